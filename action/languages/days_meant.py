"""How people say a day in any language: the names of weekdays; by Christmas, bis Freitag.

What stands for days that no calendar has, or that we do not read, is a pattern for any letters.
`until` are words before one of the `days`; `late` are days that count where they end what is to be
done: soon, next quarter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DaysMeant:
    """The words of one language for a day that may have been meant."""

    until: str
    days: str
    late: str = ""


_ENGLISH_SPAN: Final = r"(?:week|weekend|month|quarter|half|year|sprint|iteration|release)"
_ENGLISH_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
DAYS_MEANT: Final[Mapping[str, DaysMeant]] = {
    "English": DaysMeant(
        r"(?:due|by|until|before|till)",
        r"(?:christmas|xmas|easter|thanksgiving|new year(?:'s(?: eve)?)?|summer|autumn"
        rf"|winter|eod|eow|eom|eoy|q[1-4]|(?:(?:early|mid|late)[ -])?{_ENGLISH_MONTH}"
        rf"|(?:this|next|the next|the end of the) {_ENGLISH_SPAN})",
        r"(?:(?:very )?soon|shortly|asap|eod|eow|eom|eoy|tomorrow|some ?day|some time"
        rf"|(?:this|next) {_ENGLISH_SPAN}|(?:the )?end of (?:the )?{_ENGLISH_SPAN}"
        r"|(?:in|within) (?:\w+ ){1,2}(?:weeks?|months?|quarters?|sprints?))",
    ),
    "German": DaysMeant(
        r"(?:bis|vor|fällig(?: am)?|spätestens)",
        r"(?:(?:zum )?(?:ende|mitte|anfang) (?:(?:der|nächster|dieser) woche"
        r"|(?:des|nächsten|dieses) (?:monats|quartals|jahres)|q[1-4]|januar|februar|märz|april"
        r"|mai|juni|juli|august|september|oktober|november|dezember)|montag|dienstag|mittwoch|donnerstag"
        r"|freitag|samstag|sonntag|morgen|weihnachten|ostern|neujahr|jahresende|monatsende|q[1-4]"
        r"|nächste[nrs]? (?:woche|monat|quartal|jahr)|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)",
        r"(?:bald|demnächst|zeitnah|irgendwann|(?:diese|nächste)[nrs]? (?:woche|monat|quartal))",
    ),
    "Dutch": DaysMeant(
        r"(?:voor|vóór|tegen|uiterlijk)",
        r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|kerst|pasen"
        r"|(?:het )?einde? van (?:de|het) \w+|volgende? (?:week|maand|kwartaal))",
        r"(?:binnenkort|spoedig|volgende? (?:week|maand|kwartaal))",
    ),
    "Swedish": DaysMeant(
        r"(?:senast|före|innan)",
        r"(?:måndag|tisdag|onsdag|torsdag|fredag|imorgon|jul|påsk|nästa (?:vecka|månad|kvartal))",
        r"(?:snart|nästa (?:vecka|månad|kvartal))",
    ),
    "French": DaysMeant(
        r"(?:avant|d'ici|jusqu'(?:à|au)|pour)",
        r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|noël|pâques|l'été"
        r"|(?:la )?fin (?:du|de) (?:la |l')?\w+|la semaine prochaine|le mois prochain)",
        r"(?:bientôt|prochainement|la semaine prochaine|le mois prochain)",
    ),
    "Spanish": DaysMeant(
        r"(?:antes del?|para(?: el| la)?|hasta(?: el)?)",
        r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|navidad|semana santa"
        r"|(?:el )?(?:fin|final) del? (?:mes|año|semana|trimestre)"
        r"|(?:la |el )?próxim[oa] (?:semana|mes|trimestre))",
        r"(?:pronto|la próxima semana|el próximo mes)",
    ),
    "Portuguese": DaysMeant(
        r"(?:até|antes d[eoa])",
        r"(?:segunda|terça|quarta|quinta|sexta|sábado|domingo|amanhã|o natal|natal|a páscoa"
        r"|(?:o )?(?:fim|final) d[oe] (?:mês|ano|semana|trimestre)"
        r"|(?:a |o )?próxim[oa] (?:semana|mês|trimestre))",
        r"(?:em breve|(?:na )?próxima semana|(?:no )?próximo mês)",
    ),
    "Italian": DaysMeant(
        r"(?:entro|prima di)",
        r"(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|domani|natale|pasqua"
        r"|(?:la )?fine (?:del|della|dell') ?\w+|la prossima settimana|il prossimo mese)",
        r"(?:presto|la prossima settimana|il prossimo mese)",
    ),
    "Polish": DaysMeant(
        r"(?:do|przed)",
        r"(?:poniedziałku|wtorku|środy|czwartku|piątku|jutra|świąt|świętami"
        r"|końca (?:tygodnia|miesiąca|roku|kwartału)|przyszłego tygodnia)",
        r"(?:wkrótce|niedługo|w przyszłym tygodniu)",
    ),
    "Russian": DaysMeant(
        r"(?:до|к)",
        r"(?:понедельник[ау]|вторник[ау]|четверг[ау]|пятниц[ыеу]|завтра|нового года"
        r"|новому году|кон(?:ца|цу) (?:недели|месяца|года|квартала)|следующей недел[еи])",
        r"(?:скоро|на следующей неделе|в следующем месяце)",
    ),
}
ARTICLES: Final = r"(?:the|zum|dem|den|de|le|el|la|il|o|dia|o dia|el día)"
"""What may stand between those words and a date."""
MONTHS_MEANT: Final = (
    r"(?:j[aä]nn?[eu]ar[iy]?|jan|janvier|enero|janeiro|gennaio|stycznia|января"
    r"|febr?u?ar[iy]?|feb|février|febrero|fevereiro|febbraio|lutego|февраля"
    r"|m[aä]rz|maart|mars|marzo|março|marca|марта|april|avril|abril|aprile|kwietnia|апреля"
    r"|ma[iyj]|mei|mayo|maio|maggio|maja|мая|jun[iy]|juin|junio|junho|giugno|czerwca|июня"
    r"|jul[iy]|juillet|julio|julho|luglio|lipca|июля|august(?:us|i)?|août|agosto|sierpnia|августа"
    r"|septemb(?:er|re)|sept?|septiembre|setembro|settembre|września|сентября"
    r"|o[kc]tob(?:er|re)|okt|octubre|outubro|ottobre|października|октября"
    r"|novemb(?:er|re)|nov|noviembre|novembro|listopada|ноября"
    r"|de[zc]emb(?:er|re)|dez|décembre|diciembre|dezembro|dicembre|grudnia|декабря)"
)
"""The names of months as they stand behind the number of a day."""
EASTERN_DAYS: Final = (
    r"(?:来週|今週|来月|今月|月末|年末|明日|[月火水木金]曜日?)(?:まで|中)に?|年内に?|近いうちに"
    r"|下周|下週|下个月|下個月|月底前|年底前|本周内|本週內|明天|春节前|春節前"
    r"|(?:期限|締め?切り?|〆切|截止(?:日期)?|기한|마감)\s*+(?:[:：は]\s*+)?[\d０-９今明来來下本次年다이내]\S{0,12}"
    r"|[\d０-９]{1,2}\s*[月월]\s*[\d０-９]{1,2}\s*[日号號일]\s*(?:まで|迄|之?前|까지)"
    r"|(?:다음 ?주|이번 ?주|다음 ?달|월말|연말|내일)(?:까지)?"
)
WEEKDAY_NAMES: Final = (
    (
        "montag maandag måndag mandag lundi lunes segunda segunda-feira lunedì poniedziałek pondělí"
        " понедельник понеділок maanantai pazartesi 月曜日 月曜 星期一 周一 週一 월요일"
    ),
    (
        "dienstag dinsdag tisdag tirsdag mardi martes terça terça-feira martedì wtorek úterý"
        " вторник вівторок tiistai salı 火曜日 火曜 星期二 周二 週二 화요일"
    ),
    (
        "mittwoch woensdag onsdag mercredi miércoles quarta quarta-feira mercoledì środa środę"
        " středa středu среда среду середа середу keskiviikko çarşamba"
        " 水曜日 水曜 星期三 周三 週三 수요일"
    ),
    (
        "donnerstag donderdag torsdag jeudi jueves quinta quinta-feira giovedì czwartek čtvrtek"
        " четверг четвер torstai perşembe 木曜日 木曜 星期四 周四 週四 목요일"
    ),
    (
        "freitag vrijdag fredag vendredi viernes sexta sexta-feira venerdì piątek pátek"
        " пятница пятницу п'ятниця п'ятницю perjantai cuma 金曜日 金曜 星期五 周五 週五 금요일"
    ),
    (
        "samstag sonnabend zaterdag lördag lørdag samedi sábado sabato sobota sobotę sobotu"
        " суббота субботу субота суботу lauantai cumartesi 土曜日 土曜 星期六 周六 週六 토요일"
    ),
    (
        "sonntag zondag söndag søndag dimanche domingo domenica niedziela niedzielę neděle neděli"
        " воскресенье неділя неділю sunnuntai pazar 日曜日 日曜 星期日 星期天 周日 週日 일요일"
    ),
)
"""The names of each weekday in the languages besides English, from Monday on."""
