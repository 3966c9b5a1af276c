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
    "bodies_missing": (
        "Mötet {meeting} har flera instanser; vilken som beslutade måste sägas.",
        "Lägg till --body INSTANS.",
    ),
}

NOTICES: dict[str, str] = {
    "advisory_body_decides": "{body} är rådgivande och kan inte ges beslutanderätt (6 kap. 37 § kommunallagen)."
}
