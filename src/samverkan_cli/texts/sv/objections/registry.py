"""What is objected to in Swedish, of the registry, its settings, its file and its disk: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "map_not_drawn": (
        "Kartan kan inte ritas: det som ritar den är inte installerat.",
        "Installera det: pip install '{extra:raw}'. Utan det: samverkan map (som lista), eller --out karta.dot för Graphviz.",
    ),
    "picture_not_set": (
        "Bilden kan inte göras som PDF: det som sätter den är inte installerat.",
        "Installera det: pip install '{extra:raw}'. Utan det: som bild, --out bild.svg.",
    ),
    "paper_not_set": (
        "Papperet kan inte göras som PDF: det som sätter det är inte installerat.",
        "Installera det: pip install '{extra:raw}'. Utan det: som Markdown eller webbsida, --form md eller --form html.",
    ),
    "setting_key_unknown": (
        "registret har ingen uppgift som heter {given}.",
        "[[Närmast: {nearest:raw}. ]]Det som finns: {known:raw}. Svenska ord går också bra, till exempel domstol och dataskyddsombud.",
    ),
    "setting_unsaid": ("{given:raw} har inget värde.", "Skriv: samverkan registry set {given:raw}=TEXT"),
    "setting_twice": ("{given:raw} har fått två värden på en gång.", "Ange uppgiften en gång."),
    "same_file": ("{path} är registret självt.", "Ange en annan fil."),
    "settings_needed": (
        "registret saknar uppgifter som öppna data måste berätta om kommunen: {keys}.",
        "Skriv till exempel: samverkan registry set {typed:raw}",
    ),
    "settings_unchanged": (
        "Registret har redan just de uppgifterna ({keys:raw}).",
        "Inget behöver göras. Se dem: samverkan registry show",
    ),
    "registry_exists": (
        "{path} finns redan och skrivs aldrig över.",
        "Använd det som det är, eller upprätta ett annat: samverkan --db FIL init",
    ),
    "registry_differs": (
        "{path} är ett annat register än det som kopian {file} är tagen av.",
        "Ange rätt fil med --db, eller flytta undan registret först om det verkligen ska ersättas.",
    ),
    "registry_missing": (
        "Det finns inget register i {path}.",
        "Upprätta ett med samverkan init, eller ange rätt fil med --db eller SAMVERKAN_DB.",
    ),
    "registry_empty": (
        "Filen {path} är tom och är inget register.",
        "Återställ en kopia: samverkan database restore KOPIA, eller ange rätt fil med --db.",
    ),
    "registry_foreign": (
        "{path} är inget samverkansregister[[, utan {sort}]].",
        "Ange rätt fil med --db eller SAMVERKAN_DB.",
    ),
    "registry_newer": (
        "Registret {path} är skrivet av en nyare version av samverkan (schema {schema}; den här kan {known}).",
        "Uppgradera programmet.",
    ),
    "registry_older": (
        "Registret {path} har ett äldre schema ({schema}; den här versionen använder {known}).",
        "Uppgradera det: samverkan database upgrade",
    ),
    "registry_damaged": (
        "Registret {path} är skadat ({why}).",
        "Rör inte filen. Återställ den senaste kopian: samverkan database restore KOPIA",
    ),
    "registry_unreadable": (
        "Registret {path} får du inte läsa[[; det ägs av {owner:raw}]].",
        "Be den som äger filen om rätt till den, eller ange en annan med --db.",
    ),
    "registry_unfinished": (
        "En körning avbröts när den skrev i {path}, och du har inte rätt att ta tillbaka det halvfärdiga.",
        "Be någon som får skriva i filen och mappen köra ett kommando, till exempel samverkan status. Inget är förlorat.",
    ),
    "registry_linked": (
        "Registret {path} har {count} namn (hårda länkar). Det som avbryts under det ena namnet tas inte tillbaka under det andra.",
        "Kopiera registret med samverkan database backup, och ta bort de andra namnen innan något skrivs.",
    ),
    "registry_locked": (
        "Registret {path} skrivs av någon annan just nu.",
        "Försök igen om en stund. SAMVERKAN_WAIT säger hur många sekunder kommandot väntar.",
    ),
    "registry_read_only": (
        "Registret {path} är skrivskyddat, eller så är mappen det.",
        "Ge dig skrivrätt till filen och mappen, eller arbeta på en kopia.",
    ),
    "disk_full": (
        "Disken är full: det som skulle skrivas i {path} har inte skrivits.",
        "Frigör utrymme och kör kommandot igen.",
    ),
    "disk_error": (
        "Disken eller nätverket svarade med ett fel när {path} skulle läsas eller skrivas ({why}).",
        "Kontrollera disken.[[ Se sedan efter om ändringen registrerades: {look:raw}]] Kör kommandot igen om det inte är gjort.",
    ),
    "folder_missing": (
        "Katalogen för {path} finns inte eller får inte skrivas.",
        "Skapa mappen, eller ange en annan fil.",
    ),
    "backend_unknown": ("{path} är en databasadress som den här versionen inte kan använda.", "Ange en fil med --db."),
}

NOTICES: dict[str, str] = {
    "registry_unnamed": "registret säger inte vad det är ett register över (saknas: {keys}). Listor och brev bär de namnen. Skriv: samverkan registry set {typed:raw}",
    "pages_lack_texts": "texter som är utelämnade tills någon har läst dem: {count:spaced}. Vilka de är, och hur de får stå där, visar samverkan publish --check",
    "published_without_data": "sidorna är utan öppna data, för registret saknar uppgifter som de måste ha om kommunen: {keys}. Skriv till exempel: samverkan registry set {typed:raw}",
    "texts_withheld": "vad {ids:raw} säger om sig är utelämnat, eftersom det ser ut att nämna en person eller en adress. Varför visar samverkan publish --check. Det som får stå tas med när du lägger till {typed:raw}",
    "confirmation_not_written": "det som skulle registreras är registrerat, men {confirmations:counted} skrevs inte, från {id}: {told:raw} Skriv dem sedan: samverkan document confirmation {id} --out {path:typed}",
    "settings_missing": "registret saknar uppgifter som måste stå i brevet: {keys}. Där de saknas står [Saknas …]. Skriv: samverkan registry set {typed:raw}",
}
