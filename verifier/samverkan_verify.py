# ruff: noqa: INP001 - one file that is handed to an auditor, not a package
"""A second reading of a registry: `python samverkan_verify.py journal.jsonl [--on DAY] [--head DIGEST] [--json]`.

Reads what `samverkan journal export` writes, and nothing else. It checks numbers, times, chain and seals, and computes
from the entries alone who was on the roll on a day, how every enrollment stood, who was barred, which decisions were
in force, and what tasks and groups there were. It shares no line with the program, needs no installation, and was
written from the rules of the register: an effective day is the first day of the new state; a decision has effect in
spans of days. Where an entry tells what the program computed (`ended_from`, `set_aside`), that is not read.
"""

import argparse
import hashlib
import hmac
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Json = dict[str, Any]
ONE_DAY, FOREVER = timedelta(days=1), date.max
NO_HASH, MARK = "0" * 64, b"samverkan-journal-1\0"
# Of ends on one day the period's is the weakest: it ends everything anyhow.
ENDS = ("excluded", "refused", "closed", "withdrawn", "dissolved", "lapsed")

# What changes nothing of what is computed here. A kind that is neither here nor read below is told of.
BESIDE = set(
    """
    activity_added actor_alias_added actor_invited actor_notified actor_renamed agenda_item_added answer_received
    body_alias_added body_alias_removed
    appeal_received attendance_noted body_added case_closed case_opened case_prepared case_screened contact_added
    contact_bounced contact_ended contact_verified cure_done cure_set decision_announced dialogue_noted document_added
    entry_taken_back hearing_exempted mandate_given meeting_called network_member_added network_member_left
    outcome_noted period_closed period_rule_set period_text_set person_registered plan_opened policy_set
    registry_created registry_set reminder_written renewal_applied response_extended roll_recorded seat_taken
    watch_item_added watch_noted round_opened round_answered mandate_ended seat_left group_closed person_erased
    actor_erased person_requested person_request_answered refusal_reached
    item_dropped item_renamed item_moved agenda_ordered item_noted
    approver_noted meeting_approved meeting_cancelled meeting_moved minutes_sent room_left standing_item_added
    standing_item_dropped
    stance_taken decision_changed
    activity_assigned activity_actor_added activity_actor_left plan_adopted activity_started activity_done
    activity_dropped activity_moved activity_noted task_moved task_noted task_helper_added task_helper_left
    watch_resolved watch_promoted
    contact_consented consent_withdrawn
    """.split()  # noqa: SIM905 - as many words on a line as it holds
)


def canonical(value: object) -> bytes:
    """Give the one form of a JSON value that digests are made of."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode()


def chain(lines: list[Json]) -> Iterator[tuple[int, str]]:
    """Give what is wrong with the entries as they stand: the place of each in the file, and what."""
    before, at, registry = NO_HASH, "", None
    erased = _erased(lines)
    for number, line in enumerate(lines, start=1):
        entry = line["entry"]
        registry = registry or entry["registry"]
        checks = {
            "numret följer inte på det förra": entry["seq"] == number,
            "tiden går bakåt": entry["at"] >= at,
            "ett annat registers händelse": entry["registry"] == registry,
            "bygger inte på händelsen före": entry["prev"] == before,
            "kontrollsumman stämmer inte": hashlib.sha256(MARK + canonical(entry)).hexdigest() == line["hash"],
            "första händelsen är inte registrets": (entry["kind"] == "registry_created") is (number == 1),
        }
        yield from ((number, wrong) for wrong, right in checks.items() if not right)
        yield from ((number, wrong) for wrong in _broken_seals(entry, line["seals"], erased.get(number, {})))
        before, at = line["hash"], entry["at"]


Taken = dict[str, list[Json]]  # by seal: what erasures have said of it, the first first


def _erased(lines: list[Json]) -> dict[int, Taken]:
    """Give what erasures took from the seals of earlier entries: the fields, and the digest of what they left."""
    found: dict[int, Taken] = {}
    for line in lines:
        entry = line["entry"]
        if entry["kind"] in {"person_erased", "actor_erased"}:
            for taken in entry["data"].get("seals", []):
                said = taken | {"by": entry["seq"]}
                found.setdefault(taken["entry"], {}).setdefault(taken["seal"], []).append(said)
    return found


def _broken_seals(entry: Json, held: Json, erased: Taken) -> Iterator[str]:
    for part in sorted(entry["sealed"].keys() | held.keys() | erased.keys()):
        seal, named, taken = held.get(part), entry["sealed"].get(part), erased.get(part, [])
        if taken and named is None:
            yield f"gallrat ur ett sigill som inte finns ({part})"
        if any(each["by"] <= entry["seq"] for each in taken) or any(not each.get("rest") for each in taken[:-1]):
            yield f"gallrat i fel ordning ({part})"
        if taken:
            named = taken[-1].get("rest")
        if taken and named is None and seal is None:
            continue
        if seal and any(field in (seal["value"] or {}) for each in taken for field in each["fields"]):
            yield f"det gallrade står kvar ({part})"
        if named is None:
            yield f"ett sigill för mycket ({part})"
        elif seal is None or not seal.get("salt"):
            yield f"ett sigill saknas ({part})"
        else:
            value = canonical([entry["registry"], entry["seq"], part, seal["value"]])
            if hmac.digest(bytes.fromhex(seal["salt"]), value, "sha256").hex() != named:
                yield f"sigillet stämmer inte ({part})"


def in_force(entries: list[Json]) -> list[Json]:
    """Give the entries that nothing has taken back; what took back and was taken back itself did nothing."""
    gone: set[int] = set()
    for entry in reversed(entries):
        if entry["kind"] == "entry_taken_back" and entry["seq"] not in gone:
            gone.add(entry["data"]["entry"])
    return [entry for entry in entries if entry["seq"] not in gone and entry["kind"] != "entry_taken_back"]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


Span = tuple[date, date]  # first day, and first day no more


@dataclass
class Effect:
    """What a decision does to an enrollment: `kind` is the standing it gives, none if it gives none."""

    kind: str
    decision: str
    case: str | None
    actor: str
    enrollment: str
    first: date | None  # none: when the decision is final
    seq: int
    through: date = FOREVER
    bar_through: date | None = None
    turns: list[tuple[date, int, bool]] = field(default_factory=list)  # from this day without effect, or with it anew
    liftings: dict[int, date] = field(default_factory=dict)  # by the entry that tells of it
    annulments: dict[int, date] = field(default_factory=dict)
    revocations: dict[int, date] = field(default_factory=dict)

    @property
    def lifted(self) -> date:
        """Give the first day without the bar."""
        return min(self.liftings.values(), default=FOREVER)

    @property
    def annulled(self) -> date:
        """Give the day a judgment that annuls was final."""
        return min(self.annulments.values(), default=FOREVER)

    @property
    def revoked(self) -> date:
        """Give the first day the body itself has taken it back for."""
        return min(self.revocations.values(), default=FOREVER)

    def spans(self) -> list[Span]:
        """Give the days the decision has effect on the actor: who won in court was never excluded."""
        return self.in_force() if self.annulled == FOREVER else []

    def in_force(self) -> list[Span]:
        """Give the days it is in force: from its first, but for stays, until it is revoked or an annulment is final."""
        finals = sorted(day for day, _, on in self.turns if on)
        first, end = self.first or (finals[0] if finals else None), min(self.revoked, self.annulled)
        if first is None:
            return []
        spans, since = [], first
        open_, turns = True, sorted(self.turns)
        for day, _, on in turns:
            if open_ and not on:
                spans.append((since, day))
                open_ = False
            elif on and not open_:
                since, open_ = max(day, first), True
        spans += [(since, FOREVER)] if open_ else []
        return [(a, min(b, end)) for a, b in spans if a < min(b, end)]

    def span_on(self, day: date) -> Span | None:
        """Give the span of effect that a day is in."""
        return next((span for span in self.spans() if span[0] <= day < span[1]), None)

    def bars(self, day: date) -> bool:
        """Tell whether the decision keeps the actor from joining with effect on a day."""
        through = self.bar_through
        return through is not None and day <= through and day < self.lifted and self.span_on(day) is not None


@dataclass
class Enrollment:
    """One actor in one period, from the day its answer arrived."""

    id: str
    actor: str
    period: str
    arrived: date
    effective: date | None = None
    declined: date | None = None
    withdrawn: date | None = None
    closed: date | None = None
    effects: list[Effect] = field(default_factory=list)
    into: str | None = None  # the enrollment whose days these are, after a merge or an annulment

    @property
    def start(self) -> date:
        """Give the day it counts from."""
        return self.effective or self.arrived


class Register:
    """The register as its entries tell it."""

    def __init__(self, lines: list[Json]) -> None:
        self.problems: list[tuple[int, str]] = []
        self.periods: dict[str, Span] = {}
        self.actors: dict[str, Json] = {}
        self.same: dict[str, str] = {}
        self.dissolved: dict[str, date] = {}
        self.enrollments: dict[str, Enrollment] = {}
        self.decisions: dict[str, Json] = {}
        self.tasks: dict[str, Json] = {}
        self.groups: dict[str, Json] = {}
        self.effects: list[Effect] = []
        self.verdicts: dict[int, Json] = {}  # by the entry of what was decided in a case
        self.rulings: dict[int, Json] = {}  # by the entry of a judgment
        for entry in in_force([line["entry"] for line in lines]):
            if read := getattr(self, f"_{entry['kind']}", None):
                read(entry, entry["subject"], entry["data"])
            elif entry["kind"] not in BESIDE:
                self.problems.append((entry["seq"], f"okänt slag av händelse: {entry['kind']}"))
        for effect in self.effects:
            one = self.enrollments[effect.enrollment]
            while one.into:  # what a decision did to one of two that are one, it did to both
                one = self.enrollments[one.into]
            one.effects.append(effect)
        self._set_aside()

    # periods and actors

    def _period_opened(self, _: Json, key: str, data: Json) -> None:
        self.periods[key] = date.fromisoformat(data["first_day"]), date.fromisoformat(data["last_day"])

    def _period_extended(self, _: Json, key: str, data: Json) -> None:
        self.periods[key] = self.periods[key][0], date.fromisoformat(data["last_day"])

    def _actor_registered(self, _: Json, id_: str, data: Json) -> None:
        self.actors[id_] = dict(data["actor"])

    def _actor_edited(self, _: Json, id_: str, data: Json) -> None:
        self.actors[id_] |= {name: value for name, value in data.items() if name in {"kind", "side", "org_nr"}}

    def _actor_dissolved(self, _: Json, id_: str, data: Json) -> None:
        self.dissolved[id_] = date.fromisoformat(data["last_day"])

    def _actor_merged(self, _: Json, id_: str, data: Json) -> None:
        """Make two actors one: of what both said, the days are joined; what a decision did to one, it did to both."""
        self.same[id_] = data["into"]
        dropped = [self.enrollments[each] for each in data.get("duplicates", [])]
        for one in dropped:
            kept = [each for each in self.of(data["into"], one.period) if each not in dropped]
            other = min(kept, key=lambda each: (not _overlap(one, each), each.effective is None))
            one.into = other.id
            if one.effective is None:
                continue
            both = one.withdrawn and other.withdrawn and max(one.withdrawn, other.withdrawn)
            other.withdrawn = both if other.effective else one.withdrawn
            other.arrived = min(one.arrived, other.arrived)
            other.effective = min(one.effective, other.effective or one.effective)

    def who(self, actor: str) -> str:
        """Give the actor that an id leads to."""
        while actor in self.same:
            actor = self.same[actor]
        return actor

    def of(self, actor: str, period: str) -> list[Enrollment]:
        """Give the enrollments of an actor in a period, the first first."""
        mine = (each for each in self.enrollments.values() if self.who(each.actor) == self.who(actor))
        return [each for each in mine if each.period == period and each.into is None]

    # enrollments

    def _arrived(self, id_: str, data: Json) -> Enrollment:
        if registered := data.get("registered"):
            self.actors[id_] = dict(registered)
        known = self.enrollments.get(data["enrollment"])
        arrived = date.fromisoformat(data["received"])
        one = known or Enrollment(data["enrollment"], id_, data["period"], arrived)
        return self.enrollments.setdefault(one.id, one)

    def _enrollment_received(self, _: Json, id_: str, data: Json) -> None:
        self._arrived(id_, data)

    def _actor_enrolled(self, entry: Json, id_: str, data: Json) -> None:
        one = self._arrived(id_, data)
        one.effective = self._effective(entry, data)

    def _enrollment_completed(self, entry: Json, id_: str, data: Json) -> None:
        one = self._arrived(id_, data)
        one.effective = self._effective(entry, data)

    def _earlier_answer_counted(self, entry: Json, id_: str, data: Json) -> None:
        one = self._arrived(id_, data)
        one.arrived, one.effective = date.fromisoformat(data["received"]), self._effective(entry, data)

    def _effective(self, entry: Json, data: Json) -> date:
        """Give the day an answer takes effect: the latest of arrival, completion and the period's first day."""
        told = date.fromisoformat(data["effective"])
        known = [data["received"], data.get("completed")]
        latest = max([date.fromisoformat(day) for day in known if day] + [self.periods[data["period"]][0]])
        if data["because"] in {"received", "completed", "first_day", "earlier_register"} and told != latest:
            self.problems.append((entry["seq"], f"gäller från {told}, inte från {latest}"))
        return told

    def _enrollment_declined(self, _: Json, id_: str, data: Json) -> None:
        on = date.fromisoformat(data["declined_on"])
        one = self.enrollments.setdefault(data["enrollment"], Enrollment(data["enrollment"], id_, data["period"], on))
        one.declined = on

    def _actor_withdrew(self, _: Json, __: str, data: Json) -> None:
        one, day = self.enrollments[data["enrollment"]], date.fromisoformat(data["effective"])
        one.withdrawn = min(day, one.withdrawn or day)

    def _enrollment_closed(self, _: Json, __: str, data: Json) -> None:
        self.enrollments[data["enrollment"]].closed = date.fromisoformat(data["closed_from"])

    # decisions on an actor

    def _effect(self, entry: Json, kind: str, data: Json, first: date | None, **more: Any) -> None:
        known = data["decision"], data.get("case"), more.pop("actor", entry["subject"]), data["enrollment"]
        self.effects.append(Effect(kind, *known, first=first, seq=entry["seq"], **more))

    def _actor_excluded(self, entry: Json, _: str, data: Json) -> None:
        bar = _day(data.get("bar_through"))
        self._effect(entry, "excluded", data, _day(data.get("effective")), bar_through=bar)

    def _actor_suspended(self, entry: Json, _: str, data: Json) -> None:
        through = date.fromisoformat(data["through"])
        self._effect(entry, "suspended", data, _day(data["first_day"]), through=through)

    def _entry_refused(self, entry: Json, _: str, data: Json) -> None:
        self._effect(entry, "refused", data, _day(data["effective"]))

    def _case_decided(self, entry: Json, case: str, data: Json) -> None:
        self.verdicts[entry["seq"]] = {"case": case, "decision": data["decision"]}
        if data["outcome"] in {"none", "reprimand"}:
            decided = self.decisions[data["decision"]]
            first = _day(decided.get("effective") or decided["decided_on"])
            actor = self.enrollments[data["enrollment"]].actor
            self._effect(entry, "", data | {"case": case}, first, actor=actor)

    def _changed(self, entry: Json) -> list[Effect]:
        what = entry["subject"], entry["data"]["decision"]
        return [each for each in self.effects if (each.case, each.decision) == what]

    def _effect_stayed(self, entry: Json, _: str, data: Json) -> None:
        for effect in self._changed(entry):
            effect.turns.append((date.fromisoformat(data["stayed_on"]), entry["seq"], False))

    def _decision_final(self, entry: Json, _: str, data: Json) -> None:
        for effect in self._changed(entry):
            effect.turns.append((date.fromisoformat(data["final_on"]), entry["seq"], True))

    def _court_ruled(self, entry: Json, _: str, data: Json) -> None:
        for effect in self._changed(entry):
            self._ruled(effect, entry["seq"], data["ruling"], data.get("final_on"), bar=data.get("part") == "bar")

    def _ruled(self, effect: Effect, seq: int, ruling: str, final: str | None, *, bar: bool) -> None:
        """Let a judgment stand as it is told, in the place of what was told of it before."""
        self.rulings[seq] = {"effect": effect, "ruling": ruling, "final": final, "bar": bar}
        effect.liftings.pop(seq, None)
        effect.annulments.pop(seq, None)
        if ruling == "annulled" and final and bar:  # the rest stands
            effect.liftings[seq] = date.min
        elif ruling == "annulled" and final:
            effect.annulments[seq] = date.fromisoformat(final)

    def _decision_revoked(self, entry: Json, _: str, data: Json) -> None:
        for effect in self._changed(entry):
            effect.revocations[entry["seq"]] = date.fromisoformat(data["from_day"])

    def _bar_lifted(self, entry: Json, _: str, data: Json) -> None:
        for effect in self._changed(entry):
            effect.liftings[entry["seq"]] = date.fromisoformat(data["from_day"])

    def _decision_recorded(self, _: Json, id_: str, data: Json) -> None:
        self.decisions[id_] = dict(data)

    # what was put right, and what should never have been there

    def _corrected(self, _: Json, __: str, data: Json) -> None:
        acts = {"case_decision", "case_step", "exclusion", "suspension"}
        acted = any(row["table"] in acts for row in data.get("rows", []))
        for row in data.get("rows", []):
            if acted and row["table"] == "enrollment":  # what the program computed of it
                continue
            right = {each["column"]: each.get("new") for each in row["values"] if each["form"] == "plain"}
            if read := getattr(self, f"_right_{row['table']}", None):
                read(row["key"], right)

    def _right_enrollment(self, key: str, right: Json) -> None:
        one = self.enrollments[key]
        if "ended_from" in right:
            name = "closed" if one.closed else "withdrawn"
            setattr(one, name, _day(right["ended_from"]))
        for column, name in {"received": "arrived", "effective": "effective", "declined_on": "declined"}.items():
            if column in right:
                setattr(one, name, _day(right[column]))

    def _right_period(self, key: str, right: Json) -> None:
        first, last = self.periods[key]
        self.periods[key] = _day(right.get("first_day")) or first, _day(right.get("last_day")) or last

    def _right_case_decision(self, key: str, right: Json) -> None:
        verdict = self.verdicts[int(key)]
        decided = [each for each in self.effects if (each.case, each.decision) == tuple(verdict.values())]
        verdict["decision"] = right.get("decision", verdict["decision"])
        for effect in decided:
            effect.decision = verdict["decision"]
            if effect.kind and "effective" in right:
                effect.first = _day(right["effective"])
            if "bar_through" in right:
                effect.bar_through = _day(right["bar_through"])
            if "through" in right:
                effect.through = _day(right["through"]) or FOREVER

    def _right_suspension(self, key: str, right: Json) -> None:
        for effect in (each for each in self.effects if each.seq == int(key)):
            effect.decision = right.get("decision", effect.decision)
            effect.first = _day(right["first_day"]) if "first_day" in right else effect.first
            effect.through = date.fromisoformat(right["through"]) if "through" in right else effect.through

    def _right_case_step(self, key: str, right: Json) -> None:
        seq, day = int(key), _day(right.get("day"))
        for effect in self.effects:
            effect.turns = [(day if day and each[1] == seq else each[0], *each[1:]) for each in effect.turns]
            for told in (effect.revocations, effect.liftings):
                if day and seq in told and seq not in self.rulings:
                    told[seq] = day
        if known := self.rulings.get(seq):
            ruling, _, part = right.get("found", "").partition("-")
            bar = part == "bar" if ruling else known["bar"]
            final = right.get("until", known["final"])
            self._ruled(known["effect"], seq, ruling or known["ruling"], final, bar=bar)

    def _right_actor(self, key: str, right: Json) -> None:
        self.actors[key] |= {name: value for name, value in right.items() if name in {"kind", "side", "org_nr"}}
        if "dissolved_on" in right:
            self.dissolved[key] = date.fromisoformat(right["dissolved_on"])

    def _right_decision(self, key: str, right: Json) -> None:
        self.decisions[key] |= right
        decided = self.decisions[key]
        for effect in self.effects:
            if not effect.kind and effect.decision == key:
                effect.first = _day(decided.get("effective") or decided["decided_on"])

    def _right_task(self, key: str, right: Json) -> None:
        self.tasks[key] |= {name: right[name] for name in ("owner", "due") if name in right}
        known = {"added_on": "open", "started_on": "started", "done_on": "done", "dropped_on": "dropped"}
        days = {known[column]: _day(value) for column, value in right.items() if column in known}
        self.tasks[key]["days"] |= days

    def _right_working_group(self, key: str, right: Json) -> None:
        self.groups[key] |= {name: value for name, value in right.items() if name == "decision"}

    def _right_group_member(self, key: str, right: Json) -> None:
        for group in self.groups.values():
            for at, (since, seq, person) in enumerate(group["members"]):
                if seq == int(key):
                    first = (_day(right["from_day"]) or date.min) if "from_day" in right else since
                    group["members"][at] = first, seq, right.get("person", person)

    def _voided(self, _: Json, __: str, data: Json) -> None:
        held: dict[str, dict[str, Any]] = {"enrollment": self.enrollments, "actor": self.actors, "task": self.tasks}
        held |= {"decision": self.decisions, "working_group": self.groups, "period": self.periods}
        for row in data["rows"]:
            held.get(row["table"], {}).pop(row["key"], None)
            if row["table"] == "group_member":
                for group in self.groups.values():
                    group["members"] = [each for each in group["members"] if each[1] != int(row["key"])]

    # tasks and groups

    def _task_added(self, _: Json, id_: str, data: Json) -> None:
        days = {"open": date.fromisoformat(data["added_on"])}
        self.tasks[id_] = {"owner": data.get("owner"), "due": data.get("due"), "days": days}

    def _task_assigned(self, _: Json, id_: str, data: Json) -> None:
        self.tasks[id_] |= {name: data[name] for name in ("owner", "due") if name in data}

    def _work_handed_over(self, _: Json, __: str, data: Json) -> None:
        for task in data.get("tasks", []):
            self.tasks[task]["owner"] = data["to"]

    def _task_started(self, _: Json, id_: str, data: Json) -> None:
        self.tasks[id_]["days"]["started"] = date.fromisoformat(data["started_on"])

    def _task_done(self, _: Json, id_: str, data: Json) -> None:
        self.tasks[id_]["days"]["done"] = date.fromisoformat(data["done_on"])

    def _task_dropped(self, _: Json, id_: str, data: Json) -> None:
        self.tasks[id_]["days"]["dropped"] = date.fromisoformat(data["dropped_on"])

    def _group_formed(self, _: Json, id_: str, data: Json) -> None:
        self.groups[id_] = {"decision": data.get("decision"), "members": [], "conveners": [], "left": {}}

    def _group_member_added(self, entry: Json, id_: str, data: Json) -> None:
        since = _day(data.get("from_day")) or date.min
        self.groups[id_]["members"].append((since, entry["seq"], data["person"]))

    def _group_member_left(self, _: Json, id_: str, data: Json) -> None:
        self.groups[id_]["left"][data["added"]] = date.fromisoformat(data["through_day"])

    def _convener_named(self, entry: Json, id_: str, data: Json) -> None:
        since, named = _day(data.get("from_day")), self.groups[id_]["conveners"]
        if since is None:  # from the beginning: in the place of whoever was named before
            named.clear()
        named.append((since or date.min, entry["seq"], data["person"]))

    def _person_merged(self, _: Json, id_: str, data: Json) -> None:
        """Make two persons one: what both said of a group is said once, with the days of both."""
        for task in self.tasks.values():
            task["owner"] = data["into"] if task.get("owner") == id_ else task.get("owner")
        dropped = {int(row["key"]) for row in data.get("dropped", []) if row["table"] == "group_member"}
        spans = {span["entry"]: span for span in data.get("spans", []) if span["table"] == "group_member"}
        for group in self.groups.values():
            for part in ("members", "conveners"):
                named = ((since, seq, data["into"] if who == id_ else who) for since, seq, who in group[part])
                group[part] = [each for each in named if part == "conveners" or each[1] not in dropped]
            for at, (_since, seq, who) in enumerate(group["members"]):
                if seq in spans:
                    group["members"][at] = _day(spans[seq].get("from_day")) or date.min, seq, who
                    group["left"][seq] = _day(spans[seq].get("through_day")) or FOREVER

    # what follows

    def _set_aside(self) -> None:
        """Let who was never excluded, since a court annulled it, never have left: what it joined anew adds nothing."""
        for one in self.enrollments.values():
            if one.into or not any(each.annulled < FOREVER and each.kind == "excluded" for each in one.effects):
                continue
            for later in self._after(one):
                if not self._ended(one, later.start):
                    later.into = one.id
                    one.effects += later.effects
                    one.withdrawn = later.withdrawn if later.effective else one.withdrawn

    def _after(self, one: Enrollment) -> list[Enrollment]:
        """Give what the actor joined anew in the same period."""
        mine = self.of(one.actor, one.period)
        return mine[mine.index(one) + 1 :]

    def _ended(self, one: Enrollment, day: date) -> list[tuple[date, int, str]]:
        """Give the ends of an enrollment that hold on a day: the first day off, and how."""
        lapses = self.periods[one.period][1] + ONE_DAY
        ends: list[tuple[date | None, str]] = [(one.withdrawn, "withdrawn"), (one.closed, "closed"), (lapses, "lapsed")]
        if last := self.dissolved.get(self.who(one.actor)):
            ends.append((last + ONE_DAY, "dissolved"))
        for effect in one.effects:
            span = effect.span_on(day) if effect.kind in ENDS else None
            ends.append((span[0] if span else None, effect.kind))
        if decided := [each.kind for each in one.effects if each.kind in ENDS and each.annulled == FOREVER]:
            # Who has joined anew stands there: a stay or a revocation does not bring the earlier enrollment back.
            ends += [(later.effective, decided[0]) for later in self._after(one)]
        return sorted((off, ENDS.index(how), how) for off, how in ends if off is not None and off <= day)

    def standing(self, one: Enrollment, day: date) -> str:
        """Give how an enrollment stands on a day."""
        if day < one.arrived:
            return "ahead"
        if one.declined and day >= one.declined:
            return "declined"
        if ends := self._ended(one, day):
            return ends[0][2]
        if one.effective is None or day < one.effective:
            return "received"
        away = (each for each in one.effects if each.kind == "suspended" and day <= each.through)
        return "suspended" if any(each.span_on(day) for each in away) else "enrolled"

    def roll(self, day: date, period: str | None = None, side: str | None = None, by: date | None = None) -> list[Json]:
        """Give who is on the roll on a day, of a period, a side, or of those whose answer arrived by a day."""
        found: dict[tuple[str, str], Json] = {}
        for one in self.enrollments.values():
            actor = self.who(one.actor)
            if one.into or self.standing(one, day) != "enrolled" or period not in {None, one.period}:
                continue
            if side not in {None, self.actors[actor]["side"]} or (by and one.arrived > by):
                continue
            line = {"id": actor, "period": one.period, "since": str(one.effective), "enrollment": one.id}
            found[actor, one.period] = line
        return sorted(found.values(), key=lambda line: (line["period"], line["id"]))

    def barred(self, actor: str, day: date) -> list[str]:
        """Give the decisions that keep an actor from joining with effect on a day."""
        return [e.decision for e in self.effects if self.who(e.actor) == self.who(actor) and e.bars(day)]

    def has_effect(self, decision: str, day: date) -> bool:
        """Tell whether a decision has been taken and has effect on a day."""
        made = self.decisions[decision]
        if made["outcome"] != "approved" or day < date.fromisoformat(made["decided_on"]):
            return False
        if parts := [each for each in self.effects if each.decision == decision]:
            return any(a <= day < b for each in parts for a, b in each.in_force())
        first = made.get("effective") or made["decided_on"]
        return not made.get("when_final") and day >= date.fromisoformat(first)

    def task(self, id_: str, day: date) -> str | None:
        """Give what a task is on a day, if there is one yet."""
        states = ("open", "started", "done", "dropped")
        days: dict[str, date] = self.tasks[id_]["days"]
        return next((state for state in reversed(states) if state in days and days[state] <= day), None)

    def group(self, id_: str, day: date) -> Json:
        """Give the convener and the members of a group on a day."""
        left: dict[int, date] = self.groups[id_]["left"]
        joined = [each for each in self.groups[id_]["members"] if each[0] <= day]
        members = [person for _, seq, person in joined if left.get(seq, FOREVER) >= day]
        calling = [each for each in sorted(self.groups[id_]["conveners"]) if each[0] <= day]
        convener = calling[-1][2] if calling else None
        return {"convener": convener if convener in members else None, "members": members}

    def on(self, day: date) -> Json:
        """Give everything on a day."""
        live = [each for each in self.enrollments.values() if each.into is None]
        return {
            "roll": self.roll(day),
            "standing": {each.id: self.standing(each, day) for each in live},
            "barred": {actor: found for actor in self.actors if (found := self.barred(actor, day))},
            "in_force": [id_ for id_ in self.decisions if self.has_effect(id_, day)],
            "tasks": {id_: state for id_ in self.tasks if (state := self.task(id_, day))},
            "groups": {id_: self.group(id_, day) for id_ in self.groups},
        }


def _overlap(one: Enrollment, other: Enrollment) -> bool:
    ends = one.withdrawn or FOREVER, other.withdrawn or FOREVER
    return max(one.start, other.start) <= min(ends)


def read(text: str) -> list[Json]:
    """Give the lines of an export; raises `ValueError` for what is none."""
    lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    if not lines or not all(isinstance(line, dict) and {"entry", "hash", "seals"} <= line.keys() for line in lines):
        raise ValueError
    return lines


def report(lines: list[Json], day: date) -> Json:
    """Give what is wrong with the journal, its head, and everything on a day if it can be read."""
    problems = list(chain(lines))
    register = None if problems else Register(lines)
    problems += register.problems if register else []
    told = {"entries": len(lines), "head": lines[-1]["hash"], "ok": not problems, "on": str(day)}
    told["problems"] = [{"entry": number, "problem": wrong} for number, wrong in problems]
    return told | (register.on(day) if register else {})


def _sentences(told: Json, head: str | None) -> Iterator[str]:
    wrong = [f"FEL i händelse {each['entry']}: {each['problem']}" for each in told["problems"]]
    yield f"{told['entries']} händelser, den sista {told['head']}"
    yield from wrong or ["Kedjan, sigillen och dagarna stämmer."]
    if head:
        found = "finns i kedjan" if told["noted"] else "FINNS INTE i kedjan"
        yield f"Den antecknade kontrollsumman {head} {found}."
    if "roll" not in told:
        return
    yield f"Anslutna {told['on']}: {len(told['roll'])}"
    yield from (
        f"  {line['id']} {line['period']} sedan {line['since']} ({line['enrollment']})" for line in told["roll"]
    )
    for heading, name in (("Anslutningar", "standing"), ("Spärrade", "barred"), ("Uppgifter", "tasks")):
        yield f"{heading}: " + ", ".join(f"{id_} {value}" for id_, value in told[name].items())
    yield "Beslut som gäller: " + ", ".join(told["in_force"])
    yield from (f"Grupp {id_}: {json.dumps(group, ensure_ascii=False)}" for id_, group in told["groups"].items())


def main() -> int:
    """Read an export; give 0, or 6 for a journal that is not whole, or 2 for a file that is none."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("journal", type=Path)
    asked.add_argument("--on", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 - the auditor's own day
    asked.add_argument("--head", help="a digest that was noted, or how it begins")
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    try:
        lines = read(given.journal.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{given.journal}: ingen export av en händelselogg ({type(error).__name__})\n")
        return 2
    told = report(lines, given.on)
    told["noted"] = given.head is None or any(line["hash"].startswith(given.head) for line in lines)
    text = json.dumps(told, ensure_ascii=False, indent=2) if given.json else "\n".join(_sentences(told, given.head))
    sys.stdout.buffer.write(f"{text}\n".encode())
    return 0 if told["ok"] and told["noted"] else 6


if __name__ == "__main__":
    sys.exit(main())
