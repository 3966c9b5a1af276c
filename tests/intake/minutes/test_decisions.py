"""What was resolved, each thing once, and nothing that was only proposed."""

import pytest
from minutes_texts import item, read


def decided(body: str) -> list[tuple[str, str, str | None, str | None]]:
    """Give text, outcome, where it went and when it is back, of each decision of an item."""
    return [(each.text, each.outcome, each.to, each.back) for each in item(body).items[1].decisions]


def texts(body: str) -> list[str]:
    return [each[0] for each in decided(body)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Beslut: Enkäten görs varje år.", ["Enkäten görs varje år."]),
        ("Beslut\nRådet godkänner planen.", ["Rådet godkänner planen."]),
        ("Rådets beslut\nPlanen antas.", ["Planen antas."]),
        ("Vedtak:\nPlanen vedtas.", ["Planen vedtas."]),
        ("Beslut: Planen antas.\n\nBeslut: Den gäller i år.", ["Planen antas.", "Den gäller i år."]),
        (
            "Beslut\nRådet beslutar att\n\n1. anta planen,\n   med ändringar,\n\n2. följa upp den.",
            ["anta planen, med ändringar,", "följa upp den."],
        ),
        (
            "Rådet beslutar\natt anta planen,\natt den gäller i år, samt\natt följa upp den.",
            ["att anta planen", "att den gäller i år", "att följa upp den."],
        ),
        (
            "Rådet beslutade att anta planen, att skicka den till kommunen och att följa upp den.",
            ["att anta planen", "att skicka den till kommunen", "att följa upp den"],
        ),
        ("Rådet beslutar\n- att anta planen\n- att följa upp den", ["att anta planen", "att följa upp den"]),
        ("Vi enades om att pröva i vår. Sedan talade vi om annat.", ["Vi enades om att pröva i vår."]),
        ("Beslutades att köpa en server.", ["köpa en server."]),
        ("Rådet beviljade föreningen 5 000 kronor.", ["Rådet beviljade föreningen 5 000 kronor."]),
        ("Ansökan avslogs eftersom skäl saknas.", ["Ansökan avslogs eftersom skäl saknas."]),
        ("Vi bestämde att mötas oftare.", ["Vi bestämde att mötas oftare."]),
    ],
)
def test_a_decision_is_found_however_it_is_written(body: str, found: list[str]) -> None:
    assert found == texts(body)


@pytest.mark.parametrize(
    "body",
    [
        "Rådet behöver bevaka att kraven fastställs i tid.",
        "Planen ska antas av fullmäktige i november.",
        "Eva föreslog att planen antas.",
        "Bo yrkade avslag på motionen.",
        "Förslag till beslut\nRådet antar planen.",
        "Yrkanden\nBo yrkar att rådet avslår planen.\n\nReservation\nBo reserverar sig mot beslutet.",
        "Kommunen informerade om att gruppen väljs i höst.",
        "Frågan om när planen antas är öppen.",
        "Vi talade om beslutet från förra året.",
    ],
)
def test_what_was_only_proposed_or_is_to_come_is_no_decision(body: str) -> None:
    assert [] == texts(body)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Planen antas.", "approved"),
        ("Motionen avslås.", "rejected"),
        ("Avslag. Avgiften är för hög.", "rejected"),
        ("Rådet beslutar att inte avslå motionen.", "approved"),
        ("Frågan bordläggs.", "tabled"),
        ("Frågan skjuts upp.", "tabled"),
        ("Ta frågan tillbaka till AU.", "referred"),
        ("Ärendet hänskjuts till nämnden.", "referred"),
        ("Ärendet återremitteras för ny beredning.", "referred"),
        ("Rapporten läggs till handlingarna.", "noted"),
        ("Antecknades för kännedom.", "noted"),
        ("Rådet tackar för informationen.", "noted"),
        ("Rådet sänder planen på remiss till nämnden.", "approved"),
    ],
)
def test_the_outcome_is_what_the_words_say(said: str, outcome: str) -> None:
    assert [outcome] == [each[1] for each in decided(f"Beslut: {said}")]


@pytest.mark.parametrize(
    ("said", "to", "back"),
    [
        (
            "Frågan återremitteras till Samrådets AU, som ska återkomma till rådet den 20 maj.",
            "Samrådets AU",
            "2024-05-20",
        ),
        ("Ta frågan tillbaka till AU.", "AU", None),
        ("Frågan lämnas över till tekniska nämnden.", "tekniska nämnden", None),
        ("Frågan bordläggs till mötet den 8 april.", None, "2024-04-08"),
        ("Ärendet bordläggs till nästa sammanträde.", None, None),
        (
            "Ärendet återremitteras till förvaltningen för komplettering. Ärendet ska åter till "
            "rådet den 19 juni 2024.",
            "förvaltningen",
            "2024-06-19",
        ),
    ],
)
def test_a_question_that_goes_somewhere_tells_where_and_when_it_is_back(
    said: str, to: str | None, back: str | None
) -> None:
    assert [(to, back)] == [each[2:] for each in decided(f"Beslut: {said}")]


def test_a_meeting_that_is_called_by_a_name_gives_the_day() -> None:
    text = (
        "\n§ 1 Ett\nRådet beslutar\natt bordlägga frågan till möte S08.\n\n§ 2 Kommande "
        "möten\nS08  16 april 2024, 17.15\n"
    )
    found = read(f"Samrådet\n2024-03-04\n{text}").items[0].decisions
    assert [("tabled", "2024-04-16")] == [(each.outcome, each.back) for each in found]


def test_a_decision_by_reference_takes_the_words_it_points_to_and_is_inferred() -> None:
    found = item("Beslutsförslag:\nNämnden antar planen.\n\nBeslut:\nGodkändes enligt förslag.").items[1].decisions
    assert [("Nämnden antar planen.", False)] == [(each.text, each.source.sure) for each in found]


def test_a_label_makes_a_decision_sure_and_a_sentence_alone_does_not() -> None:
    assert [True] == [each.source.sure for each in item("Beslut: Planen antas.").items[1].decisions]
    assert [False] == [each.source.sure for each in item("Vi enades om planen.").items[1].decisions]


def test_what_somebody_is_to_do_after_a_decision_is_none_of_it() -> None:
    assert ["Ta frågan vidare."] == texts("Beslut: Ta frågan vidare.\nBo undersöker hur andra gör.")


def test_the_line_of_a_decision_is_told() -> None:
    assert [15] == [each.source.line for each in item("Text.\n\nBeslut: Planen antas.").items[1].decisions]
