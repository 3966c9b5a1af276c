"""Invitations and reminders in Swedish. What stands in [[…]] is said only when it is known."""

LETTERS: dict[str, str] = {
    "invitation_subject": "Anslutning på nytt till överenskommelsen, perioden {period}",
    "reminder_subject": "Påminnelse {round}: anslutning på nytt till överenskommelsen, perioden {period}",
    "salutation": "Hej[[ {contact}]]!",
    "invitation": "{salutation}\n\n"
    "Överenskommelsen har en ny period, {period}, från och med {first_day} till och med {through}.[[ Det gäller {agreement}.]] Alla aktörer ansluter sig på nytt; ingen anslutning följer med[[ från {earlier}]]. Därför frågar vi om {name} vill ansluta sig.",
    "reminder": "{salutation}\n\n"
    "Vi har bjudit in {name} att på nytt ansluta sig till överenskommelsen för perioden {period}, från och med {first_day} till och med {through}, men har inte fått något svar.[[ Det gäller {agreement}.]] Utan svar är {name} inte ansluten i den nya perioden.",
    "reminder_again": "{salutation}\n\n"
    "Vi har skrivit till {name} om att på nytt ansluta sig till överenskommelsen för perioden {period}, från och med {first_day} till och med {through}, men har inte fått något svar.[[ Det gäller {agreement}.]] Utan svar är {name} inte ansluten i den nya perioden.",
    "reminder_unasked": "{salutation}\n\n"
    "Överenskommelsen har en ny period, {period}, från och med {first_day} till och med {through}.[[ Det gäller {agreement}.]] Alla aktörer ansluter sig på nytt; ingen anslutning följer med[[ från {earlier}]]. Från {name} har vi inte fått något svar. Utan svar är {name} inte ansluten i den nya perioden.",
    "how": "Svara senast {last_day}.\n\n"
    "[[I svaret ska det framgå, var för sig, att ni\n\n{ticks}\n\n]]Svaret ska vara undertecknat av någon som får företräda {name}, med namn och befattning. Vill ni avstå, skriv det; då påminner vi inte igen.\n\n{answer}",
    "tick": "- ställer er bakom {stands_for}",
    "answer_to": "Svara till {answer_to}.",
    "answer_mail": "Svara på det här meddelandet.",
    "answer_post": "Svara till [Saknas: {setting_key}].",
    "from": "Frågor besvaras av {caseholder}.\n\nVänliga hälsningar\n\n{sender}",
    "privacy": "Personuppgifter: {controller}[[ i {seat}]] är personuppgiftsansvarig. Kontakt: {controller_contact}. Dataskyddsombud: {data_protection_officer}. Namn på och adress till kontaktpersoner och undertecknare behandlas"
    " för att föra registret över anslutna och för att nå er, som en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Ni är inte skyldiga att lämna uppgifterna, men utan dem kan anslutningen inte bli"
    " komplett. Uppgifter om den som inte själv har lämnat dem kommer från {name} (artikel 14); lämna den här informationen vidare till dem ni anger. Uppgifterna finns i allmänna handlingar, som kan lämnas ut, och bevaras"
    " eller gallras enligt kommunens gallringsbeslut. Den som är registrerad har rätt att få veta vad som är registrerat, att få det rättat, att begära radering eller begränsning och att invända, hos den"
    " personuppgiftsansvariga nämnden eller dataskyddsombudet, och kan klaga hos Integritetsskyddsmyndigheten.",
    "missing": "[Saknas: {setting_key}]",
}
