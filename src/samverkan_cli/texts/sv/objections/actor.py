"""What is objected to in Swedish, of actors, their contacts and networks: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "not_a_full_name": (
        "{name} är inget fullständigt namn, och ingen i registret heter så.",
        "Skriv för- och efternamn, eller personens id. Heter personen bara så, lägg till {new:raw}.[[ En funktionsbrevlåda skrivs bara som adress: {mailbox:raw}.]]",
    ),
    "contact_ambiguous": (
        "Flera kontakter svarar mot {given}: {contacts}.",
        "Ange numret i stället, till exempel {first}. Se dem: samverkan contact list {id}",
    ),
    "already_dissolved": (
        "Aktören {id} är redan upplöst, sista dag {day}.",
        "Se varför: samverkan why {id}. Är dagen fel: samverkan correct {id} --last-day DATUM --reason TEXT",
    ),
    "contact_has_ended": (
        "Kontakten hos {name} gällde t.o.m. {day}.",
        'Gäller den igen: samverkan contact add {id} "Namn <adress>". Se dem: samverkan contact list {id}. Är dagen fel: samverkan correct {id} --contact ADRESS --through DATUM --reason TEXT',
    ),
    "already_merged": ("{id} är redan samma aktör som {into}.", "Se varför: samverkan why {into}"),
    "same_person": (
        "Båda leder till {name}; en person slås inte ihop med sig själv.",
        "Ange två olika personer. Se vilka som finns: samverkan person list",
    ),
    "person_merged_already": ("{id} är redan samma person som {into}.", "Se varför: samverkan why {id}"),
    "seated_for_two": (
        "{name} och den andra sitter i {body} samtidigt för olika aktörer, {actor} och {other}.",
        "Är det två personer ska de inte slås ihop. Annars, säg först när den ena platsen upphörde: samverkan body seat {body} {id} --through DATUM",
    ),
    "same_actor": (
        "Båda leder till {name}; en aktör slås inte ihop med sig själv.",
        "Ange två olika aktörer. Se vilka som liknar varandra: samverkan actor duplicates",
    ),
    "side_mismatch": ("En {kind} står på sidan {expected}, inte {side}.", "Utelämna --side, eller ändra --kind."),
    "sides_differ": (
        "{name} och {other} står på olika sidor i överenskommelsen och kan inte vara samma aktör.",
        "Är typen fel på någon av dem, rätta den först: samverkan actor edit {id} --kind TYP",
    ),
    "numbers_differ": (
        "{name} och {other} har olika organisationsnummer och är två juridiska personer.",
        "Har den första gått upp i den andra: samverkan actor dissolve {id} --last-day DATUM --successor {into}",
    ),
    "one_is_no_network": (
        "Bara en av {name} och {other} är ett nätverk; ett nätverk och en förening är inte samma aktör.",
        "Är typen fel på någon av dem, rätta den först: samverkan actor edit {id} --kind nätverk",
    ),
    "dissolved_apart": (
        "{name} upplöstes {last} och {other} {others_last}; samma aktör har en sista dag.",
        "Ta tillbaka den upplösning som är fel och registrera rätt dag: samverkan journal list, sedan samverkan undo NUMMER",
    ),
    "excluded_twice": (
        "Båda är uteslutna ur {period} för samma dagar genom var sitt beslut som står sig: {decisions}. Registret avgör inte vilket som gäller för den aktör de blir.",
        "Nämnden upphäver det ena först[[: samverkan case revoke {case} --decision BESLUT --effective DATUM]]",
    ),
    "actor_dissolved": (
        "{name} är upplöst, sista dag {day}.",
        "En efterträdare ansluter sig själv, under sitt eget namn.",
    ),
    "not_a_network": (
        "{name} är ingen aktör av typen nätverk utan {kind}; bara ett nätverk har medlemmar.",
        "Är det ett nätverk, rätta typen: samverkan actor edit {id} --kind nätverk",
    ),
    "member_of_itself": (
        "{name} kan inte ingå i sig självt.",
        "Ange nätverket först och sedan aktören som ingår i det.",
    ),
    "never_consented": (
        "Ingen har sagt att {who}, kontakt hos {id}, får vara offentlig, så det finns inget samtycke att ta tillbaka.",
        "Se kontakterna: samverkan contact list {id}. En kontakt utan samtycke står aldrig på sidorna.",
    ),
    "contact_marked_later": (
        "Kontakten är märkt ”{mark}” den {day}; ett äldre datum ändrar inget.",
        "Kontrollera --date. Se kontakterna: samverkan contact list {id}",
    ),
    "contact_bounced": (
        "Brev till {contact}, kontakt för {name}, kom tillbaka {day}.",
        'Ange en ny: samverkan contact add {id} "Namn <adress>", och avsluta den gamla: samverkan contact end {id}'
        " {number}. Stämmer den ändå: samverkan contact verify {id} {number}",
    ),
    "actor_without_number": (
        "{name} har inget organisationsnummer och är inget nätverk.",
        "samverkan actor edit {id} --org-nr NUMMER",
    ),
}

NOTICES: dict[str, str] = {
    "consent_unproven": 'inget säger hur samtycket gavs. Skriv var det finns med --source, till exempel "e-post 2024-05-02": den som är ansvarig ska kunna visa det (art. 7.1 dataskyddsförordningen).',
    "number_shared": "{org_nr} används redan av {others}.",
    "number_hints_other": "{org_nr} brukar tillhöra en annan typ än {kind}.",
    "mixed_scripts": "namnet {name} blandar alfabet; två namn kan se lika ut.",
    "likely_duplicate": "namnet {name} liknar {others}. Är det samma aktör, ange den aktörens namn eller id.",
    "enrollments_joined": "anslutningen {kept} till {period} rymmer nu också dagarna från {dropped}: inkommen {received}[[, ansluten fr.o.m. {effective}]][[, inte längre fr.o.m. {off}]]. {dropped} utgår som dubblett; händelseloggen visar vad som stod.",
    "ended_though_other": "anslutningen {enrollment} slutar {day}: då uteslöts aktören under sitt andra namn.",
    "contacts_doubled": "kontakter som båda hade står nu en gång: {contacts}.",
    "places_doubled": "det båda hade står nu en gång, med dagarna från båda: {places}.",
    "mailbox_not_kept": "{name} behåller sin e-postadress; {mailbox} står kvar bara i kontakter som har den.",
    "part_in_itself": "{name} ingår inte i sig själv; den uppgiften togs bort.",
    "parts_doubled": "båda hade del i, eller som medlem, {others}; det står nu en gång, med dagarna från båda.",
    "enrolled_though_excluded": "aktören är utesluten fr.o.m. {day} enligt beslut {decision}, men anslutningen {enrollment} gäller därefter. Ta ställning till den: samverkan why {enrollment}",
    "same_name_dissolved": "en upplöst aktör hade samma namn: {others}.",
}
