"""What is published: which facts of each kind of page stand on it, for everybody and for the council itself.

This is the white list. What no tuple names stands nowhere, whatever is gathered; the public file of the register
(`export register --public`) has the columns of `LISTED`, which the pages tell of an actor too. Nothing of a person is
public without consent, and nobody can be sought out by what it belongs to [domain.md §8, GDPR 6 and 9].
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, TypeAlias

from msgspec.structs import replace

from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import PageKind, WithheldBecause

Facts: TypeAlias = dict[str, Any]

LISTED = ("name", "kind", "side", "since", "purpose", "website")
# Each key is a kind of page, or after a point the name of a fact that is rows (or one row) with a tuple of its own.
# `page` is the `key` of the page that a row leads to. `withheld` are the names of the fields that are empty since their
# text was left out.
PUBLIC: Mapping[str, tuple[str, ...]] = {
    "front": ("municipality", "agreement", "on", "signatories", "civil", "public", "period", "receiving", "next"),
    "front.period": ("id", "first_day", "last_day"),
    "front.receiving": ("id", "first_day", "last_day"),
    "front.next": ("id", "date", "start", "end", "place", "title", "bodies", "withheld"),
    "actors": ("on", "count", "kinds", "actors"),
    "actors.kinds": ("kind", "side", "count"),
    "actors.actors": ("page", *LISTED, "withheld"),
    "actor": (*LISTED, "withheld", "contacts"),
    "actor.contacts": ("name", "mailbox"),
    "figures": ("on", "counts"),
    "figures.counts": ("on", "side", "kind", "count"),
    "decisions": ("on", "decisions"),
    "decisions.decisions": (
        *("id", "body", "decided_on", "effective", "paragraph", "dnr", "outcome", "form", "text", "withheld"),
    ),
    "plan": ("id", "first_day", "last_day", "on", "adopted", "progress", "activities"),
    "plan.adopted": ("decision", "adopted_on"),
    "plan.progress": (
        *("part", "ref", "text", "withheld"),
        *("proposed", "adopted", "ongoing", "done", "dropped", "moved", "to_do", "rate"),
    ),
    "plan.activities": ("id", "text", "serves", "responsible", "state", "due", "actors", "withheld"),
    "watch": ("on", "items"),
    "watch.items": ("id", "kind", "text", "next", "withheld"),
    "calendar": ("on", "meetings"),
    "calendar.meetings": (
        *("id", "date", "start", "end", "ends_on", "place", "title", "bodies", "open_to", "cancelled", "withheld"),
        *("uid", "sequence", "stamp"),
    ),
    "map": ("on", "forums", "links"),
    "map.forums": ("id", "forum", "name", "kind", "count", "does", "next_meeting", "open_to", "withheld"),
    "map.forums.does": ("may", "subject"),
    "map.links": ("from", "relation", "to", "count"),
    "text": ("id", "first_day", "last_day", "version", "sha256", "text", "points", "withheld"),
    "text.points": ("kind", "number", "party", "text", "withheld"),
    "minutes": ("on", "meetings"),
    "minutes.meetings": ("page", "date", "bodies", "title", "approved_on", "withheld"),
    "meeting": (
        *("id", "bodies", "protocol", "date", "start", "end", "place", "title", "approved_on", "withheld"),
        *("present", "represented", "items"),
    ),
    "meeting.represented": ("name", "count"),
    "meeting.items": ("label", "title", "text", "outcomes", "withheld"),
    "meeting.items.outcomes": ("outcome", "text", "to", "back", "withheld"),
    "join": (
        *("municipality", "agreement", "periods"),
        *("answer_to", "public_contact", "sender", "controller", "controller_contact"),
    ),
    "join.periods": ("id", "first_day", "last_day", "networks", "affirmations", "page"),
    "data": ("municipality", "agreement", "on", "count", "columns"),
}
# What the council sees beside that, on its own share: ids, who does what, and who was there; never a contact without
# consent, a signature, a case, or the party somebody stood for.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "actors.actors": ("id", "org_nr", "period"),
    "actor": ("id", "org_nr", "period"),
    "plan.activities": ("lead",),
    "watch.items": ("owner", "added_on"),
    "meeting": ("participants",),
    "meeting.participants": ("name", "represents", "role", "guest", "absent"),
}
INTERNAL: Mapping[str, tuple[str, ...]] = {
    kind: (*PUBLIC.get(kind, ()), *BESIDE.get(kind, ())) for kind in dict.fromkeys((*PUBLIC, *BESIDE))
}
# Fields that hold what somebody wrote freely: they are read for names and addresses before everybody sees them.
FREE: Mapping[str, tuple[str, ...]] = {
    "front.next": ("place", "title", "bodies"),
    "actors.actors": ("purpose", "website"),
    "actor": ("purpose", "website"),
    "decisions.decisions": ("text", "body", "dnr"),
    "plan.progress": ("text",),
    "plan.activities": ("text",),
    "watch.items": ("text",),
    "calendar.meetings": ("place", "title", "bodies"),
    "map.forums": ("name",),
    "text": ("text",),
    "text.points": ("text",),
    "minutes.meetings": ("title", "bodies"),
    "meeting": ("place", "title", "bodies"),
    "meeting.items": ("title", "text", "label"),
    "meeting.items.outcomes": ("text", "to"),
}
OWN = frozenset({"actors.actors", "actor"})  # where somebody tells of itself


class Page(Value):
    """A page: its kind, the `key` that tells it from others of its kind, and the facts that stand on it.

    The key is an id (`A-1`, a plan, a period), and empty where the page is the only one of its kind. Facts are what
    JSON has: texts, numbers, rows. Days are ISO, coded words are codes, and rows are in the order they are shown.
    """

    kind: PageKind
    key: str
    facts: Facts


class Withheld(Value):
    """A text that is left out until somebody says that it may stand there (`kept`): whose it is, which field, and why.

    `told` is what was found in it, for whoever is to decide. `as_read` is the id with a print of the text: who keeps
    that keeps the text as it reads now, and is asked anew when it has changed.
    """

    ref: str
    field: str
    why: WithheldBecause
    told: str | None = None
    kept: bool = False
    as_read: str = ""


class Publication(Value):
    """All that is published on a day, for everybody or for the council: the pages, and which texts are left out.

    `contact` is who answers the public; `entry` and `head` are the number and the digest of the journal's last entry.
    """

    on: date
    internal: bool
    registry: str
    municipality: str | None
    agreement: str | None
    stamp: str
    pages: tuple[Page, ...]
    withheld: tuple[Withheld, ...] = ()
    contact: str | None = None
    entry: int = 0
    head: str = ""

    def of(self, kind: PageKind) -> list[Page]:
        """Give the pages of a kind, in the order they are shown."""
        return [each for each in self.pages if each.kind is kind]


def allowed(kind: str, facts: Mapping[str, Any], *, internal: bool) -> Facts:
    """Give those of some facts that the tuple of a kind of page names, in its order, and so of every row in them.

    Raises `KeyError` for a kind without a tuple, for a name that the facts do not have, and for rows without a tuple
    of their own: nothing stands on a page that is not named.
    """
    named = (INTERNAL if internal else PUBLIC)[kind]
    return {name: _within(f"{kind}.{name}", facts[name], internal=internal) for name in named}


def _within(kind: str, held: Any, *, internal: bool) -> Any:
    if isinstance(held, Mapping):
        return allowed(kind, held, internal=internal)
    if isinstance(held, (list, tuple)):
        return [_within(kind, each, internal=internal) for each in held]
    return held


Reading: TypeAlias = Callable[[str, Facts, str], Iterable[tuple[WithheldBecause, str | None]]]


def sifted(kind: str, facts: Facts, reading: Reading, keep: Collection[str]) -> tuple[Facts, list[Withheld]]:
    """Give facts in which each free text that something is found in by `reading` is empty, unless its `ref` is kept.

    `reading` gets the kind, the row and the name of the field, and gives what it found. Each row of a kind in `FREE`
    tells whose it is in `ref`, which is its own in what is gathered, whether it is shown or not.
    """
    found: list[Withheld] = []
    held: Facts = {}
    for name, value in facts.items():
        held[name], more = _sift_in(f"{kind}.{name}", value, reading, keep)
        found += more
    if kind not in FREE:
        return held, found
    ref, left = str(facts["ref"]), list[str]()
    for name in FREE[kind]:
        told = [Withheld(ref=ref, field=name, why=why, told=what) for why, what in reading(kind, facts, name)]
        as_read = _as_read(ref, facts[name]) if told else ""
        kept = ref in keep or as_read in keep
        found += [replace(each, kept=kept, as_read=as_read) for each in told]
        if told and not kept:
            held[name] = [] if isinstance(facts[name], list) else None
            left.append(name)
    return held | {"withheld": left}, found


def _as_read(ref: str, held: str | list[str] | None) -> str:
    """Give an id with a print of what stands there: `D-2024-001@1C0FFEE5`."""
    text = "\n".join(held) if isinstance(held, list) else held or ""
    return f"{ref}@{sha256(text.encode()).hexdigest()[:8].upper()}"


def unmet(found: Iterable[Withheld], keep: Iterable[str]) -> list[str]:
    """Give what is to be kept and nothing was found in, or something else than what was read."""
    met = {told for each in found for told in (each.ref, each.as_read)}
    return list(dict.fromkeys(each for each in keep if each not in met))


def _sift_in(kind: str, value: Any, reading: Reading, keep: Collection[str]) -> tuple[Any, list[Withheld]]:
    if isinstance(value, dict):
        return sifted(kind, value, reading, keep)
    if isinstance(value, list):
        both = [_sift_in(kind, each, reading, keep) for each in value]
        return [each for each, _ in both], [one for _, more in both for one in more]
    return value, []
