"""A refusal as a person reads it: what happened, why, and what to type next, every objection at once."""

from samverkan_cli import texts
from samverkan_cli.domain.errors import Objection, Refused
from samverkan_cli.domain.values import mask_personal_numbers
from samverkan_cli.render.plain import visible


def render(refused: Refused) -> str:
    """Give the objections, the lowest status first, each with what to do about it."""
    told = sorted(refused.objections, key=lambda said: said.status)
    if len(told) == 1:
        message, hint = _said(told[0])
        return "\n".join([texts.say("refused_one", text=message), *([f"  {hint}"] if hint else [])])
    lines = [texts.say("refused_many", count=len(told))]
    for said in told:
        message, hint = _said(said)
        lines.append(f"  • {message}")
        if hint:
            lines.append(f"    {hint}")
    return "\n".join(lines)


def _said(objection: Objection) -> tuple[str, str]:
    message, hint = texts.objection(objection.code, objection.facts)
    where = f"{_place(objection.field)}: " if objection.status == 2 and objection.field else ""
    return visible(mask_personal_numbers(where + message)), visible(mask_personal_numbers(hint))


ARGUMENTS = (
    "actor",
    "name",
    "alias",
    "person",
    "body",
    "meeting",
    "item",
    "group",
    "plan",
    "task",
    "watch",
    "note",
    "command",
)


def _place(field: str) -> str:
    spelled = {"day": "--date", "from_day": "--from", "record_anyway": "--record-anyway", "today": "SAMVERKAN_TODAY"}
    return spelled.get(field) or (field.upper() if field in ARGUMENTS else f"--{field.replace('_', '-')}")
