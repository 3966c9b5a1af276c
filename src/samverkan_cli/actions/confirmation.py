"""What the letter says that an answer is confirmed with: what came, what it means today, and a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.domain import document as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.days import known_in_part
from samverkan_cli.domain.meaning import Now
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.setting import CONTROLLER, SENDER, notices_of_missing
from samverkan_cli.domain.standing import Standing, end, on_roll, standing
from samverkan_cli.domain.values import SettingKey

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.actions.document import Paper
    from samverkan_cli.domain.document import WritePaper
    from samverkan_cli.domain.records import Enrollment, Exclusion
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def confirmation(read: Reader, request: WritePaper) -> Paper:
    """Give the letter that confirms an answer, by its id or its actor, as it stands on the letter's day."""
    found = _meant(read, request.ref or "", request.on)
    on = max(request.on, found.received)
    event = read.numbered([found.entry])[found.entry].event
    signer = read.names([found.signed_by]).get(found.signed_by) if found.signed_by else None
    told = {
        **facts.head(read, request, found.actor, found.period, event.dnr),
        "ref": found.id,
        "received": found.received,
        "known_as": found.known_as,
        "known_in_part": bool(found.known_as) and known_in_part(found.known_as or ""),
        "channel": str(found.channel) if found.channel else None,
        "affirmed": [str(tick) for tick in found.affirmed],
        "text_version": found.text_version,
        "signer": {"name": signer, "capacity": found.capacity, "day": found.signed} if signer else None,
        **_standing(read, found, on),
        "answer": found.entry,
        "head": dict(zip(("entry", "hash"), read.last_entry(), strict=True)),
    }
    waits = told["standing"] == Standing.RECEIVED and found.effective is None
    told["lacking"] = _lacking(read, found) if waits else None
    holder = () if request.answer_to else (SettingKey.CASEHOLDER,)
    asked = (SettingKey.ANSWER_TO,) if waits and not request.answer_to else ()
    needed = (SENDER[0], *holder, *asked, *CONTROLLER)
    return "confirmation", told, notices_of_missing(read.settings(), needed)


def _meant(read: Reader, reference: str, on: date) -> Enrollment:
    """Give the answer that is meant, by its id or by its actor. Raises `Refused`."""
    if looks_like_id(reference) and reference.strip().upper().startswith("E-"):
        return read.enrollment(reference)
    actor = read.actor(reference)
    there = read.enrollments_of(actor.id)
    if not there:
        raise Refused([no.NotFound("ref", refs=[actor.id], given=reference, noun="enrollment")])
    found = rules.confirmable(there, {each.id: each.last_day for each in read.periods()}, on)
    if len(found) > 1:
        ids = tuple(each.id for each in found)
        raise Refused([no.Ambiguous("ref", refs=ids, given=reference, noun="enrollment", ids=ids)])
    return found[0]


def _standing(read: Reader, found: Enrollment, on: date) -> Facts:
    """Give what an enrollment is on a day, since when, until when, and what else the actor has in the period."""
    dates = read.dates(found)
    first_off, how = end(dates)
    others = [each for each in read.enrollments_of(found.actor) if each.period == found.period and each.id != found.id]
    spans = sorted((*dates.suspensions, *dates.exclusions))
    now = next(((first, last) for first, last in spans if first <= on <= last), None) if on < first_off else None
    off, back = now or (first_off, OPEN)
    last_of_all = facts.before(first_off) or first_off
    return {
        "standing": str(standing(dates, on)),
        "effective": found.effective,
        "because": read.because(found.id) if found.effective else None,
        "joined": found.effective is not None and found.effective < off,
        "last_on": facts.before(off),
        "off_from": None if how is Standing.LAPSED else first_off,
        "off_as": str(how),
        "declined_on": found.declined_on,
        "off_through": None if back == OPEN else back,
        "back_on": None if back == OPEN or back >= first_off else facts.after(back),
        "breaks": [
            {"first": first, "last": min(last, last_of_all)}
            for first, last in spans
            if first < first_off and min(last, last_of_all) < on
        ],
        "pending": [each.decision for each in read.exclusions_of(found.actor) if _waits(read, each, found, on)],
        "elsewhere": [each.id for each in others if on_roll(read.dates(each), on)],
    }


def _waits(read: Reader, decided: Exclusion, found: Enrollment, on: date) -> bool:
    """Tell whether a decision on the enrollment waits for being final: it has been taken, and changes nothing yet."""
    if decided.enrollment != found.id or read.decision(decided.decision).decided_on > on:
        return False
    return read.meaning(effect.of(decided), found.id, effect.bar(decided), on).now is Now.WAITS


def _lacking(read: Reader, found: Enrollment) -> Facts:
    """Give what an answer that waits lacks, and until when it can be completed."""
    ticks = [str(tick) for tick in required(read.period(found.period), found.received) if tick not in found.affirmed]
    return {"told": found.lacks, "ticks": ticks, "signer": found.signed_by is None, "by": found.complete_by}
