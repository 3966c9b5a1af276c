"""What is objected to in Swedish when somebody's data are to be erased: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "nothing_to_erase": (
        "Det finns inget att gallra om {id}: det som får gå är redan borta, eller har aldrig funnits.",
        "Se var uppgifterna står: samverkan why {id}",
    ),
    "erasure_changed": (
        "Medan frågan väntade registrerades något annat om {id}, så det som skulle gallras är inte längre det som visades.",
        "Kör kommandot igen och läs listan på nytt.",
    ),
    "erasure_stays": (
        "Händelse {entry} är en gallring och kan inte tas tillbaka: värdena finns inte längre.",
        "Ska en uppgift in igen, registrera den på nytt. Se vad som gallrades: samverkan journal show {entry}. Ska något annat tas tillbaka: samverkan undo NUMMER",
    ),
    "request_open": (
        "{id} har redan begärt detsamma {day}, och begäran är inte besvarad.",
        "När den är besvarad: samverkan person request {id} extract|erase --answered DATUM, eller --refused --decision BESLUT",
    ),
    "request_missing": (
        "Ingen obesvarad begäran från {id} om {asked} är registrerad.",
        "Registrera den först: samverkan person request {id} {asked:raw} --received DATUM",
    ),
    "mask_invalid": (
        "Så skrivs inte det som ska döljas: {given}.",
        'Ange aktör eller person, likhetstecken och lagrum: --mask "Bo Ek=OSL 21:3"',
    ),
    "contact_live": (
        "{person} är kontakt för {actor}. Ersätt, avsluta och gallra sedan.",
        'Ny kontakt: samverkan contact add {actor} "Namn <adress>". Avsluta: samverkan contact end {actor} {person}',
    ),
    "task_open": (
        "{person} ansvarar för {task}, som inte är klar.",
        'Ge den till någon annan: samverkan task assign {task} --owner "Namn", eller samverkan task done {task}',
    ),
    "help_open": (
        "{person} hjälper till med {task}, som inte är klar.",
        "Ta bort den hjälpen: samverkan task assign {task} --without {person}, eller samverkan task done {task}",
    ),
    "activity_open": (
        "{person} ansvarar för aktiviteten {activity}, som inte är avslutad.",
        'Ge den till någon annan: samverkan plan assign {activity} "Namn"',
    ),
    "still_enrolled": (
        "{id} är ansluten, eller har en anmälan som behandlas ({enrollment}); en sådan aktör gallras inte.",
        "Registrera utträdet: samverkan withdraw {id} --period PERIOD, eller upplösningen: samverkan actor dissolve {id} --last-day DATUM",
    ),
    "case_still_open": (
        "Prövningsärendet {case} om {id} är inte avslutat.",
        "Avsluta det först: samverkan case close {case}. Se det: samverkan case show {case}",
    ),
    "erased_before_decided": (
        "Gallringsbeslutet {decision} fattades {day}; det gallras inte före beslutet.",
        "Ange --date {day} eller senare, eller ett annat beslut.",
    ),
    "already_erased": (
        "Uppgifterna om {id} är gallrade, så inget nytt kan bygga på dem.",
        "Registrera på nytt, med namn i stället för id. Se varför: samverkan why {id}",
    ),
}

NOTICES: dict[str, str] = {
    "erased_text_stands": "en gallrad uppgift står kvar som något annat i registret, i {places}. Ska den bort även där, rätta den texten: samverkan correct ID",
    "nothing_was_withheld": "inget av {ref} är utelämnat, så --keep {ref:raw} ändrar inget. Vad som är utelämnat visar samverkan publish --check",
    "mask_met_nothing": "inget i det som lämnas ut gäller {masked}, så --mask döljer inget där",
    "erased_text_left": "filen innehåller fortfarande {copies} exemplar av gallrade uppgifter som inte står i någon tabell. Kör samverkan journal verify och anmäl felet",
}
