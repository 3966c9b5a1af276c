"""Agreement periods: their days, rules and texts."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    PeriodClosed,
    PeriodExtended,
    PeriodOpened,
    PeriodRuleSet,
    PeriodTextSet,
    PolicySet,
    ProvisionPart,
)
from samverkan_cli.domain.policy import OWN, Policy, Turn, Value, settings_of, written
from samverkan_cli.domain.policy import setting as rule_and_value
from samverkan_cli.domain.records import Actor, Decision, Period
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Number, PeriodKey, Reference, Request, Text
from samverkan_cli.domain.values import Affirmation, Kind, Outcome, Party, ProvisionKind, TextChange

K = TypeVar("K")
Setting = Annotated[tuple[str, Value], lambda text, _today: rule_and_value(text)]


class OpenPeriod(Request):
    """A new period and its rules: those of its policy, unless another is given."""

    required: ClassVar = ("period", "first_day", "last_day")

    period: PeriodKey | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    networks: bool | None = None
    hearing: bool | None = None
    affirmations: tuple[Affirmation, ...] | None = None
    exclusion_clause: Text | None = None
    adopted_by: Reference | None = None
    adopted: Day | None = None
    paragraph: Number | None = None
    policy: Policy = Policy()
    policy_file: str | None = None
    decision: Reference | None = None

    @property
    def given(self) -> dict[str, Any]:
        """Give the rules that were given beside the policy."""
        return {name: getattr(self, name) for name in OWN if getattr(self, name) is not None}

    @property
    def ruled(self) -> Policy:
        """Give the policy the period is opened with."""
        return self.policy.over(self.given, self.source)


class SetText(Request):
    """A version of a period's text."""

    required: ClassVar = ("period", "text")

    period: PeriodKey | None = None
    text: Text | None = None
    change: TextChange = TextChange.MATERIAL
    decision: Reference | None = None


class ExtendPeriod(Request):
    """A later last day, by decision."""

    required: ClassVar = ("period", "last_day")

    period: PeriodKey | None = None
    last_day: Day | None = None
    decision: Reference | None = None


class SetRule(Request):
    """A rule of a period from a day, by decision."""

    required: ClassVar = ("period", "setting")
    paired: ClassVar = ("setting",)

    period: PeriodKey | None = None
    setting: Setting | None = None
    from_day: Day | None = None
    decision: Reference | None = None


class ClosePeriod(Request):
    """The end of a period's intake."""

    required: ClassVar = ("period",)

    period: PeriodKey | None = None


def open_period(
    request: OpenPeriod,
    existing: Period | None,
    overlapping: Sequence[str],
    body: str | None,
    decision: Decision | None = None,
    unread: Sequence[Objection] = (),
) -> PeriodOpened:
    """Give the event of a new period.

    `overlapping` are the keys of periods that share a day with it: periods of one agreement do not
    overlap. A `decision` tells who adopted it, when and in which paragraph; `unread` is why there is none, where one
    was named. Raises `Refused`.
    """
    objections = Objections([*unread, *_objections(request, existing, overlapping)])
    if request.decision:
        objections.extend(_must_be_decided(request, decision))
        said = {"--adopted-by": request.adopted_by, "--adopted": request.adopted, "--paragraph": request.paragraph}
        if others := tuple(option for option, value in said.items() if value is not None):
            objections.append(no.OptionsConflict("decision", option="--decision", others=others))
    objections.stop()
    assert request.period and request.first_day and request.last_day
    opened = PeriodOpened(
        subject=request.period,
        first_day=request.first_day,
        last_day=request.last_day,
        **{name: getattr(request.ruled, name) for name in OWN},
        adopted_by=decision.body if decision else body,
        adopted_on=decision.decided_on if decision else request.adopted,
        paragraph=decision.paragraph if decision else request.paragraph,
        settings=settings_of(request.ruled),
        decision=decision.id if decision else None,
    )
    return request.noted(opened)


def notices_of_overridden(request: OpenPeriod) -> Iterator[Notice]:
    """Give what an option says otherwise than the policy file that was given with it."""
    for name, value in request.given.items() if request.policy_file else ():
        if name in request.policy.stated and value != getattr(request.policy, name):
            option = f"--{'no-' if value is False else ''}{name.replace('_', '-')}"
            yield no.PolicyOverridden(name, option=option, file=request.policy_file, policy_setting=name)


def _objections(request: OpenPeriod, existing: Period | None, overlapping: Sequence[str]) -> Iterator[Objection]:
    if existing:
        yield no.AlreadyExists("period", refs=[existing.id], noun="period", id=existing.id, name=existing.id)
    if request.first_day and request.last_day and request.last_day < request.first_day:
        yield no.LastDayBeforeFirst("last_day", first=str(request.first_day), last=str(request.last_day))
    elif others := [key for key in overlapping if key != request.period]:
        yield no.PeriodsOverlap("first_day", refs=others, others=tuple(others))


def set_text(
    request: SetText, period: Period, decision: Decision | None = None, unread: Sequence[Objection] = ()
) -> PeriodTextSet:
    """Give the event of a new version of a period's text, with its numbered points, as a decision adopted it.

    `unread` is why there is no decision, where one was named. Raises `Refused`, with `text_unchanged` when it is the
    latest version to the letter.
    """
    Objections([*unread, *(_must_be_decided(request, decision) if request.decision else ())]).stop()
    text = request.text or ""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if sha256 == period.text_sha256:
        raise Refused([no.TextUnchanged("text", refs=[period.id], period=period.id, version=period.text_version)])
    version = PeriodTextSet(
        subject=period.id,
        version=(period.text_version or 0) + 1,
        sha256=sha256,
        change=request.change,
        text=text,
        provisions=tuple(points(text)),
        decision=decision.id if decision else None,
    )
    return request.noted(version)


_HEADING = re.compile(r"#{1,6}\s+(.*)")
_LISTS = (  # how points are written; the first that a section has is the one that counts in it
    re.compile(r"\s{0,3}\d{1,3}[.)]\s+(?P<said>.*)"),
    re.compile(r"\s{0,3}[a-zåäö]\)\s+(?P<said>.*)", re.IGNORECASE),
    re.compile(r"\s{0,3}[•·▪●–]\s+(?P<said>.*)"),
)
_KIND_WORD = r"(?:värdegrund(?:en)?|principer(?:na)?|åtaganden(?:a)?|values?|principles|commitments)"
_PLAIN_HEADING = re.compile(
    rf"\s*(?:\d{{1,2}}[.)]?\s+)?(?P<said>(?:[\w-]+\s+)?{_KIND_WORD}(?:\s+[\w,-]+){{0,5}})\s*:?\s*", re.IGNORECASE
)
SHORT = 4  # words of a line that stands alone
_KINDS = (
    (ProvisionKind.VALUE, ("värdegrund", "value")),
    (ProvisionKind.PRINCIPLE, ("princip", "principle")),
    (ProvisionKind.COMMITMENT, ("åtagande", "commitment")),
)
_PARTIES = (
    (Party.BOTH, ("gemensam", "common", "shared")),
    (Party.MUNICIPAL, ("kommun", "municipal")),
    (Party.CIVIL, ("civil", "förening")),
)


def points(text: str) -> Iterator[ProvisionPart]:
    """Give the numbered points of a text, under a heading with värdegrund, principer or åtaganden.

    A heading is marked with `#`; where none of these is, a line that is or begins with such a word is one. A point
    is written `1.`, `1)`, `a)`, `•` or `–`, and runs to the next one, to a heading or a blank line: where anything
    is numbered, letters and dashes are part of a point. Numbers go on through a kind: a second list of commitments
    under another heading continues the first.
    """
    counted: dict[ProvisionKind, int] = {}
    for heading, lines in _sections(text.splitlines()):
        kind = _first(_KINDS, heading)
        if kind is None:
            continue
        party = _party(heading) if kind is ProvisionKind.COMMITMENT else None
        for said in _listed(lines):
            counted[kind] = counted.get(kind, 0) + 1
            yield ProvisionPart(kind=kind, number=counted[kind], party=party, text=said)


def _sections(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Give each heading with the lines under it."""
    marked = any((found := _HEADING.fullmatch(line)) and _first(_KINDS, found[1]) for line in lines)
    heading, under, before = "", [], ""
    for line in lines:
        found = _HEADING.fullmatch(line)
        said = found[1] if found else None if marked else _unmarked(line, before)
        if said is None:
            under.append(line)
        else:
            yield heading, under
            heading, under = said, []
        before = line
    yield heading, under


def _unmarked(line: str, before: str) -> str | None:
    """Give the heading that a line without a mark is: a word for a kind of point, or a short line that stands alone."""
    if found := _PLAIN_HEADING.fullmatch(line):
        return found["said"]
    short = len(line.split()) <= SHORT and line.strip()[-1:].isalpha() and line.strip()[:1].isupper()
    return line.strip() if short and not before.strip() and not any(mark.fullmatch(line) for mark in _LISTS) else None


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """Give the points of a section, each in one line."""
    mark = next((mark for mark in _LISTS if any(mark.fullmatch(line) for line in lines)), None)
    open_lines: list[str] = []
    for line in [*lines, ""]:
        point = mark.fullmatch(line) if mark else None
        if (point or not line.strip()) and open_lines:
            yield " ".join(open_lines)
            open_lines = []
        if point:
            open_lines = [point["said"].strip()]
        elif open_lines:
            open_lines.append(line.strip())


def _party(heading: str) -> Party | None:
    """Give whom a heading's commitments bind: both, when it names both."""
    named = {party for party, words in _PARTIES if any(word in heading.casefold() for word in words)}
    return Party.BOTH if len(named) > 1 else next(iter(named), None)


def _first(table: Sequence[tuple[K, Sequence[str]]], heading: str) -> K | None:
    return next((kind for kind, words in table if any(word in heading.casefold() for word in words)), None)


def close(request: ClosePeriod, period: Period) -> PeriodClosed:
    """Give the event that ends the intake: nothing is received after the day. It moves no last day."""
    if period.closed_on:
        raise Refused([no.AlreadyDone("period", refs=[period.id], id=period.id, day=str(period.closed_on))])
    return request.noted(PeriodClosed(subject=period.id, closed_on=request.on))


def gone(said: Objection) -> Objection:
    """Give an objection, said as a rule that is broken where it is that the decision has been taken back."""
    if not isinstance(said, no.TakenBack) or said.facts["noun"] != "decision":
        return said
    return no.DecisionTakenBack("decision", refs=said.refs, id=said.facts["id"], entry=said.facts["entry"])


def extend(
    request: ExtendPeriod,
    period: Period,
    decision: Decision | None,
    overlapping: Sequence[str],
    unread: Sequence[Objection] = (),
) -> PeriodExtended:
    """Give the event of a later last day. Raises `Refused`.

    `overlapping` are the keys of periods that share a day with the period as it would be; `unread` is why there is no
    decision, where one was named.
    """
    last = request.last_day
    assert last
    objections = Objections([*unread, *_must_be_decided(request, decision)])
    if last == period.last_day:
        objections.append(no.AlreadyDone("last_day", refs=[period.id], id=period.id, day=str(last)))
    if last < period.last_day:
        objections.append(no.LastDayNotLater("last_day", period=period.id, last=str(period.last_day)))
    if others := [key for key in overlapping if key != period.id]:
        objections.append(no.PeriodsOverlap("last_day", refs=others, others=tuple(others)))
    objections.stop()
    assert decision
    return request.noted(PeriodExtended(subject=period.id, last_day=last, decision=decision.id))


def set_rule(
    request: SetRule,
    period: Period,
    decision: Decision | None,
    unread: Sequence[Objection] = (),
    policy: Policy | None = None,
) -> PeriodRuleSet | PolicySet:
    """Give the event of a rule from a day: the decision's, or in a period ahead the first. Raises `Refused`.

    `unread` is why there is no decision, where one was named; `policy` is the period's, or the shipped one.
    """
    assert request.setting
    name, value = request.setting
    decided = max(_first_day(decision), period.first_day) if decision else period.first_day
    day = request.from_day or decided
    objections = Objections([*unread, *_must_be_decided(request, decision)])
    if not period.first_day <= day <= period.last_day:
        first, last = str(period.first_day), str(period.last_day)
        objections.append(
            no.EffectiveOutsidePeriod("from_day", effective=str(day), period=period.id, first=first, last=last)
        )
    if decision and name == "networks" and not value and day < _first_day(decision):
        facts = {"effective": str(day), "decided": str(_first_day(decision))}
        objections.append(no.EffectiveBeforeDecision("from_day", **facts))
    turns = _turns(period, policy or Policy(), name)
    holding = next((each for each in reversed(turns) if each.from_day <= day), turns[0])
    later = [each for each in turns if each.from_day > day]
    if all(each.value == value for each in (holding, *later)):
        objections.append(no.AlreadyDone("setting", refs=[period.id], id=period.id, day=str(holding.from_day)))
    objections.stop()
    assert decision
    if name == "networks":
        rule = PeriodRuleSet(subject=period.id, networks=bool(value), from_day=day, decision=decision.id)
        return request.noted(rule)
    text = str(value) if name == "exclusion_clause" and value else None
    made = PolicySet(subject=period.id, name=name, value=written(value), text=text, from_day=day, decision=decision.id)
    return request.noted(made)


def _first_day(decision: Decision) -> date:
    """Give the first day of what a decision decides: nothing holds by it before that."""
    return decision.effective or decision.decided_on


def _turns(period: Period, policy: Policy, name: str) -> Sequence[Turn]:
    """Give every value of a setting in order of time."""
    if name != "networks":
        return policy.of(name, period.first_day)
    rules = period.rules or (period.rule_on(period.first_day),)
    return [Turn(each.from_day, each.networks, each.decision) for each in rules]


def _must_be_decided(
    request: OpenPeriod | SetText | ExtendPeriod | SetRule, decision: Decision | None
) -> Iterator[Objection]:
    """A period's days and rules change by an approved decision; one that cannot be found is told elsewhere."""
    if decision is None and request.decision is None:
        yield no.DecisionMissing("decision", matter="period")
    if decision and decision.outcome is not Outcome.APPROVED:
        yield no.DecisionNotApproved("decision", refs=[decision.id], decision=decision.id, outcome=decision.outcome)


NAMED = 5  # actors told by name
COUNTED = ("screening_days", "dialogue_days")  # whose last days nobody says: they are counted from the rule


def notices_of_waiting(period: Period, actors: Sequence[Actor]) -> Iterator[Notice]:
    """Give what a changed period means for those whose answers lack something."""
    if actors:
        names, more = _first_names(actors)
        yield no.AnswersWait("period", period=period.id, count=len(actors), names=names, more=more)


def notices_of_rule(event: PeriodRuleSet | PolicySet, actors: Sequence[Actor]) -> Iterator[Notice]:
    """Give what a rule on networks means for the networks whose answers lack something."""
    networks = [actor for actor in actors if actor.kind is Kind.NETWORK]
    if networks and isinstance(event, PeriodRuleSet):
        told = no.NetworksMayJoin if event.networks else no.NetworksMayNotJoin
        facts = {"period": event.subject, "from_day": str(event.from_day), "id": networks[0].id}
        names, more = _first_names(networks)
        yield told("setting", count=len(networks), names=names, more=more, **facts)


def _first_names(actors: Sequence[Actor]) -> tuple[tuple[str, ...], int]:
    """Give the names of the first actors, and how many there are beside them."""
    return tuple(f"{actor.name} ({actor.id})" for actor in actors[:NAMED]), max(0, len(actors) - NAMED)


def named(event: PeriodRuleSet | PolicySet) -> str:
    """Give which setting an event sets."""
    return event.name if isinstance(event, PolicySet) else "networks"


def notices_of_reach(name: str, since: date, reached: Sequence[str], count: int, field: str) -> Iterator[Notice]:
    """Give what a rule reaches back over: the first of what has been recorded since its day by another.

    Answers, steps and decisions stand as they were recorded; a last day that is counted is counted anew.
    """
    if reached:
        reaching = no.LastDaysMove if name in COUNTED else no.RuleReachesBack
        names, more = tuple(reached[:NAMED]), max(0, count - NAMED)
        yield reaching(field, count=count, names=names, more=more, policy_setting=name, from_day=str(since))


def notices_of_late_decision(period: Period, decision: Decision, *, from_day: date | None = None) -> Iterator[Notice]:
    """Give what should be known of a decision taken after what it decides: the period's end, or a rule's day."""
    decided = str(decision.decided_on)
    if from_day is None and decision.decided_on > period.last_day:
        yield no.DecidedAfterEnd("decision", refs=[decision.id], decided=decided, last=str(period.last_day))
    if from_day and from_day < _first_day(decision):
        facts = {"decided": str(_first_day(decision)), "from_day": str(from_day)}
        yield no.RuleBeforeDecision("from_day", refs=[decision.id], **facts)
