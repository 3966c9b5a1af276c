"""What happened, as a sentence in Swedish, by kind of event. What stands in [[…]] is said only when it is known."""

EVENTS: dict[str, str] = {
    "registry_created": "Registret upprättades[[: {municipality}]][[, {agreement}]].",
    "period_opened": "Perioden {id} öppnades: {first_day} – {last_day}.[[ Krav på ställningstagande: {affirmations}.]]",
    "period_text_set": "Perioden {id} fick sin text i version {version} ({change})[[ med {points} numrerade punkter]].",
    "period_closed": "Intaget till {id} stängdes; inget tas emot efter {closed_on}.",
    "actor_registered": "Aktören {name} ({id}) registrerades: {kind}[[, {org_nr}]].",
    "actor_edited": "Uppgifterna om {subject} ändrades:[[ typ {kind}]][[ sida {side}]][[ orgnr {org_nr}]][[ syfte {purpose}]].",
    "actor_renamed": "{earlier} heter {name} fr.o.m. {from_day} ({id}).",
    "actor_alias_added": "{subject} är också känd som {alias}.",
    "actor_dissolved": "{subject} är upplöst: kvar t.o.m. {last_day}, inte längre fr.o.m. {back_from}[[, efterträdare {successor}]].",
    "person_registered": "Personen {name} ({id}) registrerades.",
    "enrollment_received": "{subject}: anmälan till {period} kom in {received} men är inte fullständig ({lacks})."
    " Komplettering begärd senast {complete_by}. Ännu inte ansluten ({enrollment}).",
    "actor_enrolled": "{subject}: ansluten till {period} fr.o.m. {effective} ({because}). Inkommen {received}"
    " ({enrollment}).",
    "enrollment_completed": "{subject}: anmälan till {period} kompletterades {completed}. Ansluten fr.o.m. {effective}"
    " ({because}), inkommen {received} ({enrollment}).",
    "enrollment_declined": "{subject} avstår från {period} ({declined_on}, {enrollment}).",
    "actor_withdrew": "{subject} utträder ur {period}. Utträdet kom in {received}. Ansluten t.o.m. {last_day},"
    " inte längre fr.o.m. {effective} ({enrollment}).",
    "actor_suspended": "{subject} är avstängd från {period}: {first_day} t.o.m. {through}, åter fr.o.m. {back_from}"
    " (beslut {decision}, {enrollment}).",
    "actor_excluded": "{subject} är utesluten ur {period}: ansluten t.o.m. {last_day}, inte längre fr.o.m. {effective}"
    " (beslut {decision}, {enrollment}).[[ Spärrad mot ny anslutning t.o.m. {bar_through}.]]"
    "[[ Invändningar när det registrerades: {objection_count}.]]",
    "roll_recorded": "Förteckningen {title} ({id}) fastställdes: {count} anslutna den {on}, kontrollsumma {sha256}.",
    "body_added": "Instansen {name} ({id}) registrerades: {kind}.",
    "mandate_given": "{subject} får {may} {on}[[, fr.o.m. {from_day}]][[, t.o.m. {through_day}]].",
    "seat_taken": "{person} tog plats i {subject}[[: {role}]][[, företräder {represents}]].",
    "meeting_called": "Möte {id} den {date}[[ kl. {start}]][[–{end}]][[, {place}]][[: {title}]] ({bodies}).",
    "agenda_item_added": "{subject}: ärende {number}, {title}.",
    "attendance_noted": "{subject}: {person} deltog[[ ({role})]][[, företräder {represents}]].",
    "outcome_noted": "{subject}: ärende {item}, {outcome}[[, till {to_body}]][[, åter senast {back_by}]].[[ {note}]]",
    "decision_recorded": "Beslut {id}: {body} {decided_on}[[ § {paragraph}]], {outcome}[[, till {to_body}]]. {text}",
    "group_formed": "Arbetsgruppen {name} ({id}) bildades[[, beslut {decision}]].",
    "group_member_added": "{person} är ledamot i {subject}.",
    "convener_named": "{person} är sammankallande i {subject}.",
    "plan_opened": "Aktivitetsplanen {id} öppnades: {first_day} – {last_day}.",
    "activity_added": "Aktiviteten {text} ({id}) föreslogs[[ och tjänar {serves}]].",
    "task_added": "Uppgift {id}: {text}[[, ansvarig {owner}]][[, senast {due}]][[, från {origin}]].",
    "task_assigned": "Uppgift {id}:[[ ansvarig {owner}]][[ senast {due}]].",
    "task_started": "Uppgift {id} är påbörjad sedan {started_on}.",
    "task_done": "Uppgift {id} är klar sedan {done_on}.",
    "task_dropped": "Uppgift {id} är avförd sedan {dropped_on}.",
    "watch_item_added": "Bevakning {id}: {text} ({kind})[[, {owner}]][[, se efter {next_day}]].",
    "watch_noted": "Bevakning {id}: {note}[[ Se efter {next_day}.]]",
}
