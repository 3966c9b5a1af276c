"""What is objected to in English, of bodies and their decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "mandate_held": ("{name} has that mandate already.", "See the mandates of the body: samverkan body show {id}"),
    "paragraph_taken": (
        "The body's § {paragraph} of {day} is there already as {id}, {unlike}[[: {text}]].",
        "If it is the same decision, use {id}. If it is one more decision in that paragraph, add --another.",
    ),
    "outcome_differs": (
        "Item {item} of {id} has the outcome {outcome} already, with other facts.",
        "See what is noted: samverkan meeting show {id}. If a fact there is wrong: samverkan correct {entry}",
    ),
    "seat_of_dissolved": (
        "{person} ({person_id}) has a seat in {body} for {name} ({id}), which is dissolved since {day}.",
        "End the seat: samverkan body seat {body_id} {person_id} --through {last}",
    ),
    "seat_of_former": (
        "{person} ({person_id}) has a seat in {body} for {name} ({id}), which is no signatory any more, since {day}.",
        "End the seat: samverkan body seat {body_id} {person_id} --through {last}. See why: samverkan why {id}",
    ),
    "member_of_former": (
        "{person} ({person_id}) is a member of {group} ({group_id}) but stands for {name} ({id}), which is no signatory any more, since {day}.",
        "If the membership is to end: samverkan group member {group_id} {person_id} --through {last}. See why: samverkan why {id}",
    ),
    "bodies_missing": (
        "Meeting {meeting} has several bodies; which of them decided must be stated.",
        "Add --body BODY.",
    ),
}

NOTICES: dict[str, str] = {
    "advisory_body_decides": "{body} is advisory and cannot be given the right to decide (Local Government Act 6:37 (kommunallagen))."
}
