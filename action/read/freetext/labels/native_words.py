"""What people write around a time in languages other than English, kept by hand.

Months, weekdays and the halves of the day are in `cldr`. All words are in lower case; no language
is guessed: every word counts wherever it stands in the place of such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_EAST: Final = "\u0e00"
"""From here on languages write without spaces."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def either(*words: Iterable[str]) -> str:
    """A pattern for any of these words, whole; those of the East have nothing between them."""
    every = sorted({word for some in words for word in some}, key=len, reverse=True)
    west = [re.escape(word) for word in every if word[0] < _EAST]
    east = [re.escape(word) for word in every if word[0] >= _EAST]
    return rf"(?:(?<!\w)(?:{'|'.join(west)})(?!\w)|{'|'.join(east) or '(?!)'})"


MORE_MONTHS: Final = {
    "jänner": 1, "jän": 1, "feber": 2, "mär": 3, "märz": 3, "maerz": 3, "mrz": 3, "julho": 7,
    "septiembre": 9, "setiembre": 9, "févr": 2, "fevr": 2, "fevrier": 2, "aout": 8, "août": 8,
    "decembre": 12, "marco": 3, "subat": 2, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12,
}  # fmt: skip
"""Months that people write and CLDR does not: without accents, or cut short in their own way."""

ALSO_ENGLISH: Final = _words("set out ago led pro gen dub may maj mag tem lip per sat sun mon lug")
"""Months that are words of other things too; they count only beside a year or a clock."""

HOURS_FOR_CERTAIN: Final = _words("uhr 時 时 点 點 시 o'clock o’clock uur's")
HOURS_OR_HOW_LONG: Final = _words(
    "h hs hrs heure heures hora horas ora ore uur godz godzina godziny godzinie godzin hod hodin "
    "saat ч час часов часа год година годині годин tim timer t"
)
"""Words for the hour of the day that also count hours; alone they count where a label ends."""

ABOUT: Final = _words(
    "volta alrededor gegen circa zirka etwa ungefähr vers environ autour hacia sobre "
    "aproximadamente cerca verso intorno omstreeks rond ongeveer około ok ok. ungefär runt okolo "
    "cirka omkring omtrent rundt noin kello-noin kolem asi přibližně yaklaşık civarında "
    "tahminen около примерно ориентировочно біля близько приблизно approximativement aprox 约 "
    "約 大约 大約 およそ 약 대략"
)
NEAR: Final = _words(
    "к vor nach kurz avant après antes después depois prima dopo voor na przed po före efter "
    "før etter ennen jälkeen před önce sonra до после перед після"
)
"""Before and after: the time itself is near."""

AT: Final = _words(
    "klockan klokken "
    "por um am à a às as las los la le les el al il alle all' ore om op o w we v ve kl klo kello "
    "den dne dnia в во о об от ob u på i ved saat saati de du del da do das dos von der dem"
)
"""Little words in front of a time or a day, which say no more than where it begins."""

FROM: Final = _words("von de des das da dalle dal van od från fra с со з із desde partir")
CLOCK_COMES: Final = _words(
    "um om klo kl kello klockan klokken ore alle saat à às ved o v ve godz godziny godzinie vers "
    "das las в во о об"
)
"""Words behind which 14.05 is a clock for certain, and 14 h no length."""
HOUR_COMES: Final = _words("klo kl kello klockan klokken godz godziny godzinie")
"""Words behind which a mere number is the hour."""
BETWEEN: Final = _words("zwischen entre tra fra tussen między mezi mellan mellem mellom между між")
AND: Final = _words("und et y e en a och og и та і й")
"""What stands between two clocks behind such a word."""
SINCE: Final = _words("seit ab depuis desde sinds vanaf sedan siden alkaen beri починаючи начиная")
UNTIL: Final = _words(
    "bis à a às hasta até ate fino al alle ad tot do till til asti až до по jusqu'à jusqu’à "
    "jusque jusqu ile"
)

UNKNOWN: Final = _words(
    "unbekannt unklar inconnu inconnue desconocido desconocida desconhecido desconhecida "
    "sconosciuto sconosciuta onbekend nieznany nieznana okänd okänt ukendt ukjent tuntematon "
    "neznámý neznámo bilinmiyor неизвестно неизвестное невідомо 不明 未知 미상 알수없음"
)

NEXT_DAY: Final = _phrases(
    "am nächsten tag|nächster tag|am folgetag|folgetag|tags darauf|le lendemain|lendemain|"
    "le jour suivant|al día siguiente|día siguiente|no dia seguinte|dia seguinte|"
    "il giorno dopo|giorno dopo|il giorno successivo|de volgende dag|volgende dag|"
    "następnego dnia|następny dzień|nästa dag|dagen efter|næste dag|neste dag|dagen etter|"
    "seuraavana päivänä|další den|následující den|ertesi gün|на следующий день|"
    "следующий день|наступного дня|翌日|次日|第二天|다음 날|다음날"
)  # fmt: skip

ABOUT_BEHIND: Final = _phrases("頃|ころ|ごろ|前後|左右|前后|許|쯤|경|께|무렵")
FROM_BEHIND: Final = ("から", "より", "부터", "起")
UNTIL_BEHIND: Final = ("まで", "까지", "止")
ON_TO: Final = ("至", "到")
"""Between two clocks."""
MERELY_BEHIND: Final = _words("arası arasında kadar uhr uur hrs hs hod hodin godz час часов")
"""What may stand behind two clocks, and says no more than that they are clocks."""
ABOUT_WEST: Final = _words("civarı civarında sularında sıralarında")
"""About, where it stands behind the clock."""
MORE_HALVES: Final = {
    "a": "przed poł|朝|明け方",
    "n": "深夜|未明|새벽",
    "p": "po poł|e.m|пополудни|昼|낮|밤|傍晚",
}
"""Halves of the day that people write and CLDR does not."""

ERAS: Final = ("令和", "平成", "昭和", "民國", "民国", "พ.ศ.")
"""Calendars that count their years in another way; nothing is reckoned, people are asked."""


ENGLISH: Final = _words(
    "january february march april may june july august september october november december sept"
    " monday tuesday wednesday thursday friday saturday sunday tues thur thurs am pm at on of the"
    " and to from since until till through between around about before after approx circa ca c"
    " approximately by next day following hrs hr h utc gmt z t noon midnight time local st nd rd"
    " th p late early mid"
)
"""Words of a label that stand in the grammar already."""


# --- what a report is made of ---------------------------------------------------------------------

TIMELINE_TITLES: Final = _phrases(
    "zeitleiste|zeitlinie|zeitverlauf|zeitlicher verlauf|zeitlicher ablauf|ablauf|"
    "chronologie|chronologischer ablauf|verlauf|ereignisverlauf|hergang|zeitstrahl|"
    "vorfallverlauf|chronik|déroulement|déroulé|fil des événements|frise chronologique|"
    "suite des événements|ligne de temps|ligne du temps|cronología|cronologia|"
    "línea de tiempo|línea del tiempo|linea de tiempo|linea del tiempo|secuencia de eventos|"
    "sucesión de los hechos|desarrollo de los hechos|linha do tempo|linha de tempo|"
    "sequência de eventos|sequência dos eventos|sequência dos acontecimentos|"
    "histórico do incidente|linea temporale|sequenza degli eventi|sequenza temporale|"
    "svolgimento dei fatti|successione degli eventi|tijdlijn|tijdslijn|verloop|"
    "chronologisch verloop|gebeurtenissen|oś czasu|przebieg zdarzeń|przebieg incydentu|"
    "przebieg awarii|chronologia|kalendarium|tidslinje|tidslinjen|händelseförlopp|"
    "händelseförloppet|tidsforløb|hændelsesforløb|hendelsesforløp|forløb|forløp|aikajana|"
    "tapahtumien kulku|tapahtumat|aikataulu|časová osa|průběh|průběh událostí|"
    "průběh incidentu|chronologie událostí|zaman çizelgesi|zaman akışı|olay akışı|"
    "olayların sırası|kronoloji|хронология|хронология событий|таймлайн|ход событий|"
    "временная шкала|лента событий|хронологія|хронологія подій|перебіг подій|таймлайн подій|"
    "часова шкала|タイムライン|時系列|経緯|経過|発生経緯|対応経緯|時間軸|时间线|時間線|"
    "时间轴|事件经过|故障经过|处理过程|事件經過|時間表|타임라인|시간대별 경과|경과|사건 경과|"
    "장애 경과|진행 경과|시간순 정리|الجدول الزمني|التسلسل الزمني|ציר זמן|ציר הזמן|ไทม์ไลน์|"
    "ลำดับเหตุการณ์|dòng thời gian|diễn biến|kronologi|lini masa|idővonal|cronologie|"
    "χρονολόγιο|časová os|"
    "zeitachse|zeitablauf|ereignischronik|ereigniskette|ereignisprotokoll|ereignisablauf|"
    "störungsverlauf|störungschronik|vorfallchronik|was wann geschah|séquence des événements|"
    "enchaînement des événements|historique des événements|historique de l'incident|"
    "journal des événements|journal de l'incident|axe temporel|frise temporelle|"
    "fil chronologique|línea temporal|secuencia de hechos|secuencia de los hechos|"
    "sucesión de eventos|relato cronológico|historial del incidente|desarrollo del incidente|"
    "registro de eventos|orden cronológico|linha temporal|sequência de acontecimentos|"
    "sequência dos fatos|sucessão dos fatos|histórico de eventos|registo de eventos|"
    "desenrolar dos fatos|ordem cronológica|linea del tempo|linea di tempo|cronistoria|"
    "svolgimento degli eventi|sequenza di eventi|ordine cronologico|registro degli eventi|"
    "tijdbalk|tijdas|tijdsverloop|tijdpad|volgorde van gebeurtenissen|incidentverloop|"
    "gang van zaken|linia czasu|linia czasowa|oś czasowa|przebieg wydarzeń|przebieg zdarzenia|"
    "dziennik zdarzeń|sekwencja zdarzeń|kolejność zdarzeń|historia zdarzeń|historia incydentu|"
    "tidsaxel|tidsförlopp|tidsföljd|händelselogg|händelsekedja|incidentförlopp|tidsakse|"
    "tidsforløbet|hændelseslog|hændelsesrække|hændelseskæde|forløbet|tidsforløp|hendelseslogg|"
    "hendelsesrekke|hendelseskjede|hendelsesforløpet|forløpet|tapahtumaketju|"
    "tapahtumajärjestys|tapahtumaloki|tapahtumahistoria|kronologia|aikajärjestys|časová linie|"
    "časový průběh|časový sled|sled událostí|posloupnost událostí|záznam událostí|"
    "časová priamka|priebeh udalostí|chronológia|zaman çizgisi|zaman tüneli|zaman şeridi|"
    "zaman sırası|olayların akışı|olay sırası|olay günlüğü|olay kronolojisi|kronolojik sıra|"
    "временная линия|временная лента|линия времени|лента времени|шкала времени|"
    "последовательность событий|цепочка событий|журнал событий|порядок событий|"
    "развитие событий|ход инцидента|хроника|хроника событий|часова лінія|лінія часу|"
    "стрічка часу|стрічка подій|послідовність подій|журнал подій|ланцюг подій|розвиток подій|"
    "хід подій|хід інциденту|хроніка|хроніка подій|タイムテーブル|クロノロジー|流れ|対応履歴|"
    "対応記録|時間順|时序|時序|时间顺序|時間順序|时间脉络|事件脉络|事件序列|事故经过|事件始末|"
    "事发经过|问题经过|处理经过|處理經過|事故經過|处置过程|타임 라인|시간 순서|시간순|시간대별|"
    "사건 순서|경위|الخط الزمني|المخطط الزمني|تسلسل الأحداث|سير الأحداث|เส้นเวลา|"
    "trình tự sự kiện|trình tự thời gian|mốc thời gian|nhật ký sự kiện|garis waktu|"
    "urutan kejadian|urutan peristiwa|idővonala|kronológia|események sorrendje|"
    "események menete|eseménynapló|időrend|linia timpului|desfășurarea evenimentelor|"
    "succesiunea evenimentelor|χρονολογική σειρά"
)
"""What a report calls its timeline."""

ACTION_TITLES: Final = _phrases(
    "maßnahmen|massnahmen|aufgaben|nächste schritte|actions|prochaines étapes|plan d'action|"
    "plan d’action|acciones|próximos pasos|tareas|ações|itens de ação|próximos passos|azioni|"
    "prossimi passi|acties|vervolgstappen|actiepunten|działania|następne kroki|åtgärder|"
    "nästa steg|handlinger|opfølgning|tiltag|tiltak|toimenpiteet|opatření|další kroky|"
    "aksiyonlar|eylemler|действия|меры|задачи|дії|заходи|завдання|対策|アクション|再発防止|"
    "改进措施|后续行动|行动项|措施|조치|후속 조치|재발 방지"
)
"""What a report calls its actions; the days that stand there are due, and did not happen."""

TIME_COLUMNS: Final = _phrases(
    "zeit|uhrzeit|zeitpunkt|datum|wann|tag|heure|horaire|moment|jour|quand|hora|horario|"
    "horário|fecha|cuándo|momento|data|quando|dia|día|ora|orario|giorno|tijd|tijdstip|"
    "wanneer|czas|godzina|kiedy|dzień|tid|tidpunkt|klockslag|tidspunkt|klokkeslett|dato|"
    "hvornår|når|aika|kello|kellonaika|päivä|päivämäärä|čas|kdy|zaman|saat|tarih|время|дата|"
    "когда|час|коли|時刻|時間|日時|日付|时间|时刻|日期|시간|시각|일시|날짜"
)  # fmt: skip
EVENT_COLUMNS: Final = _phrases(
    "ereignis|was|beschreibung|vorgang|événement|quoi|description|fait|evento|qué|"
    "descripción|suceso|acontecimento|descrição|o quê|o que|descrizione|cosa|fatto|"
    "gebeurtenis|wat|omschrijving|beschrijving|zdarzenie|opis|co|händelse|vad|beskrivning|"
    "hændelse|hendelse|hvad|hva|beskrivelse|tapahtuma|mitä|kuvaus|událost|popis|olay|"
    "açıklama|ne|событие|описание|что|подія|опис|що|イベント|出来事|内容|事象|対応|事件|描述|"
    "说明|內容|이벤트|내용|사건|설명"
)  # fmt: skip
WHO_COLUMNS: Final = _phrases(
    "wer|verantwortlich|person|qui|auteur|quién|responsable|quem|responsável|chi|"
    "responsabile|wie|kto|osoba|vem|hvem|kuka|kdo|kim|кто|хто|担当|担当者|谁|负责人|담당|"
    "담당자"
)  # fmt: skip
UNTIL_COLUMNS: Final = _phrases(
    "bis|ende|fin|fim|fine|einde|koniec|slut|slutt|loppu|konec|bitiş|конец|окончание|кінець|"
    "終了|结束|종료"
)  # fmt: skip
SOURCE_COLUMNS: Final = _phrases(
    "quelle|fuente|fonte|bron|źródło|källa|kilde|lähde|zdroj|kaynak|источник|джерело|出典|"
    "来源|출처"
)  # fmt: skip

TIMES_ARE: Final = _phrases(
    "zeiten|uhrzeiten|zeitangaben|zeitzone|heures|horaires|fuseau|horas|horarios|horários|"
    "fuso|huso|zona horaria|orari|orario|tijden|tijdzone|godziny|czasy|strefa|tider|tidszon|"
    "tidszone|tidssone|klockslag|ajat|aikavyöhyke|časy|časové pásmo|saatler|saat dilimi|"
    "время|часовой пояс|часи|час|часовий пояс|時刻|時間|タイムゾーン|时间|時區|时区|시간|"
    "시각|시간대"
)
"""Words by which a sentence says in which zone its times are."""

WRITING: Final = _phrases(
    "analysedatum|datum der analyse|date de l'analyse|date d'analyse|fecha de análisis|"
    "fecha del análisis|data da análise|data de análise|data analisi|data dell'analisi|"
    "data analizy|дата анализа|дата аналізу|分析日期|分析日|分析日時|분석일|분석 일자|"
    "atualização|actualización|mise à jour|aktualisierung|aggiornamento|publicação|"
    "publicación|publication|rédaction|redacción|pubblicazione|veröffentlichung|обновление|"
    "публикация|оновлення|geschrieben|verfasst|erstellt|veröffentlicht|aktualisiert|stand|"
    "fällig|frist|besprochen|rédigé|écrit|publié|mis à jour|échéance|redactado|escrito|"
    "publicado|actualizado|vence|plazo|redigido|atualizado|prazo|vencimento|scritto|redatto|"
    "pubblicato|aggiornato|scadenza|geschreven|opgesteld|gepubliceerd|bijgewerkt|napisano|"
    "sporządzono|opublikowano|zaktualizowano|termin|skriven|publicerad|uppdaterad|skrevet|"
    "udgivet|opdateret|publisert|oppdatert|kirjoitettu|julkaistu|päivitetty|napsáno|"
    "zveřejněno|aktualizováno|termín|yazıldı|yayınlandı|güncellendi|написано|опубликовано|"
    "обновлено|срок|опубліковано|оновлено|термін|作成日|更新日|公開日|期限|記載|撰写|发布|"
    "更新|截止|작성일|작성|게시|업데이트|기한"
)
"""Words beside a day on which a report was written, or something is due."""

ZONES: Final = {
    "mez": "CET", "mesz": "CEST", "мск": "MSK", "日本時間": "JST", "北京时间": "UTC+8",
    "北京時間": "UTC+8", "台灣時間": "UTC+8", "한국시간": "UTC+9",
    "по мск": "MSK", "по москве": "MSK", "по московскому времени": "MSK",
    "московского времени": "MSK", "за києвом": "Europe/Kyiv",
    "за київським часом": "Europe/Kyiv", "czasu polskiego": "Europe/Warsaw",
    "heure de paris": "Europe/Paris", "hora de madrid": "Europe/Madrid",
    "hora peninsular": "Europe/Madrid", "horário de brasília": "BRT", "ora italiana": "Europe/Rome",
}  # fmt: skip
"""Names of zones that English has another word for."""

PLACES_SAID: Final = {
    "UK": "Europe/London", "British": "Europe/London", "Germany": "Europe/Berlin",
    "German": "Europe/Berlin", "Munich": "Europe/Berlin", "Hamburg": "Europe/Berlin",
    "Frankfurt": "Europe/Berlin", "France": "Europe/Paris", "French": "Europe/Paris",
    "Poland": "Europe/Warsaw", "Polish": "Europe/Warsaw", "Israel": "Asia/Jerusalem",
    "India": "Asia/Kolkata", "Indian": "Asia/Kolkata", "Mumbai": "Asia/Kolkata",
    "Delhi": "Asia/Kolkata", "New Delhi": "Asia/Kolkata", "Bangalore": "Asia/Kolkata",
    "Bengaluru": "Asia/Kolkata", "China": "Asia/Shanghai", "Beijing": "Asia/Shanghai",
    "Shenzhen": "Asia/Shanghai", "Japan": "Asia/Tokyo", "Osaka": "Asia/Tokyo",
    "Korea": "Asia/Seoul", "Korean": "Asia/Seoul", "San Francisco": "America/Los_Angeles",
    "Seattle": "America/Los_Angeles", "Boston": "America/New_York", "Wien": "Europe/Vienna",
    "Zürich": "Europe/Zurich", "Zürch": "Europe/Zurich", "Moskau": "Europe/Moscow",
}  # fmt: skip
"""Towns and countries of one zone that the zones of the IANA do not go by."""
