"""What is written knows when they are well formed, and never repeat a personal number."""

import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain import notation
from samverkan_cli.domain.errors import PersonalNumber
from samverkan_cli.domain.refusal import Objection, Refused

BLA_TUVAN = "802999-0010"
KLOCKBOJEN = "875999-0016"
OREBRO = "212000-1967"

PERSONAL = ["850709-9805", "19850709-9805", "8507099805", "198507099805", "850769-9802", "19850769-9802"]
ZERO_WIDTH = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"]
BETWEEN = [
    "",
    " ",
    "  ",
    "\u00a0",
    "\u2009",
    "-",
    "+",
    " - ",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2212",
    "\uff0d",
]


def objection(read: Callable[..., object], *given_: object) -> Objection:
    """Give the only objection of something that must be refused."""
    with pytest.raises(Refused) as caught:
        read(*given_)
    (only,) = caught.value.objections
    return only


def refusal(read: Callable[..., object], *given_: object) -> str:
    """Give the code of something that must be refused."""
    return objection(read, *given_).code


def luhn_digit(digits: str) -> str:
    """Give the check digit, reckoned here and not by the library under test."""
    doubled = [int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(digits)]
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def full_width(text: str) -> str:
    """Give the text with full-width digits."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


@st.composite
def personal_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """Draw the day and the last four digits of a personal or a co-ordination number."""
    day = draw(st.dates(date(1900, 1, 1), date(2029, 12, 31)))
    number = draw(st.integers(0, 999))
    written = f"{day:%y%m}{day.day + draw(st.sampled_from([0, 60])):02}"
    century = draw(st.sampled_from(["", f"{day:%Y}"[:2]]))
    return century + written, f"{number:03}" + luhn_digit(f"{written}{number:03}")


# organisation numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelled",
    [
        "212000-1967",
        "2120001967",
        "16212000-1967",
        "162120001967",
        "16 212000 1967",
        "212000 1967",
        "  212000-1967  ",
        "212 000-19 67",
        "21-20-00-19-67",
        "212000\u00a01967",
        "212000\u20101967",
        "212000\u20111967",
        "212000\u20131967",
        "212000\u22121967",
        "212000\uff0d1967",
        "212000\u00ad-1967",
        "\u200b212000-1967\ufeff",
        "２１２０００－１９６７",
        "٢١٢٠٠٠-١٩٦٧",
    ],
)
def test_an_organisation_number_is_read_in_every_spelling(spelled: str) -> None:
    assert OREBRO == notation.org_nr(spelled)


def test_an_organisation_number_that_begins_as_the_prefix_does_keeps_its_digits() -> None:
    assert "162000-0016" == notation.org_nr("1620000016") == notation.org_nr("161620000016")


@pytest.mark.parametrize("number", [BLA_TUVAN, KLOCKBOJEN, OREBRO])
def test_an_organisation_number_that_has_been_read_is_read_the_same_again(number: str) -> None:
    assert number == notation.org_nr(number)


@pytest.mark.parametrize(
    "wrong",
    [
        "212000-1968",
        "802999-0011",
        "212000-196",
        "212000-19670",
        "21200019670",
        "",
        " ",
        "-",
        "21200A-1967",
        "2I2000-1967",
        "SE212000196701",
        "212000/1967",
        "212000.1967",
        "212000_1967",
        "000000-0000",
        "001900-0009",
        "851309-9807",
        "211900-0005",
    ],
)
def test_an_organisation_number_with_a_wrong_digit_length_or_letter_is_refused(wrong: str) -> None:
    assert "org_nr_invalid" == refusal(notation.org_nr, wrong)


@given(st.from_regex(r"[0-9]{2}[2-9][0-9]{6}", fullmatch=True))
def test_one_check_digit_in_ten_makes_an_organisation_number(nine: str) -> None:
    accepted = []
    for digit in "0123456789":
        try:
            accepted.append(notation.org_nr(nine + digit))
        except Refused as refused:
            assert "org_nr_invalid" == refused.objections[0].code  # noqa: PT017
    assert [f"{nine[:6]}-{nine[6:]}{luhn_digit(nine)}"] == accepted


@pytest.mark.parametrize(
    "spelled", [*PERSONAL, "16850709-9805", "850709\u20119805", "８５０７０９-９８０５", "8507 09 98 05"]
)
def test_a_personal_number_is_refused_as_an_organisation_number_without_being_printed(spelled: str) -> None:
    with pytest.raises(Refused) as caught:
        notation.org_nr(spelled)
    (only,) = caught.value.objections
    assert "personal_number" == only.code
    assert {} == only.facts
    assert () == only.refs
    for told in (str(caught.value), repr(caught.value), repr(only)):
        assert spelled not in told
        assert not any(c.isdigit() for c in told)


@given(personal_numbers(), st.sampled_from(BETWEEN[:2]))
def test_every_personal_number_is_refused_in_the_field_of_an_organisation_number(
    number: tuple[str, str], between: str
) -> None:
    assert "personal_number" == refusal(notation.org_nr, between.join(number))


@pytest.mark.parametrize("century", ["18", "19", "20", "21"])
def test_a_century_before_ten_digits_is_refused_as_personal(century: str) -> None:
    assert "personal_number" == refusal(notation.org_nr, f"{century}212000-1967")


def test_a_month_is_refused_as_personal_even_when_the_check_digit_is_wrong() -> None:
    assert "personal_number" == refusal(notation.org_nr, "850709-9806")


@pytest.mark.parametrize(
    "number", ["212000-1967", "16212000-1967", "2120001967", "212000 1967", "850709-9805", "123456789"]
)
def test_ten_digits_or_about_are_meant_as_a_number(number: str) -> None:
    assert notation.looks_like_number(number)


@pytest.mark.parametrize(
    "name", ["", "Almby IK", "12345678", "12345678901234", "1-2-3", "A-12", "2024-2027", "4H 212000-1967"]
)
def test_other_words_are_not_meant_as_a_number(name: str) -> None:
    assert not notation.looks_like_number(name)


# personal numbers in texts ----------------------------------------------------------------------


@pytest.mark.parametrize("number", PERSONAL)
def test_a_personal_number_is_found_anywhere_in_a_text(number: str) -> None:
    assert notation.has_personal_number(number)
    assert notation.has_personal_number(f"Intyg av {number}, inkommet 2024-02-05.")
    assert notation.has_personal_number(f"({number})")
    assert notation.has_personal_number(f"dnr Ks1216/2018\n{number}\n2024")


@pytest.mark.parametrize("between", BETWEEN)
def test_a_personal_number_is_found_whatever_stands_before_its_last_four_digits(between: str) -> None:
    assert notation.has_personal_number(f"Eva Ek 850709{between}9805 signerade")


@pytest.mark.parametrize("hidden", ZERO_WIDTH)
def test_a_personal_number_is_found_with_something_invisible_between_its_digits(hidden: str) -> None:
    assert notation.has_personal_number(hidden.join("850709-9805"))


@pytest.mark.parametrize("spelled", ["８５０７０９-９８０５", "８５０７０９－９８０５", "٨٥٠٧٠٩-٩٨٠٥", "𝟪𝟧𝟢𝟩𝟢𝟫-𝟫𝟪𝟢𝟧"])
def test_a_personal_number_is_found_in_other_digits(spelled: str) -> None:
    assert notation.has_personal_number(spelled)


@given(personal_numbers(), st.sampled_from(BETWEEN), st.booleans(), st.sampled_from(["", *ZERO_WIDTH]))
def test_every_personal_number_is_found_and_masked(
    number: tuple[str, str], between: str, wide: bool, hidden: str
) -> None:
    spelled = hidden.join(between.join(number))
    text = f"av {full_width(spelled) if wide else spelled} den 5 maj"
    assert notation.has_personal_number(text)
    masked = notation.mask_personal_numbers(text)
    assert not notation.has_personal_number(masked)
    assert number[1] not in unicodedata.normalize("NFKC", masked)
    assert masked.startswith("av ")
    assert masked.endswith(" den 5 maj")


@pytest.mark.parametrize(
    "ordinary",
    [
        "",
        "dnr Ks1216/2018",
        "Ks 1216/2018 § 187",
        "2024-02-05",
        "2024-02-05 18.30",
        "20240205",
        "2024-2027",
        "2024-02-05--2024-02-26",
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "019-21 10 00",
        "bankgiro 123-4567",
        OREBRO,
        BLA_TUVAN,
        KLOCKBOJEN,
        "16212000-1967",
        "850709-9806",
        "850709-9804",
        "851309-9807",
        "850009-9802",
        "850732-9806",
        "850760-9801",
        "850792-9803",
        "850700-9804",
        "18507099805",
        "850709-98051",
        "850709",
        "9805",
        "fråga 1234567890123456",
        "första punkten ①",
    ],
)
def test_an_ordinary_text_holds_no_personal_number_and_is_left_alone(ordinary: str) -> None:
    assert not notation.has_personal_number(ordinary)
    assert ordinary == notation.mask_personal_numbers(ordinary)


@given(st.text())
def test_a_masked_text_holds_no_personal_number_and_is_not_masked_again(text: str) -> None:
    masked = notation.mask_personal_numbers(text)
    assert not notation.has_personal_number(masked)
    assert masked == notation.mask_personal_numbers(masked)


def test_every_personal_number_in_a_message_is_masked() -> None:
    masked = notation.mask_personal_numbers("850709-9805 och 19850769-9802 är två")
    assert "······-···· och ······-···· är två" == masked


# texts ------------------------------------------------------------------------------------------


def test_a_text_is_composed_and_loses_its_blank_ends() -> None:
    assert "Blå Tuvan" == notation.clean("  Bla\u030a Tuvan\u00a0 ", 200)


@pytest.mark.parametrize(
    "text",
    [
        "[ungdom] [/b] {x} <i>",
        '"citat" ’apostrof’ »Så«',
        "=1+1",
        "'=1+1",
        "@SUM(A1)",
        "-2",
        "%s {0} \\n",
        "a  b",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇸🇪",
        "جمعية الصداقة",
        "עמותה",
        "संस्था",
        "क्‍ष",
        "日本語協会",
        "Ｆｕｌｌ",
        "ﬁ ½ №",
        "zero\u200bwidth",
    ],
)
def test_brackets_quotes_signs_emoji_and_every_language_are_unchanged(text: str) -> None:
    assert text == notation.clean(text, 200)


@pytest.mark.parametrize(
    "forbidden", [chr(code) for code in range(0x20) if chr(code) not in "\t\n"] + ["\x7f", "\x85", "\x9b"]
)
def test_control_characters_are_refused_everywhere(forbidden: str) -> None:
    assert "text_not_allowed" == refusal(notation.clean, f"Blå{forbidden}Tuvan", 200)
    assert "text_not_allowed" == refusal(notation.clean, f"{forbidden}Blå Tuvan", 200)
    with pytest.raises(Refused) as caught:
        notation.clean(f"Blå{forbidden}Tuvan", 20_000, lines=True)
    assert "text_not_allowed" == caught.value.objections[0].code


@pytest.mark.parametrize(
    "forbidden",
    [
        *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        chr(0xD800),
        chr(0xDFFF),
        "\x1b[31m",
        "\x1b]0;title\x07",
    ],
)
def test_bidi_controls_surrogates_and_terminal_escapes_are_refused(forbidden: str) -> None:
    assert "text_not_allowed" == refusal(notation.clean, f"Blå{forbidden}Tuvan", 200)


@pytest.mark.parametrize("blank", ["\n", "\t"])
def test_line_breaks_and_tabs_stand_in_a_text_but_not_in_a_line(blank: str) -> None:
    assert "text_not_allowed" == refusal(notation.clean, f"a{blank}b", 500)
    assert f"a{blank}b" == notation.clean(f"a{blank}b", 20_000, lines=True)


def test_line_breaks_of_windows_become_plain_ones() -> None:
    assert "a\nb" == notation.clean("a\r\nb", 20_000, lines=True)


@pytest.mark.parametrize(("limit", "what"), [(notation.NAME, 200), (notation.LINE, 500), (notation.TEXT, 20_000)])
def test_a_text_is_as_long_as_its_limit_and_no_longer(limit: int, what: int) -> None:
    assert what == limit
    assert "å" * limit == notation.clean("å" * limit, limit)
    found = objection(notation.clean, "å" * (limit + 1), limit)
    assert "text_too_long" == found.code
    assert {"limit": limit, "length": limit + 1} == found.facts


def test_the_length_is_counted_composed_and_without_blank_ends() -> None:
    assert "å" * 200 == notation.clean("  " + "a\u030a" * 200 + "  ", 200)


@pytest.mark.parametrize("empty", ["", " ", "\u00a0", "\u3000", "\u200b", " \u200b\u2060 \ufeff", "\u00ad"])
def test_a_text_without_a_visible_character_is_refused(empty: str) -> None:
    assert "text_empty" == refusal(notation.clean, empty, 200)


@pytest.mark.parametrize("number", PERSONAL)
@pytest.mark.parametrize("lines", [False, True])
def test_a_personal_number_is_refused_in_any_text_without_being_printed(number: str, lines: bool) -> None:
    with pytest.raises(Refused) as caught:
        notation.clean(f"Intyg av {number}", 200, lines=lines)
    assert [PersonalNumber()] == list(caught.value.objections)
    assert not any(c.isdigit() for c in f"{caught.value} {caught.value!r} {caught.value.objections}")


@given(st.text(st.characters()), st.booleans())
def test_a_text_is_refused_or_clean_and_a_clean_one_stays_as_it_is(text: str, lines: bool) -> None:
    try:
        cleaned = notation.clean(text, 200, lines=lines)
    except Refused as refused:
        assert {"text_not_allowed", "text_empty", "personal_number", "text_too_long"} >= {  # noqa: PT017
            found.code for found in refused.objections
        }
        return
    assert cleaned == notation.clean(cleaned, 200, lines=lines)
    assert cleaned == unicodedata.normalize("NFC", cleaned).strip()
    assert not {"Cc", "Cs"} & {unicodedata.category(c) for c in cleaned if not (lines and c in "\n\t")}


# names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelled",
    [
        "blå tuvan",
        "BLÅ TUVAN",
        "  Blå   Tuvan ",
        "Blå\u00a0Tuvan",
        "Bla\u030a Tuvan",
        "Ｂｌå Ｔｕｖａｎ",
        "Blå\u200b Tuvan",
        "B\u00adlå Tu\u2060van\ufeff",
    ],
)
def test_case_spacing_composition_and_width_do_not_tell_names_apart(spelled: str) -> None:
    assert notation.name_key("Blå Tuvan") == notation.name_key(spelled)


@pytest.mark.parametrize("other", ["Blå Tuva", "Bla Tuvan", "BlåTuvan", "Blå Tuvan 2", "Blå-Tuvan", "Blö Tuvan"])
def test_letters_accents_and_word_breaks_tell_names_apart(other: str) -> None:
    assert notation.name_key("Blå Tuvan") != notation.name_key(other)


@given(st.text())
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    key = notation.name_key(name)
    assert key == notation.name_key(key)


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_a_name_has_one_key_in_every_composition(name: str, form: str) -> None:
    assert notation.name_key(name) == notation.name_key(unicodedata.normalize(form, name))  # type: ignore[arg-type]


@given(st.text("abcåäöéü 123", min_size=1), st.sampled_from(ZERO_WIDTH))
def test_a_name_has_one_key_in_every_case_spacing_and_with_what_is_invisible(name: str, hidden: str) -> None:
    key = notation.name_key(name)
    assert key == notation.name_key(name.upper())
    assert key == notation.name_key(hidden.join(name))
    assert key == notation.name_key(f" {name.replace(' ', '   ')}\u00a0")


@pytest.mark.parametrize("name", ["\u0410lmby IK", "Kl\u03bfckbojen", "Бlå"])
def test_a_word_of_two_alphabets_is_noticed(name: str) -> None:
    assert notation.mixes_scripts(name)


@pytest.mark.parametrize(
    "name", ["", "Almby IK", "Örebro läns IF 1906", "Ромашка", "Föreningen Ромашка", "日本Almby", "👍"]
)
def test_words_of_one_alphabet_each_are_not_noticed(name: str) -> None:
    assert not notation.mixes_scripts(name)


# references -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reference",
    [
        *["A-1", "a-12", " E-3 ", "P-4", "C-5", "M-6", "T-7", "W-8", "G-9", "B-10", "R-1"],
        *["D-2025-001", "d-2025-1000", "2024-2025:1", "2024:12"],
    ],
)
def test_what_is_shaped_like_an_id_is_taken_for_one(reference: str) -> None:
    assert notation.looks_like_id(reference)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "A",
        "A1",
        "A-",
        "A-1b",
        "AB-1",
        "Å-1",
        "X-1",
        "D-25-1",
        "D-2025-01",
        "2024-2025",
        "1:1",
        "4-H",
        "A-1 IF",
    ],
)
def test_other_names_are_not_taken_for_ids(name: str) -> None:
    assert not notation.looks_like_id(name)


@pytest.mark.parametrize("key", ["2024-2027", "2024", " 2024-2027 ", "2024–2027", "２０２４-２０２７"])
def test_what_is_shaped_like_a_period_is_taken_for_one(key: str) -> None:
    assert notation.looks_like_period(key)


@pytest.mark.parametrize("name", ["", "24-27", "2024-27", "2024/2027", "2024-2027-2031", "IK 2024", "2024-2027:1"])
def test_other_names_are_not_taken_for_periods(name: str) -> None:
    assert not notation.looks_like_period(name)


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("2024-2027", "2024-2027"),
        (" 2024-2027 ", "2024-2027"),
        ("2024–2027", "2024-2027"),
        ("2024\u20112027", "2024-2027"),
        ("２０２４-２０２７", "2024-2027"),
        ("2024-2024", "2024-2024"),
        ("2024", "2024"),
    ],
)
def test_a_period_is_read_in_every_spelling(spelled: str, key: str) -> None:
    assert key == notation.period_key(spelled)


@pytest.mark.parametrize(
    "wrong", ["", "2027-2024", "24-27", "2024-27", "2024/2027", "2024-2027-2031", "nu", "20240-2027"]
)
def test_what_is_no_period_is_refused_with_what_was_given(wrong: str) -> None:
    found = objection(notation.period_key, wrong)
    assert "period_invalid" == found.code
    assert {"given": wrong} == found.facts


@pytest.mark.parametrize(
    ("spelled", "reference"),
    [
        ("value:2", "value:2"),
        ("principle:4", "principle:4"),
        ("commitment:1", "commitment:1"),
        ("formal", "formal"),
        ("Formal", "formal"),
        ("formell", "formal"),
        ("värdegrund:2", "value:2"),
        ("värde:2", "value:2"),
        ("va\u0308rde:2", "value:2"),
        ("princip:4", "principle:4"),
        ("PRINCIP:4", "principle:4"),
        ("åtagande:1", "commitment:1"),
        (" Åtagande:12 ", "commitment:12"),
        ("principle:007", "principle:7"),
        ("principle:２", "principle:2"),
        ("principle:999", "principle:999"),
    ],
)
def test_a_numbered_point_is_read_in_english_and_swedish(spelled: str, reference: str) -> None:
    assert reference == notation.provision_ref(spelled)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "2",
        "value",
        "value:",
        "value:0",
        "value:-1",
        "value:1000",
        "value 2",
        "value: 2",
        "point:1",
        "formal:1",
        "värd:1",
        ":1",
    ],
)
def test_what_is_no_numbered_point_is_refused_with_what_was_given(wrong: str) -> None:
    found = objection(notation.provision_ref, wrong)
    assert "reference_invalid" == found.code
    assert {"given": wrong} == found.facts


# people -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spelled", "name", "address"),
    [
        ("Eva Ek <eva@example.org>", "Eva Ek", "eva@example.org"),
        ("eva@hemma <eva@example.org>", "eva@hemma", "eva@example.org"),
        ('  "Eva Ek"   < eva@example.org > ', "Eva Ek", "eva@example.org"),
        ("<eva@example.org>", None, "eva@example.org"),
        ("eva@example.org", None, "eva@example.org"),
        (" eva.ek+ks@sub.example.org ", None, "eva.ek+ks@sub.example.org"),
        ("Eva Ek", "Eva Ek", None),
        ("Eva Ek <>", "Eva Ek", None),
        ("Åsa Öst <åsa@öst.example>", "Åsa Öst", "åsa@öst.example"),
    ],
)
def test_a_mailbox_is_a_name_an_address_or_both(spelled: str, name: str | None, address: str | None) -> None:
    assert (name, address) == notation.mailbox(spelled)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("eva@", "eva@"),
        ("@example.org", "@example.org"),
        ("eva@example", "eva@example"),
        ("eva@@example.org", "eva@@example.org"),
        ("eva ek@example.org", "eva ek@example.org"),
        ("eva@example.org, bo@example.org", "eva@example.org, bo@example.org"),
        ("Eva Ek <eva>", "eva"),
        ("Eva Ek <eva@exam ple.org>", "eva@exam ple.org"),
        (f"{'e' * 65}@example.org", f"{'e' * 65}@example.org"),
    ],
)
def test_an_address_that_is_none_is_refused(wrong: str, told: str) -> None:
    found = objection(notation.mailbox, wrong)
    assert "mailbox_invalid" == found.code
    assert {"given": told} == found.facts


@pytest.mark.parametrize(
    ("spelled", "name", "capacity"),
    [
        ("Eva Ek, ordförande", "Eva Ek", "ordförande"),
        ("Eva Ek", "Eva Ek", None),
        (" Eva Ek ,  vice ordförande, tills vidare ", "Eva Ek", "vice ordförande, tills vidare"),
        ("Eva Ek,", "Eva Ek", None),
    ],
)
def test_a_signer_is_a_name_and_perhaps_a_capacity(spelled: str, name: str, capacity: str | None) -> None:
    assert (name, capacity) == notation.signer(spelled)


# kinds and order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "z", "å", "ä", "ö"],
        ["Almby", "Zebran", "Zå", "Ånäs", "Älgen", "Öster"],
        ["Vallen", "vinden", "Wadköping", "Yxan"],
        ["alfa", "Beta", "gamma"],
        ["Ide", "Idé", "Idéer"],
        ["1 maj", "4H", "Almby"],
        ["Alm", "Alm By", "Almby"],
        ["(Anna)", "Bo"],
        ["Äng", "Ærø", "Äss"],
        ["Zon", "Øst", "Östra"],
    ],
)
def test_names_are_sorted_as_swedish_does(ordered: list[str]) -> None:
    places = [notation.swedish_order(name) for name in ordered]
    assert all(before < after for before, after in pairwise(places))


@given(st.lists(st.text("abzåäöÅÄÖ \u030a\u0308")))
def test_the_order_does_not_depend_on_composition(names: list[str]) -> None:
    composed = [unicodedata.normalize("NFC", name) for name in names]
    apart = sorted((unicodedata.normalize("NFD", name) for name in names), key=notation.swedish_order)
    together = sorted(composed, key=notation.swedish_order)
    assert [notation.swedish_order(name)[:2] for name in together] == [
        notation.swedish_order(name)[:2] for name in apart
    ]


@given(st.text(), st.text())
def test_different_texts_never_have_the_same_place(one: str, other: str) -> None:
    assert (one == other) == (notation.swedish_order(one) == notation.swedish_order(other))


@given(
    st.text(st.sampled_from('",;\\= ab') | st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20),
    st.none() | st.text(st.sampled_from('",;\\= ab'), min_size=1, max_size=20),
)
def test_a_signature_is_read_as_it_was_written(name: str, capacity: str | None) -> None:
    name, capacity = name.strip(), capacity and capacity.strip()
    assert (name, capacity or None) == notation.signer(notation.signature(name, capacity or None))


# websites ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://www.almbyik.example", None),
        ("http://almbyik.example/om%20oss?sida=2&sprak=sv#styrelsen", None),
        ("HTTPS://Almbyik.Example:8443/", None),
        ("https://föreningen.example/å/ä", None),
        ("https://web.example/@almbyik", None),
        ("www.almbyik.example", "https://www.almbyik.example"),
        (" almbyik.example/kontakt ", "https://almbyik.example/kontakt"),
    ],
)
def test_a_website_is_an_address_of_the_web(typed: str, expected: str | None) -> None:
    assert (expected or typed) == notation.website(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "javascript://almbyik.example/%0Aalert(1)",
        "data:text/html,<script>1</script>",
        "ftp://almbyik.example",
        "mailto:eva@example.org",
        "eva@example.org",
        "https://eva:hemligt@almbyik.example",
        "https://eva@almbyik.example",
        "https://almbyik.example\\@annan.example",
        'https://almbyik.example/"onclick="x',
        "https://almbyik.example/'x",
        "https://almbyik.example/<b>",
        "https://almbyik.example/{{7*7}}",
        "https://almbyik.example/%zz",
        "https://almbyik.example/en två",
        "https://almbyik.example/\u202egnp.exe",
        "https://almbyik.example/\u200b",
        "https:/almbyik.example",
        "//almbyik.example",
        "https://localhost/",
        "https://192.168.0.1/",
        "https://2130706433/",
        "https://-almby.example",
        "https://almbyik..example",
        "https://almbyik.example:99999999",
        "en sida på nätet",
        "",
    ],
)
def test_what_leads_elsewhere_or_could_be_more_than_an_address_is_no_website(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        notation.website(typed)
    assert {each.code for each in caught.value.objections} <= {"website_invalid", "text_empty", "text_not_allowed"}
