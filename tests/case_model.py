"""What the roll should be and what should be objected to, told from what was done alone, without a line of the domain.

Acts are kept in the order they were done. What a court has annulled for good is left out when they are told again: then
whoever joined anew had never left.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

ONE_DAY = timedelta(days=1)
PERIODS = {"2024-2027": (date(2024, 1, 1), date(2027, 12, 31))}
Act = tuple[Any, ...]


@dataclass
class Stint:
    """The days of one actor in one period, under the id it first got."""

    id: str
    who: str
    period: str
    first: date
    left: date | None = None
    away: dict[str, dict[str, Any]] = field(default_factory=dict)

    def off(self, day: date) -> bool:
        """Tell whether the stint is over, or interrupted, on a day."""
        return (self.left is not None and day >= self.left) or any(_away(each, day) for each in self.away.values())


def _away(each: dict[str, Any], day: date) -> bool:
    """Tell whether a decision keeps somebody off the roll on a day."""
    first, through, stayed, resumed = (each.get(name) for name in ("first", "through", "stayed", "resumed"))
    if first is None or day < first or (through and day > through) or (each.get("revoked") and day >= each["revoked"]):
        return False
    return not (stayed and day >= stayed and (resumed is None or day < resumed))


@dataclass
class Concern:
    """What was noted in a case, in the order it was noted."""

    id: str
    who: str
    enrollment: str
    ground: str
    reported: date
    named: bool
    steps: list[tuple[Any, ...]] = field(default_factory=list)  # (kind, day, more)
    documents: list[tuple[str, date, bool]] = field(default_factory=list)  # digest, day, is new to the actor
    sent: list[tuple[str, date]] = field(default_factory=list)
    decided: list[dict[str, Any]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    stated: bool = False

    def last(self) -> date:
        """Give the latest day anything happened on."""
        posted = [day for made in self.decided for day in made["notice"].values() if day]
        days: list[date] = [step[1] for step in self.steps] + [made["day"] for made in self.decided] + posted
        return max([self.reported, *days])


@dataclass
class Model:
    """Everything that was done."""

    acts: list[Act] = field(default_factory=list)
    annulled: set[str] = field(default_factory=set)
    cases: dict[str, Concern] = field(default_factory=dict)

    def stints(self) -> list[Stint]:
        """Give the stints that the acts made, without the decisions that were annulled."""
        told = Told(self.annulled)
        for act in self.acts:
            getattr(told, act[0])(*act[1:])
        return [each for those in told.held.values() for each in those]

    def on(self, day: date) -> dict[str, date]:
        """Give whose enrollments are on the roll on a day, and since when."""
        gone = {who: last for name, who, last in (act for act in self.acts if act[0] == "dissolved")}
        return {
            each.id: each.first
            for each in self.stints()
            if each.first <= day <= PERIODS[each.period][1]
            and not each.off(day)
            and not (each.who in gone and day > gone[each.who])
        }

    def edges(self) -> set[date]:
        """Give the days on which something changes, and their neighbours."""
        days = {day for act in self.acts for day in act if isinstance(day, date)}
        return {near for day in days for near in (day - ONE_DAY, day, day + ONE_DAY)}


class Told:
    """The acts told again."""

    def __init__(self, without: set[str]) -> None:
        self.held: dict[tuple[str, str], list[Stint]] = defaultdict(list)
        self.by: dict[str, Stint] = {}
        self.without = without

    def joined(self, id_: str, who: str, period: str, first: date) -> None:
        mine = self.held[who, period]
        last = mine[-1] if mine else None
        if last and not (last.left and last.left <= first) and not self._ended(last):
            self.by[id_] = last
            last.left = None
            return
        self.by[id_] = Stint(id_, who, period, first)
        mine.append(self.by[id_])

    @staticmethod
    def _ended(stint: Stint) -> bool:
        """Tell whether an exclusion ended a stint: one that has effect, and is neither stayed nor revoked."""
        return any(
            each["kind"] == "excluded"
            and each["first"]
            and not each.get("revoked")
            and (each.get("resumed") or not each.get("stayed"))
            for each in stint.away.values()
        )

    def withdrew(self, id_: str, day: date) -> None:
        if stint := self.by.get(id_):
            stint.left = min(day, stint.left or day)

    def dissolved(self, who: str, last: date) -> None:
        """Leave it to the roll."""

    def acted(self, by: str, kind: str, id_: str, first: date | None, through: date | None) -> None:
        if by not in self.without and id_ in self.by:
            self.by[id_].away[by] = {"kind": kind, "first": first, "through": through}

    def refused(self, by: str, id_: str, first: date) -> None:
        """Refuse what has not taken effect."""
        if by not in self.without and id_ in self.by:
            self.by[id_].away[by] = {"kind": "refused", "first": first}

    def changed(self, by: str, what: str, day: date) -> None:
        """Stay, revoke or resume a decision; who has joined anew meanwhile is there already."""
        stint = next((each for each in self.by.values() if by in each.away), None)
        if stint is None:
            return
        made, later = stint.away[by], self.held[stint.who, stint.period][-1] is not stint
        if made["kind"] != "excluded" or not later or made["first"] is None:
            made.pop("resumed", None)
            made[what] = max(day, made["first"] or day) if what == "resumed" else day

    def took_effect(self, by: str, day: date) -> None:
        for stint in self.by.values():
            if by in stint.away:
                stint.away[by]["first"] = stint.away[by]["first"] or day


def objections(case: Concern, made: dict[str, Any], joined: date | None, period: tuple[date, date]) -> list[str]:
    """Give the codes of what speaks against a decision in a case, by what had happened on its day."""
    held = [step for step in case.steps if step[1] <= made["day"]]
    burdens = made["outcome"] != "none"
    codes = []
    if made["how"] != "approved" and (burdens or made["how"] != "rejected"):
        codes.append("decision_not_approved")
    if made["body"] not in ("KS", "Delegaten"):
        codes.append("mandate_missing")
    if burdens and not case.stated and not any(step[0] == "admitted" for step in held):
        codes.append("not_screened")
    if burdens and not any(step[0] == "exempted" for step in held):
        codes += _unheard(case, held, made)
    codes += _uncured(case, held, made) if burdens else []
    if burdens and not made["ground"]:
        codes.append("grounds_missing")
    if made["body"] == "KS" and case.who == "Blå Tuvan" and not made["examined"]:
        codes.append("conflict_not_examined")
    codes += _undated(made, joined, period)
    return sorted(codes)


def _undated(made: dict[str, Any], joined: date | None, period: tuple[date, date]) -> list[str]:
    day, effective = made["day"], made["effective"]
    codes = ["effective_before_decision"] if effective and effective < day else []
    if made["outcome"] in ("excluded", "suspended"):
        outside = [one for one in (effective, made["through"]) if one and not period[0] <= one <= period[1]]
        codes += ["effective_outside_period"] * len(outside)
        codes += ["effective_before_joined"] if effective and joined and effective < joined else []
        if made["outcome"] == "excluded" and effective is None:  # final, at the earliest three weeks later
            earliest = day + timedelta(days=21)
            codes += ["effective_outside_period"] if not period[0] <= earliest <= period[1] else []
            codes += ["effective_before_joined"] if joined and earliest < joined else []
    ends = [last for last in (made["through"], made["bar"]) if last and last < (effective or day)]
    return codes + ["last_day_before_first"] * len(ends)


def _unheard(case: Concern, held: list[tuple[Any, ...]], made: dict[str, Any]) -> list[str]:
    day = made["day"]
    told = [(step[1], at, step[2]) for at, step in enumerate(case.steps) if step[0] == "notified" and step[1] <= day]
    if not any(step[0] == "notified" for step in case.steps):
        return ["not_notified"]
    if not told:
        return ["notified_after_decision"]
    notified, place, respond_by = max(told)
    for step in case.steps[place + 1 :]:
        if step[0] == "extended" and step[1] <= day:
            respond_by = step[2]
    codes = ["notified_after_decision"] if notified >= day else []
    answers = [step for step in held if step[0] == "answered"]
    told_last = (notified, place)
    final = any(
        step[0] == "answered" and step[2] and (step[1], at) > told_last and step in held
        for at, step in enumerate(case.steps)
    )
    if not final and (respond_by - notified).days < 21:
        codes.append("time_shortened")
    said = final or made["silent"] or not case.stated
    if notified < day and not ((final or day > respond_by) and said):
        codes.append("answer_awaited")
    sent = {digest for digest, when in case.sent if when <= day}
    codes += ["material_not_sent" for digest, when, new in case.documents if new and when <= day and digest not in sent]
    if any(step[1] > respond_by for step in answers) and not made["considered"]:
        codes.append("late_answer_unconsidered")
    return codes


def _uncured(case: Concern, held: list[tuple[Any, ...]], made: dict[str, Any]) -> list[str]:
    cures = [step for step in held if step[0] in ("cure", "cured")]
    if not cures:
        return []
    if cures[-1][0] == "cured":
        return ["cause_put_right"] if made["ground"] == "formal" else []
    return ["cure_runs"] if made["day"] <= cures[-1][2] else []


def unfinal(case: Concern, day: date, last_day_to_appeal: date | None, *, notes: bool) -> list[str]:
    """Give the codes of what speaks against a decision's being final on a day."""
    made = case.decided[-1]
    posted, through = made["notice"].get("posted"), made["notice"].get("posted_through")
    codes = []
    if posted is None and not notes:
        codes.append("not_announced")
    if posted and last_day_to_appeal and day <= last_day_to_appeal:
        codes.append("clock_runs")
    early = bool(posted and through and last_day_to_appeal and through < last_day_to_appeal)
    if early:
        codes.append("notice_came_down")
    if posted and through is None:
        codes.append("notice_unrecorded")
    since = case.steps[made["at"] :]
    appealed = [step[1] for step in since if step[0] == "appealed"]
    for number, received in enumerate(appealed, start=1):
        late = last_day_to_appeal is not None and not early and received > last_day_to_appeal
        ruled = [step[2] for step in since if step[0] == "ruled" and step[3] == number]
        if not late and not (ruled and ruled[-1] and ruled[-1] <= day):
            codes.append("court_awaited")
    return sorted(codes)
