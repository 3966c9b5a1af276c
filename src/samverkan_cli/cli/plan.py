"""`samverkan plan`: activity plans and their activities."""

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.actions import plan as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.plan import AddActivity, OpenPlan
from samverkan_cli.render import Listing, Receipt, Sheet

app = noun("plan")
PlanArgument = Annotated[str | None, options.argument("plan")]


@writes(app, "plan add")
def add(
    call: Writing, plan: PlanArgument = None, first_day: options.FirstDay = None, last_day: options.LastDay = None
) -> Receipt:
    """Open an activity plan."""
    asked = call.read(OpenPlan, plan=plan, first_day=first_day, last_day=last_day)
    return call.record("plan", asked, actions.open_plan, shapes.plan)


@reads(app, "plan list")
def list_(call: Reading) -> Listing:
    """Show every activity plan."""
    with call.reader() as reader:
        rows = [shapes.plan(reader, each, call.session.today) for each in reader.plans()]
    return Listing(call.words, rows, ("id", "first_day", "last_day"), empty=texts.say("nothing"))


@reads(app, "plan show")
def show(call: Reading, plan: PlanArgument = None) -> Sheet:
    """Show one activity plan and its activities."""
    with call.reader() as reader:
        data = shapes.plan(reader, reader.plan(call.named("plan", plan)), call.session.today)
    lines = [texts.say("plan_line", **data)]
    lines += [texts.say("activity_line", **each) for each in data["activities"]]
    return Sheet(call.words, data, tuple(lines))


@writes(app, "plan activity")
def activity(
    call: Writing,
    plan: PlanArgument = None,
    text: Annotated[str | None, options.argument("text")] = None,
    serves: Annotated[list[str] | None, options.flag("serves", options.REF)] = None,
    responsible: Annotated[str | None, options.flag("responsible", "municipal|civil|both")] = None,
) -> Receipt:
    """Propose an activity."""
    asked = call.read(AddActivity, plan=plan, text=text, serves=serves, responsible=responsible)
    return call.record("activity", asked, actions.add_activity, shapes.activity)
