"""What a field holds, where it matters to how it is shown: a day, a moment, or something of a person."""

from samverkan_cli.render import Listing, Shown

DAYS = frozenset(
    {"date", "due", "since", "first_day", "last_day", "closed_on", "dissolved_on", "reported_on", "decided_on"}
    | {
        "from",
        "through",
        "verified",
        "bounced",
        "next",
        "written_on",
        "received",
        "effective",
        "signed",
        "ends_on",
        "day",
    }
)
MOMENTS = frozenset({"at"})
_OF_PERSONS = frozenset(
    {"person", "email", "mailbox", "contact", "contacts", "owner", "convener", "members", "by", "signed_by", "seats"}
    | {"participants", "reported_by", "told", "message", "entries", "steps"}
)


def tells_of_persons(shown: Shown) -> bool:
    """Tell whether what is shown holds what is known to be of people."""
    rows = shown.rows if isinstance(shown, Listing) else (shown.data,)
    named = _OF_PERSONS | ({"name"} if shown.kind.startswith("person ") else set())
    return any(row.get(name) for row in rows for name in named & row.keys())
