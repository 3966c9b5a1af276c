"""What was meant by a command or an option that there is none of: misspelled, or another word in either language.

Asked when nothing else is left to do: what goes well loads none of it.
"""

from collections.abc import Callable, Collection, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any
from unicodedata import combining, normalize

from samverkan_cli import texts

MOST = 3
SHORTEST = 3  # letters: less than that is like anything, and can only be a beginning
APART = 0.1  # how much less alike than the nearest another one may be
ALIKE = 0.65  # how much a misspelled word must be like what was meant; difflib's own 0.6 finds too much among many


def one(meant: tuple[str, ...]) -> str | None:
    """Give the only thing that may have been meant: it is asked about."""
    return meant[0] if len(meant) == 1 else None


def several(meant: tuple[str, ...]) -> tuple[str, ...]:
    """Give the things that may have been meant, where they are several: they are told."""
    return meant if len(meant) > 1 else ()


def commands(root: Any, typed: str, following: Sequence[str]) -> tuple[str, ...]:
    """Give the commands that may have been meant, `actor list` for one that stands under a noun.

    `following` is what was typed after it: who writes `add actor`, or `aktör lista`, means a verb of a noun.
    """
    meanings = _commands(root)
    for at, word in enumerate(following[:2]):
        for noun in meanings.get(folded(word), ())[:1]:
            if found := verb(verbs(root, noun), " ".join([typed, *following[:at]])):  # `visa alla aktörer`
                return (f"{noun} {found[0]}",)
    found = _meant(typed, meanings)
    if following and len(found) == 1:
        under = _meanings(verbs(root, found[0]), texts.near("VERBS")).get(folded(following[0]), ())
        return (f"{found[0]} {under[0]}",) if under else found
    return found


def elsewhere(root: Any, typed: str) -> tuple[str, ...]:
    """Give the commands that a word is for which stands under a noun that has no such verb: `period förteckning`."""
    return tuple(dict.fromkeys(_commands(root).get(folded(typed), ())))[:MOST]


def _commands(root: Any) -> dict[str, list[str]]:
    """Give the commands that can be meant by each word."""
    known = root.list_commands(None)

    def there(command: str) -> bool:
        first, *rest = command.split()
        return first in known and (not rest or rest[0] in verbs(root, first))

    return _meanings(known, texts.near("COMMANDS"), there)


def verbs(root: Any, noun: str) -> list[str]:
    """Give the verbs of a noun; a verb that stands alone has none."""
    command = root.get_command(None, noun)
    return list(command.list_commands(None)) if hasattr(command, "list_commands") else []


def verb(known: Collection[str], typed: str) -> tuple[str, ...]:
    """Give the verbs of a noun that may have been meant."""
    return _meant(typed, _meanings(known, texts.near("VERBS")))


def options(known: Collection[str], typed: str) -> tuple[str, ...]:
    """Give the options of a command that may have been meant: a word for one, or what it is the heading of."""
    words = texts.near("OPTIONS")
    for field, heading in texts.headings():
        words.setdefault(field.replace("_", "-"), []).append(heading)
    long = [each.removeprefix("--") for each in known if each.startswith("--")]
    return tuple(f"--{each}" for each in _meant(typed.lstrip("-"), _meanings(long, words)))


def _meanings(
    known: Collection[str], words: dict[str, list[str]], there: Callable[[str], bool] | None = None
) -> dict[str, list[str]]:
    """Give what can be meant by each word: what has that name first, then what it is another word for."""
    there = there or known.__contains__
    said = [(each, each) for each in known]
    said += [(word, meant) for meant, others in words.items() if there(meant) for word in others]
    by: dict[str, list[str]] = {}
    for word, meant in said:
        by.setdefault(folded(word), []).append(meant)
    return by


def _meant(typed: str, by: dict[str, list[str]]) -> tuple[str, ...]:
    """Give what a typed word means, else what is most like it, or begins with it."""
    given = folded(typed)
    if not given or given in by:
        return tuple(dict.fromkeys(by.get(given, ())))[:MOST]
    near = get_close_matches(given, by, n=MOST, cutoff=ALIKE) if len(given) >= SHORTEST else []
    least = SequenceMatcher(None, given, near[0]).ratio() - APART if near else 1
    near = [word for word in near if SequenceMatcher(None, given, word).ratio() >= least]
    begun = [word for word in by if not near and len(given) > 1 and word.startswith(given)]
    return tuple(dict.fromkeys(each for word in (near or begun) for each in by[word]))[:MOST]


def folded(text: str) -> str:
    """Give a word as it is compared: no matter how it is written, with a hyphen, with å or with a."""
    apart = normalize("NFD", text.casefold())
    return "".join(each for each in apart if each.isalnum() and not combining(each))
