"""What is published, and what is handed out but for what is masked."""

from datetime import date

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.disclosure import DISCLOSED, PUBLIC, Disclose, disclosed, masks, never_met
from samverkan_cli.domain.publication import allowed
from samverkan_cli.domain.records import Contact, Signatory
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import Kind, Side

TODAY = date(2024, 6, 1)
TUVAN = Signatory(
    id="A-1",
    name="Tuvan",
    kind=Kind.ASSOCIATION,
    side=Side.CIVIL,
    org_nr="802999-0010",
    period="2024-2027",
    since=date(2024, 1, 15),
    enrollment="E-1",
)
BO = Contact(entry=4, actor="A-1", person="P-1", name="Bo Ek", mailbox="bo@example.org")
OFFICE = Contact(entry=5, actor="A-1", mailbox="info@example.org")


def shown(*contacts: Contact, masked: dict[str, str] | None = None) -> list[tuple[str | None, str | None, str | None]]:
    rows = list(disclosed([TUVAN], {"A-1": contacts}, masked or {}, TODAY))
    assert all(set(DISCLOSED) == set(row) for row in rows)
    return [(row["person"], row["mailbox"], row["masked"]) for row in rows]


def test_every_live_contact_is_a_row_and_who_has_none_is_one() -> None:
    over = replace(BO, through_day=date(2024, 5, 31))
    assert [("Bo Ek", "bo@example.org", None), (None, "info@example.org", None)] == shown(BO, OFFICE)
    assert [("Bo Ek", "bo@example.org", None)] == shown(replace(over, through_day=TODAY))
    assert [(None, None, None)] == shown(over)


def test_a_masked_person_leaves_its_provision_and_others_are_handed_out() -> None:
    assert [(None, None, "OSL 21:3"), (None, "info@example.org", None)] == shown(BO, OFFICE, masked={"P-1": "OSL 21:3"})


def test_a_masked_actor_holds_all_its_contacts_back_and_stays_in_the_list() -> None:
    assert [(None, None, "OSL 22:1")] * 2 == shown(BO, OFFICE, masked={"A-1": "OSL 22:1"})


def test_nothing_of_persons_is_published() -> None:
    known = {
        **told(TUVAN),
        "purpose": "Odlar ihop",
        "website": "https://tuvan.example",
        "page": "A-1",
        "withheld": [],
        "contacts": [BO],
    }
    row = allowed("actors.actors", known, internal=False)
    assert {"page", "withheld", *PUBLIC} == set(row)
    expected = ["Tuvan", "association", "civil", "2024-01-15", "Odlar ihop", "https://tuvan.example"]
    assert expected == [row[name] for name in PUBLIC]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Bo Ek=OSL 21:3", ("Bo Ek", "OSL 21:3")),
        (" P-1 = 21 kap. 3 § ", ("P-1", "21 kap. 3 §")),
        ("a=b=OSL 21:3", ("a=b", "OSL 21:3")),
    ],
)
def test_a_mask_names_who_and_by_which_provision(given: str, expected: tuple[str, str]) -> None:
    assert [expected] == masks(Disclose(today=TODAY, mask=(given,)))


@pytest.mark.parametrize("given", ["Bo Ek", "=OSL", "Bo Ek=", "="])
def test_a_mask_without_one_of_them_is_refused(given: str) -> None:
    assert [no.MaskInvalid] == [type(each) for each in refused(masks, Disclose(today=TODAY, mask=(given,)))]


def test_a_mask_that_meets_nothing_is_known() -> None:
    rows = list(disclosed([TUVAN], {"A-1": [BO]}, {}, TODAY))
    assert ["A-2", "P-2"] == never_met({"A-1", "A-2", "P-1", "P-2"}, rows, [BO, replace(BO, actor="A-2", person="P-2")])
