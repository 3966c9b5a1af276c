"""What is objected to in English, of answers, enrollments and the roll: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "already_enrolled": (
        "{name} already has an enrollment in {period}: {id}[[, as of {effective}]].",
        "See it: samverkan why {id}. A withdrawal is recorded with samverkan withdraw.",
    ),
    "already_declined": ("The actor has already declined ({id}, {day}).", "If it joins after all: samverkan enroll"),
    "already_withdrawn": (
        "{name} has already withdrawn: no longer enrolled as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "already_excluded": (
        "{name} is already excluded: no longer enrolled as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "actor_differs": (
        "The registry has a different {field_name} for {id}: {known}.",
        "If it is the same actor, correct it with samverkan actor edit {id}. If it is another, give another name; in a file, write new in a column headed id.",
    ),
    "completion_runs": (
        "{name} has through {last} to complete its application to {period} ({id}); it cannot be closed {day}.",
        "Wait until the day after. If the actor does not want to join: samverkan withdraw ACTOR --period {period}",
    ),
    "affirmation_missing": (
        "The affirmation of the {tick} is missing, and period {period} requires it (the period's rules).",
        "Add --affirm {tick:raw}, or record the application with --incomplete and what is missing.",
    ),
    "signer_missing": (
        "No signer is given; somebody must have signed for the actor (the period's rules).",
        'Add --signed-by "Name, position", or record the application with --incomplete.',
    ),
    "purpose_missing": (
        "A network must state its purpose (the period's rules).",
        "Add --purpose TEXT, or record the application with --incomplete.",
    ),
    "contact_missing": (
        "A network must name a responsible contact (the period's rules).",
        'Add --contact "Name <address>", or record the application with --incomplete.',
    ),
    "networks_barred": (
        "Period {period} does not accept networks[[ that would join on {barred} or later]] (the period's rules[[, decision {decision}]]).",
        'Record the application with --incomplete "network: awaiting a decision".',
    ),
    "day_known_in_part": (
        "the day is not known as a whole ({day_known}), and {period} requires ticks (the rules of the period).",
        "Give the whole date, such as --received 2024-01-15.",
    ),
    "effective_before_admitted": (
        "The effective day {effective} is before the day networks may join {period}, {admitted} (decision {decision}).",
        "Give {admitted} or later, or leave out --effective. See the decision: samverkan why {decision}",
    ),
    "effective_before_received": (
        "The effective day {effective} is before the day it was received, {received}.",
        "Give a day that is not before {received}.",
    ),
    "effective_outside_period": (
        "[[The decision can be final {earliest} at the earliest. ]]The effective day {effective} is outside period {period} ({first} – {last}).",
        "Give a day in the period, or another period.",
    ),
    "effective_before_end": (
        "The effective day {effective} is before the end of the earlier enrollment, {end}.",
        "Give --effective {end} or later.",
    ),
    "completion_before_received": (
        "The completion cannot have been received before the application, which was received {received}.",
        "Give the day the completion was received with --received.",
    ),
    "end_before_received": (
        "The withdrawal {end} is before the day the application was received, {received}.",
        "Give the day the withdrawal was received with --received.",
    ),
    "period_is_closed": (
        "Intake for {period} closed {day}; nothing is accepted after that.",
        "Check --received, or give another period.",
    ),
    "barred": (
        "The actor is barred from enrolling again through {through} under decision {decision}[[, which was about {other} with the same organisation number]].",
        'An enrollment can be effective as of {free}. Record that the answer arrived: --incomplete "barred". See the decision: samverkan why {decision}',
    ),
    "cause_not_removed": (
        "The actor has been excluded[[ since {day}]] under decision {decision}; a new application must say that the cause has been removed.",
        "Add --cause-removed TEXT with what has changed. See the decision: samverkan why {decision}",
    ),
    "not_enrolled": (
        "{name} is not enrolled in {period}.",
        "See its standing: samverkan actor show, or enroll it with samverkan enroll.",
    ),
    "enrolled_without_evidence": (
        "{name} is enrolled in {period} without evidence of the signer's authority.",
        "See the enrollment: samverkan why {id}",
    ),
    "enrolled_without_contact": ("{name} is enrolled without a contact.", "See the actor: samverkan actor show {id}"),
    "recorded_roll_differs": (
        "Later entries change the answer of the recorded roll {title} ({day}).",
        "Compare: samverkan roll --recorded {id} and samverkan roll --on {day}",
    ),
    "joined_already": (
        "{name} has already joined {period} as of {effective} ({id}); who has joined is excluded, not refused.",
        "Type: samverkan exclude ACTOR --period {period} --decision REF",
    ),
    "already_refused": ("{name} has already been refused entry: as of {day} ({id}).", "See why: samverkan why {id}"),
    "application_closed": (
        "The application of {name} was never completed, and has been closed as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "nothing_lacks": ("{name} has no incomplete answer to ask a completion of.", "See why: samverkan why {id}"),
}

NOTICES: dict[str, str] = {
    "contact_not_given": "the actor has no contact.",
    "day_unknown": "the day {name} joined is unknown; {day}, the first day of the period, counts.",
    "signed_after_received": "signed {signed}, after it was received {received}.",
    "recorded_roll_reached": "the change reaches the recorded roll {title} ({id}, {day}). The roll is not changed, but flagged: samverkan roll --recorded {id}",
    "exclusion_ahead": "the exclusion by {decision} has no effect yet[[; it has from {from_day}]][[; its bar through {through} begins to run when it has]]. The answer is recorded; what the decision meets when it takes effect is told then, and by: samverkan check",
    "kin_of_barred": "{name} is connected with {other}, which is barred through {through} by {decision} ({kinship}); the bar does not hold for {name}, but see the decision: samverkan why {decision}",
}
