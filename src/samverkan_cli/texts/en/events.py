"""What happened, as a sentence in Swedish, by kind of event."""

EVENTS: dict[str, str] = {
    "registry_created": "Registret upprättades: {municipality}, {agreement}.",
    "period_opened": "Perioden {subject} öppnades: {first_day} – {last_day}, ställningstaganden: {affirmations}.",
    "period_text_set": "Perioden {subject} fick sin text i version {version} ({points} numrerade punkter).",
    "period_closed": "Intaget till {subject} stängdes; inget tas emot efter {closed_on}.",
    "actor_registered": "Aktören {name} ({subject}) registrerades: {kind}, {org_nr}.",
    "actor_edited": "Uppgifterna om {subject} ändrades.",
    "actor_renamed": "{earlier} heter {name} fr.o.m. {from_day} ({subject}).",
    "actor_alias_added": "{subject} är också känd som {alias}.",
    "actor_dissolved": "{subject} är upplöst: kvar t.o.m. {last_day}, efterträdare {successor}.",
    "person_registered": "Personen {name} ({subject}) registrerades.",
    "enrollment_received": "{subject}: anmälan till {period} kom in {received} men är inte fullständig ({lacks})."
    " Komplettering begärd senast {complete_by}. Ännu inte ansluten ({enrollment}).",
    "actor_enrolled": "{subject}: ansluten till {period} fr.o.m. {effective} ({because}). Inkommen {received}"
    " ({enrollment}).",
    "enrollment_completed": "{subject}: anmälan till {period} kompletterades {completed}. Ansluten fr.o.m. {effective}"
    " ({because}), inkommen {received} ({enrollment}).",
    "enrollment_declined": "{subject} avstår från {period} ({declined_on}, {enrollment}).",
    "actor_withdrew": "{subject} utträder ur {period}. Utträdet kom in {received}. Inte längre ansluten fr.o.m."
    " {effective} ({enrollment}).",
    "actor_suspended": "{subject} är avstängd från {period}: {first_day} t.o.m. {through}, beslut {decision}.",
    "actor_excluded": "{subject} är utesluten ur {period}: inte längre ansluten fr.o.m. {effective}, beslut {decision},"
    " spärr t.o.m. {bar_through}, invändningar: {objection_count}.",
    "roll_recorded": "Förteckningen {title} ({subject}) fastställdes: {count} anslutna den {on}.",
    "body_added": "Instansen {name} ({subject}) registrerades: {kind}.",
    "mandate_given": "{subject} får {may} {on}, fr.o.m. {from_day}, t.o.m. {through_day}.",
    "seat_taken": "{person} tog plats i {subject}: {role}, företräder {represents}.",
    "meeting_called": "Möte {subject} den {date} kl. {start}–{end}, {place}: {title}, {bodies}.",
    "agenda_item_added": "{subject}: ärende {number}, {title}.",
    "attendance_noted": "{subject}: {person} deltog ({role}, företräder {represents}).",
    "outcome_noted": "{subject}: ärende {item}, {outcome}, till {to_body}, åter senast {back_by}. {note}",
    "decision_recorded": "{subject}: {body} beslutade {decided_on} ({outcome}, § {paragraph}).",
    "group_formed": "Arbetsgruppen {name} ({subject}) bildades, beslut {decision}.",
    "group_member_added": "{person} är ledamot i {subject}.",
    "convener_named": "{person} är sammankallande i {subject}.",
    "plan_opened": "Aktivitetsplanen {subject} öppnades: {first_day} – {last_day}.",
    "activity_added": "Aktiviteten {text} ({subject}) föreslogs, tjänar {serves}.",
    "task_added": "Uppgiften {text} ({subject}): ansvarig {owner}, senast {due}, från {origin}.",
    "task_assigned": "{subject}: ansvarig {owner}, senast {due}.",
    "task_started": "{subject} är påbörjad sedan {started_on}.",
    "task_done": "{subject} är klar sedan {done_on}.",
    "task_dropped": "{subject} är avförd sedan {dropped_on}.",
    "watch_item_added": "Bevakningen {text} ({subject}): {kind}, ansvarig {owner}, se efter {next_day}.",
    "watch_noted": "{subject}: {note} Se efter {next_day}.",
}
