"""What is objected to in Swedish, of bodies and their decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "mandate_held": ("{name} har redan det mandatet.", "Se instansens mandat: samverkan body show {id}"),
    "paragraph_taken": (
        "Instansens § {paragraph} den {day} finns redan som {id}, {unlike}[[: {text}]].",
        "Är det samma beslut: använd {id}. Är det ett beslut till i samma paragraf: lägg till --another.",
    ),
    "outcome_differs": (
        "För punkt {item} i {id} är utfallet {outcome} redan antecknat, med andra uppgifter.",
        "Se vad som står: samverkan meeting show {id}. Är en uppgift där fel: samverkan correct {entry}",
    ),
    "seat_of_dissolved": (
        "{person} ({person_id}) har plats i {body} för {name} ({id}), som är upplöst sedan {day}.",
        "Avsluta platsen: samverkan body seat {body_id} {person_id} --through {last}",
    ),
    "seat_of_former": (
        "{person} ({person_id}) har plats i {body} för {name} ({id}), som inte är ansluten längre, sedan {day}.",
        "Avsluta platsen: samverkan body seat {body_id} {person_id} --through {last}. Se varför: samverkan why {id}",
    ),
    "member_of_former": (
        "{person} ({person_id}) är ledamot i {group} ({group_id}) men står för {name} ({id}), som inte är ansluten längre, sedan {day}.",
        "Ska uppdraget upphöra: samverkan group member {group_id} {person_id} --through {last}. Se varför: samverkan why {id}",
    ),
    "bodies_missing": (
        "Mötet {meeting} har flera instanser; vilken som beslutade måste sägas.",
        "Lägg till --body INSTANS.",
    ),
}

NOTICES: dict[str, str] = {
    "advisory_body_decides": "{body} är rådgivande och kan inte ges beslutanderätt (6 kap. 37 § kommunallagen)."
}
