"""What interviews ask in English: what an answer is called, the question, and what explains it."""

ASKS: dict[str, tuple[str, str, str]] = {
    # Agreeing
    "is_it_meant": (
        "",
        "  Do you mean {named:raw}?",
        "What you typed is like what is in the registry already. Answer yes if it is the one you mean, otherwise no.",
    ),
    "is_it_new": (
        "",
        "  {named:raw} is not in the registry. Register as new?",
        "Answer no to type the name again, or give an id or an organisation number instead.",
    ),
    "is_it_whole": (
        "",
        "  {named:raw} is not a full name, and nobody in the register is called that. Register all the same?",
        "Persons are registered by their whole name, so that nobody becomes two. Answer yes only if the person has no other names.",
    ),
    "which_is_meant": ("", "  Which one do you mean?", "Answer with the number before it, or 0 if it is none of them."),
    "record": (
        "",
        "Record it?",
        "Yes records what stands above. No interrupts and changes nothing, and < goes back to the questions.",
    ),
    # Columns of a file
    "column": (
        "Column",
        "What is the column {heading:raw}?[[ It holds, for example: {sample:raw}.]]",
        "Answer with the heading or the number: the column is read as that, and nothing is guessed. 0 passes over it.",
    ),
    "take_in": (
        "",
        "Take in the file so?",
        "Yes takes in the file with its columns as above. No ends without changing anything, and < goes back.",
    ),
    # Joining and leaving
    "joining": (
        "Actor",
        "Who joins?",
        "The name, a part of it, an id (A-12) or an organisation number. One that is not in the registry is registered on the way.",
    ),
    "declining": ("Actor", "Who abstains?", "The name, a part of it, an id (A-12) or an organisation number."),
    "leaving": ("Actor", "Who withdraws?", "The name, a part of it, an id (A-12) or an organisation number."),
    "period": (
        "Period",
        "Which period?",
        "The period of the agreement. Choose by number or type the period. See them all: samverkan period list",
    ),
    "kind": (
        "Kind",
        "What kind of actor?",
        "Choose by number or type the word. A committee, an administration and a municipal company are on the municipality's side, all others on the civil one.",
    ),
    "org_nr": (
        "Organisation number",
        "Organisation number?",
        "Ten digits, for example 802012-3456. Never a personal number. Without one, actors are told apart by name.",
    ),
    "purpose": ("Purpose", "What is the purpose of the network?", "A network states its purpose when it joins."),
    "received": (
        "Received",
        "On what day did the answer arrive?",
        "The day the answer reached the municipality, for example 2024-01-10 or yesterday. It decides from when the actor has joined.",
    ),
    "affirm_values": ("Values", "Does the actor stand behind the values?", "Yes only if it is ticked in the answer."),
    "affirm_principles": (
        "Principles",
        "Does the actor stand behind the principles?",
        "Yes only if it is ticked in the answer.",
    ),
    "affirm_commitments": (
        "Commitments",
        "Does the actor stand behind the commitments?",
        "Yes only if it is ticked in the answer.",
    ),
    "signed_by": (
        "Signed by",
        "Who has signed (name, capacity)?",
        "For example: Eva Ek, chair. Type missing if nobody has signed.",
    ),
    "contact": (
        "Contact",
        "Whom does one write to (name <mail>)?",
        "For example: Bo Ek <bo@forening.se>, or a mail address alone. A network must have a contact.",
    ),
    "channel": ("Channel", "How did the answer arrive?", "Choose by number or type the word."),
    "evidence": (
        "Evidence",
        "Where is the evidence?",
        "For example the case number of the e-service, or the binder that has the paper.",
    ),
    "incomplete": (
        "Incomplete",
        "The answer is not complete. Record it as incomplete?",
        "Yes: the answer is noted as received, the actor has not joined, and the next answer completes it. No: the questions about what is missing are asked once more.",
    ),
    "received_leaving": (
        "Received",
        "On what day did the request arrive?",
        "The day the actor's request to withdraw reached the municipality.",
    ),
    "off_from": (
        "In effect from",
        "From which day has the actor left?",
        "The day the request arrived, unless the actor has asked for a later one.",
    ),
    # Deciding on an actor
    "tried": (
        "Actor",
        "Which actor is the concern about?",
        "The name, a part of it, an id (A-12) or an organisation number.",
    ),
    "excluded": ("Actor", "Who is excluded?", "The name, a part of it, an id (A-12) or an organisation number."),
    "refused": (
        "Actor",
        "Whose application is refused?",
        "The name, a part of it, an id (A-12) or an organisation number.",
    ),
    "case": (
        "Case",
        "Which case does the decision decide?",
        "The actor has open cases in the period. Choose the one that the decision decides, or none of them if it was taken without a case.",
    ),
    "decision": (
        "Decision",
        "Which decision?",
        "Choose by number, type an id (D-2024-001) or as it is cited: Kommunstyrelsen 2024-10-08 § 187. If it is not recorded: interrupt and type samverkan decision add",
    ),
    "ground": (
        "Ground",
        "On which grounds (several with commas)?",
        "The points of the agreement's text, which the actor stands behind. The whole text: samverkan period text PERIOD",
    ),
    "excluded_from": (
        "In effect from",
        "From when is the actor excluded (day or final)?",
        "As the decision says: a day, or final if it takes effect when the decision is final.",
    ),
    "refused_from": (
        "In effect from",
        "From which day does the refusal hold?",
        "The day of the decision, unless it says another.",
    ),
    "has_bar": (
        "Bar",
        "Does the decision say that the actor is barred from joining anew?",
        "Only if the decision says so. Without a bar the actor may apply again when the cause is removed.",
    ),
    "bar_through": (
        "Barred through",
        "Barred through which day?",
        "The last day that the actor may not join anew, as the decision says.",
    ),
    "notified": (
        "Notified",
        "On what day did the notice reach the actor?",
        "The day the actor was told what the decision was to rest on. If you do not know, or it was not notified: answer unsure, and the program says what is missing.",
    ),
    "answer_came": (
        "Statement",
        "Did the actor answer?",
        "Yes if the actor answered the notice, no if its time ran out in silence. Answer unsure if you have to find out.",
    ),
    "answered": (
        "Statement received",
        "On what day did the answer arrive?",
        "The day the actor's statement reached the municipality.",
    ),
    "deciding": (
        "Deciding",
        "Which circumstances were decisive?",
        "The circumstances that the decision rests on, in a sentence. They go with the papers and the register.",
    ),
    "proportionality": ("Proportionality", "Why does a milder measure not suffice?", "As the decision reasons."),
    "record_anyway": (
        "Recorded anyway",
        "Why is the decision to be recorded with the objections?",
        "The decision is taken, but the rules are not met. The reason and the objections are shown for ever.",
    ),
    "anyway": (
        "",
        "Is that how it was decided, and is it to be recorded with the objections?",
        "No goes back to the questions. Yes asks for the reason, and the objections are shown for ever.",
    ),
    "reported": ("Received", "On what day did the concern arrive?", "The day the concern reached the municipality."),
    "reporter": (
        "From",
        "Whom does the concern come from?",
        "An actor, a person or a description. Type anonymous if nobody has given a name.",
    ),
    "fact": (
        "Happened",
        "On what day did it happen?",
        "The day that what the concern is about happened. Answer unsure if it is not known.",
    ),
    "concern": ("Concern", "What does the concern say?", "Facts, no drafts: it is public at once."),
    "case_evidence": ("Evidence", "What evidence is there?", "For example a letter or minutes, with the day."),
    # Meetings, decisions and tasks
    "decided": ("Decision", "What was decided?", "The wording of the decision, as in the minutes."),
    "deciding_body": (
        "Body",
        "Which body decided?",
        "Choose by number or type the name. If it is missing: samverkan body add",
    ),
    "decided_at": (
        "Meeting",
        "At which meeting?",
        "Choose by number, or type an id (M-1) or the day. If the meeting is missing, skip it.",
    ),
    "item": ("Item", "Which item of the agenda?", "The number of the item on the agenda."),
    "decided_on": (
        "Decided",
        "On what day was it decided?",
        "The day of the meeting, for example 2024-10-08 or yesterday.",
    ),
    "paragraph": ("Paragraph", "Which paragraph of the minutes?", "The number alone, for example 187."),
    "outcome": (
        "Outcome",
        "What was the outcome?",
        "What the body did with the question. Choose by number or type the word.",
    ),
    "to": ("To", "To which body does it go?", "The one that is to prepare or decide next."),
    "back": (
        "Back by",
        "By when is it to be back?",
        "A day, for example 2024-11-30 or +30d. Without one it is shown last in what is to be done.",
    ),
    "about": (
        "Actor",
        "Which actor is the decision about?",
        "Only if it is about an actor. The name, a part of it or an id (A-12).",
    ),
    "decision_from": (
        "In effect from",
        "From when does it hold (day or final)?",
        "Only if the decision says so; otherwise it holds from the day it was taken.",
    ),
    "meeting_body": (
        "Body",
        "Which body meets?",
        "Choose by number or type the name. If it is missing: samverkan body add",
    ),
    "meeting_on": ("Day", "On what day?", "The day of the meeting, for example 2024-11-14 or +7d."),
    "time": ("Time", "At what time?", "For example 16-18 or 16:30."),
    "place": ("Place", "Where?", "For example Rådhuset, room 2."),
    "title": (
        "Title",
        "What is the meeting called?",
        "For example the council's autumn meeting. Without a title the body and the day are shown.",
    ),
    "also": ("Together with", "Do they meet with another body?", "Its name, if two bodies meet together."),
    "task": ("Task", "What is to be done?", "A line, for example: Call the court."),
    "owner": (
        "Owner",
        "Who is responsible?",
        "The person's whole name, or an id (P-3). One that is not known is registered.",
    ),
    "due": ("Due", "By what day?", "For example 2024-11-30 or +14d."),
    "from_ref": (
        "From",
        "What does the task come from?",
        "A decision, an activity, a meeting, a working group or a watch item: its id, for example D-2024-001.",
    ),
    # The agreement
    "municipality": (
        "Municipality",
        "Which municipality?",
        "For example Örebro kommun. It stands in papers and letters.",
    ),
    "agreement": (
        "Agreement",
        "What is the agreement called?",
        "For example Överenskommelse om samverkan mellan Örebro kommun och det civila samhället.",
    ),
    "period_key": ("Period", "Which years is the period?", "For example 2024-2027, or 2024 for one year."),
    "first_day": ("First day", "The first day of the period?", "The first day that anybody has joined in the period."),
    "last_day": (
        "Last day",
        "The last day of the period?",
        "The last day that anybody has joined in the period; that day is part of it.",
    ),
    "networks": (
        "Networks",
        "May networks join?",
        "Networks without a legal form of their own. It can be changed later, by decision: samverkan period set",
    ),
    "hearing": (
        "Hearing",
        "Is an actor to be heard before it is excluded?",
        "Yes if the actor is to be notified and may answer before it is excluded. So it is unless the agreement says otherwise.",
    ),
    "affirmations": (
        "Affirmations",
        "What is to be ticked in an application (several with commas)?",
        "What the application must have a tick for. Values and principles are the most common: answer 1,2",
    ),
    "adopted_by": ("Adopted by", "Which body adopted the agreement?", "For example Kommunfullmäktige."),
    "adopted": ("Adopted", "On what day was it adopted?", "The day of the meeting."),
}
