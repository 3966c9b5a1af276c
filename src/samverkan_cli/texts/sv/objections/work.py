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
    "to_hand_on": "att lämna över när {name} lämnar:[[ platser: {seats} (samverkan body seat INSTANS PERSON --through DATUM).]][[ Arbetsgrupper: {groups} (samverkan group member GRUPP PERSON --through DATUM).]][[ Uppgifter: {tasks} (samverkan task assign UPPGIFT PERSON).]]",
    "convener_gone": "{name} har ingen sammankallande längre. Utse en: samverkan group convener {id} PERSON",
    "group_tasks_open": "uppgifter från gruppen är inte avslutade: {ids}. Lämna över dem: samverkan task assign UPPGIFT PERSON",
}
