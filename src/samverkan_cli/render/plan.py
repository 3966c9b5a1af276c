"""How far a plan has come, in words."""

from samverkan_cli import texts
from samverkan_cli.domain.progress import PlanPart


def what(each: PlanPart) -> str:
    """Give what a part of a plan is called."""
    return texts.say(f"progress_{each.part}", serves=each.ref, responsible=each.ref, text=each.text)


def done(each: PlanPart) -> str:
    """Give how far a part of a plan has come in words."""
    return texts.say("progress_done", done=each.done, of=each.to_do) if each.to_do else "–"
