"""A refusal as a person reads it: what happened, why, and what to type next, every objection at once."""

from samverkan_cli import texts
from samverkan_cli.domain.notation import mask_personal_numbers
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.render.plain import visible


def render(refused: Refused) -> str:
    """Give the objections, the lowest status first, each with what to do about it."""
    told = sorted(refused.spoken, key=lambda said: said.status)
    if len(told) == 1 and not refused.unspoken:
        message, hint = _said(told[0], refused)
        return "\n".join([texts.say("refused_one", text=message), *([f"  {hint}"] if hint else []), *_then(refused)])
    lines = [texts.say("refused_many", count=len(told) + refused.unspoken)]
    for said in told:
        message, hint = _said(said, refused)
        lines.append(f"  • {message}")
        if hint:
            lines.append(f"    {hint}")
    if refused.unspoken:
        lines.append(texts.say("refused_more", more=refused.unspoken))
    return "\n".join([*lines, *_then(refused)])


def of_answer(refused: Refused) -> str:
    """Give what is wrong with an answer to a question, each with what to do about it."""
    told = [_said(said, refused) for said in sorted(refused.objections, key=lambda said: said.status)]
    return "\n".join(
        line for message, hint in told for line in (f"  • {message}", f"    {hint}" if hint else "") if line
    )


def _then(refused: Refused) -> list[str]:
    return [texts.say(refused.then)] if refused.then else []


def reason(objection: Objection) -> str:
    """Give an objection and what to do about it in one line, for the file of rejected rows."""
    return mask_personal_numbers(" ".join(part for part in texts.objection(objection.code, objection.facts) if part))


# Fields of a request that are typed under another name, wherever they are typed.
SPELLED = {"day": "--date", "origin": "--from", "on_day": "--on", "today": "SAMVERKAN_TODAY", "wait": "SAMVERKAN_WAIT"}
SPELLED |= {"db": "--db", "as": "--as", "--lang": "--lang", "known_as": "--received"}


def _said(objection: Objection, refused: Refused) -> tuple[str, str]:
    message, hint = texts.objection(objection.code, {"verb": refused.verb, **objection.facts})
    field = objection.field or ""
    place = refused.places.get(field) or SPELLED.get(field) or (field if field.startswith("SAMVERKAN_") else None)
    where = f"{place}: " if objection.status == 2 and place and not objection.row else ""
    if objection.row and "row" not in objection.facts:
        file, row, column = objection.row
        where = f"{texts.say('row_place', file=file, row=row, column=column)}: "
    return visible(mask_personal_numbers(where + message)), visible(mask_personal_numbers(hint))
