"""The e-service tells whether an answer was sent in, and persons by first and last name."""

from pathlib import Path

import pytest

from samverkan_cli.domain.errors import MappingTwice, NotSubmitted, StatusUnclear
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake import Mapping, Source, sources
from samverkan_cli.intake.answers import AnswerRow, answers

SPACE = "http://www.oeplatform.org/version/2.0/schemas/flowinstance"


def asked(element: str, value: str, label: str = "") -> str:
    return f"<{element}><QueryID>7</QueryID><Name>{label or element}</Name><Value>{value}</Value></{element}>"


def opened(questions: str, status: str = "Inkommen", mapping: Mapping | None = None) -> Source:
    header = f"<FlowInstanceID>4711</FlowInstanceID><Status><Name><![CDATA[{status}]]></Name></Status>"
    values = f"<Header>{header}</Header><Values>{questions}</Values>"
    data = f'<FlowInstance xmlns="{SPACE}">{values}</FlowInstance>'.encode()
    (source,) = sources("-", lambda: data, mapping or Mapping.default())
    return source


TICKS = asked("Vardegrund", "Ja") + asked("Principer", "Ja")
NAMED = asked("Namn", "Almby IK") + TICKS


def person(element: str, first: str, last: str, label: str = "") -> str:
    parts = f"<Firstname><![CDATA[{first}]]></Firstname><Lastname>{last}</Lastname><Email>eva@example.org</Email>"
    return f"<{element}><QueryID>9</QueryID><Name>{label or element}</Name>{parts}</{element}>"


def first(source: Source) -> AnswerRow:
    return next(answers(source, {}, lambda _, said: said))


def table(text: str, mapping: Mapping | None = None) -> AnswerRow:
    (source,) = sources("-", text.encode, mapping or Mapping.default())
    return first(source)


# statuses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "status",
    [
        "Inskickat",
        "Inkommen",
        "inkommet",
        "Kompletterat",
        "Under behandling",
        "UNDER  BEHANDLING",
        "Klart",
        "Arkiverat",
        "",
    ],
)
def test_an_answer_that_was_sent_in_is_taken(status: str) -> None:
    assert [] == first(opened(NAMED, status)).flaws


@pytest.mark.parametrize(
    "status", ["Sparat", "Sparad", "Preliminär", "Väntar på flerpartsignering", "väntar på betalning", "Utkast"]
)
def test_an_answer_that_was_not_sent_in_is_objected_to(status: str) -> None:
    expected = NotSubmitted(file="-", row=1, given=status)
    assert [expected] == first(opened(NAMED, status)).flaws


@pytest.mark.parametrize("status", ["Avbrutet", "Väntar på komplettering", "Ej inskickat", "Inskickat?!x", "Test"])
def test_any_other_status_is_a_question(status: str) -> None:
    expected = StatusUnclear(file="-", row=1, given=status)
    assert [expected] == first(opened(NAMED, status)).flaws


def test_a_mapping_file_names_statuses_of_its_own_and_goes_before_the_known_ones() -> None:
    mapping = Mapping(sent=("Diariefört", "sparat"), unsent=("Klart",))
    for status, flaws in (
        ("diariefört", []),
        ("Sparat", []),
        ("Klart", [NotSubmitted(file="-", row=1, given="Klart")]),
        ("Väntar", [StatusUnclear(file="-", row=1, given="Väntar")]),
    ):
        assert flaws == first(opened(NAMED, status, mapping)).flaws
    assert 'sent = ["Diariefört", "sparat"]\nunsent = ["Klart"]' in mapping.toml()


# persons ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        person("Undertecknare", "Vera", "Lund"),
        person("Firmatecknare", "Vera", "Lund"),
        person("Q7", "Vera", "Lund", label="Behörig firmatecknare"),
        asked("FirmatecknareFornamn", "Vera") + asked("FirmatecknareEfternamn", "Lund"),
        asked("Q1", "Vera", label="Undertecknarens förnamn") + asked("Q2", "Lund", label="Undertecknarens efternamn"),
    ],
)
def test_a_signer_is_put_together_from_first_and_last_name(question: str) -> None:
    assert "Vera Lund" == first(opened(NAMED + question)).given["signed_by"]


@pytest.mark.parametrize("element", ["Kontaktperson", "Kontakt", "Kontaktuppgifter"])
def test_a_contact_is_put_together_with_its_mailbox(element: str) -> None:
    given = first(opened(NAMED + person(element, "Eva", "Ek"))).given
    assert "Eva Ek <eva@example.org>" == given["contact"]


def test_a_signer_has_a_capacity_and_one_name_alone_is_a_name() -> None:
    questions = NAMED + person("Undertecknare", "Vera", "Lund") + asked("Roll", "ordförande")
    assert "Vera Lund, ordförande" == first(opened(questions)).given["signed_by"]
    assert "Lund" == first(opened(NAMED + person("Undertecknare", "", "Lund"))).given["signed_by"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Förnamn undertecknare", "Efternamn undertecknare"),
        ("Undertecknarens förnamn", "Undertecknarens efternamn"),
        ("Förnamn på firmatecknare", "Efternamn på firmatecknare"),
        ("Signer Firstname", "Signer Lastname"),
    ],
)
def test_a_table_has_the_parts_of_a_person_in_columns(headings: tuple[str, str]) -> None:
    row = table(f"namn;{headings[1]};{headings[0]}\nAlmby IK;Lund;Vera\n")
    assert ("Vera Lund", headings) == (row.given["signed_by"], (row.source.headings[2], row.source.headings[1]))
    assert row.column("signed_by") in headings


def test_a_mapping_ties_two_parts_to_one_field_and_they_are_put_together() -> None:
    mapping = Mapping({"Q1": "signed_by", "Q2": "signed_by", "Namn": "name"})
    questions = NAMED + asked("Q1", "Vera") + asked("Q2", "Lund")
    source = opened(questions, mapping=mapping)
    assert "Vera Lund" == first(source).given["signed_by"]
    assert {"Q1": "signed_by", "Q2": "signed_by"}.items() <= mapping.using(source.columns).columns.items()
    assert "Vera Lund" == table("namn;Q1;Q2\nAlmby IK;Vera;Lund\n", mapping).given["signed_by"]
    assert "Lund" == table("namn;Q1;Q2\nAlmby IK; ;Lund\n", mapping).given["signed_by"]


def test_a_field_that_tells_whose_the_row_is_may_not_be_put_together() -> None:
    Path("karta.toml").write_text('[columns]\na = "name"\nb = "name"\nc = "purpose"\nd = "purpose"\n', "utf-8")
    with pytest.raises(Refused) as caught:
        Mapping.read("karta.toml")
    assert (MappingTwice("map", file="karta.toml", given="name", column=("a", "b")),) == caught.value.objections


def test_a_first_name_of_nobody_in_particular_is_asked_about() -> None:
    with pytest.raises(Refused) as caught:
        table("namn;Förnamn\nAlmby IK;Vera\n")
    assert ["column_unknown"] == [said.code for said in caught.value.objections]
