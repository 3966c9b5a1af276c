"""Questions about the registry itself, periods and their texts."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.notation import period_key
from samverkan_cli.domain.policy import Policy, holding, network_rules, of_period
from samverkan_cli.domain.records import Period, Provision, Reached, RegistryFacts, RuleChange, Setting
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.setting import NAMES
from samverkan_cli.domain.values import Affirmation, SettingKey, StepKind
from samverkan_cli.store.reader.base import Asking
from samverkan_cli.store.sqlite.opening import file_of


class AgreementReader(Asking):
    """The registry, its periods and texts."""

    def registry(self) -> RegistryFacts:
        """Give the registry itself, called as it is called today."""
        found, said = self._registry(), self._said()
        return replace(found, **{key: said[key] for key in NAMES if key in said})

    def settings(self) -> dict[SettingKey, str]:
        """Give the settings of the registry that have a value: the latest of each holds, the names first given too."""
        found = self._registry()
        held = {key: getattr(found, key) for key in NAMES} | self._said()
        return {key: held[key] or "" for key in SettingKey if held.get(key)}

    def _registry(self) -> RegistryFacts:
        """Give the registry as it was made."""
        found = self._one(RegistryFacts, "SELECT * FROM registry WHERE voided_by IS NULL")
        if found is None:
            raise Refused([no.RegistryDamaged(path=file_of(self.connection), why="registry")])
        return found

    def _said(self) -> dict[SettingKey, str | None]:
        """Give the latest that was said of each setting; None is no value any more."""
        said = self._all(Setting, "SELECT * FROM setting WHERE voided_by IS NULL ORDER BY entry, position")
        return {SettingKey(each.key): each.value for each in said}

    def periods(self) -> list[Period]:
        """Give every period, the earliest first."""
        found = self._all(Period, "SELECT * FROM period WHERE voided_by IS NULL ORDER BY first_day")
        return [self._with_text(period) for period in found]

    def find_period(self, reference: str) -> Period | None:
        """Give a period by its key, or None."""
        found = self._one(Period, "SELECT * FROM period WHERE voided_by IS NULL AND id = :id", id=period_key(reference))
        return self._with_text(found) if found else None

    def period(self, reference: str) -> Period:
        """Give a period by its key."""
        found = self.find_period(reference)
        if found is None:
            known = [period.id for period in self.periods()]
            raise Refused([no.NotFound("period", refs=known, given=reference, noun="period", nearest=tuple(known))])
        return found

    def period_of(self, key: str) -> Period:
        """Give the period that something was about, also when both have been taken back."""
        found = self._one(Period, "SELECT * FROM period WHERE id = :id", id=key)
        return self._with_text(found) if found else self.period(key)

    def period_on(self, day: date) -> Period | None:
        """Give the period the day lies in, or None."""
        asked = "SELECT * FROM period WHERE voided_by IS NULL AND first_day <= :day AND last_day >= :day"
        found = self._one(Period, asked, day=day)
        return self._with_text(found) if found else None

    def policy(self, period: str, on: date) -> Policy:
        """Give the policy of a period, by its key, as it holds on a day; it can be asked for any other day."""
        opened = self._all(
            PolicySetting,
            "SELECT name, value, source FROM policy_setting"
            " WHERE voided_by IS NULL AND period = :period AND from_day IS NULL ORDER BY position",
            period=period_key(period),
        )
        return of_period(self.period_of(period_key(period)), opened).on(on)

    def rule_of(self, entry: int) -> RuleChange | None:
        """Give the rule that an entry set, void or not; None for how a period was opened."""
        asked = "SELECT * FROM policy_setting WHERE entry = :entry AND from_day IS NOT NULL"
        return self._one(RuleChange, asked, entry=entry)

    # What a rule reaches back over: the first of it, with how many there are.

    def networks_joined(self, period: str, since: date, most: int) -> list[Reached]:
        """Give networks that are signatories from a day or later."""
        return self._all(
            Reached,
            "SELECT e.id, e.actor, count(*) OVER () AS total FROM enrollment e JOIN actor a ON a.id = e.actor"
            " WHERE e.voided_by IS NULL AND e.period = :period AND e.effective >= :since AND a.kind = 'network'"
            " ORDER BY e.number LIMIT :most",
            period=period,
            since=since,
            most=most,
        )

    def answers_lacking(
        self, period: str, since: date | None, ticks: Sequence[Affirmation], most: int
    ) -> list[Reached]:
        """Give the answers that came in from a day on, or at all, were complete, and lack one of some ticks."""
        first, second, third = (*ticks, *("",) * 3)[:3]
        return self._all(
            Reached,
            "SELECT id, actor, count(*) OVER () AS total FROM enrollment WHERE voided_by IS NULL AND period = :period"
            " AND (:since IS NULL OR received >= :since) AND effective IS NOT NULL"
            " AND instr(affirmed, :first) * instr(affirmed, :second) * instr(affirmed, :third) = 0"
            " ORDER BY number LIMIT :most",
            period=period,
            since=since,
            first=first,
            second=second,
            third=third,
            most=most,
        )

    def answers_to_complete(self, period: str, since: date | None, most: int) -> list[Reached]:
        """Give the answers that came in from a day on, or at all, and have a last day to be completed."""
        return self._all(
            Reached,
            "SELECT id, actor, count(*) OVER () AS total FROM enrollment WHERE voided_by IS NULL AND period = :period"
            " AND (:since IS NULL OR received >= :since) AND effective IS NULL AND complete_by IS NOT NULL"
            " AND ended_from IS NULL ORDER BY number LIMIT :most",
            period=period,
            since=since,
            most=most,
        )

    def cases_to_screen(self, period: str, since: date, most: int) -> list[Reached]:
        """Give the cases that were opened from a day on and have not been screened."""
        return self._all(
            Reached,
            'SELECT c.id, c.actor, count(*) OVER () AS total FROM "case" c WHERE c.voided_by IS NULL'
            " AND c.period = :period AND c.reported_on >= :since AND NOT c.stated AND NOT EXISTS (SELECT 1"
            " FROM case_step s WHERE s.\"case\" = c.id AND s.voided_by IS NULL AND s.kind IN ('screened', 'closed'))"
            " ORDER BY c.number LIMIT :most",
            period=period,
            since=since,
            most=most,
        )

    def cases_with(self, kind: StepKind, period: str, since: date, most: int, *, waiting: bool) -> list[Reached]:
        """Give the cases in which a step was taken from a day on; `waiting` those that nothing has been decided in."""
        return self._all(
            Reached,
            'SELECT c.id, c.actor, count(*) OVER () AS total FROM "case" c WHERE c.voided_by IS NULL'
            " AND c.period = :period AND EXISTS (SELECT 1 FROM case_step s"
            ' WHERE s."case" = c.id AND s.voided_by IS NULL AND s.kind = :step AND s.day >= :since)'
            " AND NOT (:waiting AND (EXISTS (SELECT 1 FROM case_decision d"
            ' WHERE d."case" = c.id AND d.voided_by IS NULL)'
            " OR EXISTS (SELECT 1 FROM case_step s"
            " WHERE s.\"case\" = c.id AND s.voided_by IS NULL AND s.kind = 'closed')))"
            " ORDER BY c.number LIMIT :most",
            period=period,
            since=since,
            step=kind,
            most=most,
            waiting=waiting,
        )

    def cases_decided(self, period: str, since: date, most: int) -> list[Reached]:
        """Give the cases that something was decided in from a day on."""
        return self._all(
            Reached,
            'SELECT c.id, c.actor, count(*) OVER () AS total FROM "case" c WHERE c.voided_by IS NULL'
            " AND c.period = :period AND EXISTS (SELECT 1 FROM case_decision d JOIN decision r ON r.id = d.decision"
            ' WHERE d."case" = c.id AND d.voided_by IS NULL AND r.decided_on >= :since)'
            " ORDER BY c.number LIMIT :most",
            period=period,
            since=since,
            most=most,
        )

    def overlapping(self, first_day: date, last_day: date) -> list[str]:
        """Give the keys of the periods that share a day with the span."""
        asked = "SELECT id FROM period WHERE voided_by IS NULL AND first_day <= :last AND last_day >= :first"
        return self._values(asked, first=first_day, last=last_day)

    def period_text(self, period: str) -> str | None:
        """Give the latest text of a period, or None."""
        asked = (
            "SELECT text FROM period_text WHERE voided_by IS NULL AND period = :period ORDER BY version DESC LIMIT 1"
        )
        found: str | None = self._value(asked, period=period)
        return found

    def provisions(self, period: str, version: int | None) -> list[Provision]:
        """Give the numbered points of a version of a period's text."""
        return self._all(
            Provision,
            "SELECT * FROM provision WHERE voided_by IS NULL AND period = :period AND version = :version"
            " ORDER BY position",
            period=period,
            version=version or 0,
        )

    def points(self, period: str, version: int | None) -> set[str]:
        """Give the references of those points: `principle:2`."""
        return {f"{point.kind}:{point.ordinal}" for point in self.provisions(period, version)}

    def _with_text(self, period: Period) -> Period:
        latest = self._rows(
            "SELECT version, sha256 FROM period_text WHERE voided_by IS NULL AND period = :period"
            " ORDER BY version DESC LIMIT 1",
            period=period.id,
        )
        version, sha256 = latest[0] if latest else (None, None)
        changes = self._all(
            RuleChange,
            "SELECT * FROM policy_setting WHERE voided_by IS NULL AND period = :period AND from_day IS NOT NULL"
            " ORDER BY entry",
            period=period.id,
        )
        told = replace(period, text_version=version, text_sha256=sha256, changes=holding(changes))
        rules = network_rules(told)
        decided = {"networks_from": rules[-1].from_day, "networks_decision": rules[-1].decision} if rules else {}
        return replace(told, rules=rules, **decided)
