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
    "task_without_owner": ("The task {text} has no owner.", "samverkan task assign {id} PERSON"),
    "task_without_date": ("The task {text} has no due day.", "samverkan task assign {id} --due DATE"),
    "group_without_convener": ("The working group {name} has no convener.", "samverkan group convener {id} PERSON"),
    "watch_without_date": (
        "The watch item {text} has no day to look again.",
        "samverkan watch note {id} TEXT --next DATE",
    ),
}

NOTICES: dict[str, str] = {
    "to_hand_on": "to hand on when {name} leaves:[[ seats: {seats} (samverkan body seat BODY PERSON --through DATE).]][[ Working groups: {groups} (samverkan group member GROUP PERSON --through DATE).]][[ Tasks: {tasks} (samverkan task assign TASK PERSON).]]",
    "convener_gone": "{name} has no convener any more. Name one: samverkan group convener {id} PERSON",
    "group_tasks_open": "tasks from the group are not done: {ids}. Hand them on: samverkan task assign TASK PERSON",
}
