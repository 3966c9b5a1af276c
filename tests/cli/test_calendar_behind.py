"""A calendar where nothing lies ahead shows what has been (ADR 0025)."""

from conftest import Typed


def days(well: Typed, line: str) -> list[str]:
    return [each["date"] for each in well(f"{line} -o json").data]


def test_what_has_been_is_shown_where_nothing_lies_ahead_and_only_there(well: Typed) -> None:
    well("init --municipality Orten --agreement Överenskommelsen")
    well("body add Rådet")
    well("meeting add Rådet --date 2020-03-04")
    assert ["2020-03-04"] == days(well, "calendar")
    assert "Inget ligger framåt" in well("calendar").err
    assert [] == days(well, "calendar --from 2021-01-01")
    well("meeting add Rådet --date 2099-03-04")
    assert ["2099-03-04"] == days(well, "calendar")
    assert "Inget ligger framåt" not in well("calendar").err
