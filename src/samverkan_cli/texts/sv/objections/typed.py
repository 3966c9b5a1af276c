"""What is objected to in Swedish, of what was typed: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "usage": (
        "{what}[[ {given:raw}]].",
        "[[{before:raw} skrivs före kommandot: samverkan {before:raw} … ]][[Ett namn med mellanslag skrivs inom citattecken{quote}. ]][[Menar du {meant:raw}? ]][[Närmast: {nearest:raw}. ]]Se vad som finns: {command} --help",
    ),
    "missing": ("uppgiften saknas.", "Se hur kommandot skrivs: samverkan[[ {verb:raw}]] --help"),
    "date_invalid": (
        "{given} går inte att läsa som ett datum mellan 1970 och 2200.",
        "Skriv till exempel 2024-01-15, 15 jan 2024, idag eller +30d.",
    ),
    "time_invalid": ("{given} är ingen tid.", "Skriv till exempel 16-18 eller 16.30-18.00."),
    "number_invalid": ("{given} är inget positivt heltal.", "Skriv bara siffror, till exempel 187."),
    "year_invalid": ("{given} är inget år mellan {first:raw} och {last:raw}.", "Skriv året, till exempel 2024."),
    "wait_invalid": (
        "{given:raw} är inget antal sekunder att vänta.",
        "Skriv ett tal mellan 0 och {longest}, till exempel 30.",
    ),
    "org_nr_invalid": (
        "organisationsnumret har fel längd, fel tecken eller en kontrollsiffra som inte stämmer.",
        "Skriv tio siffror, till exempel 802999-0010. En aktör utan nummer registreras utan --org-nr.",
    ),
    "personal_number": (
        "uppgiften innehåller ett personnummer eller samordningsnummer. Sådana får inte finnas i registret (registrets egen regel, strängare än 3 kap. 10 § dataskyddslagen).",
        "Ta bort numret. Enskild firma kan inte registreras.[[ Är det ett mobilnummer, skriv det {mobile}.]]",
    ),
    "period_invalid": ("{given} är ingen period.", "Skriv perioden som 2024-2027."),
    "reference_invalid": (
        "{given} är ingen punkt i överenskommelsen.",
        "Skriv till exempel princip:2, värdegrund:1, åtagande:3 eller formell.",
    ),
    "mailbox_invalid": ("{given} är ingen e-postadress.", 'Skriv till exempel "Eva Ek <eva@example.org>".'),
    "website_invalid": (
        "{given} är ingen adress till en webbplats.",
        "Skriv hela adressen med http:// eller https:// först, utan mellanslag, citattecken och lösenord, till exempel https://www.almbyik.example",
    ),
    "web_address_invalid": (
        "{given} är ingen hel webbadress.",
        "Skriv hela adressen, med https:// först och utan mellanslag, frågetecken eller #, till exempel https://kommunen.example/samverkan",
    ),
    "text_not_allowed": (
        "texten innehåller styrtecken, tecken som vänder skrivriktningen eller tecken som inte är UTF-8[[: {given:raw}]].",
        "Skriv om texten utan dem; de följer ofta med när man kopierar.",
    ),
    "text_too_long": ("texten är {length} tecken lång; högst {limit} får plats.", "Korta texten."),
    "text_empty": ("texten är tom.", "Skriv något, eller utelämna flaggan."),
    "value_unknown": (
        "{given} går inte att ange här.",
        "Välj bland: {choices}.[[ Papper, också som PDF, är kommandon för sig: {paper:raw}]]",
    ),
    "party_in_name": (
        "{given} har ett parti i namnet. Ett parti hör till en plats eller en närvaro, aldrig till personen.",
        "Skriv {name}. Partiet antecknas där det hör hemma: samverkan body seat eller samverkan meeting attend, med --party {party}",
    ),
    "name_reserved": (
        "{given} ser ut som ett id, ett nummer eller en period och kan inte vara ett namn.",
        "Kontrollera id:t, eller skriv namnet.",
    ),
    "field_unknown": ("det finns inget fält {given}.", "Välj bland: {known}."),
    "options_conflict": ("{option} kan inte användas tillsammans med {others}.", "Fråga en sak i taget."),
    "binary_on_terminal": (
        "en {form:raw}-fil kan inte visas i terminalen.",
        "Ange vilken fil den ska skrivas till: --out FIL.{form:raw}",
    ),
    "file_unreadable": (
        "filen {path} kan inte läsas eller skrivas ({why}).",
        "Kontrollera namnet och sökvägen; en fil utan mapp söks där du står. Det ska vara en vanlig fil.",
    ),
    "folder_is_link": (
        "Mappen {path} är en länk till {to}.",
        "Skriv {to} i stället: det är själva mappen som byts mot en ny.",
    ),
    "folder_is_file": (
        "{path} är en fil och ingen mapp.",
        "Välj ett annat namn på mappen, eller flytta filen.",
    ),
    "parent_missing": (
        "Mappen {path} kan inte skapas: mappen {folder} finns inte.",
        "Skapa {folder} först, eller skriv namnet på en annan mapp. Ett namn utan mapp hamnar där du står.",
    ),
    "folder_stood_in": (
        "Mappen {path} är den du står i eller ligger ovanför den, och kan därför inte bytas mot en ny.",
        "Skriv namnet på en mapp under den, eller gå till en annan mapp och kör kommandot därifrån.",
    ),
    "folder_mounted": (
        "Mappen {path} är en ansluten disk eller delad mapp och kan därför inte bytas mot en ny.",
        "Välj en mapp inuti den.",
    ),
    "answer_unclear": (
        "{given:raw} är varken ja eller nej.",
        "Svara ja eller nej[[, eller {unsure:raw} om du inte vet]].",
    ),
    "nothing_to_choose": (
        "{what:raw}: det finns inget att välja i registret.",
        "Lägg till först: samverkan {command:raw}",
    ),
    "answer_needed": (
        "kommandot kräver ett ja och det finns ingen terminal att fråga i.",
        "Lägg till {options:raw}.",
    ),
    "not_found": ("Hittar inte {noun} {given}.", "[[Närmast: {nearest}. ]]{noun:sought}"),
    "taken_back": (
        "{noun} {id:raw} är tillbakatagen[[ av händelse {entry}]], så inget nytt kan bygga på den.",
        "Se vad som hände: samverkan journal list {id:raw}",
    ),
    "ambiguous": ("Flera svarar mot {given}: {ids}.", "Ange id:t.[[ Är det en ny, lägg till {new:raw}.]]"),
    "already_exists": ("{name} finns redan som {id}.", "Se vad som är registrerat: samverkan why {id}"),
    "already_there": ("{name} är redan antecknad i {there} ({id}).", "Se vad som är registrerat: samverkan why {id}"),
    "already_done": ("Det är redan gjort ({id}[[, {day}]]).", "Se varför: samverkan why {id}"),
    "file_exists": ("Filen {path} finns redan.", "Välj ett annat namn eller lägg till --force."),
    "folder_not_ours": (
        "I mappen {path} finns det som samverkan inte har skrivit: {files}.",
        "Välj en ny eller tom mapp, eller flytta det som ligger där: hela mappen byts mot en ny.",
    ),
    "folder_touched": (
        "I mappen {path} har filer ändrats eller tagits bort sedan samverkan skrev dem: {files}.",
        "Spara det du vill ha kvar någon annanstans, och lägg till --force för att skriva över.",
    ),
    "folder_of_other_kind": (
        "Mappen {path} innehåller {lies_there}, och får inte bytas mot {put_there}.",
        "Välj en annan mapp.",
    ),
    "folder_of_other_registry": (
        "Det som ligger i mappen {path} skrevs från ett annat register.",
        "Välj en annan mapp, eller kontrollera med --db att du har rätt register.",
    ),
    "last_day_before_first": (
        "Sista dagen {last} ligger före första dagen {first}.",
        "Båda dagarna räknas med. Kontrollera datumen.",
    ),
    "not_there": ("{body} deltar inte i mötet {meeting}.", "Kontrollera --body och --meeting."),
    "reason_missing": (
        "{matter} ska ha ett skäl (9 § förvaltningslagen; periodens regler).",
        "Lägg till --reason TEXT.",
    ),
    "what_missing": (
        "Det är inte sagt vad kontakten gällde.",
        "Lägg till --what TEXT, eller --skip och --reason TEXT om det inte blir någon dialog.",
    ),
    "out_of_order": (
        "Dagarna följer inte på varandra: {step} {day} ligger före {before} {first}.",
        "Kontrollera dagarna.",
    ),
    "nothing_new": (
        "{option:raw} är sagt, men inget nytt registreras: alla som nämns finns redan.",
        "Kör kommandot utan {option:raw}, eller kontrollera namnet.",
    ),
}

NOTICES: dict[str, str] = {
    "day_in_future": "{day} ligger i framtiden.",
    "read_as": "{given} är läst som {name} ({id}), den enda som har alla orden.",
}
