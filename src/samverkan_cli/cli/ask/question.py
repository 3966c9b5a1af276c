"""What an interview is made of: the questions of a verb, and when each is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from samverkan_cli.cli.ask.form import Form, Text

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.domain.request import Request


def always(_talk: Talk) -> bool:
    """Tell that a question is always asked."""
    return True


def never(_talk: Talk) -> bool:
    """Tell that a question is asked only when the rules object."""
    return False


def no_default(_talk: Talk) -> str | None:
    """Give no default: an empty line is no answer."""
    return None


class Question(Struct, frozen=True):
    """A question: the field it fills, its text, how it is answered, and when it is asked.

    Without one that is `needed` the verb cannot do what it is to do: where one is missing the interview begins. An
    empty line leaves out what is `optional`, and takes a default; it is an answer to nothing else.
    """

    field: str
    form: Form = Text()
    key: str = ""  # of its text, where that is not the field
    needed: bool = False
    inferred: bool = False  # where it has a default, the verb can do without
    optional: bool = False
    default: Callable[[Talk], str | None] = no_default
    when: Callable[[Talk], bool] = always
    fields: tuple[str, ...] = ()  # others that an objection to it may be about
    rests_on: tuple[str, ...] = ()  # fields that it is asked again with
    rules_asked: bool = False  # the rules are asked at once of what has been answered so far
    help: str = ""  # what it asks, where it has no text of its own

    @property
    def name(self) -> str:
        """Give what tells it from the other questions of an interview: the key of its text."""
        return self.key or self.field


class Interview(Struct, frozen=True):
    """The questions of a verb, and the request that checks the answers; `careful` asks for a yes in so many words."""

    request: type[Request]
    questions: tuple[Question, ...]
    careful: bool = False
    registry: bool = True  # there is one to look answers up in
