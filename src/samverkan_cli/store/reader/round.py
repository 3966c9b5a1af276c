"""Questions about the yearly round: who was asked, and who answered what."""

from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.records import RoundAnswer, YearlyRound
from samverkan_cli.store.reader.renewal import RenewalReader, that_stays


class RoundReader(RenewalReader):
    """Rounds; who was asked and is merged since is told as what it is part of."""

    def round(self, reference: str) -> YearlyRound:
        """Give a round by id or name."""
        return self._by_id_or_name(YearlyRound, "yearly_round", reference, "round")

    def find_round(self, reference: str) -> YearlyRound | None:
        """Give the round that has a name, or None."""
        asked = "SELECT * FROM yearly_round WHERE voided_by IS NULL AND name_key = :key"
        return self._one(YearlyRound, asked, key=name_key(reference))

    def rounds(self) -> list[YearlyRound]:
        """Give every round, the earliest asked first."""
        return self._all(YearlyRound, "SELECT * FROM yearly_round WHERE voided_by IS NULL ORDER BY asked_on, number")

    def rounds_running(self, on: date) -> list[YearlyRound]:
        """Give the rounds whose last day to answer has not passed on a day, the earliest asked first."""
        asked = "SELECT * FROM yearly_round WHERE voided_by IS NULL AND last_day >= :day ORDER BY asked_on, number"
        return self._all(YearlyRound, asked, day=on)

    def round_asked(self, round_: str) -> list[str]:
        """Give whom a round asked, each once, without those that should never have been there."""
        asked = (
            "SELECT r.actor FROM round_asked r JOIN actor a ON a.id = r.actor"
            " WHERE r.voided_by IS NULL AND a.voided_by IS NULL AND r.round = :round ORDER BY r.entry, r.position"
        )
        merged = self._merged()
        return list(dict.fromkeys(that_stays(actor, merged) for actor in self._values(asked, round=round_)))

    def round_answers(self, round_: str) -> list[RoundAnswer]:
        """Give what has been answered in a round, by the day it arrived."""
        asked = "SELECT * FROM round_answer WHERE voided_by IS NULL AND round = :round ORDER BY received, entry"
        merged = self._merged()
        found = self._all(RoundAnswer, asked, round=round_)
        return [replace(each, actor=that_stays(each.actor, merged)) if each.actor in merged else each for each in found]
