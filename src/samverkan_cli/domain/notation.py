"""What knows when it is well formed: texts, names, numbers, keys, addresses."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import SettingKey

NAME, LINE, TEXT = 200, 500, 20_000  # characters
# Most texts: printable, composed already, without a digit that only looks like one. They need no closer look.
_PLAIN = re.compile("[ -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u2013\u2014\u2019\u201d]*")
_TEN_DIGITS = re.compile(r"\d(?:\D*\d){9}", re.ASCII)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_PERSONAL = re.compile(
    r"(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})([-./ ]?)(\d{2})\1(\d{2})[-+./ ]{0,3}(\d{2} ?\d{2})(?!\d)", re.ASCII
)
_ID = re.compile(
    r"(?:D-\d{4}-\d{3,}|M-\d+:\d+|[A-CEGMNPRTUW]-\d+|B-\d+|\d{4}(?:-\d{4})?:\d+)", re.ASCII | re.IGNORECASE
)
_ITEM = re.compile(r"M-\d+:\d{1,15}", re.ASCII | re.IGNORECASE)
_PERIOD = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)
_PROVISION = re.compile(r"([a-zåäö]+):(\d{1,3})")
_QUOTED = r'"(?P<name>(?:[^"\\]|\\.)*)"'
_QUOTED_NAME = re.compile(rf"\s*{_QUOTED}\s*(?:<(?P<mail>[^<>]*)>)?\s*")
_QUOTED_SIGNER = re.compile(rf"{_QUOTED}\s*(?:,(?P<capacity>.*))?")
# Fields that hold numbers of other systems: however they look, they name nothing here.
OTHERS_NUMBERS = frozenset({"dnr", "submission", "completing"})
_OF_HOST = r"[^\W_](?:[\w-]*[^\W_])?"
_WEB = re.compile(
    rf"https?://{_OF_HOST}(?:\.{_OF_HOST})*\.?(?::[0-9]{{1,5}})?(?:/(?:[^\s\x00-\x20<>\"{{}}|\\^`?#\[\]%]|%[0-9A-Fa-f]{{2}})*)?",
    re.IGNORECASE,
)
_OF_SITE = r"(?:[^\s\x00-\x20<>\"'{}|\\^`%]|%[0-9A-Fa-f]{2})*"
_SITE = re.compile(
    rf"https?://(?:{_OF_HOST}\.)+(?!\d+(?:[:/?#]|$)){_OF_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_OF_SITE})?", re.IGNORECASE
)
_MAILBOX = re.compile(r"[^@\s<>,;:\"()]{1,64}@[^@\s<>,;:\"()]+\.[^@\s<>,;:\"().]{2,}")


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """Give a text in NFC, otherwise unchanged but for blank ends.

    `limit` is in characters; `lines` admits line breaks and tabs. Raises `Refused` for control
    characters, surrogates and bidi controls, for a text too long or empty, and for a text with a
    personal identity number in it.
    """
    trimmed = 0 < len(text) <= limit and text[0] != " " != text[-1]
    if trimmed and _PLAIN.fullmatch(text) and not _TEN_DIGITS.search(text):
        return text
    if lines:
        text = text.replace("\r\n", "\n")
    allowed = "\n\t" if lines else ""
    if any((c in _BIDI or unicodedata.category(c) in ("Cc", "Cs")) and c not in allowed for c in text):
        raise Refused([no.TextNotAllowed()])
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > limit:
        raise Refused([no.TextTooLong(limit=limit, length=len(text))])
    if not without_format_characters(text).strip():
        raise Refused([no.TextEmpty()])
    if has_personal_number(text):
        mobile = _mobile(text)
        raise Refused([no.PersonalNumber(mobile=mobile) if mobile else no.PersonalNumber()])
    return text


def without_format_characters(text: str) -> str:
    """Give the text without what has no shape of its own (category Cf)."""
    return text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=8192)  # an import asks for the key of each name several times
def name_key(name: str) -> str:
    """Give the key that tells names apart: case, spacing, composition and width do not."""
    if _PLAIN.fullmatch(name):  # composed already, and of one width
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", without_format_characters(name)).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


_WORDS = re.compile(r"[^\W_]+")


_PARTY = re.compile(r"(?P<name>.*\S)\s*,?\s*\((?P<party>(?:[^\W\d_]{0,3}[A-ZÅÄÖ]|Fi))\)", re.DOTALL)


def apart_from_party(name: str) -> tuple[str, str | None]:
    """Give a name and the letters of the party that stands in brackets after it, "Jerker Lindgren (L)"."""
    found = _PARTY.fullmatch(name.strip())
    return (found["name"].rstrip(" ,"), found["party"]) if found else (name, None)


def words_of(name: str) -> list[str]:
    """Give the words of a name, as `name_key` has them, without signs."""
    return _WORDS.findall(name_key(name))


def mixes_scripts(name: str) -> bool:
    """Tell whether a word mixes alphabets, as when a Cyrillic а stands among Latin letters."""
    if _PLAIN.fullmatch(name):  # Latin letters alone
        return False

    def script(letter: str) -> str:
        return unicodedata.name(letter, "?").split(" ", maxsplit=1)[0]

    scripts = ({script(c) for c in word if c.isalpha()} for word in name.split())
    return not name.isascii() and any(len(found & {"LATIN", "CYRILLIC", "GREEK"}) > 1 for found in scripts)


def _plain(text: str) -> str:
    """Give a text whose digits, dashes and blanks are the plain ones, for reading numbers."""
    if _PLAIN.fullmatch(text):
        return " ".join((text if text.isascii() else _DASHES.sub("-", text)).split())
    seen = "".join(c for c in without_format_characters(text) if not "\ufe00" <= c <= "\ufe0f")
    bare = unicodedata.normalize("NFKC", seen)
    bare = "".join(str(unicodedata.decimal(c, c)) for c in bare)
    return " ".join(_DASHES.sub("-", bare).split())


def _luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of the others."""
    from stdnum import luhn  # loaded when there is a number to check

    return bool(luhn.is_valid(digits))


def has_personal_number(text: str) -> bool:
    """Tell whether a personal identity number or a co-ordination number stands in the text."""
    return any(c.isdigit() for c in text) and next(_personal_numbers(text), None) is not None


def _personal_numbers(text: str) -> Iterator[str]:
    """Give the personal identity numbers in a text, as they are written."""
    for found in _PERSONAL.finditer(_plain(text)):
        month, day = int(found[2]), int(found[3])
        digits = re.sub(r"\D", "", found[0])[-10:]
        if 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91) and _luhn(digits):
            yield found[0]


def _mobile(text: str) -> str | None:
    """Give how to write the mobile number of a text, when all that looks like a personal number may be one.

    Swedish mobile numbers begin with 070, 072, 073, 076 or 079 and have ten digits; nobody writes one with the dash of
    a personal number, nor with a century.
    """
    numbers = [re.sub(" ", "", found) for found in _personal_numbers(text)]
    if not all(re.fullmatch(r"07[02369]\d{7}", number, re.ASCII) for number in numbers):
        return None
    first = numbers[0]
    return f"{first[:3]}-{first[3:6]} {first[6:8]} {first[8:]}"


def mask_personal_numbers(text: str) -> str:
    """Give the text with every personal identity number in it made unreadable, for messages."""
    if not has_personal_number(text):
        return text
    return _PERSONAL.sub("······-····", _plain(text))


def org_nr(text: str) -> str:
    """Give an organisation number as `NNNNNN-NNNN` [lag 1974:174].

    Dashes, blanks and the prefix 16 are accepted. Raises `Refused`: `personal_number` where the
    third and fourth digit are a month or the prefix is a century, `org_nr_invalid` for the rest.
    """
    digits = re.sub(r"[- ]", "", _plain(text))
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if not re.fullmatch(r"\d{10}|\d{12}", digits, re.ASCII):
        raise Refused([no.OrgNrInvalid()])
    if len(digits) == 12 or 1 <= int(digits[2:4]) <= 12:
        raise Refused([no.PersonalNumber()])
    if int(digits[2]) < 2 or not _luhn(digits):
        raise Refused([no.OrgNrInvalid()])
    return f"{digits[:6]}-{digits[6:]}"


def looks_like_number(text: str) -> bool:
    """Tell whether a reference is meant as an organisation number (or a personal one)."""
    if text[:1].isascii() and text[:1].isalpha():
        return False
    bare = re.sub(r"[- +]", "", _plain(text))
    return bool(re.fullmatch(r"\d{9,13}", bare, re.ASCII))


def looks_like_id(text: str) -> bool:
    """Tell whether a reference is shaped like one of our ids: `A-12`, `D-2023-004`, `2024-2025:1`."""
    bare = text.strip()
    if _PLAIN.fullmatch(text) and bare[1:2] not in "-0123456789 ":
        return False
    return bool(_ID.fullmatch(_plain(text)))


def is_item(text: str) -> bool:
    """Tell whether a reference is the id of a meeting's item: `M-1:3`."""
    return bool(_ITEM.fullmatch(text.strip()))


def looks_like_period(text: str) -> bool:
    """Tell whether a reference is shaped like the key of a period or plan."""
    return bool(_PERIOD.fullmatch(_plain(text)))


@lru_cache(maxsize=64)
def period_key(text: str) -> str:
    """Give the key of a period or plan, `2024-2027`; raises `Refused` with `period_invalid`."""
    found = _PERIOD.fullmatch(_plain(text))
    if not found or (found[2] and found[2] < found[1]):
        raise Refused([no.PeriodInvalid(given=text)])
    return found[0]


def provision_ref(text: str) -> str:
    """Give a reference to a numbered point, `principle:2`, or `formal`; Swedish words are read too."""
    words = {
        "värde": "value",
        "värdegrund": "value",
        "princip": "principle",
        "åtagande": "commitment",
        "formell": "formal",
    }
    plain = _plain(text).casefold()
    if words.get(plain, plain) == "formal":
        return "formal"
    found = _PROVISION.fullmatch(plain)
    kind = words.get(found[1], found[1]) if found else ""
    if not found or kind not in ("value", "principle", "commitment") or int(found[2]) < 1:
        raise Refused([no.ReferenceInvalid(given=text)])
    return f"{kind}:{int(found[2])}"


_VOTES = re.compile(r"(\d{1,4}) ?[-/:] ?(\d{1,4})(?: ?[-/:] ?(\d{1,4}))?", re.ASCII)


def votes(text: str) -> str:
    """Give a vote as `7-3-1`: yes, no and, where it is said, who abstained. Raises `Refused` with `votes_invalid`."""
    found = _VOTES.fullmatch(_plain(clean(text, LINE)))
    numbers = [int(each) for each in found.groups() if each is not None] if found else []
    if not any(numbers):
        raise Refused([no.VotesInvalid(given=text)])
    return "-".join(map(str, numbers))


def registry_setting(text: str) -> tuple[SettingKey, str | None]:
    """Give key and value of a setting of the registry, `court=Förvaltningsrätten i Karlstad`; no value takes it away.

    Raises `Refused` with `setting_key_unknown`, or `setting_unsaid` where there is no `=`.
    """
    from difflib import get_close_matches

    key, equals, value = (part.strip() for part in clean(text, TEXT).partition("="))
    known, plain = tuple(map(str, SettingKey)), re.sub(r"[-\s]+", "_", key.casefold())
    if plain not in known:
        raise Refused([no.SettingKeyUnknown(given=key, known=known, nearest=tuple(get_close_matches(plain, known, 1)))])
    if not equals:
        raise Refused([no.SettingUnsaid(given=plain)])
    return SettingKey(plain), _set(SettingKey(plain), clean(value, LINE)) if value else None


def _set(key: SettingKey, value: str) -> str:
    """Give the value of a setting; raises `Refused` where it must have a form, and has not."""
    if key is SettingKey.WEB:
        return web_address(value)
    if key is SettingKey.NUMBER:
        return org_nr(value)
    if key is SettingKey.PUBLIC_CONTACT and not mailbox(value)[1]:
        raise Refused([no.MailboxInvalid(given=value)])
    return value


def web_address(text: str) -> str:
    """Give an address on the web that others can be made from by adding to it, ended by a slash.

    What may not stand in an IRI is not taken, and no query, fragment or password [RFC 3987]. Raises `Refused` with
    `web_address_invalid`.
    """
    address = clean(text, LINE)
    if not _WEB.fullmatch(address) or without_format_characters(address) != address:
        raise Refused([no.WebAddressInvalid(given=text)])
    return address if address.endswith("/") else f"{address}/"


def website(text: str) -> str:
    """Give the address of somebody's website; `www.almby.example` is read as `https://www.almby.example`.

    Only http and https lead anywhere, and no password, quotation mark or space does [RFC 3986]. Raises `Refused` with
    `website_invalid`.
    """
    address = clean(text, LINE)
    typed = address if "://" in address else f"https://{address}"
    if not _SITE.fullmatch(typed) or without_format_characters(typed) != typed:
        raise Refused([no.WebsiteInvalid(given=text)])
    return typed


@lru_cache(maxsize=4096)
def mailbox(text: str) -> tuple[str | None, str | None]:
    """Give name and address of `Eva Ek <eva@example.org>`; one of them may be missing.

    A name in quotation marks may hold any character. Raises `Refused` with `mailbox_invalid` when there is an @
    but no address.
    """
    if found := _QUOTED_NAME.fullmatch(text):
        name, mail = _unquoted(found["name"]), (found["mail"] or "").strip()
    elif found := re.fullmatch(r"\s*(?P<name>[^<>]*?)\s*<(?P<mail>[^<>]*)>\s*", text):
        name, mail = found["name"].strip('" '), found["mail"].strip()
    else:
        name, mail = (text.strip(), "") if "@" not in text else ("", text.strip())
    if mail and not _MAILBOX.fullmatch(mail):
        raise Refused([no.MailboxInvalid(given=mail)])
    return (name or None), (mail or None)


@lru_cache(maxsize=4096)
def signer(text: str) -> tuple[str, str | None]:
    """Give name and capacity of `Eva Ek, ordförande`; a name in quotation marks may hold a comma."""
    if text.startswith('"') and (found := _QUOTED_SIGNER.fullmatch(text)):
        return _unquoted(found["name"]), (found["capacity"] or "").strip() or None
    name, _, capacity = text.partition(",")
    return name.strip(), capacity.strip() or None


def signature(name: str, capacity: str | None) -> str:
    """Give name and capacity as they are typed; a name is in quotation marks where it must be."""
    plain = f"{name}, {capacity}" if capacity else name
    if signer(plain) == (name, capacity):
        return plain
    return f"{quoted(name)}, {capacity}" if capacity else quoted(name)


def quoted(name: str) -> str:
    """Give a name in quotation marks, so that it is read as it stands before an address or a capacity."""
    return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'


def _unquoted(inner: str) -> str:
    return re.sub(r"\\(.)", r"\1", inner).strip()


def swedish_order(text: str) -> tuple[str, ...]:
    """Give a key that sorts as Swedish does: … z å ä ö, accents and case aside, w as its own letter."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return folded.translate(_SORTED_AS), folded, text


class _SortedAs(dict[int, str]):
    """What letters are sorted as; each is looked up the first time it is met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = unicodedata.normalize("NFD", c)[0] if c.isalnum() or c.isspace() else ""
        return self[code]


_SORTED_AS = _SortedAs(str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}))


def spans(rows: Iterable[int]) -> tuple[str, ...]:
    """Give rows in order as few words: 3–5, 9."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], row]
        else:
            runs.append([row])
    return tuple("–".join(map(str, run)) for run in runs)
