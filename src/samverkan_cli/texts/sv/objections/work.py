"""What is objected to in Swedish, of groups, plans and tasks: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "task_ended": ("Uppgiften {id} är avslutad sedan {day}.", "Lägg till en ny: samverkan task add TEXT"),
    "handed_to_itself": ("{name} ({id}) kan inte lämna över till sig själv.", "Ange efterträdaren: --to PERSON"),
    "no_member": ("{name} är inte ledamot i {there} ({id}).", "Se gruppens ledamöter: samverkan group show {id}"),
    "group_is_closed": (
        "Arbetsgruppen {name} ({id}) är avslutad sedan {day}.",
        "Bilda en ny: samverkan group add NAMN. Var avslutet ett misstag: samverkan undo",
    ),
    "activity_without_principle": (
        "Aktiviteten {text} tjänar ingen princip och inget åtagande.",
        "Ange det när den läggs in: --serves principle:2",
    ),
    "activity_serves_unknown": (
        "Aktiviteten {text} tjänar {serves}, som inte finns i texten för {period}.",
        "Se punkterna: samverkan period show {period}. Rätta: samverkan correct {id} --serves PUNKT -m SKÄL",
    ),
    "activity_overdue": (
        "Aktiviteten {text} skulle ha varit klar {due}.",
        "Antecknas: samverkan plan done {id} --note TEXT, samverkan plan drop {id} --note TEXT, eller samverkan plan move-to {id} PLAN --note TEXT",
    ),
    "move_reason_missing": ("Det är inte sagt varför {id} får en annan sista dag.", "Lägg till -m SKÄL"),
    "owner_helps": ("{person} ansvarar för {id} och kan inte hjälpa till med den.", "Ange bara andra med --with."),
    "not_helping": ("{person} hjälper inte till med {id}.", "Se vilka som gör det: samverkan task show {id}"),
    "plan_across_period": (
        "Planen ligger bara delvis i perioden {period}, {first} – {last}.",
        "En plan ligger inom en period. Kontrollera planens första och sista dag.",
    ),
    "due_outside_plan": (
        "{due} ligger utanför aktivitetsplanen {plan}, {first} – {last}.",
        "Ange en dag i planen. Det som fortsätter efter den flyttas: samverkan plan move-to AKTIVITET PLAN",
    ),
    "decision_on_actors": (
        "Beslutet {id:raw} gäller {about}, inte en aktivitetsplan.",
        "Ange beslutet som antog planen. Se det här: samverkan decision show {id:raw}",
    ),
    "nothing_to_adopt": (
        "Aktivitetsplanen {plan} har inga aktiviteter att anta.",
        "Lägg in dem först: samverkan plan activity {plan} TEXT --serves PUNKT",
    ),
    "plan_not_later": (
        "{id} hör till {own}, och {plan} börjar inte senare ({first}).",
        "En aktivitet flyttas till en plan som börjar efter dess egen. Se planerna: samverkan plan list",
    ),
    "activity_ended": (
        "Aktiviteten {id} är avslutad sedan {day}: {activity_state}[[, till {to:raw}]].",
        "Se den: samverkan plan show {id}. Var det ett misstag: samverkan journal list {id}, och samverkan undo HÄNDELSE",
    ),
    "activity_not_adopted": (
        "Aktiviteten {id} är bara föreslagen.",
        "Registrera beslutet som antog planen: samverkan plan adopt {plan} --decision BESLUT",
    ),
    "note_missing": ("Det är inte sagt hur det gick med {id}.", "Lägg till --note TEXT, en rad räcker."),
    "not_taking_part": (
        "{actor} medverkar inte i {id}.",
        "Se vilka som gör det: samverkan plan show {id}",
    ),
    "watch_closed": (
        "Bevakningen {id} är avslutad sedan {day}[[: den är {to:raw}]].",
        "Lägg till en ny: samverkan watch add TEXT. Var det ett misstag: samverkan journal list {id}, och samverkan undo HÄNDELSE",
    ),
    "task_without_owner": ("Uppgiften {text} har ingen ansvarig.", "samverkan task assign {id} PERSON"),
    "task_without_date": ("Uppgiften {text} har ingen sista dag.", "samverkan task assign {id} --due DATUM"),
    "group_without_convener": (
        "Arbetsgruppen {name} har ingen sammankallande.",
        "samverkan group convener {id} PERSON",
    ),
    "watch_without_date": (
        "Bevakningen {text} har ingen dag att se efter.",
        "samverkan watch note {id} TEXT --next DATUM",
    ),
}

NOTICES: dict[str, str] = {
    "to_hand_on": "att lämna över när {name} lämnar:[[ platser: {seats} (samverkan body seat INSTANS PERSON --through DATUM).]][[ Arbetsgrupper: {groups} (samverkan group member GRUPP PERSON --through DATUM).]][[ Uppgifter: {tasks} (samverkan task assign UPPGIFT PERSON).]][[ Aktiviteter: {activities} (samverkan plan assign AKTIVITET PERSON).]][[ Medverkar i: {part} (samverkan plan assign AKTIVITET --without AKTÖR).]]",
    "adopted_by_recommendation": "{decision:raw} är ett ställningstagande: {body} har ingen beslutanderätt om aktivitetsplanen. Har den det: samverkan body mandate {id} --subject aktivitetsplanen --may besluta",
    "plan_in_no_period": "{plan} ligger inte i någon av registrets perioder: {periods:raw}. Kontrollera dagarna, eller lägg upp perioden: samverkan period add",
    "points_unchecked": "registret har ingen text för [[perioden {period}, ]]som {plan} ligger i, så punkterna är inte kontrollerade. Lägg in den: samverkan period text PERIOD FIL",
    "due_is_past": "den nya sista dagen {due} har redan varit.",
    "counted_from": "{month:raw} räknat från {first:dated}.",
    "convener_gone": "{name} har ingen sammankallande längre. Utse en: samverkan group convener {id} PERSON",
    "group_tasks_open": "uppgifter från gruppen är inte avslutade: {ids}. Lämna över dem: samverkan task assign UPPGIFT PERSON",
}
