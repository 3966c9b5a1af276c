"""What is objected to in Swedish, of taking back: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "already_taken_back": (
        "Händelse {entry}[[ – {last}]] är redan tillbakatagen, av händelse {by}.",
        "Ska den gälla igen: samverkan redo {entry}",
    ),
    "built_on": (
        "Händelse {entry} (samverkan {verb}, {about}) bygger på det som ska tas tillbaka.",
        "Ta tillbaka den först: samverkan undo {entry}",
    ),
    "taken_meanwhile": (
        "Något annat har tagit platsen sedan dess ({noun}).",
        "Se vad som har hänt: samverkan journal list. Ändra det som kom emellan, eller registrera på nytt.",
    ),
    "name_taken_meanwhile": (
        "Namnet {name} används sedan dess av {id}.",
        "Ge den ett annat namn först: samverkan actor rename {id} NAMN. Är det samma aktör: samverkan actor merge",
    ),
    "nothing_taken_back": (
        "Inget är tillbakataget som kan gälla igen.",
        "Se vad som har hänt: samverkan journal list",
    ),
    "still_in_force": (
        "Händelse {entry} är inte tillbakatagen; den gäller.",
        "Ska den tas tillbaka: samverkan undo {entry}",
    ),
    "not_taken_back": (
        "Att registret upprättades kan inte tas tillbaka.",
        "Ska allt göras om, flytta undan filen och kör samverkan init.",
    ),
}
