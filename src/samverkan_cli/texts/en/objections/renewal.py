"""What is objected to in English, of a renewal and its plan: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "plan_unreadable": (
        "The file {file} is no renewal plan: {plan_lacks}.",
        "Make a new one: samverkan renew plan PERIOD --out FILE. The lines at the top of the file are to stay.",
    ),
    "plan_columns_missing": (
        "The plan {file} lacks in row {row} the column: {plan_column}.",
        "Put the column back, or make a new plan.",
    ),
    "plan_cell_invalid": ("{file}, row {row}, column {plan_column}: {given} cannot be read.", "Write {plan_choices}."),
    "plan_cell_edited": (
        "{file}, row {row}, column {plan_column}: the file says {given}, but the register says {kept}. A plan decides who is invited, and nothing else.",
        "Change the register first ({plan_edit}) and make a new plan, or put the cell back.",
    ),
    "plan_row_twice": ("{file}, row {row}: {id} stands in row {other} already.", "Take one of the rows away."),
    "predecessor_missing": (
        "No period comes before {period} in the register, to renew from.",
        "Name it with --from, or open it: samverkan period add PERIOD --first-day DATE --last-day DATE",
    ),
    "plan_other_registry": (
        "The plan {file} was made in another registry.",
        "Name the right registry with --db, or make a new plan.",
    ),
    "plan_row_differs": (
        "{file}, row {row}: what is known of {name} ({id}) has changed since the plan was made ({differs}). Proposed now: {action}[[ ({now})]].",
        "Take the row away or untick it, or make a new plan: samverkan renew plan. See what happened: samverkan why {id}",
    ),
    "plan_row_gone": (
        "{file}, row {row}: [[{name} ]]({id}) has no enrollment in {period} any more.",
        "Take the row away, or make a new plan. See what happened: samverkan why {id}",
    ),
    "reminded_that_day": (
        "Round {earlier} for {period} was written on {day}: two rounds of reminders are not written on one day.",
        "Write that round out again: samverkan renew remind {period} --round {earlier} --out DIR. The next one is written on a later day.",
    ),
    "period_not_before": (
        "The period {earlier} ends {last}, not before {period}, which begins {first}.",
        "Name an earlier period with --from.",
    ),
    "nobody_to_ask": (
        "Nobody is a signatory of {period} on {day}, so nobody can be asked.",
        "Name a day when somebody is, with --date. See who: samverkan roll --on DATE --period {period}",
    ),
    "not_invited": (
        "{name} ({id}) has not been invited to join {period} anew.",
        "Invite by a plan: samverkan renew plan {period:raw} --out plan.xlsx, and then samverkan renew apply plan.xlsx",
    ),
    "answered_before_asked": (
        "The answer came in {received}, before {asked_on} when the round ({id}) was opened.",
        "Check --received. If it is the day of the round that is wrong: void it (samverkan void {id}) and open a new one.",
    ),
    "plan_row_blocked": (
        "{file}, row {row}: {name} ({id}) cannot be invited: {hindrance}[[ (through {through})]].",
        "Untick the row. See why: samverkan why {id}",
    ),
}

NOTICES: dict[str, str] = {
    "last_day_closed": "{day} is no working day. The working day before it is {before}: --last-day {before}",
    "last_day_passed": "the last day to answer that the letter names, {day}, has passed on the day of the letter. Give a new one with --last-day, or --date with the day the letter was written",
    "letter_to_hindered": "{name} ({id}) can no longer be invited to {period}: {hindrance}[[ (through {through})]]. A round writes it no letter. See why: samverkan why {id}",
    "reminded_uninvited": "no invitation was written to {count} of them; so the letter does not say that they were invited. An invitation is written with: samverkan renew remind {period:raw} --round 0 --out FOLDER",
    "letter_not_needed": "{name} ({id}) has answered about {period} already ({answer}). See the answer: samverkan why {answer}",
    "invited_that_day": "who is reminded of {period} was invited on the same day, {day}",
    "likeness_not_examined": "{count} actors are too many to compare their names with each other (at most {limit}), so nobody is marked as a likely duplicate. See some at a time: samverkan actor duplicates",
    "ticked_hidden": "{file}: {count} of the rows that are ticked are hidden in the sheet {sheet}, by a filter or by hand: row {hidden}. They are carried out as the others. If they do not belong, undo (samverkan undo), take the tick away and read the file again.",
    "plan_applied_already": "the plan has been carried out ({id}, {day}, {count} invited). Nothing was recorded.",
    "plan_applied_otherwise": "the plan has been carried out ({id}, {day}, {count} invited), with other rows ticked. Nothing was recorded. Make a new plan for those to be added.",
    "plan_left_as_is": "{file} holds this plan already and is untouched.",
    "round_answered_unasked": "{name} was not asked in the round ({id}); the answer is recorded all the same.",
    "round_answered_late": "the answer of {name} came in after the last day to answer, {last}; it is recorded all the same.",
    "round_answered_again": "{name} answered in the round ({id}) already {day}; both answers stand.",
    "silent_not_invited": "{count} that were signatories in {earlier} are silent and not invited to {period}; they get no letter. Invite them: samverkan renew plan {period}",
}
