"""What interviews ask in Swedish: what an answer is called, the question, and what explains it."""

ASKS: dict[str, tuple[str, str, str]] = {
    # Agreeing
    "is_it_meant": (
        "",
        "  Menar du {named:raw}?",
        "Det du skrev liknar det som redan finns i registret. Svara ja om det är den du menar, annars nej.",
    ),
    "is_it_new": (
        "",
        "  {named:raw} finns inte i registret. Registrera som ny?",
        "Svara nej för att skriva om namnet, eller ange ett id eller organisationsnummer i stället.",
    ),
    "is_it_whole": (
        "",
        "  {named:raw} är inget fullständigt namn, och ingen i registret heter så. Registrera ändå?",
        "Personer registreras med hela sitt namn, så att ingen blir två. Svara ja bara om personen inte har fler namn.",
    ),
    "which_is_meant": ("", "  Vilken menar du?", "Svara med numret framför, eller 0 om det inte är någon av dem."),
    "record": (
        "",
        "Registrera?",
        "Ja registrerar det som står ovan. Nej avbryter utan att något ändras, och < går tillbaka till frågorna.",
    ),
    # Columns of a file
    "column": (
        "Kolumn",
        "Vad är kolumnen {heading:raw}?[[ Där står till exempel: {sample:raw}.]]",
        "Svara med rubriken eller numret: då läses kolumnen så, och inget gissas. 0 bortser från den.",
    ),
    "take_in": (
        "",
        "Läsa in filen så?",
        "Ja läser in filen med kolumnerna som ovan. Nej avbryter utan att något ändras, och < går tillbaka.",
    ),
    # Joining and leaving
    "joining": (
        "Aktör",
        "Vem ansluter sig?",
        "Namnet, en del av det, id (A-12) eller organisationsnummer. Den som inte finns i registret registreras på köpet.",
    ),
    "declining": ("Aktör", "Vem avstår?", "Namnet, en del av det, id (A-12) eller organisationsnummer."),
    "leaving": ("Aktör", "Vem utträder?", "Namnet, en del av det, id (A-12) eller organisationsnummer."),
    "period": (
        "Period",
        "Vilken period?",
        "Överenskommelsens period. Välj med numret eller skriv perioden. Se alla: samverkan period list",
    ),
    "kind": (
        "Typ",
        "Vilken typ av aktör?",
        "Välj med numret eller skriv ordet. Nämnd, förvaltning och kommunalt bolag hör till kommunen, alla andra till civilsamhället.",
    ),
    "org_nr": (
        "Organisationsnummer",
        "Organisationsnummer?",
        "Tio siffror, till exempel 802012-3456. Aldrig ett personnummer. Utan nummer skiljs aktörer åt av namnet.",
    ),
    "purpose": ("Syfte", "Vad är nätverkets syfte?", "Ett nätverk anger sitt syfte när det ansluter sig."),
    "received": (
        "Inkom",
        "Vilken dag kom svaret in?",
        "Dagen svaret kom in till kommunen, till exempel 2024-01-10, 10 januari eller igår. Den avgör från när aktören är ansluten.",
    ),
    "affirm_values": ("Värdegrund", "Ställer sig aktören bakom värdegrunden?", "Ja bara om det är ikryssat i svaret."),
    "affirm_principles": (
        "Principer",
        "Ställer sig aktören bakom principerna?",
        "Ja bara om det är ikryssat i svaret.",
    ),
    "affirm_commitments": (
        "Åtaganden",
        "Ställer sig aktören bakom åtagandena?",
        "Ja bara om det är ikryssat i svaret.",
    ),
    "signed_by": (
        "Undertecknare",
        "Vem har undertecknat (namn, roll)?",
        "Till exempel: Eva Ek, ordförande. Skriv saknas om ingen har undertecknat.",
    ),
    "contact": (
        "Kontakt",
        "Vem skriver man till (namn <e-post>)?",
        "Till exempel: Bo Ek <bo@forening.se>, eller bara en e-postadress. Nätverk måste ha en kontakt.",
    ),
    "channel": ("Kanal", "Hur kom svaret?", "Välj med numret eller skriv ordet."),
    "evidence": (
        "Underlag",
        "Var finns underlaget?",
        "Till exempel e-tjänstens ärendenummer eller pärmen där pappret sitter.",
    ),
    "incomplete": (
        "Ofullständig",
        "Svaret är inte fullständigt. Registrera som ofullständig?",
        "Ja: svaret antecknas som inkommet, aktören är inte ansluten, och nästa svar kompletterar det. Nej: frågorna om det som saknas ställs en gång till.",
    ),
    "received_leaving": (
        "Inkom",
        "Vilken dag kom begäran in?",
        "Dagen aktörens begäran om utträde kom in till kommunen.",
    ),
    "off_from": (
        "Gäller fr.o.m.",
        "Från och med vilken dag är aktören inte ansluten?",
        "Samma dag som begäran kom in, om aktören inte har begärt en senare.",
    ),
    # Deciding on an actor
    "tried": (
        "Aktör",
        "Vilken aktör gäller anmärkningen?",
        "Namnet, en del av det, id (A-12) eller organisationsnummer.",
    ),
    "excluded": ("Aktör", "Vem utesluts?", "Namnet, en del av det, id (A-12) eller organisationsnummer."),
    "refused": (
        "Aktör",
        "Vem får avslag på sin anmälan?",
        "Namnet, en del av det, id (A-12) eller organisationsnummer.",
    ),
    "case": (
        "Ärende",
        "Vilket ärende avgör beslutet?",
        "Aktören har öppna ärenden i perioden. Välj det som beslutet avgör, eller inget av dem om beslutet fattades utan ärende.",
    ),
    "decision": (
        "Beslut",
        "Vilket beslut?",
        "Välj med numret, skriv id (D-2024-001) eller som det citeras: Kommunstyrelsen 2024-10-08 § 187. Är det inte registrerat: avbryt och skriv samverkan decision add",
    ),
    "ground": (
        "Grund",
        "Vilka grunder (flera med komma)?",
        "Punkterna i överenskommelsens text, som aktören har ställt sig bakom. Hela texten: samverkan period text PERIOD",
    ),
    "excluded_from": (
        "Gäller fr.o.m.",
        "Från och med när är aktören utesluten (dag eller laga kraft)?",
        "Som det står i beslutet: en dag, eller laga kraft om det gäller när beslutet har fått laga kraft.",
    ),
    "refused_from": (
        "Gäller fr.o.m.",
        "Från och med vilken dag gäller avslaget?",
        "Beslutets dag, om beslutet inte säger en annan.",
    ),
    "has_bar": (
        "Spärr",
        "Säger beslutet att aktören är spärrad från ny anslutning?",
        "Bara om det står i beslutet. Utan spärr får aktören anmäla sig på nytt när orsaken är undanröjd.",
    ),
    "bar_through": (
        "Spärrad t.o.m.",
        "Spärrad till och med vilken dag?",
        "Den sista dagen aktören inte får ansluta sig på nytt, som beslutet säger den.",
    ),
    "notified": (
        "Underrättad",
        "Vilken dag nådde underrättelsen aktören?",
        "Dagen aktören fick del av vad beslutet skulle grundas på. Vet du inte, eller underrättades den inte: svara vet inte, så säger programmet vad som saknas.",
    ),
    "answer_came": (
        "Yttrande",
        "Kom det in ett yttrande?",
        "Ja om aktören svarade på underrättelsen, nej om tiden gick ut utan svar. Svara vet inte om du måste ta reda på det.",
    ),
    "answered": ("Yttrande inkom", "Vilken dag kom yttrandet in?", "Dagen aktörens yttrande kom in till kommunen."),
    "deciding": (
        "Avgörande",
        "Vilka omständigheter avgjorde?",
        "De omständigheter som beslutet vilar på, i en mening. De följer med i papper och förteckning.",
    ),
    "proportionality": ("Proportionalitet", "Varför räcker inte en mildare åtgärd?", "Som det motiveras i beslutet."),
    "record_anyway": (
        "Registreras ändå",
        "Varför ska beslutet registreras med invändningarna?",
        "Beslutet är fattat, men reglerna är inte uppfyllda. Skälet och invändningarna visas sedan alltid.",
    ),
    "anyway": (
        "",
        "Är beslutet fattat så, och ska registreras med invändningarna?",
        "Nej går tillbaka till frågorna. Ja frågar efter skälet, och invändningarna visas sedan alltid.",
    ),
    "reported": ("Inkom", "Vilken dag kom anmärkningen in?", "Dagen anmärkningen kom till kommunen."),
    "reporter": (
        "Från",
        "Vem kommer anmärkningen från?",
        "En aktör, en person eller en beskrivning. Skriv anonym om ingen har sagt sitt namn.",
    ),
    "fact": (
        "Hände",
        "Vilken dag hände det?",
        "Dagen det hände som anmärkningen gäller. Svara vet inte om den inte är känd.",
    ),
    "concern": ("Anmärkning", "Vad säger anmärkningen?", "Fakta, inga utkast: det är offentligt direkt."),
    "case_evidence": ("Underlag", "Vilket underlag finns?", "Till exempel ett brev eller ett protokoll, med dagen."),
    # Meetings, decisions and tasks
    "decided": ("Beslut", "Vad beslutades?", "Beslutets lydelse, som i protokollet: att …"),
    "deciding_body": (
        "Instans",
        "Vilken instans beslutade?",
        "Välj med numret eller skriv namnet. Saknas den: samverkan body add",
    ),
    "decided_at": (
        "Möte",
        "Vid vilket möte?",
        "Välj med numret, eller skriv id (M-1) eller dagen. Saknas mötet går det att hoppa över.",
    ),
    "item": ("Ärende", "Vilket ärende på dagordningen?", "Ärendets nummer på mötets dagordning."),
    "decided_on": ("Beslutat", "Vilken dag beslutades det?", "Sammanträdets dag, till exempel 2024-10-08 eller igår."),
    "paragraph": ("Paragraf", "Vilken paragraf i protokollet?", "Bara numret, till exempel 187."),
    "outcome": ("Utfall", "Vad blev utfallet?", "Vad instansen gjorde med frågan. Välj med numret eller skriv ordet."),
    "to": ("Till", "Till vilken instans går ärendet?", "Den som ska bereda eller besluta härnäst."),
    "back": (
        "Åter senast",
        "Senast när ska det vara tillbaka?",
        "En dag, till exempel 2024-11-30 eller +30d. Utan dag visas det sist i det som ska göras.",
    ),
    "about": (
        "Aktör",
        "Vilken aktör gäller beslutet?",
        "Bara om beslutet gäller en aktör. Namnet, en del av det eller id (A-12).",
    ),
    "decision_from": (
        "Gäller fr.o.m.",
        "Från och med när gäller det (dag eller laga kraft)?",
        "Bara om beslutet säger det; annars gäller det från dagen det fattades.",
    ),
    "meeting_body": (
        "Instans",
        "Vilken instans möts?",
        "Välj med numret eller skriv namnet. Saknas den: samverkan body add",
    ),
    "meeting_on": ("Dag", "Vilken dag?", "Mötets dag, till exempel 2024-11-14 eller +7d."),
    "time": ("Tid", "Vilken tid?", "Till exempel 16-18 eller 16.30."),
    "place": ("Plats", "Var?", "Till exempel Rådhuset, sal 2."),
    "title": (
        "Rubrik",
        "Vad ska mötet heta?",
        "Till exempel Samverkansrådets höstmöte. Utan rubrik visas instans och dag.",
    ),
    "also": (
        "Tillsammans med",
        "Möts de med någon annan instans?",
        "Namnet på den, om två instanser möts tillsammans.",
    ),
    "task": ("Uppgift", "Vad ska göras?", "En rad, till exempel: Ring förvaltningsrätten."),
    "owner": ("Ansvarig", "Vem ansvarar?", "Personens hela namn, eller id (P-3). Den som inte finns registreras."),
    "due": ("Senast", "Senast vilken dag?", "Till exempel 2024-11-30, 30 november eller +14d."),
    "from_ref": (
        "Från",
        "Vad kommer uppgiften från?",
        "Ett beslut, en aktivitet, ett möte, en arbetsgrupp eller en bevakning: id, till exempel D-2024-001.",
    ),
    # The agreement
    "municipality": ("Kommun", "Vilken kommun?", "Till exempel Örebro kommun. Det står i papper och brev."),
    "agreement": (
        "Överenskommelse",
        "Vad heter överenskommelsen?",
        "Till exempel Överenskommelse om samverkan mellan Örebro kommun och det civila samhället.",
    ),
    "period_key": ("Period", "Vilka år gäller perioden?", "Till exempel 2024-2027, eller 2024 för ett år."),
    "first_day": ("Första dag", "Periodens första dag?", "Den första dagen som någon är ansluten i perioden."),
    "last_day": (
        "Sista dag",
        "Periodens sista dag?",
        "Den sista dagen som någon är ansluten i perioden; den dagen räknas med.",
    ),
    "networks": (
        "Nätverk",
        "Får nätverk ansluta sig?",
        "Nätverk utan egen rättslig form. Det kan ändras senare, genom beslut: samverkan period set",
    ),
    "hearing": (
        "Yttrande",
        "Ska en aktör få yttra sig före uteslutning?",
        "Ja om aktören ska underrättas och få svara innan den utesluts. Så är det om överenskommelsen inte säger annat.",
    ),
    "affirmations": (
        "Ställningstaganden",
        "Vad ska kryssas i anmälan (flera med komma)?",
        "Det som anmälan måste ha kryss för. Vanligast är värdegrund och principer: svara 1,2",
    ),
    "adopted_by": ("Antagen av", "Vilken instans antog överenskommelsen?", "Till exempel Kommunfullmäktige."),
    "adopted": ("Antagen", "Vilken dag antogs den?", "Sammanträdets dag."),
}
