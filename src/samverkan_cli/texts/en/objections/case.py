"""What is objected to in English, of cases and decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "template_faulty": (
        "The template {file} cannot be filled in: a fault in line {line} ({fault}).",
        "Mend the line, or remove the file: then the program's own template is used. The shipped templates: samverkan document templates --out FOLDER",
    ),
    "case_open_already": (
        "A case about the actor with the same grounds ({given}) is open already: {id}.",
        "See it, and what is next: samverkan case show {id}",
    ),
    "step_differs": (
        "{id} has it already, with other facts: {step_kind} {day} (entry {entry}).",
        "If a fact there is wrong: samverkan correct {entry}. See what is noted: samverkan case show {id}",
    ),
    "answer_time_not_later": (
        "The time to answer in {id} runs to {last} already; an extension has a later last day.",
        "Give a day after {last} with --respond-by.",
    ),
    "decision_missing": (
        "No decision is given; {matter}.",
        'Add --decision "Kommunstyrelsen 2024-10-08 § 187", or the id of a decision that is recorded'
        " (samverkan decision add TEXT --body BODY).",
    ),
    "decision_other_actor": (
        "Decision {decision} is about another actor: {others}.",
        "Give the decision that is about this actor. A decision about several is recorded with --about for each.",
    ),
    "effective_missing": (
        "It is not stated when the exclusion takes effect.",
        "Add --effective DATE: the first day the actor is no longer enrolled.",
    ),
    "decision_not_approved": (
        "Decision {decision} has the outcome {outcome}, not approved.",
        "Give a decision that was approved. See it: samverkan decision show {decision}",
    ),
    "mandate_missing": (
        "{body} had no registered mandate on {day} to decide on {subject} (Local Government Act 6:3 (kommunallagen); the rules of delegation (delegationsordningen)).",
        "Register the mandate if there is one: samverkan body mandate {body:typed} --subject {subject:raw} --may decide --source TEXT",
    ),
    "grounds_missing": (
        "No ground is given; a measure against an actor rests on points of the period's text (Administrative Procedure Act § 5 (förvaltningslagen); the period's rules).",
        "Add --ground, for instance --ground principle:2. See the points: samverkan period show {period}",
    ),
    "time_shortened": (
        "The actor had {days} days to answer ({notified} – {respond_by}); the period's rules say at least {asked}.",
        "Give more time, and wait: samverkan case notify {id} --extend --respond-by DATE --reason TEXT",
    ),
    "notice_unrecorded": (
        "It is not noted that the notice in {id} stayed up through the last day to appeal, {last} (Local Government Act 8:12, 13:5).",
        "Note the day it came down: samverkan case announce {id} --posted-through DATE",
    ),
    "conflict_unfounded": (
        "It is not said where the body found that {name} is not conflicted.",
        'Write the paragraph, or the day, after the name: --not-conflicted "{name}, § 186"',
    ),
    "not_notified": (
        "The actor was not notified before the decision; period {period} requires that it may answer (the period's rules).",
        "[[Notify it, and record that: samverkan case notify {id} --material FILE --date DATE]][[State the day the notification reached the actor {form}.]]",
    ),
    "notified_after_decision": (
        "The actor was notified {notified}, not before the decision {decided} (the period's rules).",
        "Check --notified.",
    ),
    "answer_awaited": (
        "The actor had neither answered nor had all of its time to answer, which ended {respond_by}, when the decision was made {decided} (the period's rules).",
        "[[Wait, or record the answer: samverkan case answer {id} --received DATE --final-answer]][[State the day the answer came {form}, or --no-answer if the time to answer was over before the decision.]]",
    ),
    "effective_before_decision": (
        "The effective day {effective} is before the day of the decision, {decided}; a decision has no retroactive effect (Administrative Procedure Act 5; cf. Local Government Act 2:4 (kommunallagen), which protects members of the municipality).",
        "Give {decided} or later.",
    ),
    "suspension_differs": (
        "The actor is suspended by that decision already, {first} through {through} ({id}).",
        "If a day is wrong: samverkan correct {entry} --through DATE --reason TEXT. If it is another decision: name that.",
    ),
    "suspension_overlaps": (
        "The actor is already suspended on some of those days ({id}).",
        "See the suspension: samverkan why {id}",
    ),
    "recorded_with_objections": (
        "The decision about {name}[[ in {case}]] was recorded in spite of an objection: {told}",
        "See everything: samverkan why {id}",
    ),
    "already_decided": (
        "Case {id} has already been decided by {decision}.",
        "See the case: samverkan case show {id}. If something in it is wrong: samverkan correct {id} --effective DATE --reason TEXT",
    ),
    "exclusion_pending": (
        "The actor is already excluded by decision {decision}, which takes effect when it is final.",
        "Record when it is final: samverkan case final {id} --date DATE --source TEXT",
    ),
    "case_other_actor": (
        "Case {id} is about {actor}, {period}, not about that actor in that period.",
        "See the case: samverkan case show {id}",
    ),
    "decision_gone": (
        "The decision in {id} is not in force any more: {how} {day}.",
        "Record the new decision, if there is one: samverkan case decide {id} --decision REF --outcome OUTCOME",
    ),
    "same_decision": (
        "{decision} is the decision to be changed, not the new one.",
        "Record the new decision first: samverkan decision add TEXT --body BODY --date DATE --paragraph N",
    ),
    "case_is_closed": (
        "Case {id} was closed {day}; nothing more can be noted in it.",
        "Open a new case if need be: samverkan case open ACTOR --period PERIOD --ground GROUND --fact DATE",
    ),
    "before_reported": ("{day} is before the day the concern came in, {reported}.", "Check the day."),
    "ground_missing": (
        "No ground is given; an actor is held to what it stands behind in {period} (Administrative Procedure Act 5; the rules of the period).",
        "Add --ground value:2, principle:4, commitment:1 or formal. See the points: samverkan period show {period}",
    ),
    "fact_after_report": (
        "What the concern is about cannot have happened {fact}, after it came in {reported}.",
        "Check --fact and --date.",
    ),
    "screening_unsaid": (
        "The concern in {id} is to be either admitted or dismissed; it has not been said which.",
        "Give one of them: --admit, or --dismiss with --reason TEXT.",
    ),
    "anonymous_alone": (
        "The concern in {id} is anonymous and stands alone; a case cannot rest on that (Instrument of Government 1:9, objectivity).",
        "Add evidence: samverkan case document {id} FILE --matters. Or dismiss it: samverkan case screen {id} --dismiss --reason TEXT",
    ),
    "not_screened": (
        "The concern in {id} has not been screened and admitted (the rules of the period).",
        "Type: samverkan case screen {id} --admit",
    ),
    "already_extended": (
        "The time to answer in {id} has been extended already, through {respond_by}; it is extended once (the rules of the period).",
        "A late answer that comes before the decision is considered all the same.",
    ),
    "weight_unsaid": (
        "It has not been said whether the document matters in {id} or is background; the actor gets what matters (the rules of the period).",
        "Give one of them: --matters or --background.",
    ),
    "recommendation_missing": ("It has not been said what the body proposes.", "Add --recommend TEXT."),
    "through_missing": (
        "The suspension has no last day (the rules of the period; cf. Administrative Procedure Act 5).",
        "Add --through DATE.",
    ),
    "material_not_sent": (
        "The actor has not got {document}, which matters and was added {day} (the rules of the period).",
        "Notify anew, with new time to answer: samverkan case notify {id} --material FILE --date DATE",
    ),
    "late_answer_unconsidered": (
        "An answer came in {received}, after the time to answer ({respond_by}) but before the decision; it must have been considered (the rules of the period).",
        "Add --considered if the decision has dealt with the answer.",
    ),
    "cure_runs": (
        "The time to put it right was not over until {through}; the decision is of {decided} (the rules of the period).",
        "Wait until it is over, or note that it is put right: samverkan case cure CASE --done DATE",
    ),
    "cause_put_right": (
        "The formal flaw has been put right since {day} and is no ground any more (Administrative Procedure Act 5, proportionality).",
        "End the case without action, or give another ground with --ground.",
    ),
    "conflict_not_examined": (
        "{name} {tie} {to}; nothing says whether there is a conflict of interest[[ in {body}]] (Local Government Act 6:28-32, 7:4).",
        'Add --stepped-aside, --disregarded or --not-conflicted "{name:raw}, § N".',
    ),
    "suspension_not_provided": (
        "The period {period} has no suspension (the rules of the period).",
        "See the rules: samverkan period show {period}",
    ),
    "effective_before_joined": (
        "[[The decision can be final as early as {earliest}. ]]{effective} is before the day the actor joined, {joined}.",
        "Who has not joined yet is refused: samverkan refuse ACTOR --period PERIOD --decision REF",
    ),
    "case_undecided": (
        "Case {id} has not been decided.",
        "Record the decision first: samverkan case decide {id} --decision REF --outcome OUTCOME",
    ),
    "proposal_missing": (
        "There is no proposal for a decision in {id}.",
        'Add --proposal "att …", or note what has been proposed:'
        " samverkan case prepare {id} --body BODY --recommend TEXT",
    ),
    "not_adjusted": (
        "It is not noted that the minutes with {id:raw} are adjusted; they are announced when they are (Local Government Act 8:12).",
        "Add --adjusted DATE[[, or note it: samverkan case announce {case:raw} --adjusted DATE]]",
    ),
    "notes_not_announced": (
        "{body} keeps notes; they are neither adjusted nor announced (Local Government Act 8:12).",
        "Check which body decided: samverkan decision show DECISION",
    ),
    "announcement_unsaid": ("No day is given.", "Add --adjusted DATE, --posted DATE or --posted-through DATE."),
    "report_missing": (
        "The decision is a delegate's; the clock starts with the announcement of the meeting it was reported to (Local Government Act 6:40, 7:8, 8:10).",
        "Add --reported DATE, the day of the meeting.",
    ),
    "appeal_missing": ("No appeal is recorded in {id}.", "Record it first: samverkan case appeal {id} --received DATE"),
    "appeal_unclear": (
        "It is not said which appeal in {id} the ruling is on. Recorded: {appeals}.",
        "Give its number: samverkan case outcome {id} OUTCOME --appeal NUMBER --date DATE --final DATE",
    ),
    "appeal_ruled": (
        "Appeal {number} in {id} has been decided already, finally {day}.",
        "See what is noted: samverkan case show {id}",
    ),
    "bar_missing": (
        "The decision in {id} has no bar on joining again.",
        "The actor can apply anew with samverkan enroll … --cause-removed TEXT",
    ),
    "effect_awaited": (
        "The exclusion in {id} waits for being final; in a closed case it would never take effect.",
        "Record first when the decision is final: samverkan case final {id} --date DATE --source TEXT",
    ),
    "source_missing": (
        "It has not been said how it was checked that the decision is final (that is recorded, never computed).",
        'Add --source TEXT, such as "the administrative court, by phone 2024-11-12".',
    ),
    "not_announced": (
        "The decision in {id} has not been announced, so no time to appeal runs (Local Government Act 8:12, 13:5).",
        "Record it: samverkan case announce {id} --adjusted DATE --posted DATE",
    ),
    "clock_runs": (
        "The time to appeal ends {last}; {day} is not later (Local Government Act 13:5).",
        "Wait, or check --date.",
    ),
    "notice_came_down": (
        "The notice came down {through}, before the last day to appeal ({last}); the time has not run out (Local Government Act 8:12, 13:5).",
        "Announce anew: samverkan case announce {id} --posted DATE",
    ),
    "court_awaited": (
        "Appeal {number}[[ from {who:raw}]], received {received}, has no final outcome in {id} (Local Government Act 13).",
        "Record what the court did: samverkan case outcome {id} OUTCOME --appeal {number} --date DATE --final DATE (OUTCOME is upheld, annulled, dismissed or withdrawn)",
    ),
    "case_deadline_missed": (
        "{name}: the last day in {id} was {due} for {deadline} ({rule}), and it is not done.",
        "See the case and what is next: samverkan case show {id}",
    ),
    "notice_down_early": (
        "{name}: the notice in {id} came down {through}, before the last day to appeal ({last}). The time has not run out (Local Government Act 8:12, 13:5).",
        "Announce anew: samverkan case announce {id} --posted DATE",
    ),
    "final_unchecked": (
        "{name}: the time before the decision in {id} can be final ended {last}, but that it is final is not recorded; the exclusion is not in force.",
        "Ask the court whether the decision was appealed, and record what it says: samverkan case final {id} --date DATE --source TEXT",
    ),
    "bar_meets_answer": (
        "The bar by {decision}, {first} through {through}, meets {id} ({period}, {standing}).",
        "The program does not change it. Let a body decide, or record what the actor itself wants: samverkan withdraw {actor} --period {period}",
    ),
    "case_outlives_enrollment": (
        "Case {id} about {name} is open, but the enrollment in {period} is {standing}.",
        "Close it unless it is to go on: samverkan case close {id} --reason TEXT",
    ),
}

NOTICES: dict[str, str] = {
    "minutes_place_unsaid": "the announcement is to say where the minutes can be read (Local Government Act 8:12). Add --minutes-at TEXT; now it says [Missing …].",
    "clause_missing": "period {period} has no exclusion clause in its text; the decision may lack a legal basis (Administrative Procedure Act § 5 (förvaltningslagen)).",
    "delegated_decision": "{body} is a delegate; exclusion and suspension are not delegated (Local Government Act 6:38 (kommunallagen)).",
    "committee_excluded": "{name} is a committee; a committee is not excluded by another (Local Government Act 5:1 and 6:1 (kommunallagen)).",
    "anyway_not_needed": "--record-anyway was not needed: every rule is met.",
    "fact_long_ago": "what the concern is about happened {fact}, more than {days} days ago; that speaks against a far-reaching measure.",
    "fact_undated": "it has not been said when what the concern is about happened; add --fact DATE next time.",
    "concern_anonymous": "the concern is anonymous; a case cannot rest on it alone, so it needs evidence before it is screened.",
    "other_cases_open": "the actor has open cases already: {others}.",
    "own_act_unsaid": "it has not been said why the act is the actor's own and not a member's private one, or an opinion (Instrument of Government 1:9, 2:1); add --own TEXT.",
    "nothing_sent": "no documents went with the notification in {id}; the actor gets everything that matters (--material FILE).",
    "little_time": "the time to answer is shorter than the rules of the period say: {given} of {days} days.",
    "dialogue_missing": "no dialogue is noted in {id}, and no reason why there was none (samverkan case step {id} --skip --reason TEXT).",
    "notify_anew": "the actor must get {document} and new time to answer: samverkan case notify {id} --material FILE --date DATE",
    "answered_late": "the answer came in {received}, after the time to answer ({respond_by}); if it comes before the decision it is considered.",
    "answered_unasked": "the actor answered before it was notified in {id}; it is notified all the same, and may answer again.",
    "may_not_prepare": "{body} has no recorded mandate to prepare or recommend; that stops nothing, but record it: samverkan body mandate {body:typed} --subject exclusion --may recommend",
    "conflict_left_open": "{name} {tie} {to}; nothing says whether there is a conflict of interest in {body} (Local Government Act 6:28-32, 7:4). Add --stepped-aside, --disregarded or --not-conflicted.",
    "suspended_unheard": "{name} is suspended without having been notified; a suspension beside a case is provisional. Examine it in a case: samverkan case open",
    "notice_lacks": "the notice does not say {notice_lacks}. The actor must be able to answer it.[[ Correct the case: samverkan correct {id} {typed:raw} --reason …]][[ Take the text in: samverkan period text {unworded} FILE]][[ Add the document: samverkan case document {unheard} FILE --matters]]",
    "proposal_unsaid": 'the officer\'s proposal is missing in {id}; a recommendation is no proposal. Add --proposal "att …".',
    "reasons_unsaid": "the reasons are missing in {id}: deciding facts (--deciding) and proportionality (--proportionality), Administrative Procedure Act 5.",
    "adjusted_late": "the minutes were adjusted {days:counted} too late (by {due}, Local Government Act 5:69, 6:35); that does not touch the decision.",
    "announced_late": "announced {days:counted} too late (by {due}, Local Government Act 8:12); that does not touch the decision.",
    "taken_down_early": "the notice came down {through}, before the last day to appeal ({last}); the time has not run out. Announce anew with --posted DATE.",
    "appealed_late": "the appeal came after the last day ({last}) and does not keep the decision from being final; it is for the court to say whether it is tried. Record it then: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "judgment_not_final": "the ruling ({ruling}) binds when it is final. Record then what became final: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "appeal_after_final": "the decision is noted as final {day}, but the appeal came in time. Take the note back if it was wrong: samverkan undo {entry}. Otherwise record what the court does: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "enrollments_set_aside": "{enrollment} is in force again; enrollments and applications made in between are set aside: {ids}.",
    "effect_outlived": "the enrollment {id} has ended already when the decision takes effect; it changes nothing on the roll.",
    "case_goes_on": "case {id} about {name} is open. Close it unless it is to go on: samverkan case close {id} --reason TEXT",
    "applications_wait_again": "the application {ids} that the stay set aside waits again for what it lacks, since the exclusion from {enrollment} is in force. See it: samverkan due",
    "bar_meets": "the bar by {decision}, {first} through {through}, meets {id} ({period}, {standing}). The program does not change it. Let a body decide, or record what the actor itself wants: samverkan withdraw {actor} --period {period}",
    "closed_before_final": "the decision in {id} has not been recorded as final; its last days are no longer shown in due and calendar. What comes from a court can be noted all the same.",
    "suspension_outlived": "the enrollment ends {ended}, before the last day of the suspension {through}; after that it is the end that counts.",
}
