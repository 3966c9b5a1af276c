"""An actor as a card: its names and contacts, who signed, who represents it, its periods, cases and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli import shapes
from samverkan_cli.cli.contact import told as contact_told
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.cli.why import standing_line
from samverkan_cli.domain.contact import written
from samverkan_cli.render import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.domain.records import Actor, Enrollment, NetworkMember
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]
APART = (
    "enrollments",
    "cases",
    "closed_cases",
    "waits",
    "members",
    "networks",
    "names",
    "contacts",
    "seats",
    "letters",
)


def sheet(words: str, reader: Reader, found: Actor, today: date) -> Sheet:
    """Give the card of an actor."""
    data = card(reader, found, today)
    return Sheet(words, data, more=tuple(_lines(data, str(today))), apart=APART)


def with_networks(reader: Reader, found: Actor, today: date) -> Shape:
    """Give an actor with its open cases, its members, if it is a network, and the networks it takes part in."""
    cases = {"cases": _cases(reader, found, today)["cases"]}
    return shapes.actor(reader, found, today) | cases | _networks(reader, found)


def _networks(reader: Reader, found: Actor) -> Shape:
    members = [(each, each.member) for each in reader.network_members(found.id)]
    networks = [(each, each.network) for each in reader.networks_of(found.id)]
    names = reader.names({id_ for _, id_ in (*members, *networks)})

    def told(part: NetworkMember, id_: str) -> Shape:
        return {"id": id_, "name": names.get(id_), **shapes.days(part)}

    return {"members": [told(*each) for each in members], "networks": [told(*each) for each in networks]}


def card(reader: Reader, found: Actor, today: date) -> Shape:
    """Give an actor with all that stands in the register about it."""
    data = shapes.actor(reader, found, today) | _cases(reader, found, today) | _networks(reader, found)
    data["enrollments"] = [
        told | signed(reader, each)
        for told, each in zip(data["enrollments"], reader.enrollments_of(found.id), strict=True)
    ]
    names = [{"name": each.name, "through": iso(each.through_day)} for each in reader.other_names(found.id)]
    contacts = [contact_told(each, found.name, today) for each in reader.contacts(found.id)]
    letters = [some(each, "period", "round", "written_on", "form") for each in reader.letters_to(found.id)]
    return data | {"names": names, "contacts": contacts, "seats": _seats(reader, found), "letters": letters}


def signed(reader: Reader, found: Enrollment) -> Shape:
    """Give who signed an answer, how it came and what it rests on."""
    name = reader.names([found.signed_by]).get(found.signed_by) if found.signed_by else None
    signer = {"id": found.signed_by, "name": name} if found.signed_by else None
    return {"signed_by": signer, **some(found, "capacity", "signed", "channel", "evidence", "declined_on")}


def _seats(reader: Reader, found: Actor) -> list[Shape]:
    """Give the seats that people hold for an actor."""
    seats = reader.seats_for(found.id)
    names = reader.names({id_ for seat in seats for id_ in (seat.body, seat.person)})
    return [
        {
            "body": {"id": seat.body, "name": names.get(seat.body)},
            "person": {"id": seat.person, "name": names.get(seat.person)},
            "role": seat.role,
            **shapes.days(seat),
        }
        for seat in seats
    ]


def _cases(reader: Reader, found: Actor, today: date) -> Shape:
    """Give the cases about an actor, those that are open and those that are closed, and what the open ones wait for."""
    told: Shape = {"cases": [], "closed_cases": [], "waits": []}
    cases = reader.cases(found.id)
    if not cases:
        return told
    from samverkan_cli.actions.case.docket import Docket
    from samverkan_cli.cli.case.sheet import waits
    from samverkan_cli.domain.case import state

    docket = Docket(reader, today)
    for case in cases:
        waiting = waits(docket, case)
        row = {"id": case.id, "period": case.period, "state": str(state.state(case, today))}
        told["cases" if waiting else "closed_cases"].append(row)
        told["waits"] += [{"case": case.id, **waiting}] if waiting else []
    return told


def _lines(data: Shape, today: str) -> Iterator[str]:
    """Give what is told of the fields that stand apart."""
    yield from (texts.say("earlier_name_line", **each) for each in data["names"] if each["through"])
    for each in data["enrollments"]:
        yield f"  {standing_line(each, today)}"
        yield from signed_lines(each)
    for each in data["contacts"]:
        told = written((each["person"] or {}).get("name"), each["mailbox"])
        yield texts.say("contact_line", **{**each, "contact": told})
    for seat in data["seats"]:
        yield texts.say("seat_for_line", **{**seat, "body": _named(seat["body"]), "person": _named(seat["person"])})
    waits = {each["case"]: each for each in data["waits"]}
    for case in (*data["cases"], *data["closed_cases"]):
        yield texts.say("case_of_actor", **case)
        if waiting := waits.get(case["id"]):
            yield texts.say("waits_line", whom=waiting["for"], name=waiting["name"], since=waiting["since"])
    yield from (texts.say("member_line", **member) for member in data["members"])
    yield from (texts.say("member_of_line", **network) for network in data["networks"])
    for letter in data["letters"]:
        yield texts.say("letter_line" if letter["round"] else "invitation_line", **letter)


def signed_lines(told: Shape) -> Iterator[str]:
    """Give who signed an answer and what that rests on, where either is known, and what it lacks."""
    if told["signed_by"] or told["evidence"]:
        yield texts.say("signed_line", **{**told, "signed_by": _named(told["signed_by"])})
    if told["lacks"]:
        yield texts.say("lacks_line", **told)


def _named(found: Shape | None) -> str | None:
    """Give what somebody is called, with the id."""
    if found is None:
        return None
    return texts.say("titled", **found) if found["name"] else found["id"]
