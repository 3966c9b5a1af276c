"""What is objected to in English, of groups, plans and tasks: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "task_ended": ("Task {id} has been closed since {day}.", "Add a new one: samverkan task add TEXT"),
    "handed_to_itself": ("{name} ({id}) cannot hand over to itself.", "Name the successor: --to PERSON"),
    "no_member": ("{name} is no member of {there} ({id}).", "See the group's members: samverkan group show {id}"),
    "group_is_closed": (
        "The working group {name} ({id}) was closed {day}.",
        "Form a new one: samverkan group add NAME. If closing it was a mistake: samverkan undo",
    ),
    "activity_without_principle": (
        "The activity {text} serves no principle and no commitment.",
        "Give it when the activity is added: --serves principle:2",
    ),
    "activity_serves_unknown": (
        "The activity {text} serves {serves}, which is not in the text of {period}.",
        "See the provisions: samverkan period show {period}. Put it right: samverkan correct {id} --serves POINT -m REASON",
    ),
    "activity_overdue": (
        "The activity {text} was to be done {due}.",
        "Note what became of it: samverkan plan done {id} --note TEXT, samverkan plan drop {id} --note TEXT, or samverkan plan move-to {id} PLAN --note TEXT",
    ),
    "move_reason_missing": ("It is not said why {id} is given another due day.", "Add -m REASON"),
    "owner_helps": ("{person} has {id} and cannot help with it as well.", "Name only others with --with."),
    "not_helping": ("{person} does not help with {id}.", "See who does: samverkan task show {id}"),
    "plan_across_period": (
        "The plan lies only partly in the period {period}, {first} – {last}.",
        "A plan lies in one period. Check the first and the last day of the plan.",
    ),
    "due_outside_plan": (
        "{due} lies outside the activity plan {plan}, {first} – {last}.",
        "Give a day in the plan. What goes on after it is moved: samverkan plan move-to ACTIVITY PLAN",
    ),
    "decision_on_actors": (
        "The decision {id:raw} is about {about}, not about an activity plan.",
        "Give the decision that adopted the plan. See this one: samverkan decision show {id:raw}",
    ),
    "nothing_to_adopt": (
        "The activity plan {plan} has no activities to adopt.",
        "Add them first: samverkan plan activity {plan} TEXT --serves POINT",
    ),
    "plan_not_later": (
        "{id} belongs to {own}, and {plan} does not begin later ({first}).",
        "An activity moves to a plan that begins after its own. See the plans: samverkan plan list",
    ),
    "activity_ended": (
        "The activity {id} ended {day}: {activity_state}[[, to {to:raw}]].",
        "See it: samverkan plan show {id}. If that was a mistake: samverkan journal list {id}, and samverkan undo ENTRY",
    ),
    "activity_not_adopted": (
        "The activity {id} is only proposed.",
        "Record the decision that adopted the plan: samverkan plan adopt {plan} --decision DECISION",
    ),
    "note_missing": ("It is not said how it went with {id}.", "Add --note TEXT; a line is enough."),
    "not_taking_part": ("{actor} does not take part in {id}.", "See who does: samverkan plan show {id}"),
    "watch_closed": (
        "The watch item {id} has been closed since {day}[[: it is {to:raw}]].",
        "Add a new one: samverkan watch add TEXT. If that was a mistake: samverkan journal list {id}, and samverkan undo ENTRY",
    ),
    "task_without_owner": ("The task {text} has no owner.", "samverkan task assign {id} PERSON"),
    "task_without_date": ("The task {text} has no due day.", "samverkan task assign {id} --due DATE"),
    "group_without_convener": ("The working group {name} has no convener.", "samverkan group convener {id} PERSON"),
    "watch_without_date": (
        "The watch item {text} has no day to look again.",
        "samverkan watch note {id} TEXT --next DATE",
    ),
}

NOTICES: dict[str, str] = {
    "to_hand_on": "to hand on when {name} leaves:[[ seats: {seats} (samverkan body seat BODY PERSON --through DATE).]][[ Working groups: {groups} (samverkan group member GROUP PERSON --through DATE).]][[ Tasks: {tasks} (samverkan task assign TASK PERSON).]][[ Activities: {activities} (samverkan plan assign ACTIVITY PERSON).]][[ Takes part in: {part} (samverkan plan assign ACTIVITY --without ACTOR).]]",
    "adopted_by_recommendation": "{decision:raw} is a recommendation: {body} has no right to decide on the activity plan. If it has: samverkan body mandate {id} --subject plan --may decide",
    "plan_in_no_period": "{plan} lies in none of the register's periods: {periods:raw}. Check the days, or add the period: samverkan period add",
    "points_unchecked": "the register has no text of [[the period {period}, ]]in which {plan} lies, so the provisions are not checked. Add it: samverkan period text PERIOD FILE",
    "due_is_past": "the new due day {due} is over already.",
    "counted_from": "{month:raw} counted from {first:dated}.",
    "convener_gone": "{name} has no convener any more. Name one: samverkan group convener {id} PERSON",
    "group_tasks_open": "tasks from the group are not done: {ids}. Hand them on: samverkan task assign TASK PERSON",
}
