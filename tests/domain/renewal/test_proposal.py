"""What a plan proposes, what it rests on, and who is written to."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.renewal.letters import WriteReminders, address, last_day_to_answer, round_of
from samverkan_cli.domain.renewal.proposal import (
    ApplyPlan,
    PlanFile,
    PlanFileRow,
    Proposed,
    RenewalFacts,
    applied,
    check,
    digest,
    hindrances,
    must_follow,
    predecessor,
    propose,
    to_write,
)
from samverkan_cli.domain.values import Proposal

TODAY = date(2023, 10, 1)


def period(first: int, **other: object) -> Period:
    days = {"first_day": date(first, 1, 1), "last_day": date(first + 3, 12, 31)}
    rules = {"networks": True, "hearing": True, "affirmations": (), "entry": 1}
    return msgspec.convert({"id": f"{first}-{first + 3}", **days, **rules, **other}, Period)


OLD, NEW = period(2020), period(2024)
ALMBY = RenewalFacts("A-1", "Almby IK", "association", None, "enrolled", contact="info@example.org")


def proposed(
    facts: RenewalFacts, *, invited: str | None = None, like: tuple[str, ...] = (), to: Period = NEW
) -> Proposed:
    days = {facts.id: invited} if invited else {}
    return propose([facts], to, TODAY, days, lambda _: like)[0]


@pytest.mark.parametrize(
    ("known", "action", "ticked", "reasons"),
    [
        ({}, Proposal.CARRY, True, ["was_enrolled", "contact_mailbox"]),
        ({"reach": "letter"}, Proposal.CARRY, True, ["was_enrolled", "contact_letter"]),
        ({"reach": "missing", "contact": None}, Proposal.CONTACT_MISSING, True, ["was_enrolled", "contact_missing"]),
        ({"reach": "unreachable"}, Proposal.UNREACHABLE, True, ["was_enrolled", "contact_unreachable"]),
        ({"standing": "withdrawn", "left": "2022-03-01"}, Proposal.CARRY, False, ["was_withdrawn"]),
        ({"standing": "excluded", "left": "2022-03-01"}, Proposal.CARRY, False, ["was_excluded"]),
        ({"standing": "refused", "left": "2022-03-01"}, Proposal.CARRY, False, ["was_refused"]),
        ({"bar": "2024-01-01"}, Proposal.BLOCKED, False, ["barred"]),
        ({"bar": "2023-12-31"}, Proposal.CARRY, True, ["was_enrolled", "contact_mailbox"]),
        ({"dissolved": "2023-12-31"}, Proposal.BLOCKED, False, ["dissolved"]),
        ({"dissolved": "2024-01-01"}, Proposal.CARRY, True, ["was_enrolled", "contact_mailbox"]),
        ({"merged": "A-2", "bar": "2025-01-01"}, Proposal.BLOCKED, False, ["merged", "barred"]),
        ({"answer": "declined"}, Proposal.ANSWERED, False, ["answer_declined"]),
        ({"answer": "renewed", "bar": "2025-01-01"}, Proposal.BLOCKED, False, ["barred"]),
    ],
)
def test_each_actor_gets_an_action_and_its_reason(
    known: dict[str, str], action: Proposal, ticked: bool, reasons: list[str]
) -> None:
    row = proposed(ALMBY._replace(**known))
    assert (action, ticked, reasons) == (row.action, row.ticked, [code for code, _ in row.reasons])


def test_a_likely_duplicate_is_a_question_and_is_not_ticked() -> None:
    row = proposed(ALMBY, like=("Almby Idrottsklubb (A-9)",))
    assert (Proposal.DUPLICATE, False) == (row.action, row.ticked)
    assert ("like", "Almby Idrottsklubb (A-9)") == row.reasons[-1]


def test_who_is_invited_already_is_left_alone() -> None:
    row = proposed(ALMBY, invited="2023-09-01")
    assert (Proposal.INVITED, False, (("invited", "2023-09-01"),)) == (row.action, row.ticked, row.reasons)


def test_a_network_is_not_invited_where_the_period_bars_networks() -> None:
    row = proposed(ALMBY._replace(kind="network"), to=period(2024, networks=False))
    assert (Proposal.BLOCKED, (("networks", "2024-2027"),)) == (row.action, row.reasons)


def test_a_bar_that_has_run_out_in_the_period_hinders_no_more() -> None:
    barred = ALMBY._replace(bar="2024-05-31")
    assert [("barred", "2024-05-31")] == hindrances(barred, NEW, date(2024, 5, 31))
    assert [] == hindrances(barred, NEW, date(2024, 6, 1))


@pytest.mark.parametrize("field", RenewalFacts._fields)
def test_every_fact_is_in_the_digest(field: str) -> None:
    assert digest(ALMBY) != digest(ALMBY._replace(**{field: "annat"}))


def test_the_period_before_is_the_one_that_ends_last_before_it() -> None:
    periods = [period(2016), OLD, NEW, period(2028)]
    assert ["2020-2023", "2016-2019", None] == [
        found.id if (found := predecessor(each, periods)) else None for each in (NEW, OLD, period(2016))
    ]


def test_a_period_is_not_renewed_from_a_later_one() -> None:
    must_follow(NEW, OLD)
    with pytest.raises(Refused) as caught:
        must_follow(OLD, NEW)
    assert ["period_not_before"] == [said.code for said in caught.value.objections]
    with pytest.raises(Refused):
        must_follow(NEW, replace(OLD, last_day=NEW.first_day))


def plan(*rows: PlanFileRow, encoding: str | None = None) -> PlanFile:
    return PlanFile("plan.csv", "k", NEW.id, OLD.id, "2023-10-01", rows, encoding)


def row(facts: RenewalFacts, number: int = 7, *, ticked: bool = True, **seen: str) -> PlanFileRow:
    told = {name: getattr(facts, name) for name in ("name", "kind", "org_nr", "contact")}
    return PlanFileRow(number, ticked, facts.id, Proposal.CARRY, digest(facts), told | seen)


def codes(of: PlanFile, *known: RenewalFacts) -> list[str]:
    with pytest.raises(Refused) as caught:
        check(of, {facts.id: facts for facts in known}, NEW, TODAY)
    return [said.code for said in caught.value.objections]


def test_a_plan_whose_facts_are_as_they_were_is_carried_out() -> None:
    check(plan(row(ALMBY)), {"A-1": ALMBY}, NEW, TODAY)


@pytest.mark.parametrize(
    ("now", "differs"),
    [
        (ALMBY._replace(name="Almby IF"), ("name",)),
        (ALMBY._replace(contact="ny@example.org"), ("contact",)),
        (ALMBY._replace(answer="renewed"), ("standing",)),
        (ALMBY._replace(standing="withdrawn", left="2023-10-01"), ("standing",)),
    ],
)
def test_a_ticked_row_whose_facts_differ_is_named_with_what_differs(
    now: RenewalFacts, differs: tuple[str, ...]
) -> None:
    with pytest.raises(Refused) as caught:
        check(plan(row(ALMBY)), {"A-1": now}, NEW, TODAY)
    said = caught.value.objections[0]
    assert (4, "plan_row_differs", ("A-1",)) == (said.status, said.code, said.refs)
    assert (differs, 7, "plan.csv") == (said.facts["differs"], said.facts["row"], said.facts["file"])


def test_unticked_rows_do_not_matter() -> None:
    check(plan(row(ALMBY, ticked=False)), {}, NEW, TODAY)


def test_a_row_that_is_gone_blocked_or_edited_is_objected_to_each_by_itself() -> None:
    barred, other = ALMBY._replace(id="A-2", bar="2030-01-01"), ALMBY._replace(id="A-3")
    found = plan(row(ALMBY), row(barred, 8), row(other, 9, contact="egen@example.org"))
    assert ["plan_row_gone", "plan_row_blocked", "plan_cell_edited"] == codes(found, barred, other)


def test_a_row_that_a_person_marked_as_blocked_cannot_be_ticked() -> None:
    assert ["plan_row_blocked"] == codes(plan(row(ALMBY)._replace(action=Proposal.BLOCKED)), ALMBY)


def test_letters_that_an_encoding_lacks_are_no_edit() -> None:
    facts = ALMBY._replace(name="Łódź-vänner")
    kept = row(facts, name="?ód?-vänner")
    check(plan(kept, encoding="cp1252"), {"A-1": facts}, NEW, TODAY)
    assert ["plan_cell_edited"] == codes(plan(kept), facts)


def test_a_plan_is_known_by_what_was_decided_and_not_by_how_it_is_kept() -> None:
    one, other = row(ALMBY), row(ALMBY._replace(id="A-2"), 8)
    assert plan(one, other).sha256 == plan(other._replace(number=1), one._replace(number=2)).sha256
    assert plan(one, other).sha256 != plan(one).sha256
    assert plan(one, other._replace(ticked=False)).sha256 == plan(one).sha256


def test_a_plan_gives_one_event_for_itself_and_one_for_each_invitation() -> None:
    request = ApplyPlan(today=TODAY, reason="skälet")
    events = list(applied(request, plan(row(ALMBY)), NEW, OLD, ["A-1"], "N-1"))
    assert [("N-1", "skälet"), ("A-1", "skälet")] == [(event.subject, event.reason) for event in events]
    assert ["renewal_applied", "actor_invited"] == [event.KIND for event in events]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, True),
        ({"answer": "received"}, False),
        ({"answer": "declined"}, False),
        ({"left": "2023-09-02"}, False),
        ({"left": "2023-09-01"}, False),
        ({"left": "2023-08-01"}, True),
        ({"bar": "2024-06-01"}, False),
        ({"dissolved": "2023-11-01"}, False),
        ({"merged": "A-2"}, False),
    ],
)
def test_only_the_silent_are_written_to(known: dict[str, str], expected: bool) -> None:
    assert expected == to_write(ALMBY._replace(**known), "2023-09-01", NEW, TODAY)


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("eva.ek+x@example.org", "eva.ek+x@example.org"),
        ("eva@exämpel.se", "eva@xn--exmpel-cua.se"),
        *(
            (odd, None)
            for odd in (None, "å@x.se", "a..b@x.se", ".a@x.se", "a[b@x.se", "a@x..se", "a@-x.se", "a\\b@x.se")
        ),
        *((odd, None) for odd in ("=?utf-8?q?a?=@x.se", "a@[1.2.3.se", f"a@{'y' * 180}.se", "a@x.se\u2028b.se")),
    ],
)
def test_a_mailbox_no_mail_program_can_address_gets_a_letter(mailbox: str | None, expected: str | None) -> None:
    assert expected == address(mailbox)


def last_day(to: Period, today: date = TODAY, last_day: date | None = None) -> date:
    return last_day_to_answer(WriteReminders(today=today, period=to.id, last_day=last_day), to)


def test_the_last_day_to_answer_is_the_close_or_the_working_day_before_while_it_is_ahead() -> None:
    assert date(2023, 12, 29) == last_day(NEW)
    assert date(2023, 12, 1) == last_day(period(2024, closed_on=date(2023, 12, 1)))
    assert date(2024, 3, 22) == last_day(NEW, date(2024, 3, 1))
    assert date(2024, 3, 25) == last_day(NEW, date(2024, 3, 2))  # 23 March is a Saturday
    assert date(2027, 12, 31) == last_day(NEW, date(2027, 12, 11))
    assert date(2023, 11, 29) == last_day(NEW, last_day=date(2023, 11, 29))


@pytest.mark.parametrize(
    ("to", "today", "last", "kind"),
    [
        (period(2024, closed_on=date(2023, 9, 1)), TODAY, None, no.PeriodIsClosed),
        (period(2024, closed_on=date(2023, 12, 1)), TODAY, date(2023, 12, 2), no.PeriodIsClosed),
        (NEW, TODAY, date(2023, 9, 30), no.LastDayBeforeFirst),
        (OLD, date(2024, 1, 1), None, no.PeriodIsClosed),
    ],
)
def test_nobody_is_asked_to_answer_when_nothing_is_received(
    to: Period, today: date, last: date | None, kind: type[Objection]
) -> None:
    with pytest.raises(Refused) as caught:
        last_day(to, today, last)
    assert [kind] == [type(said) for said in caught.value.objections]


@pytest.mark.parametrize(
    ("asked", "written", "expected"), [(None, [], 0), (None, [0, 0, 2], 2), (1, [0, 2], 1), (0, [2], 0)]
)
def test_a_new_round_is_always_asked_for(asked: int | None, written: list[int], expected: int) -> None:
    assert expected == round_of(WriteReminders(today=TODAY, round=asked), written)
