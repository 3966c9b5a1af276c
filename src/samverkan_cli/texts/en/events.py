"""What happened, as a sentence in English, by kind of event. What stands in [[…]] is said only when it is known."""

EVENTS: dict[str, str] = {
    "registry_created": "The registry was created[[: {municipality}]][[, {agreement}]].",
    "period_opened": "Period {id} was opened: {first_day} – {last_day}.[[ Affirmations required: {affirmations}.]]",
    "period_text_set": "Period {id} was given its text in version {version} ({change})"
    "[[ with {points} numbered provisions]].",
    "period_closed": "Intake for {id} was closed; nothing is accepted after {closed_on}.",
    "actor_registered": "The actor {name} ({id}) was registered: {kind}[[, {org_nr}]].",
    "actor_edited": "The details of {subject} were changed:[[ kind {kind}]][[ side {side}]][[ org. no. {org_nr}]]"
    "[[ purpose {purpose}]].",
    "actor_renamed": "{earlier} is named {name} as of {from_day} ({id}).",
    "actor_alias_added": "{subject} is also known as {alias}.",
    "actor_dissolved": "{subject} is dissolved: remains through {last_day}, no longer as of {back_from}[[, successor {successor}]].",
    "person_registered": "The person {name} ({id}) was registered.",
    "enrollment_received": "{subject}: the application for {period} was received {received} but is not complete"
    " ({lacks}). Completion requested by {complete_by}. Not yet enrolled ({enrollment}).",
    "actor_enrolled": "{subject}: enrolled in {period} as of {effective} ({because}). Received {received}"
    " ({enrollment}).",
    "enrollment_completed": "{subject}: the application for {period} was completed {completed}. Enrolled as of"
    " {effective} ({because}), received {received} ({enrollment}).",
    "enrollment_declined": "{subject} declined to join {period} ({declined_on}, {enrollment}).",
    "actor_withdrew": "{subject} withdraws from {period}. The withdrawal was received {received}.[[ Enrolled"
    " through {last_day}, no longer as of {effective}]][[ The enrollment never took effect: withdrawn as of {back_from}]]"
    " ({enrollment}).",
    "actor_suspended": "{subject} is suspended from {period}: {first_day} through {through}, back as of {back_from}"
    " (decision {decision}, {enrollment}).",
    "actor_excluded": "{subject} is excluded from {period}: enrolled through {last_day}, no longer as of {effective}"
    " (decision {decision}, {enrollment}).[[ Barred from enrolling again through {bar_through}.]]"
    "[[ Recorded in spite of objections: {objection_count}.]]",
    "roll_recorded": "The roll {title} ({id}) was recorded: signatories on {on}: {count}, digest {sha256}.",
    "body_added": "The body {name} ({id}) was registered: {kind}.",
    "mandate_given": "{subject} may {may} {on}[[, as of {from_day}]][[, through {through_day}]].",
    "seat_taken": "{person} took a seat in {subject}[[: {role}]][[, representing {represents}]].",
    "meeting_called": "Meeting {id} on {date}[[ at {start}]][[–{end}]][[, {place}]][[: {title}]] ({bodies}).",
    "agenda_item_added": "{subject}: item {number}, {title}.",
    "attendance_noted": "{subject}: {person} attended[[ ({role})]][[, representing {represents}]].",
    "outcome_noted": "{subject}: item {item}, {outcome}[[, to {to_body}]][[, back by {back_by}]].[[ {note}]]",
    "decision_recorded": "Decision {id}: {body} {decided_on}[[ § {paragraph}]], {outcome}[[, to {to_body}]]. {text}",
    "group_formed": "The working group {name} ({id}) was formed[[, decision {decision}]].",
    "group_member_added": "{person} is a member of {subject}.",
    "convener_named": "{person} is the convener of {subject}.",
    "plan_opened": "Activity plan {id} was opened: {first_day} – {last_day}.",
    "activity_added": "The activity {text} ({id}) was proposed[[ and serves {serves}]].",
    "task_added": "Task {id}: {text}[[, owner {owner}]][[, due {due}]][[, from {origin}]].",
    "task_assigned": "Task {id}:[[ owner {owner}]][[ due {due}]].",
    "task_started": "Task {id} was started {started_on}.",
    "task_done": "Task {id} was done {done_on}.",
    "task_dropped": "Task {id} was dropped {dropped_on}.",
    "watch_item_added": "Watch item {id}: {text} ({kind})[[, {owner}]][[, look again {next_day}]].",
    "watch_noted": "Watch item {id}: {note}[[ Look again {next_day}.]]",
    "period_extended": "Period {id} was extended: it runs through {last_day} (decision {decision}).",
    "period_rule_set": "Period {id}: networks may join: {networks}, from {from_day} (decision {decision}).",
    "actor_merged": "{subject} is the same actor as {into}; its id, names and facts lead there[[. Duplicates taken away: {duplicates}]].",
    "network_member_added": "{member} takes part in {subject}[[, from {from_day}]][[, through {through_day}]].",
    "network_member_left": "{member} takes part in {subject} through {through_day}.",
    "contact_added": "{subject} got a contact:[[ {person}]][[ {mailbox}]][[, from {from_day}]].",
    "contact_ended": "A contact of {subject} holds through {through_day} (entry {contact}).",
    "contact_verified": "A contact of {subject} was checked {verified_on} (entry {contact}).",
    "contact_bounced": "Mail to a contact of {subject} came back {bounced_on} (entry {contact}).",
    "renewal_applied": "The plan for joining {period} anew was carried out {applied_on}: {count} invited from {from_period} ({id}).",
    "actor_invited": "{subject} is invited to {period} since {invited_on} (plan {plan}).",
    "reminder_written": "{subject}: letter about {period}, round {round}, written {written_on} ({form}).",
    "entry_taken_back": "Entry {entry} was taken back.",
}
