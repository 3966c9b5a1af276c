"""The nation: municipalities counted once each, in Swedish order, and added up."""

from datetime import date

import pytest

from samverkan_cli.domain.nation import Published, in_order, must_be_one_of_each, total
from samverkan_cli.domain.open_data import OpenFigures

DAY = date(2024, 6, 1)


def told(
    name: str, file: str = "a.json", number: str | None = None, on: date = DAY, figures: OpenFigures | None = None
) -> Published:
    none = OpenFigures(signatories=0, civil=0, public=0, kinds={})
    return Published(file=file, municipality=name, number=number, period="2024-2027", on=on, figures=figures or none)


def of(civil: int, public: int, to_renew: int | None = None, renewed: int | None = None) -> OpenFigures:
    kinds = {"association": civil, "committee": public}
    return OpenFigures(
        signatories=civil + public, civil=civil, public=public, kinds=kinds, to_renew=to_renew, renewed=renewed
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Sjöstad", "212000-1967"), ("Nya Sjöstad", "212000-1967"), True),
        (("Sjöstad", "212000-1967"), ("Sjöstad", "212000-1587"), False),
        (("Sjöstad", "212000-1967"), ("SJÖSTAD", None), True),
        (("Sjöstad", None), ("Sjo\u0308stad ", None), True),
        (("Sjöstad", None), ("Sjöstads kommun", None), False),
    ],
)
def test_a_municipality_is_known_by_its_number_and_without_one_by_its_name(
    one: tuple[str, str | None], other: tuple[str, str | None], same: bool
) -> None:
    found = [told(one[0], "a.json", one[1]), told(other[0], "b.json", other[1])]
    assert same == bool(list(must_be_one_of_each(found)))


@pytest.mark.parametrize(("day", "older"), [(date(2024, 5, 31), "b.json"), (DAY, None), (date(2024, 6, 2), "a.json")])
def test_of_two_files_of_one_municipality_the_older_is_named_and_of_one_day_neither(
    day: date, older: str | None
) -> None:
    (said,) = must_be_one_of_each([told("Sjöstad", "a.json"), told("Sjöstad", "b.json", on=day)])
    assert older == said.facts["older"]
    assert {"a.json", "b.json"} == {said.facts["file"], said.facts["other"]}


def test_of_three_files_of_one_municipality_two_are_objected_to() -> None:
    found = [told("Sjöstad", name, on=date(2024, month, 1)) for name, month in (("a", 1), ("b", 3), ("c", 2))]
    said = list(must_be_one_of_each([*found, told("Tjörn")]))
    assert ["a", "c"] == [each.facts["older"] for each in said]
    assert {"b"} == {each.facts["other"] for each in said}


def test_municipalities_stand_in_swedish_order() -> None:
    names = ["Örebro", "Åmål", "Zinkgruvan", "Ängelholm", "alingsås", "Wien", "Vara"]
    expected = ["alingsås", "Vara", "Wien", "Zinkgruvan", "Åmål", "Ängelholm", "Örebro"]
    assert expected == [each.municipality for each in in_order(map(told, names))]


def test_all_figures_are_added_up_and_the_share_is_of_all_who_were_asked() -> None:
    figures = (of(3, 1, 4, 2), of(5, 0), of(0, 0, 0, 0))
    whole = total([told(str(at), figures=each) for at, each in enumerate(figures)])
    assert (9, 8, 1, {"association": 8, "committee": 1}) == (whole.signatories, whole.civil, whole.public, whole.kinds)
    assert (4, 2, 0.5) == (whole.to_renew, whole.renewed, whole.rate)
    assert (None, None) == ((none := total([told("a", figures=of(5, 0))])).to_renew, none.rate)
    assert (0, None) == ((nobody := total([told("a", figures=of(0, 0, 0, 0))])).to_renew, nobody.rate)
