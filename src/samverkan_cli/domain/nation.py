"""The nation: how many have joined where, counted from what each municipality publishes of itself.

There is no shared data base: a municipality answers for its own figures, and whoever wants the whole adds them up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import name_key, swedish_order
from samverkan_cli.domain.open_data import OpenFigures
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.value import Value


class Published(Value):
    """The figures of a municipality, and the file they stood in."""

    file: str
    municipality: str
    number: str | None
    period: str | None
    on: date
    figures: OpenFigures


def must_be_one_of_each(found: Iterable[Published]) -> Iterator[Objection]:
    """A municipality is counted once: of several files the latest is the one to name, as far as their days tell."""
    for of_one in _of_each(found):
        newest = max(of_one, key=lambda each: each.on)
        for each in of_one:
            if each is not newest:
                older = each.file if each.on < newest.on else None
                days = {"on": str(each.on), "other_on": str(newest.on)}
                facts = {"municipality": each.municipality, "file": each.file, "other": newest.file}
                yield no.MunicipalityTwice("files", **facts, **days, older=older)


def _of_each(found: Iterable[Published]) -> list[list[Published]]:
    """Give what is of one municipality together: of one number, or of one name where one of them tells no number."""
    groups: list[list[Published]] = []
    for each in found:
        same = next((group for group in groups if any(_same(each, one) for one in group)), None)
        if same is None:
            groups.append([each])
        else:
            same.append(each)
    return groups


def _same(one: Published, other: Published) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return name_key(one.municipality) == name_key(other.municipality)


def in_order(found: Iterable[Published]) -> list[Published]:
    """Give municipalities in the Swedish order of their names."""
    return sorted(found, key=lambda each: (swedish_order(each.municipality), each.number or ""))


def total(found: Sequence[Published]) -> OpenFigures:
    """Give all figures added up; the share that has renewed is that of all who were asked anywhere."""
    sums: dict[str, int] = defaultdict(int)
    kinds = Counter[str]()
    for each in found:
        kinds.update(each.figures.kinds)
        for name in ("signatories", "civil", "public"):
            sums[name] += getattr(each.figures, name)
    asked = [each.figures for each in found if each.figures.to_renew is not None]
    return OpenFigures(
        signatories=sums["signatories"],
        civil=sums["civil"],
        public=sums["public"],
        kinds=dict(sorted(kinds.items())),
        to_renew=sum(each.to_renew or 0 for each in asked) if asked else None,
        renewed=sum(each.renewed or 0 for each in asked) if asked else None,
    )
