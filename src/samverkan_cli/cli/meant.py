"""Asking on a terminal who is meant, where what was typed is like somebody who is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.cli import ask
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.person import is_full

if TYPE_CHECKING:
    from samverkan_cli.domain.refusal import Objection, Refused

Settled = dict[tuple[str, str], str]
_QUESTIONS = (no.LikelySame, no.NotAFullName, no.PersonNearest)


def answers(refused: Refused, *, no_input: bool) -> Settled:
    """Ask each question of a refusal; give who is meant by noun and name key, and nobody's id for somebody new.

    Raises the refusal where there is more to it than questions, or nobody to ask.
    """
    asked = [each for each in refused.objections if isinstance(each, _QUESTIONS)]
    if refused.more or len(asked) < len(refused.objections) or not ask.may_ask(no_input=no_input):
        raise refused
    once = {(str(each.facts.get("who", "person")), name_key(str(each.facts["name"]))): each for each in asked}
    return {who: _answer(each, refused) for who, each in once.items()}


def _answer(question: Objection, refused: Refused) -> str:
    """Give the id of the first that is said to be meant, or nothing for somebody new; raises the refusal for a no."""
    if isinstance(question, no.NotAFullName):
        if ask.yes(texts.say("is_it_the_whole_name", name=str(question.facts["name"])), default=False):
            return ""
        raise refused
    told = question.facts.get("sharing") or question.facts.get("others") or ()
    assert isinstance(told, tuple)
    for id_, name in zip(question.refs, told, strict=True):
        if ask.yes(texts.say("is_it_meant", name=name), default=True):
            return id_
    if isinstance(question, no.PersonNearest) and not is_full(str(question.facts["name"])):
        raise refused  # a first name registers nobody
    return ""
