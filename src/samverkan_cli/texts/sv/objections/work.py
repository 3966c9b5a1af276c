"""What is objected to in Swedish, of groups, plans and tasks: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "task_ended": ("Uppgiften {id} är avslutad sedan {day}.", "Lägg till en ny: samverkan task add TEXT"),
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
