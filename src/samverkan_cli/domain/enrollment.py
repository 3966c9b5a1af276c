"""Enrollments: joining anew each period; leaving one is in `leaving`.

What arrives is always recorded, complete or not; a missing tick or signature is an objection
unless the answer is said to be incomplete [minutes 2023-06-14, "Översyn av överenskommelsen"].
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.days import COMPLETION_DAYS
from samverkan_cli.domain.deadlines import proposed
from samverkan_cli.domain.events import (
    ActorEnrolled,
    ActorFacts,
    Application,
    ContactFacts,
    EarlierAnswerCounted,
    EnrollmentCompleted,
    EnrollmentReceived,
    Introduced,
)
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.records import Actor, Barred, Contact, Enrollment, Exclusion, Period
from samverkan_cli.domain.refusal import Conflict, Notice, Objection, Refused
from samverkan_cli.domain.request import Address, Day, KnownDay, Line, Name, OrgNr, PeriodKey, Request, Signer, Text
from samverkan_cli.domain.values import Affirmation, Because, Channel, EndedAs, Kind, Side

T = TypeVar("T")
_TICKS = tuple(Affirmation)  # in the form's order


class Enroll(Request):
    """An answer: who joins which period, on what evidence."""

    required: ClassVar = ("actor",)
    inferred: ClassVar = ("period",)
    happened: ClassVar = ("day", "signed", "received")

    actor: Name | None = None
    period: PeriodKey | None = None
    kind: Kind | None = None
    side: Side | None = None
    org_nr: OrgNr | None = None
    purpose: Line | None = None
    contact: Address | None = None
    affirm: tuple[Affirmation, ...] = ()
    signed_by: Signer | None = None
    signed: Day | None = None
    received: Day | None = None
    effective: Day | None = None
    channel: Channel | None = None
    evidence: Line | None = None
    submission: Line | None = None
    known_as: KnownDay | None = None
    unticked: bool = False  # an earlier register kept it without ticks, also where the period requires them
    incomplete: Line | None = None
    complete_by: Day | None = None
    cause_removed: Text | None = None

    @property
    def arrived(self) -> date:
        """Give the day the answer, or what completes it, arrived; at the latest, where it is known in part."""
        return self.received or (self.known_as[1] if self.known_as else None) or self.on


@dataclass(frozen=True)
class Known:
    """What the register knows when an answer arrives."""

    period: Period
    actor: Actor | None
    latest: Enrollment | None
    exclusions: tuple[Exclusion, ...] = ()
    rejoined: bool = False
    has_contact: bool = False
    completion_days: int = COMPLETION_DAYS  # by the period's policy
    earlier: tuple[Enrollment, ...] = ()  # every enrollment of the actor in the period
    bars: Sequence[Barred] = ()  # every bar that was decided, whomever it is for

    @property
    def waiting(self) -> Enrollment | None:
        """Give the incomplete enrollment that a new answer completes, if there is one."""
        latest = self.latest
        return latest if latest and not latest.is_over and latest.effective is None else None


class Once(Generic[T]):
    """A property that is computed when it is first asked for; before Python 3.12 functools' own takes a lock for it."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, of: Any, _owner: type) -> T:
        value = of.__dict__[self._name] = self._compute(of)
        return value


@dataclass(frozen=True)
class JoiningFacts:
    """A request joined with what an earlier, incomplete answer said, and the days that follow."""

    request: Enroll
    known: Known

    @Once
    def received(self) -> date:
        """Give the day the first answer arrived; one an earlier register did not know is the period's first."""
        if self.known.waiting:
            return self.known.waiting.received
        known_as = self.request.known_as
        return self.known.period.first_day if known_as and known_as[1] is None else self.request.arrived

    @property
    def kept_without_ticks(self) -> bool:
        """Tell whether an earlier register kept it without ticks; what completes an answer is none of that."""
        return self.request.unticked and self.known.waiting is None

    @property
    def completed(self) -> date | None:
        """Give the day the answer was completed, if it was not complete from the first."""
        if self.known.waiting is None:
            return None
        return self.admitted if self.waited_for_the_rule else self.request.arrived

    @Once
    def admitted(self) -> date | None:
        """Give the first day, from arrival on, that the actor may join: the rule on networks, a bar that was lifted."""
        period = self.known.period
        start = max(self.received, period.first_day)
        day = period.admits_from(start) if self.kind is Kind.NETWORK else start
        return max(day, self.freed(start) or day) if day else None

    def freed(self, day: date) -> date | None:
        """Give the day a bar that runs on a day is ended by decision; None without one."""
        return max((end for each in self.known.exclusions if (end := effect.freed(each, day))), default=None)

    @Once
    def waited_for_the_rule(self) -> bool:
        """Tell whether all that an earlier answer lacked was to be let in by decision, and nothing new came."""
        waiting, actor, period = self.known.waiting, self.known.actor, self.known.period
        if not waiting or not actor or not self.admitted or self.admitted <= max(waiting.received, period.first_day):
            return False
        if self.request.received not in (None, waiting.received):
            return False
        ticked = set(required(period, waiting.received)) <= set(waiting.affirmed)
        known = self.kind is not Kind.NETWORK or (actor.purpose and self.known.has_contact)
        return bool(ticked and waiting.signed_by and known)

    @Once
    def affirmed(self) -> tuple[Affirmation, ...]:
        """Give every tick given so far, in the form's order."""
        earlier = self.known.waiting.affirmed if self.known.waiting else ()
        return tuple(tick for tick in _TICKS if tick in self.request.affirm or tick in earlier)

    @property
    def name(self) -> str | None:
        """Give the actor's name, as registered or as typed."""
        return self.known.actor.name if self.known.actor else self.request.actor

    @Once
    def kind(self) -> Kind:
        """Give the kind of the actor: the registered one, or what the request says."""
        return self.known.actor.kind if self.known.actor else self.request.kind or Kind.ASSOCIATION

    @property
    def org_nr(self) -> str | None:
        """Give the organisation number of the actor: the registered one, or what the request says."""
        return (self.known.actor.org_nr if self.known.actor else None) or self.request.org_nr

    @property
    def purpose(self) -> str | None:
        """Give the purpose the actor has stated."""
        return self.request.purpose or (self.known.actor.purpose if self.known.actor else None)

    @Once
    def effective(self) -> tuple[date, Because]:
        """Give the first day on the roll and why: the latest of arrival, completion and the first day."""
        if self.request.effective:
            return self.request.effective, Because.STATED
        day, because = self.received, Because.RECEIVED
        if self.completed and self.completed > day:
            day, because = self.completed, Because.COMPLETED
            if self.waited_for_the_rule:
                because = Because.ADMITTED if self.kind is Kind.NETWORK else Because.BAR_LIFTED
        if self.known.period.first_day > day:
            day, because = self.known.period.first_day, Because.FIRST_DAY
        admitted = self.known.period.admits_from(day) if self.kind is Kind.NETWORK else None
        if admitted and admitted > day:
            day, because = admitted, Because.ADMITTED
        if (freed := self.freed(day)) and freed > day:
            day, because = freed, Because.BAR_LIFTED
        return day, Because.EARLIER_REGISTER if self.request.known_as else because


Rule = Callable[[JoiningFacts], Iterator[Objection]]


def must_not_be_enrolled_already(answer: JoiningFacts) -> Iterator[Objection]:
    """One live enrollment per actor and period."""
    latest = answer.known.latest
    if latest and not answer.known.waiting and not latest.is_over:
        facts = {"id": latest.id, "effective": str(latest.effective), "period": latest.period}
        yield no.AlreadyEnrolled("actor", refs=[latest.id], name=answer.name, **facts)
    elif answer.known.waiting and answer.request.incomplete:
        facts = {"id": answer.known.waiting.id, "effective": "", "period": answer.known.period.id}
        yield no.AlreadyEnrolled("actor", refs=[answer.known.waiting.id], name=answer.name, **facts)


def must_agree_with_the_register(answer: JoiningFacts) -> Iterator[Objection]:
    """A known actor keeps its number and kind; a missing number is filled in."""
    actor, request = answer.known.actor, answer.request
    if actor is None:
        return
    for field, said, known in (("org_nr", request.org_nr, actor.org_nr), ("kind", request.kind, actor.kind)):
        if said and known and said != known:
            yield no.ActorDiffers(field, refs=[actor.id], id=actor.id, field_name=field, known=str(known))


def must_stand_on_the_side_of_its_kind(answer: JoiningFacts) -> Iterator[Objection]:
    """Committees, administrations and municipal companies are public; all others civil."""
    if answer.request.side and answer.request.side is not answer.kind.side:
        side = answer.request.side
        yield no.SideMismatch("side", kind=answer.kind, side=side, expected=answer.kind.side)


def must_be_alive(answer: JoiningFacts) -> Iterator[Objection]:
    """A dissolved actor does not join."""
    actor = answer.known.actor
    if actor and actor.dissolved_on and answer.received > actor.dissolved_on:
        yield no.ActorIsDissolved("actor", refs=[actor.id], name=actor.name, day=str(actor.dissolved_on))


def must_arrive_before_the_close(answer: JoiningFacts) -> Iterator[Objection]:
    """Nothing is received after the intake was closed."""
    closed = answer.known.period.closed_on
    if closed and answer.received > closed:
        yield no.PeriodIsClosed("received", period=answer.known.period.id, day=str(closed))


def must_be_completed_after_arrival(answer: JoiningFacts) -> Iterator[Objection]:
    """What completes an answer arrives on its day or later."""
    if answer.completed and answer.completed < answer.received:
        yield no.CompletionBeforeReceived("received", received=str(answer.received))


def must_have_time_to_complete(answer: JoiningFacts) -> Iterator[Objection]:
    """The last day to complete an answer is not before it arrived."""
    last = answer.request.complete_by
    if last and last < answer.received:
        yield no.LastDayBeforeFirst("complete_by", first=str(answer.received), last=str(last))


def must_affirm_what_the_period_requires(answer: JoiningFacts) -> Iterator[Objection]:
    """Joining means ticking each statement the period requires of what comes in on the day, one by one.

    An earlier register may lack them.
    """
    if answer.kept_without_ticks:
        return
    for tick in required(answer.known.period, answer.received):
        if tick not in answer.affirmed:
            yield no.AffirmationMissing("affirm", tick=tick, period=answer.known.period.id)


def must_be_signed(answer: JoiningFacts) -> Iterator[Objection]:
    """Somebody signs for the actor; an earlier register need not say who."""
    if answer.request.known_as:
        return
    if not answer.request.signed_by and not (answer.known.waiting and answer.known.waiting.signed_by):
        yield no.SignerMissing("signed_by")


def must_be_admitted_as_a_network(answer: JoiningFacts) -> Iterator[Objection]:
    """Whether networks may join is a rule of the period; one states a purpose and names a contact."""
    if answer.kind is not Kind.NETWORK:
        return
    yield from _admitted(answer)
    if not answer.purpose:
        yield no.PurposeMissing("purpose")
    if not answer.request.contact and not answer.known.has_contact:
        yield no.ContactMissing("contact")


def _admitted(answer: JoiningFacts) -> Iterator[Objection]:
    """Networks join on the days when the period's rule admits them."""
    period, day = answer.known.period, answer.effective[0]
    rule, admitted = period.rule_on(day), period.admits_from(day)
    if rule.networks:
        return
    if admitted:
        by = period.rule_on(admitted).decision
        facts = {"effective": str(day), "admitted": str(admitted), "period": period.id}
        yield no.EffectiveBeforeAdmitted("effective", refs=[by] if by else [], decision=by, **facts)
    elif rule.decision:
        facts = {"period": period.id, "barred": str(rule.from_day), "decision": rule.decision}
        yield no.NetworksBarred("kind", refs=[rule.decision], **facts)
    else:
        yield no.NetworksBarred("kind", period=period.id)


def must_be_known_to_the_day(answer: JoiningFacts) -> Iterator[Objection]:
    """What an earlier register knew, with the days it knew, has no ticks: the period requires none, or it is said."""
    if answer.kept_without_ticks:
        return
    if answer.request.known_as and required(answer.known.period, answer.received):
        yield no.DayKnownInPart("received", day_known=answer.request.known_as[0], period=answer.known.period.id)


def must_take_effect_in_the_period(answer: JoiningFacts) -> Iterator[Objection]:
    """The effective day follows arrival, lies in the period, and after an earlier enrollment's end."""
    day, period = answer.effective[0], answer.known.period
    arrived = answer.received if answer.waited_for_the_rule else answer.completed or answer.received
    if day < arrived:
        yield no.EffectiveBeforeReceived("effective", effective=str(day), received=str(arrived))
    if not period.first_day <= day <= period.last_day:
        first, last = str(period.first_day), str(period.last_day)
        yield no.EffectiveOutsidePeriod("effective", effective=str(day), period=period.id, first=first, last=last)
    there = [each for each in (answer.known.latest, *answer.known.earlier) if each]
    ends = [(each.ended_from, each.id) for each in there if each.ended_from and each.ended_as is not EndedAs.CLOSED]
    end, last = max(ends, default=(None, ""))
    if end and day < end:
        yield no.EffectiveBeforeEnd("effective", refs=[last], effective=str(day), end=str(end))


def must_not_be_barred(answer: JoiningFacts) -> Iterator[Objection]:
    """A bar is tested against the effective day, in any period, on the days it runs: from that of the exclusion.

    It meets who applies under another name with the same organisation number: that is the same legal person.
    """
    for exclusion in answer.known.exclusions:
        yield from _barred(exclusion, answer)
    own = answer.known.actor.id if answer.known.actor else None
    for each in answer.known.bars if answer.org_nr and answer.kind.side is Side.CIVIL else ():
        if each.org_nr == answer.org_nr and each.exclusion.actor != own:
            yield from _barred(each.exclusion, answer, f"{each.name} ({each.exclusion.actor})")


def _barred(exclusion: Exclusion, answer: JoiningFacts, other: str | None = None) -> Iterator[Objection]:
    """Object to an answer that a bar meets; it may be one for `other`, with the same number."""
    if effect.barred(exclusion, answer.effective[0]):
        free = str(effect.bar(exclusion)[-1][1] + timedelta(days=1))
        facts = {"decision": exclusion.decision, "through": str(exclusion.bar_through), "free": free}
        also = {"other": other} if other else {}
        yield no.IsBarred("effective", refs=[exclusion.decision], **facts, **also)


def must_say_that_the_cause_is_removed(answer: JoiningFacts) -> Iterator[Objection]:
    """A new application after an exclusion is examined: is the cause removed? Who lifted its bar has said so."""
    from_day = answer.effective[0]
    met = [each for each in answer.known.exclusions if effect.of(each).on(from_day)]
    ended = [each for each in met if each.bar_lifted_from is None]
    barred = any(True for _ in must_not_be_barred(answer))
    if ended and not barred and not answer.known.rejoined and not answer.request.cause_removed:
        last = ended[-1]
        day = str(last.effective) if last.effective else None
        yield no.CauseNotRemoved("cause_removed", refs=[last.decision], decision=last.decision, day=day)


ARRIVAL_RULES: tuple[Rule, ...] = (
    must_not_be_enrolled_already,
    must_agree_with_the_register,
    must_stand_on_the_side_of_its_kind,
    must_be_alive,
    must_arrive_before_the_close,
    must_be_completed_after_arrival,
    must_have_time_to_complete,
)
JOINING_RULES: tuple[Rule, ...] = (
    must_affirm_what_the_period_requires,
    must_be_signed,
    must_be_known_to_the_day,
    must_be_admitted_as_a_network,
    must_take_effect_in_the_period,
    must_not_be_barred,
    must_say_that_the_cause_is_removed,
)


def check(answer: JoiningFacts) -> None:
    """Raise `Refused` with everything that speaks against the answer.

    An answer said to be incomplete is recorded as received, so only what concerns its arrival counts.
    """
    rules = ARRIVAL_RULES if answer.request.incomplete else ARRIVAL_RULES + JOINING_RULES
    found = [objection for rule in rules for objection in rule(answer)]
    if any(isinstance(objection, no.AlreadyEnrolled) for objection in found):
        found = [objection for objection in found if isinstance(objection, Conflict)]
    if found:
        raise Refused(found)


def lacks(answer: JoiningFacts) -> bool:
    """Tell whether an answer is not complete: a tick, a signature or what a network states is missing."""
    missing = (no.AffirmationMissing, no.SignerMissing, no.PurposeMissing, no.ContactMissing)
    rules = (must_affirm_what_the_period_requires, must_be_signed, must_be_admitted_as_a_network)
    found = (objection for rule in rules for objection in rule(answer))
    return bool(answer.request.incomplete) or any(isinstance(each, missing) for each in found)


class Ids(NamedTuple):
    """The ids an answer's event carries: new ones, or those of what is known."""

    actor: str
    enrollment: str
    signer: str | None = None
    capacity: str | None = None
    contact: ContactFacts | None = None
    introduced: tuple[Introduced, ...] = ()


def enroll(answer: JoiningFacts, ids: Ids) -> Application:
    """Give the event of an answer: received, enrolled or completed. Raises `Refused`."""
    check(answer)
    return event_of(answer, ids)


def event_of(answer: JoiningFacts, ids: Ids) -> Application:
    """Give the event of an answer that has been checked."""
    request, waiting = answer.request, answer.known.waiting
    said: dict[str, Any] = {
        "subject": ids.actor,
        "enrollment": ids.enrollment,
        "period": answer.known.period.id,
        "received": answer.received,
        "signed": request.signed,
        "affirmed": answer.affirmed,
        "text_version": answer.known.period.text_version,
        "signed_by": ids.signer,
        "capacity": ids.capacity,
        "channel": request.channel,
        "evidence": request.evidence,
        "cause_removed": request.cause_removed,
        "contact": ids.contact,
        "registered": None if answer.known.actor else _facts(answer),
        "introduced": ids.introduced,
        "submission": request.submission,
        "known_as": request.known_as[0] if request.known_as else None,
    }
    if request.incomplete:
        complete_by = request.complete_by or proposed(answer.received, answer.known.completion_days)
        return request.noted(EnrollmentReceived(**said, lacks=request.incomplete, complete_by=complete_by))
    effective, because = answer.effective
    said |= {"effective": effective, "because": because}
    if waiting:
        completed = answer.completed
        assert completed
        return request.noted(EnrollmentCompleted(**said, completed=completed))
    return request.noted(ActorEnrolled(**said))


def counted_first(answer: JoiningFacts, ids: Ids) -> EarlierAnswerCounted:
    """Give the event of a complete answer that counts in place of one that arrived later."""
    event = event_of(answer, ids)
    return EarlierAnswerCounted(**{name: getattr(event, name) for name in event.__struct_fields__})


def _facts(answer: JoiningFacts) -> ActorFacts:
    request = answer.request
    return ActorFacts(
        name=request.actor, kind=answer.kind, side=answer.kind.side, org_nr=request.org_nr, purpose=request.purpose
    )


def notices_of_answer(answer: JoiningFacts) -> Iterator[Notice]:
    """Give what should be known of an answer that is recorded."""
    request, period = answer.request, answer.known.period
    if request.known_as and request.known_as[1] is None:
        yield no.DayUnknown("received", name=answer.name, day=str(answer.received))
    if period.text_version is None:
        yield no.PeriodHasNoText("period", period=period.id)
    if not request.contact and not answer.known.has_contact and answer.kind is not Kind.NETWORK:
        yield no.ContactNotGiven("contact")
    yield from _notices_of_exclusion_ahead(answer)
    if request.signed and request.signed > answer.received:
        yield no.SignedAfterReceived("signed", signed=str(request.signed), received=str(answer.received))


def notices_of_ties(
    event: Application, name: str | None, contacts: Iterable[Contact], bars: Iterable[Barred]
) -> Iterator[Notice]:
    """Tell that an actor that joins is tied to one that is barred: the bar does not hold for it."""
    on = getattr(event, "effective", None) or event.received
    new = event.contact.person if event.contact else None
    current = [each.person for each in contacts if each.through_day is None]
    persons = {id_ for id_ in (event.signed_by, new, *current) if id_}
    for each in bars:
        if effect.barred(each.exclusion, on) and (kinship := each.tie(event.subject, persons, on)):
            bar = each.exclusion
            facts = {"other": each.name, "through": str(bar.bar_through), "decision": bar.decision, "kinship": kinship}
            yield no.KinOfBarred("actor", refs=[bar.actor, bar.decision], name=name, **facts)


def _notices_of_exclusion_ahead(answer: JoiningFacts) -> Iterator[Notice]:
    """Tell of an exclusion without effect yet when an actor applies: in its period, or with a bar that will meet it."""
    day = answer.effective[0]
    for each in answer.known.exclusions:
        bars = effect.may_bar(each, day)
        if bars or (effect.lies_ahead(each, day) and each.period == answer.known.period.id):
            facts = {"decision": each.decision, "through": str(each.bar_through) if bars else None}
            from_day = str(each.effective) if each.effective else None
            yield no.ExclusionAhead("effective", refs=[each.decision], **facts, from_day=from_day)
