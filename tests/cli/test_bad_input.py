"""Bad input gets its status and code, every objection at once, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

Refusal = Callable[[str, int], list[str]]
P = "--period 2024-2027"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("802999-0011", "org_nr_invalid"),
        ("123456-789", "org_nr_invalid"),
        ("802999-00100", "org_nr_invalid"),
        ("80299A-0010", "org_nr_invalid"),
        ("000000-0000", "org_nr_invalid"),
        ("850709-9805", "personal_number"),
        ("19850709-9805", "personal_number"),
        ("850769-9801", "personal_number"),
    ],
)
def test_a_wrong_number_is_refused_and_never_printed_back(
    typed: Typed, refused: Refusal, period: str, number: str, code: str
) -> None:
    assert [code] == refused(f"actor add Klockbojen --org-nr {number}", 2)
    assert number not in typed(f"actor add Klockbojen --org-nr {number}").err


@pytest.mark.parametrize(
    "line",
    [
        "actor add 'Eva 850709-9805'",
        "actor show 850709-9805",
        "task add 'ring 8507099805'",
        f"enroll Klockbojen {TICKED} --evidence 'intyg 850709 9805'",
        f"enroll Klockbojen {P} --affirm values --affirm principles --signed-by 'Eva 850709-9805'",
        "person add 'Eva 850709\u20119805'",
    ],
)
def test_a_personal_number_in_any_text_is_refused_and_never_printed(typed: Typed, period: str, line: str) -> None:
    ran = typed(f"{line} -o json")
    assert (2, ["personal_number"]) == (ran.status, ran.codes)
    assert "9805" not in ran.err + typed(line).err


def test_a_personal_number_among_stray_words_is_not_printed_back(typed: Typed, period: str) -> None:
    ran = typed("actor show Eva 850709-9805")
    assert (2, False) == (ran.status, "9805" in ran.err)


def test_all_objections_come_at_once_and_the_lowest_status_wins(typed: Typed, refused: Refusal, period: str) -> None:
    line = f"enroll Klockbojen {P} --kind nätverk --affirm values --received 2024-02-30 --channel duva"
    assert [
        "date_invalid",
        "value_unknown",
        "affirmation_missing",
        "signer_missing",
        "purpose_missing",
        "contact_missing",
    ] == refused(line, 2)
    told = typed(line).err
    assert "Följande 6 saker hindrar" in told
    assert "Lägg till --purpose" in told


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("--affirm values --signed-by 'Eva Ek'", ["affirmation_missing"]),
        ("--affirm värdegrund --affirm principer", ["signer_missing"]),
        (
            "--kind network --affirm values --affirm principles --signed-by 'Eva Ek'",
            ["purpose_missing", "contact_missing"],
        ),
        (
            "--affirm values --affirm principles --signed-by 'Eva Ek' --received 2024-02-02 --effective 2024-02-01",
            ["effective_before_received"],
        ),
        (
            "--affirm values --affirm principles --signed-by 'Eva Ek' --received 2023-02-02 --effective 2023-12-31",
            ["effective_outside_period"],
        ),
        (
            "--affirm values --affirm principles --signed-by 'Eva Ek' --received 2028-01-01",
            ["effective_outside_period"],
        ),
        ("--affirm values --affirm principles --signed-by 'Eva Ek' --side public", ["side_mismatch"]),
    ],
)
def test_a_rule_that_is_not_met_gives_5_and_its_own_objection(
    refused: Refusal, period: str, more: str, codes: list[str]
) -> None:
    received = "" if "--received" in more else "--received 2024-01-10"
    assert codes == refused(f"enroll Klockbojen {P} {more} {received}", 5)


def test_a_network_is_refused_where_the_period_bars_them(well: Typed, refused: Refusal) -> None:
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --no-networks")
    line = f"enroll 'Nätverket Exempelvis Grannar' {TICKED} --kind nätverk --purpose hjälp --contact 'Ida Holm'"
    assert ["networks_barred"] == refused(line, 5)
    assert "received" == well(f"{line} --incomplete 'avvaktar beslut' -o json").data["enrollment"]["standing"]


@pytest.mark.parametrize("name", ["BLÅ TUVAN", " Blå  Tuvan ", "Bla\u030a Tuvan", "Blå\u200b Tuvan", "Ｂlå Tuvan"])
def test_a_name_that_differs_only_in_spelling_is_the_same_actor(
    well: Typed, typed: Typed, period: str, name: str
) -> None:
    well("actor add 'Blå Tuvan'")
    ran = typed("actor add -o json", name)
    assert (4, ["already_exists"], ["A-1"]) == (ran.status, ran.codes, ran.error["refs"])


def test_another_number_or_kind_than_recorded_is_a_conflict_and_a_missing_number_is_filled_in(
    well: Typed, refused: Refusal, period: str
) -> None:
    well("actor add 'Blå Tuvan'")
    assert ["actor_differs"] == refused(f"enroll 'Blå Tuvan' --kind stiftelse {TICKED} --received 2024-01-10", 4)
    told = well(f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10 -o json").data
    assert "802999-0010" == told["actor"]["org_nr"]
    assert ["actor_differs", "already_enrolled"] == sorted(
        refused(f"enroll 'Blå Tuvan' --org-nr 875999-0016 {TICKED} --received 2024-01-10", 4)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x1b[31mb", "text_not_allowed"),
        ("a\x00b", "text_not_allowed"),
        ("a\u202eb", "text_not_allowed"),
        ("a\nb", "text_not_allowed"),
        ("x" * 201, "text_too_long"),
        ("  ", "text_empty"),
        ("\u200b", "text_empty"),
    ],
)
def test_a_text_that_steers_or_never_ends_is_refused(typed: Typed, period: str, text: str, code: str) -> None:
    before = Path("registry.db").read_bytes()
    ran = typed("actor add -o json", text)
    assert (2, [code]) == (ran.status, ran.codes)
    assert "name" == ran.error["objections"][0]["field"]
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize(
    "name", ["[ungdom]", "[/b] \"x\" 'y'", "=SUM(A1)", "👩‍👩‍👧 familj", "Ольга", "+46", "A\u0308pple"]
)
def test_any_other_name_comes_back_in_nfc_and_otherwise_unchanged(well: Typed, period: str, name: str) -> None:
    expected = name.replace("A\u0308", "Ä")
    assert expected == well("actor add -o json", name).data["actor"]["name"]
    assert expected == well("actor show A-1 -o json").data["name"]
    assert expected in well("actor list").out
    quoted = f"'{expected}" if expected[0] in "=+" else expected
    assert quoted.replace('"', '""') in well("actor list -o csv").out


@pytest.mark.parametrize("name", ["A-12", "D-2024-001", "2024-2027", "802999-0010", "2024-2025:1"])
def test_what_is_shaped_like_a_reference_is_never_taken_for_a_name(typed: Typed, period: str, name: str) -> None:
    ran = typed("actor add -o json", name)
    assert (2, ["name_reserved"]) == (ran.status, ran.codes)
    assert typed(f"enroll {name} {TICKED}").status in {2, 3}


def test_an_unknown_reference_names_the_nearest_and_an_ambiguous_one_its_ids(
    well: Typed, typed: Typed, period: str
) -> None:
    well("actor add Kulturnämnden --kind committee --org-nr 212000-1967")
    well("actor add Socialnämnden --kind committee --org-nr 212000-1967")
    missing = typed("actor show Kulturnämden -o json")
    assert (3, ["not_found"], ["A-1"]) == (missing.status, missing.codes, missing.error["refs"])
    several = typed("actor show 212000-1967 -o json")
    assert (3, ["ambiguous"], ["A-1", "A-2"]) == (several.status, several.codes, several.error["refs"])


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("decline Ingen --period 2024-2027", ["not_found"]),
        ("withdraw Ingen --period 2030-2033", ["not_found", "not_found"]),
        ("period show 2030-2033", ["not_found"]),
        ("why D-2024-999", ["not_found"]),
        ("journal show 99", ["not_found"]),
        ("task done T-9", ["not_found"]),
    ],
)
def test_what_is_not_found_gives_3(typed: Typed, period: str, line: str, codes: list[str]) -> None:
    ran = typed(f"{line} -o json")
    assert (3, codes) == (ran.status, ran.codes)


@pytest.mark.parametrize(
    "line",
    [
        "nonsens",
        "actor nonsens",
        "enroll --nonsens",
        "actor add ett två",
        "roll --on",
        "--lang sv enrol X",
        "roll -o xml",
    ],
)
def test_a_usage_error_speaks_json_too(typed: Typed, period: str, line: str) -> None:
    ran = typed(line if "-o xml" in line else f"{line} -o json")
    assert 2 == ran.status
    assert "" == ran.out
    if "-o xml" not in line:
        assert ran.codes[0] in {"usage", "date_invalid"}


def test_missing_names_and_bad_values_are_told_together(typed: Typed, period: str) -> None:
    ran = typed("enroll --received nonsens -o json")
    assert (2, ["missing", "date_invalid"]) == (ran.status, ran.codes)
    assert ["actor", "received"] == [o["field"] for o in ran.error["objections"]]


def test_excluding_an_actor_that_is_not_enrolled_or_has_left_says_which(well: Typed, typed: Typed, period: str) -> None:
    well("actor add 'Blå Tuvan'")
    codes = ["not_enrolled", "decision_missing", "not_notified", "grounds_missing"]
    assert codes == typed(f"exclude 'Blå Tuvan' {P} -o json").codes
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    well(f"withdraw 'Blå Tuvan' {P} --received 2024-02-01")
    ran = typed(f"exclude 'Blå Tuvan' {P} -o json")
    assert (4, "already_withdrawn") == (ran.status, ran.codes[0])


@pytest.fixture
def bodies(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10")
    well("body add KS --kind committee")
    well("body add Rådet")
    well("decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --about 'Blå Tuvan'")


HEARD = "--ground formal --effective 2024-10-17 --notified 2024-05-17 --answered 2024-06-05"


def test_a_body_without_the_mandate_on_the_day_is_objected_to(well: Typed, refused: Refusal, bodies: None) -> None:
    line = f"exclude 'Blå Tuvan' {P} --decision D-2024-001 {HEARD}"
    assert ["mandate_missing"] == refused(line, 5)
    well("body mandate KS --subject exclusion --may decide --from 2024-10-09")
    assert ["mandate_missing"] == refused(line, 5)
    well("body mandate KS --subject exclusion --may decide --from 2024-01-01 --through 2024-12-31")
    assert well(line).status == 0


@pytest.mark.parametrize(
    "held", ["--subject entry --may decide", "--subject exclusion --may recommend", "--subject agreement --may decide"]
)
def test_no_other_mandate_suffices_to_exclude(well: Typed, refused: Refusal, bodies: None, held: str) -> None:
    well(f"body mandate KS {held}")
    assert ["mandate_missing"] == refused(f"exclude 'Blå Tuvan' {P} --decision D-2024-001 {HEARD}", 5)


def test_what_is_absolute_cannot_be_recorded_anyway(well: Typed, refused: Refusal, bodies: None) -> None:
    anyway = "--record-anyway protokollet"
    assert ["decision_missing"] == refused(f"exclude 'Blå Tuvan' {P} {HEARD} {anyway}", 5)[:1]
    assert "decision_other_actor" in refused(f"exclude Klockbojen {P} --decision D-2024-001 {HEARD} {anyway}", 5)


def test_a_day_is_to_be_stated_where_the_policy_does_not_wait_for_the_decision_to_be_final(
    well: Typed, refused: Refusal, bodies: None
) -> None:
    Path("regler.toml").write_text('[effect]\nvalue = "stated"\nsource = "KS 2023-10-10 § 181"\n', encoding="utf-8")
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --policy regler.toml")
    ticked = TICKED.replace("2024-2027", "2028-2031")
    well(f"enroll 'Blå Tuvan' {ticked} --received 2028-01-10")
    line = "exclude 'Blå Tuvan' --period 2028-2031 --decision D-2024-001 --record-anyway protokollet"
    assert "effective_missing" in refused(line, 5)


def test_a_decision_that_was_acted_on_for_one_actor_decides_nothing_about_another(
    well: Typed, refused: Refusal, bodies: None
) -> None:
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Aktören utesluts' --body KS --date 2024-10-08")
    well(f"exclude 'Blå Tuvan' {P} --decision D-2024-002 {HEARD}")
    assert ["decision_other_actor"] == refused(f"exclude Klockbojen {P} --decision D-2024-002 {HEARD}", 5)


def test_the_hearing_is_over_with_the_answer_or_the_respond_by_day(well: Typed, refused: Refusal, bodies: None) -> None:
    well("body mandate KS --subject exclusion --may decide")
    base = f"exclude 'Blå Tuvan' {P} --decision D-2024-001 --ground formal --effective 2024-10-17 --notified"
    assert ["answer_awaited"] == refused(f"{base} 2024-09-17 --no-answer", 5)
    assert ["answer_awaited"] == refused(f"{base} 2024-09-16", 5)
    assert ["notified_after_decision"] == refused(f"{base} 2024-10-08 --answered 2024-10-08", 5)
    assert well(f"{base} 2024-09-16 --no-answer").status == 0


def test_periods_of_one_agreement_do_not_overlap(refused: Refusal, period: str) -> None:
    line = "period add 2027-2030 --first-day 2027-12-31 --last-day 2030-12-31"
    assert ["periods_overlap"] == refused(line, 4)
    assert ["already_exists"] == refused("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31", 4)
    assert ["last_day_before_first"] == refused("period add 2030 --first-day 2030-02-01 --last-day 2030-01-01", 5)


def test_nothing_is_received_after_the_close(well: Typed, refused: Refusal, period: str) -> None:
    well("period close 2024-2027 --date 2024-03-31")
    assert ["period_is_closed"] == refused(f"enroll Klockbojen {TICKED} --received 2024-04-01", 5)
    well(f"enroll Klockbojen {TICKED} --received 2024-03-31")
    assert ["already_done"] == refused("period close 2024-2027", 4)
