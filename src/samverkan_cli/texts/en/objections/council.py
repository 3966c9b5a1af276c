"""What is objected to in English, of bodies and their decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "mandate_differs": (
        "{name} has that mandate already, through {through}.",
        "If the day is wrong: samverkan correct {entry} --through DATE --reason TEXT. If it is a new mandate: add --from DATE.",
    ),
    "mandate_held": ("{name} has that mandate already.", "See the mandates of the body: samverkan body show {id}"),
    "paragraph_taken": (
        "The body's § {paragraph} of {day} is there already as {id}, {unlike}[[: {text}]].",
        "If it is the same decision, use {id}. If it is one more decision in that paragraph, add --another.",
    ),
    "meeting_fact_differs": (
        "{id} already has this noted: {meeting_fact}, {day}.",
        "If that day is wrong: samverkan correct {id} --{option:raw} DATE --reason WHY",
    ),
    "meeting_is_cancelled": (
        "Meeting {id} is cancelled since {day}, so nothing happens there.",
        "See why: samverkan why {id}. If it was held after all, take the entry back: samverkan undo NUMBER",
    ),
    "meeting_was_held": (
        "Meeting {id} on {day} has been held: what happened there is noted. It is not moved or cancelled afterwards.",
        "If the day is wrong: samverkan correct {id} --date DATE --reason WHY. See what is noted: samverkan meeting show {id}",
    ),
    "cancelled_without_why": (
        "Why {id} is cancelled must be said: whoever was to come is told.",
        "Add -m WHY.",
    ),
    "minutes_before_meeting": (
        "The minutes cannot have gone out on {day}: meeting {id} is on {met}.",
        "Check the day and the id of the meeting: samverkan meeting list",
    ),
    "approved_too_early": (
        "The minutes of {id} cannot be approved on {day}: on {first} at the earliest, after the meeting and when they are out.",
        "Check the day: samverkan meeting show {id}",
    ),
    "approved_at_earlier": (
        "The minutes of {id} are approved at a later meeting, not at {at} on {day}.",
        "See the meetings: samverkan meeting list",
    ),
    "approval_day_differs": (
        "Meeting {at} is on {met}, not {day}: what is done at a meeting is done on its day.",
        "Leave out --date, or name another meeting.",
    ),
    "approved_needs_why": (
        "The minutes of {id} were approved on {day}. A change after that is a correction, and says why.",
        "Add -m WHY.",
    ),
    "attendance_differs": (
        "{name} is already noted at {id}, with other facts.",
        "See what is noted: samverkan meeting show {id}. If it is wrong: samverkan correct {id} --participant {person} --FIELD VALUE --reason WHY",
    ),
    "person_nearest": (
        "{name} may be {others}, who is there or holds a seat. Is it the same person?",
        "Write {id:raw} instead if it is. If it is somebody else, write the whole name and add {new:raw}.",
    ),
    "option_alone": ("{option} says nothing without {other}.", "Add {other}, or leave out {option}."),
    "items_turned_around": (
        "The attendance begins with item {first} and ends with {last}, which comes before it on the agenda.",
        "Exchange --from-item and --until-item, or see the agenda: samverkan meeting agenda MEETING",
    ),
    "substitutes_self": ("{name} cannot stand in for itself.", "Name who is substituted with --for."),
    "not_at_meeting": (
        "{name} is noted as absent from {id} and cannot have left the room.",
        "If the absence is wrong: samverkan correct {id} --participant NAME --clear absent --reason WHY",
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
    "no_meeting_before": (
        "There is no meeting[[ of {body}]] before {day} to count from.",
        "Name the day: --from DATE. See the meetings: samverkan meeting list",
    ),
    "bodies_missing": (
        "Meeting {meeting} has several bodies; which of them decided must be stated.",
        "Add --body BODY.",
    ),
    "labels_differ": (
        "{labels} labels are given for {items} items.",
        "Give one --label for each --add, in the same order, or none.",
    ),
    "one_at_a_time": ("{option} is about one item, and several are added.", "Add the item by itself."),
    "where_missing": ("It is not said where the item is moved.", "Add --first or --after ITEM."),
    "item_of_other": (
        "{id} is an item of another meeting than {meeting}.",
        "See the items: samverkan meeting show {meeting}",
    ),
    "item_not_under": ("{id} does not belong under {under}.", "Name an item under {under}, or leave --after out."),
    "item_not_beside": (
        "{id} cannot come after {after}: an item is moved among those it stands with.",
        "Name another item of the same level.",
    ),
    "item_is_dropped": (
        "{id} is not dealt with, since {day}[[: {title}]].",
        "If it is to be dealt with, add it anew: samverkan meeting agenda MEETING --add TEXT",
    ),
    "item_dealt_with": (
        "{id} has been dealt with: it has an outcome or a decision.",
        "A question that is not to be taken up any more is dropped: samverkan meeting outcome {id} --outcome dropped"
        " -m REASON",
    ),
    "item_has_others": (
        "Other items belong under {id}.",
        "Drop those first, one at a time.",
    ),
    "drop_needs_reason": ("No item is dropped without a reason ({id}).", "Add -m REASON."),
    "held_already": (
        "Meeting {id} has been held ({day}): a change of the agenda puts something right, and has a reason.",
        "Add -m REASON. The change is shown in the minutes.",
    ),
    "meeting_not_later": (
        "{id} is not a later meeting than {meeting}.",
        "Name the meeting at which the item is taken up again.",
    ),
    "continues_later": (
        "{id} was not dealt with before {meeting}: an item continues one of an earlier meeting.",
        "See the meetings: samverkan meeting list",
    ),
    "votes_invalid": (
        "{given} is no vote.",
        "Write yes, no and, if anyone abstained, abstained: --votes 7-3-1 or --votes 7-3.",
    ),
    "decision_day_differs": (
        "The day of the decision, {day}, is none of those on which {meeting} was held: {date}.",
        "Leave out --date, and the day is the meeting's. If that of the meeting is wrong: samverkan correct {meeting} --date DATE -m REASON",
    ),
    "recused_reserves": (
        "{person} stepped aside for a conflict of interest and cannot reserve itself against the same decision (Local Government Act 4:27, 6:30 (kommunallagen)).",
        "Give the person either with --recused or with --reservation.",
    ),
    "not_in_force": (
        "Decision {decision} is not in force any more: it is {how} by {by} as of {day}.",
        "See it: samverkan decision show {decision}",
    ),
    "changed_by_earlier": (
        "{by} is no later decision than {decision}: it is of {on}, and {decision} of {decided}.",
        "Give the later decision with --by.",
    ),
    "annulment_annulled": (
        "{decision} itself annulled a decision. What is annulled does not come back because the annulment is annulled.",
        "Record the new decision in the matter: samverkan decision add. If {decision} was recorded by mistake: samverkan correct {decision} or samverkan void {decision}",
    ),
    "decided_on_actor": (
        "{decision} has been carried out on an actor; what becomes of it is noted in its case, so that the roll follows.",
        "See the case: samverkan decision show {decision}. A reconsideration: samverkan case revoke CASE --decision DECISION",
    ),
    "question_for_nobody": (
        "The question {id}[[, {title}]], has been referred since {since}, and it is not said to whom.",
        "Say it: samverkan correct ENTRY --to BODY --reason TEXT. See the entry: samverkan journal list {id}",
    ),
    "question_late": (
        "The question {id}[[, {title}]], waits for {body} since {since}, and was to be back by {due}.",
        "Take it up: samverkan meeting agenda MEETING --add TEXT --continues {id}",
    ),
    "question_missed": (
        "The question {id}[[, {title}]], waits for {body} since {since}; the body has met at least twice without taking it"
        " up.",
        "Take it up: samverkan meeting agenda MEETING --add TEXT --continues {id}. If it is not to be taken up any more:"
        " --outcome dropped",
    ),
    "rests_on_ended": (
        "{id} rests on {decision}, which is {how} by {by} as of {day} ({done_kind}).",
        "See what it rests on: samverkan why {id}. Change it by itself, if it is not to hold any more.",
    ),
    "review_passed": (
        "{id} was to be reviewed {day}: {text}.",
        "Take it up at the next meeting. Record what is decided then: samverkan decision add, and then samverkan decision amend {id} --by DECISION",
    ),
    "nobody_to_carry_out": (
        "Nobody is to carry out {id}: {text}.",
        "Make a task of it: samverkan decision followup {id} TEXT --owner NAME --due DATE",
    ),
    "decisions_differ": (
        "{id} and {other} stand in the same § {paragraph} of {day} and say different things.",
        "See them: samverkan decision show {id} and samverkan decision show {other}. If one is wrong: samverkan correct or void",
    ),
    "decided_another_day": (
        "{id} was decided {day}, but {meeting} was held {date}.",
        "Put right the day that is wrong: samverkan correct {id} --date DATE -m REASON",
    ),
}

NOTICES: dict[str, str] = {
    "advisory_body_decides": "{body} is advisory and cannot be given the right to decide (Local Government Act 6:37 (kommunallagen)).",
    "number_read_as": "{given} is read as the number of {name} ({id}), though another item is printed with that number. With an id nobody can be mistaken.",
    "same_title": "Two items of the meeting are called {title}[[ (the other is {id})]].",
    "question_is_open": "The question {id} is open and is called the same. If the item continues it: take this back with samverkan undo and add --continues {id}.",
    "referred_to_nobody": "It is not said to whom the question goes; samverkan check reminds of it. Add --to BODY next time.",
    "represents_as_written": "{given} is no actor of the register and stands as it was written; no actor was registered[[. Nearest: {nearest}]]",
    "recorded_as_recommendation": "{body} has no right to decide in the matter: {id} is shown as a recommendation.",
    "routine_noted": "{title} is an item that every meeting has: it stands as the outcome of {id} and was given no number of its own. If it is to be a numbered decision: samverkan undo, and add --all-decisions.",
    "votes_against": "More voted no than yes ({votes:raw}), but the outcome is approval.",
    "review_before_decision": "The day of the review, {review}, does not lie after that of the decision, {decided}.",
    "changed_by_other_body": "{decision} was taken by {body}, and {by} by another body, {other}.",
    "stands_all_the_same": "{things} rests on {decision} and stands as it is: change it by itself, if it is not to hold any more.",
    "tabled_to_cancelled": "{id}, {title}, was tabled to {meeting}. The question is open and comes on the agenda of the body's next meeting.",
    "back_before_sent": "the question is to be back {back}, but was sent on {day}. If the day is wrong: samverkan undo, and give --back anew.",
    "decision_has_ended": "{decision} is {how} by {by} as of {day}. It was recorded all the same ({done_kind}); see whether another decision should have been given: samverkan why {decision}",
    "not_back_by_itself": "{decision} had superseded or annulled {ended}, which is not in force again for that: a new decision would be taken.",
}
