"""What is objected to in Swedish, of answers, enrollments and the roll: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "already_enrolled": (
        "{name} har redan en anslutning till {period}: {id}[[, fr.o.m. {effective}]].",
        "Se den: samverkan why {id}. Ett utträde registreras med samverkan withdraw.",
    ),
    "already_declined": ("Aktören har redan avstått ({id}, {day}).", "Ansluter den sig ändå: samverkan enroll"),
    "already_withdrawn": (
        "{name} har redan utträtt: inte längre ansluten fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "already_excluded": (
        "{name} är redan utesluten: inte längre ansluten fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "actor_differs": (
        "Registret har en annan uppgift om {field_name} för {id}: {known}.",
        "Är det samma aktör, rätta med samverkan actor edit {id}. Är det en annan, ange ett annat namn; i en fil skrivs ny i en kolumn med rubriken id.",
    ),
    "completion_runs": (
        "{name} har t.o.m. {last} på sig att komplettera sin anmälan till {period} ({id}); {day} kan den inte avskrivas.",
        "Vänta till dagen efter. Vill aktören inte vara med: samverkan withdraw AKTÖR --period {period}",
    ),
    "affirmation_missing": (
        "Ställningstagande till {tick} saknas, och perioden {period} kräver det (periodens regler).",
        "Lägg till --affirm {tick:raw}, eller registrera svaret med --incomplete och vad som saknas.",
    ),
    "signer_missing": (
        "Ingen undertecknare är angiven; någon ska ha skrivit under för aktören (periodens regler).",
        'Lägg till --signed-by "Namn, befattning", eller registrera svaret med --incomplete.',
    ),
    "purpose_missing": (
        "Ett nätverk ska ange sitt syfte (periodens regler).",
        "Lägg till --purpose TEXT, eller registrera svaret med --incomplete.",
    ),
    "contact_missing": (
        "Ett nätverk ska ange en ansvarig kontaktperson (periodens regler).",
        'Lägg till --contact "Namn <adress>", eller registrera svaret med --incomplete.',
    ),
    "networks_barred": (
        "Perioden {period} tar inte emot nätverk[[ som skulle anslutas {barred} eller senare]] (periodens regler[[, beslut {decision}]]).",
        'Registrera svaret med --incomplete "nätverk: avvaktar beslut".',
    ),
    "day_known_in_part": (
        "dagen är inte känd i sin helhet ({day_known}), och {period} kräver ställningstaganden (periodens regler).",
        "Ange hela datumet, till exempel --received 2024-01-15.",
    ),
    "effective_before_admitted": (
        "Gäller fr.o.m. {effective} ligger före dagen nätverk får ansluta sig till {period}, {admitted} (beslut {decision}).",
        "Ange {admitted} eller senare, eller utelämna --effective. Se beslutet: samverkan why {decision}",
    ),
    "effective_before_received": (
        "Gäller fr.o.m. {effective} ligger före dagen det kom in, {received}.",
        "Ange en dag som inte är tidigare än {received}.",
    ),
    "effective_outside_period": (
        "[[Beslutet kan få laga kraft tidigast {earliest}. ]]Gäller fr.o.m. {effective} ligger utanför perioden {period} ({first} – {last}).",
        "Ange en dag i perioden, eller en annan period.",
    ),
    "effective_before_end": (
        "Gäller fr.o.m. {effective} ligger före slutet på den tidigare anslutningen, {end}.",
        "Ange --effective {end} eller senare.",
    ),
    "completion_before_received": (
        "Kompletteringen kan inte ha kommit in före anmälan, som kom in {received}.",
        "Ange dagen kompletteringen kom in med --received.",
    ),
    "end_before_received": (
        "Utträdet {end} ligger före dagen anmälan kom in, {received}.",
        "Ange dagen utträdet kom in med --received.",
    ),
    "period_is_closed": (
        "Intaget till {period} stängde {day}; inget tas emot därefter.",
        "Kontrollera --received, eller ange en annan period.",
    ),
    "barred": (
        "Aktören är spärrad från ny anslutning t.o.m. {through} enligt beslut {decision}[[, som gällde {other} med samma organisationsnummer]].",
        'En anslutning kan gälla fr.o.m. {free}. Registrera att anmälan kom in: --incomplete "spärrad". Se beslutet: samverkan why {decision}',
    ),
    "cause_not_removed": (
        "Aktören är utesluten[[ sedan {day}]] enligt beslut {decision}; en ny anmälan ska säga att orsaken är undanröjd.",
        "Lägg till --cause-removed TEXT med vad som har ändrats. Se beslutet: samverkan why {decision}",
    ),
    "not_enrolled": (
        "{name} är inte ansluten till {period}.",
        "Se läget: samverkan actor show, eller anslut med samverkan enroll.",
    ),
    "enrolled_without_evidence": (
        "{name} är ansluten till {period} utan underlag för undertecknarens behörighet.",
        "Se anslutningen: samverkan why {id}",
    ),
    "enrolled_without_contact": ("{name} är ansluten utan kontakt.", "Se aktören: samverkan actor show {id}"),
    "recorded_roll_differs": (
        "Senare uppgifter ändrar svaret på den fastställda förteckningen {title} ({day}).",
        "Jämför: samverkan roll --recorded {id} och samverkan roll --on {day}",
    ),
    "joined_already": (
        "{name} är redan ansluten till {period} fr.o.m. {effective} ({id}); den som är ansluten utesluts, den får inte avslag.",
        "Skriv: samverkan exclude AKTÖR --period {period} --decision REF",
    ),
    "already_refused": (
        "{name} har redan fått avslag på sin anmälan: fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "application_closed": (
        "Anmälan från {name} blev aldrig fullständig och är avskriven fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "nothing_lacks": (
        "{name} har inget ofullständigt svar att begära komplettering av.",
        "Se varför: samverkan why {id}",
    ),
}

NOTICES: dict[str, str] = {
    "contact_not_given": "aktören har ingen kontakt.",
    "day_unknown": "dagen {name} anslöt sig är okänd; {day}, periodens första dag, räknas.",
    "signed_after_received": "undertecknat {signed}, efter att det kom in {received}.",
    "recorded_roll_reached": "ändringen berör den fastställda förteckningen {title} ({id}, {day}). Den ändras inte, men märks: samverkan roll --recorded {id}",
    "exclusion_ahead": "uteslutningen enligt {decision} gäller inte än[[; den gäller fr.o.m. {from_day}]][[; dess spärr t.o.m. {through} börjar löpa när den gäller]]. Anmälan är registrerad; vad beslutet träffar när det får verkan visas då och i: samverkan check",
    "kin_of_barred": "{name} har samband med {other}, som är spärrad t.o.m. {through} enligt {decision} ({kinship}); spärren gäller inte {name}, men se beslutet: samverkan why {decision}",
}
