"""German, Dutch, Swedish, Danish, Norwegian."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language
from action.languages.word_orders import ORDERS

GERMAN: Final = Language(
    name="German",
    said={
        "detected": "entdeckt bemerkt erkannt festgestellt",
        "declared": "ausgerufen deklariert",
        "mitigated": "entschärft abgemildert eingedämmt",
        "resolved": "behoben gelöst beendet geschlossen abgeschlossen beseitigt vorbei",
        "started": "beginnt begann begonnen startet startete gestartet",
    },
    named={
        "detected": "erkennung entdeckung feststellung",
        "declared": "incident_erklärt gemeldet_als",
        "mitigated": "eindämmung abmilderung",
        "resolved": r"behebung lösung ende\b entwarnung",
        "started": "beginn anfang",
    },
    parts={
        "IT": r"(?<!zum_)(?<!zur_)(?<!für_den_)(?<!im_)"
        r"(?:(?:major_)?incident|vorfall|störfall|zwischenfall|ausfall|(?<!der_)störung)",
        "THING": "incidents? vorfalle?s? störfalle?s? zwischenfalls? ausfalle?s? störung",
        "SOLVED": "behoben gelöst",
        "PROBLEM": "problem fehler",
        "SERVICE": "dienste? services? systeme? (?<!im_)betrieb normalbetrieb website seite"
        " plattform",
        "RESTORED": "wiederhergestellt"
        " wieder_(?:verfügbar|erreichbar|online|normal|stabil|da|oben)",
        "NORMAL": "wieder_(?:normal|im_normalbetrieb|im_normalbereich|auf_normalniveau)",
        "ALARM": "alarm alerts? alarme monitoring überwachung warnung",
        "FIRED": "ausgelöst angeschlagen schlägt_(?:an|alarm) schlug_(?:an|alarm) löst_aus"
        " löste_aus"
        " geht_(?:ein|los) ging_(?:ein|los) feuert",
        "FIRST": "erster?_(?:kunden)?(?:meldung|beschwerde|alarm|alert)(?:e?n)?"
        " (?:ruf)?bereitschaft_(?:wird_|wurde_)?alarmiert",
        "PEOPLE": "kunden? kundinnen nutzer(?:innen)? benutzer anwender(?:innen)? team teams",
        "REPORT": "melden meldet meldeten berichten berichtet bemerken bemerkt beschweren beschwert"
        " klagen",
        "NOT": r"nicht kein~",
        "AGAIN": "keine? keinen wieder behoben gelöst normal funktioniert",
    },
    little={
        "WAS": "ist sind war wurden? konnten? gilt läuft laufen funktioniert funktionieren als nun"
        " jetzt damit endgültig vollständig komplett inzwischen mittlerweile offiziell wird"
        r" um_[\d:.]{1,5} uhr",
        "AN": r"der die das den ein eine einen major kritische[rn]? schwere[rn]? unser[en]? mehrere"
        r" viele erste zwei p\d",
        "OF": "der des von vom unserer dieses",
    },
    phrases={
        **ORDERS,
        "resolved": ORDERS["resolved"] + "entwarnung(?: (?:wird|wurde|ist))? (?:gegeben|erteilt)",
        "declared": ORDERS["declared"] + "als AN THING (?:eingestuft|deklariert)",
    },
    doubts=r"""
        nicht kein~ nie niemals niemand ohne soll~ könnt~ kann würd~ müss~ muss darf dürf~ möcht~
        wollen falls wenn sobald ob bis bevor nachdem weil während warte~ hoff~ erwart~ plan~
        frag(?:t|en|te) vermut~ vielleicht möglich~ eventuell wahrscheinlich voraussichtlich
        angeblich scheint scheinen scheinbar anscheinend offenbar teil(?:s|weise) größtenteils
        fast_alle beinahe kurzzeitig vorübergehend zeitweise versuch~ frühere~ vorherige~ letzte~
        andere~ ähnliche~ alte[rsn]?
        einige manche demnächst ursache~ auslöser fehlalarm test~ übung
    """,
    others="anbieter~ hersteller~ dienstleister~ provider~ statusseite",
    behind="wenn falls sobald hoffentlich morgen teilweise wohl werden_(?:soll|kann|muss)",
)

DUTCH: Final = Language(
    name="Dutch",
    said={
        "detected": "gedetecteerd ontdekt opgemerkt vastgesteld",
        "declared": "uitgeroepen afgekondigd",
        "mitigated": "beperkt ingedamd",
        "resolved": "opgelost verholpen gesloten voorbij beëindigd afgesloten afgerond",
        "started": "begint begon begonnen gestart",
    },
    named={
        "detected": "detectie ontdekking",
        "declared": "",
        "mitigated": "beperking",
        "resolved": "oplossing herstel einde",
        "started": "begin_van_(?:de_|het_)? start_van_(?:de_|het_)?",
    },
    parts={
        "IT": r"(?<!van_de_)(?<!van_het_)(?<!voor_het_)(?<!over_het_)"
        r"(?:(?:groot_|major_)?incident|storing|verstoring|uitval|onderbreking)",
        "THING": "incident storing verstoring uitval onderbreking",
        "SOLVED": "opgelost verholpen",
        "PROBLEM": "probleem fout",
        "SERVICE": "diensten dienst services? systemen systeem website site platform",
        "RESTORED": "hersteld"
        " weer_(?:beschikbaar|online|bereikbaar|operationeel|normaal|in_de_lucht)",
        "NORMAL": "(?:weer|terug_naar)_normaal",
        "ALARM": "alarm alert melding monitoring bewaking",
        "FIRED": "gaat_af ging_af afgegaan slaat_alarm sloeg_alarm",
        "FIRST": "eerste_(?:melding|klacht|alarm|alert)(?:en)?",
        "PEOPLE": "gebruikers? klanten klant team teams",
        "REPORT": "melden meldt meldden meldde klagen klaagt merken",
        "NOT": r"niet geen",
        "AGAIN": "geen weer opgelost normaal hersteld werkt",
    },
    little={
        "WAS": "is zijn werd werden was wordt nu inmiddels volledig officieel definitief weer als",
        "AN": r"de het een ons onze groot ernstig major enkele meerdere veel eerste p\d",
        "OF": "van de het een",
    },
    phrases=ORDERS,
    doubts=r"""
        niet geen nooit niemand zonder als_(?:het|de|dit) wanneer tot totdat zodra voordat nadat
        omdat terwijl of_(?:het|de|dit) wacht~ hopen hopelijk hoop verwacht~ zal zullen moet moeten
        zou zouden kan kunnen misschien mogelijk waarschijnlijk blijkbaar lijkt lijken deels
        gedeeltelijk bijna tijdelijk probe(?:ert|ren|erde) eerder~ vorig~ andere? soortgelijk~
         sommige vraagt vragen oorzaak
    """,
    others="leverancier~",
    behind="zodra als hopelijk morgen gedeeltelijk deels",
)

SWEDISH: Final = Language(
    name="Swedish",
    said={
        "detected": "upptäckt upptäcks upptäcktes upptäcker upptäckte noterad noteras",
        "declared": "utlyst utlystes utlyses deklarerad",
        "mitigated": "begränsad begränsat",
        "resolved": "löst löstes åtgärdad åtgärdat avslutad avslutat avslutades stängd avhjälpt",
        "started": "börjar började startar startade inleds inleddes",
    },
    named={
        "detected": "upptäck notering",
        "declared": "",
        "mitigated": "begränsning",
        "resolved": "lösning åtgärd slut_på",
        "started": "början start_på",
    },
    parts={
        "IT": r"(?<!av_)(?<!till_)(?<!för_)(?<!om_)"
        r"(?:(?:större_)?incident(?:en)?|(?:drift)?störning(?:en)?|avbrott(?:et)?)",
        "THING": "incident(?:en)? (?:drift)?störning(?:en)? avbrott(?:et)?",
        "SOLVED": "löst åtgärdat åtgärdad",
        "PROBLEM": "problemet felet",
        "SERVICE": "tjänst tjänsten tjänster tjänsterna systemet systemen driften webbplatsen"
        " sajten",
        "RESTORED": "återställd återställt återställda (?:uppe_|tillgänglig_|fungerar_)igen"
        " åter_i_drift",
        "NORMAL": "åter_(?:till_)?det_normala tillbaka_till_det_normala",
        "ALARM": "larm larmet alarm alert övervakningen",
        "FIRED": "går gick utlöses utlöstes utlöst löser_ut löste_ut larmar larmade",
        "FIRST": "första_(?:larmet|rapporten|anmälan|felanmälan)",
        "PEOPLE": "användare kunder kund",
        "REPORT": "rapporterar rapporterade klagar klagade märker",
        "NOT": r"inte inga",
        "AGAIN": "inga igen löst åter normalt",
    },
    little={
        "WAS": "är har blev blivit nu helt officiellt slutligen som fungerar fungerade igen åter",
        "AN": r"den det en ett större allvarlig kritisk flera många några första p\d",
        "OF": "på av den",
    },
    phrases=ORDERS,
    doubts=r"""
        inte ej ingen inget inga aldrig utan ännu när tills innan efter medan väntar inväntar
        om_(?:incidenten|störningen|felet|avbrottet|det|den) hoppas planer~ frågar ska skall
        kommer_att borde kan kunde kanske troligen sannolikt möjligen verkar tycks delvis nästan
        tillfällig~ försök~ tidigare förra liknande annan annat andra  vissa orsaken
    """,
    others="leverantör~",
    behind="om_(?:det|vi|alla|allt|inget) förhoppningsvis imorgon delvis",
)

DANISH: Final = Language(
    name="Danish",
    said={
        "detected": "opdaget opdages opdager konstateret registreret",
        "declared": "erklæret udråbt",
        "mitigated": "afbødet begrænset",
        "resolved": "løst afsluttet lukket afhjulpet udbedret rettet ovre",
        "started": "begynder begyndte starter startede",
    },
    named={
        "detected": "opdagelse",
        "declared": "",
        "mitigated": "afbødning",
        "resolved": "løsning afslutning slut_på",
        "started": "begyndelse start_på starten_på",
    },
    parts={
        "IT": r"(?<!af_)(?<!til_)(?<!for_)(?<!om_)(?:(?:større_)?incident(?:en)?|hændelsen?"
        r"|nedbrud(?:det)?|driftsforstyrrelsen?|driftsstop(?:pet)?|afbrydelsen?)",
        "THING": "incident(?:en)? hændelsen? nedbrud(?:det)? driftsforstyrrelsen?"
        " driftsstop(?:pet)?",
        "SOLVED": "løst afhjulpet",
        "PROBLEM": "problemet fejlen",
        "SERVICE": "tjenesten tjenesterne systemet systemerne driften webstedet hjemmesiden",
        "RESTORED": "genoprettet genetableret (?:oppe|tilgængelig|kører|fungerer|virker)_igen",
        "NORMAL": "tilbage_til_(?:det_)?normal(?:e|en)?",
        "ALARM": "alarm alarmen alert overvågningen",
        "FIRED": "går gik udløses udløst udløstes",
        "FIRST": "første_(?:alarm|melding|henvendelse|klage)r?",
        "PEOPLE": "brugere kunder kunde",
        "REPORT": "rapporterer rapporterede melder meldte klager klagede",
        "NOT": r"ikke ingen",
        "AGAIN": "ingen igen løst normalt",
    },
    little={
        "WAS": "er blev har været blevet nu helt officielt endelig som",
        "AN": r"den det en et større alvorlig kritisk flere mange nogle første p\d",
        "OF": "på af den",
    },
    phrases=ORDERS,
    doubts=r"""
        ikke ingen intet aldrig uden endnu hvis når indtil før inden efter mens venter håber
        forvent~ planl~ spørger skal vil kan kunne måske sandsynligvis muligvis formentlig
        ser_ud_til synes tilsyneladende delvis~ næsten midlertidig~ forsøg~ tidligere sidste
        lignende anden andet andre  årsagen
        om_(?:incidenten|hændelsen|nedbruddet|fejlen)
    """,
    others="leverandør~",
    behind="hvis når forhåbentlig i_morgen delvist",
)

NORWEGIAN: Final = Language(
    name="Norwegian",
    said={
        "detected": "oppdaget oppdages oppdager konstatert registrert",
        "declared": "erklært",
        "mitigated": "begrenset avgrenset",
        "resolved": "løst avsluttet lukket rettet utbedret forbi",
        "started": "begynner begynte starter startet",
    },
    named={
        "detected": "oppdagelse",
        "declared": "",
        "mitigated": "begrensning",
        "resolved": "løsning avslutning slutt_på",
        "started": "begynnelse start_på starten_på",
    },
    parts={
        "IT": r"(?<!av_)(?<!til_)(?<!for_)(?<!om_)(?:(?:større_)?incident(?:en)?|hendelsen?"
        r"|nedetid(?:en)?|driftsforstyrrelsen?|driftsstans(?:en)?|avbrudd(?:et)?|utfall(?:et)?)",
        "THING": "incident(?:en)? hendelsen? nedetid(?:en)? driftsforstyrrelsen? avbrudd(?:et)?",
        "SOLVED": "løst rettet",
        "PROBLEM": "problemet feilen",
        "SERVICE": "tjenesten tjenestene systemet systemene driften nettstedet nettsiden",
        "RESTORED": "gjenopprettet (?:oppe|tilgjengelig|kjører|fungerer|virker)_igjen",
        "NORMAL": "tilbake_til_(?:det_)?normal(?:e|en|t)?",
        "ALARM": "alarm alarmen varsel varselet overvåkingen",
        "FIRED": "går gikk utløses utløst utløstes slår_inn",
        "FIRST": "første_(?:alarm|melding|henvendelse|klage)r?",
        "PEOPLE": "brukere kunder kunde",
        "REPORT": "rapporterer rapporterte melder meldte klager klaget",
        "NOT": r"ikke ingen",
        "AGAIN": "ingen igjen løst normalt",
    },
    little={
        "WAS": "er ble har vært blitt nå helt offisielt endelig som",
        "AN": r"den det en et større alvorlig kritisk flere mange noen første p\d",
        "OF": "på av den",
    },
    phrases=ORDERS,
    doubts=r"""
        ikke ingen aldri uten ennå hvis dersom når inntil før etter mens venter håper forvent~
        planlegg~ spør skal vil kan kunne kanskje sannsynligvis muligens trolig ser_ut
        tilsynelatende delvis nesten midlertidig~ forsøk~ prøver tidligere forrige lignende annen
        annet andre  årsaken
        om_(?:incidenten|hendelsen|nedetiden|feilen)
    """,
    others="leverandør~",
    behind="hvis når forhåpentligvis i_morgen delvis",
)
