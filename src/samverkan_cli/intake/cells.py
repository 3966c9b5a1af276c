"""What stands in a cell: ticks and days, whatever program wrote them."""

import re
from datetime import date, timedelta

from samverkan_cli.domain import days

CELL = 20_000  # characters in a cell
_BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_YES = frozenset(("ja", "j", "yes", "y", "x", "true", "sant", "1", "1.0", "✓", "✔", "☑", "☒", "[x]", "on", "✅"))
_NO = frozenset(("", "nej", "n", "no", "false", "falskt", "0", "0.0", "☐", "[ ]", "[]", "off"))
_STANDS = re.compile(
    r"\b(?:ställer (?:oss|mig|sig) bakom|(?:står|stå) bakom|instämmer|godkänner|bekräftar|stands? behind|agrees?)\b"
)
_NOT = re.compile(r"\b(?:inte|ej|icke|nej|not|no|varken)\b|n't\b")
_WORD = re.compile(r"(ja|yes|nej|no)[\s,.:;!–-]+\S")
_AFFIRMED = {
    "values": re.compile(r"värdegrund|vardegrund|\bvalues?\b"),
    "principles": re.compile(r"princip"),
    "commitments": re.compile(r"åtagand|atagand|commitment"),
}
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_ERRORS = frozenset(
    (
        *("#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#error!"),
        *("#saknas!", "#referens!", "#namn?", "#värdefel!", "#division/0!", "#ogiltigt!", "#skärning!", "#spill!"),
        *("#otillgängligt!", "#n/v", "#fel!"),
    )
)
SHIFT_1904 = 1462  # days between the two date systems of workbooks
_EPOCH = date(1899, 12, 30)  # Excel counts days from here, since its 1900 has a 29 February
_FIRST = 25569  # 1970-01-01; a smaller number is no day of ours


def bare(text: str) -> str:
    """Give a text without the blanks around it, those without width among them."""
    return text.strip(_BLANKS)


def tick(text: str) -> bool | None:
    """Tell whether a tick is given; None when the text is neither a yes nor a no."""
    said = " ".join(bare(text.replace("\ufe0f", "")).split()).casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    if found := _WORD.match(said):
        return found[1] in ("ja", "yes") if found[1] in ("nej", "no") or not _NOT.search(said) else None
    return True if _STANDS.search(said) and not _NOT.search(said) else None


def affirmed(text: str) -> tuple[str, ...] | None:
    """Give the ticks of a cell that lists them; None when a part of it names none of them."""
    found: set[str] = set()
    for part in re.split(r"[|;\n]", text):
        said = bare(part).casefold()
        ticks = {name for name, pattern in _AFFIRMED.items() if pattern.search(said)}
        if said and (not ticks or _NOT.search(said)):
            return None
        found |= ticks
    return tuple(name for name in _AFFIRMED if name in found)


def shows_error(text: str) -> bool:
    """Tell whether a cell shows what a spreadsheet program shows for a formula that went wrong, as text too."""
    return text[:1] == "#" and bare(text).casefold() in _ERRORS


def day(text: str, shift: int = 0) -> str:
    """Give a date as `domain.days.parse_day` reads it; what is no date of a spreadsheet stays as it is."""
    said = bare(text)
    if (found := _SERIAL.fullmatch(said)) and int(found[1]) + shift >= _FIRST:
        return (_EPOCH + timedelta(days=int(found[1]) + shift)).isoformat()
    return days.stamp_day(said) or text
