"""How far a plan has come as a picture: a bar for the plan, for each point it serves, and for each side."""

from collections.abc import Sequence
from datetime import date

from samverkan_cli import texts
from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.render.plan import done, what
from samverkan_cli.render.plot.picture import Bars, PartedBar, Picture

PARTS = ("done", "ongoing", "adopted", "proposed")
_AFTER = ("dropped", "moved")  # told in the table alone: they are not to be done any more


def picture(plan: str, parts: Sequence[PlanPart], on: date) -> Picture:
    """Give how far a plan has come on a day."""
    title = texts.say("progress_title", plan=plan, on=str(on))
    whole = parts[0]
    if not whole.count:
        return Picture(title=title, told=texts.say("progress_empty", plan=plan, on=str(on)))
    headings = ("what", "progress", *PARTS, *_AFTER)
    return Bars(
        title=title,
        told=texts.say("progress_told", plan=plan, on=str(on), done=whole.done, of=whole.to_do),
        headings=tuple(texts.field(each) for each in headings),
        rows=tuple(
            (what(each), _shown(each), *(str(getattr(each, name)) for name in (*PARTS, *_AFTER))) for each in parts
        ),
        parts=tuple(texts.field(each) for each in PARTS),
        bars=tuple(
            PartedBar(
                name=what(each),
                values=tuple(getattr(each, name) for name in PARTS),
                shown=_shown(each),
                apart=at > 0 and each.part != parts[at - 1].part,
            )
            for at, each in enumerate(parts)
        ),
    )


def _shown(each: PlanPart) -> str:
    return done(each) if each.to_do else texts.say("progress_none")
