"""The list of mutations is in step with the code, and a handful really are caught; the rest is run by hand."""

import ast
from collections import Counter

from mutate import ROOT, Fate, Mutation, every, try_all

MUTATIONS = every()
SHORT = [mutation for mutation in MUTATIONS if mutation.short]


def source(mutation: Mutation) -> str:
    return (ROOT / mutation.path).read_text(encoding="utf-8")


def test_every_rule_that_is_broken_stands_in_one_place_of_its_file() -> None:
    moved = [mutation.told() for mutation in MUTATIONS if source(mutation).count(mutation.was) != 1]
    assert [] == moved, "give the rule as it is written now, in tests/mutations.toml"


def test_every_broken_rule_still_parses_and_says_something_else() -> None:
    for mutation in MUTATIONS:
        assert mutation.was.split() != mutation.becomes.split(), mutation.told()
        ast.parse(source(mutation).replace(mutation.was, mutation.becomes), mutation.file)


def test_every_test_that_is_to_notice_is_there() -> None:
    written = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    for mutation in MUTATIONS:
        assert mutation.caught_by, mutation.told()
        for name in mutation.tests:
            path, _, test = name.partition("::")
            assert f"def {test}(" in written[ROOT / path], f"{name}: {mutation.told()}"


def test_no_mutation_is_listed_twice() -> None:
    assert {1} == set(Counter((each.file, each.was, each.becomes) for each in MUTATIONS).values())


def test_every_noun_of_the_domain_has_a_rule_that_is_broken() -> None:
    rooms = ROOT / "src/samverkan_cli"
    nouns = {str(path.relative_to(rooms)) for path in (rooms / "domain").rglob("*.py") if path.stem != "__init__"}
    catalogues = ("domain/errors/", "domain/events/", "domain/records/")
    assert set() == {noun for noun in nouns if not noun.startswith(catalogues)} - {each.file for each in MUTATIONS}


def test_a_handful_is_caught() -> None:
    assert 5 == len(SHORT)
    found = try_all(SHORT, jobs=2)
    assert {each.told(): Fate.CAUGHT for each in SHORT} == {done.mutation.told(): done.fate for done in found}
