"""A time in another language is the time it would be in English; English words stay words."""

from __future__ import annotations

from typing import Final

import pytest

from action.errors import Place
from action.read.freetext.labels.labels import TimeLabel, leading
from action.read.incident import incident
from action.read.settings import DEFAULTS

WORDS: Final = "Ωmega"
"""What is said behind a time; no language has a time that begins so."""
PAIRS: Final = (
    ("14:05 Uhr ", "14:05 "),
    ("gegen 14:20 Uhr ", "~14:20 "),
    ("15 Uhr ", "15:00 "),
    ("von 14:05 bis 14:20 Uhr: ", "14:05-14:20: "),
    ("seit 14:05 ", "since 14:05 "),
    ("Donnerstag, 12. März 2026, 14:05 Uhr ", "Thursday, 12 March 2026, 14:05 "),
    ("Do, 12.03.2026 14:05 ", "12.03.2026 14:05 "),
    ("7–9 Uhr ", "7:00-9:00 "),
    ("07–09:30 Uhr: ", "7:00-9:30: "),
    ("bis 14:05 Uhr: ", "until 14:05: "),
    ("do 9:05 – ", "until 9:05 – "),
    ("jusqu'à 14h05 : ", "until 14:05 : "),
    ("14:05, ~14:20 – ", "14:05, ~14:20 – "),
    ("28.03. 14:05 ", "28 Mar 14:05 "),
    ("28.03., ~14:20 ", "28 Mar, ~14:20 "),
    ("23:49 (19. Okt.) ", "23:49 (19 Oct) "),
    ("14:05 MESZ ", "14:05 CEST "),
    ("Mitternacht: ", "midnight: "),
    ("14 h 05 : ", "14:05 : "),
    ("de 14h05 à 14h20 : ", "14:05-14:20 : "),
    ("jeudi 12 mars 2026 à 14h05 : ", "Thursday 12 March 2026 14:05 : "),
    ("mar. 12 mai 14:05 ", "Tue 12 May 14:05 "),
    ("3 heures de l’après-midi : ", "3:00 pm : "),
    ("12 de marzo de 2026 a las 14:05 h - ", "12 March 2026 14:05 - "),
    ("11:05 a. m. ", "11:05 am "),
    ("2 de la tarde: ", "2:00 pm: "),
    ("12 set 2026 14:05 ", "12 Sep 2026 14:05 "),
    ("por volta das 14h20 ", "~14:20 "),
    ("22 Ottobre 2025 08:44 ", "22 October 2025 08:44 "),
    ("dalle 14:05 alle 14:20: ", "14:05-14:20: "),
    ("om 14:05 uur: ", "14:05: "),
    ("8 czerwca 2026 r., godz. 14:05 – ", "8 June 2026, 14:05 – "),
    ("kl. 14.05 ", "14:05 "),
    ("noin klo 14.05 ", "~14:05 "),
    ("12. června 2026 14:05 ", "12 June 2026 14:05 "),
    ("12 Mart 2026 saat 14:05 ", "12 March 2026 14:05 "),
    ("ÖS 2:05 ", "2:05 pm "),
    ("5 марта 2026 г., 14:05 — ", "5 March 2026, 14:05 — "),
    ("5 утра: ", "5:00 am: "),
    ("14:05 МСК ", "14:05 MSK "),
    ("12 червня 2026 р. о 14:05 ", "12 June 2026 14:05 "),
    ("2026年3月12日(木) 14時05分頃 ", "2026-03-12 14:05 approx "),
    ("3月12日 午後2時5分 ", "12 Mar 2:05 pm "),
    ("14:05〜14:20 ", "14:05-14:20 "),
    ("14:05から14:20まで ", "14:05-14:20 "),
    ("１４：０５ ", "14:05 "),
    ("14:05，", "14:05, "),
    ("14:05発生 ", "14:05 発生 "),
    ("翌日 09:00 ", "next day 09:00 "),
    ("下午2点半 ", "2:30 pm "),
    ("3月12日（周四）9:05 ", "12 Mar 9:05 "),
    ("2026. 3. 12. 14:05 ", "2026-03-12 14:05 "),
    ("오후 2시 5분경 ", "2:05 pm approx "),
    ("12/Mar/26 2:05 PM ", "12 Mar 2026 2:05 PM "),
    ("March 2, 2026: 7:56am UTC - ", "March 2, 2026, 7:56am UTC - "),
    ("unbekannt: ", "unknown: "),
    ("zwischen 14:05 und 14:20 Uhr ", "14:05-14:20 "),
    ("14:05-14:20 Uhr ", "14:05-14:20 "),
    ("kurz nach 14 Uhr ", "before 14:00 "),
    ("entre 14h05 et 14h20 ", "14:05-14:20 "),
    ("à partir de 14h05 ", "14:05 "),
    ("vers 14h ", "~14:00 "),
    ("14:05 (heure de Paris) ", "14:05 (Europe/Paris) "),
    ("entre las 14:05 y las 14:20 ", "14:05-14:20 "),
    ("por volta das 14h ", "~14:00 "),
    ("segunda-feira, 2 de março, 14:05 ", "Monday, 2 March, 14:05 "),
    ("tra le 14:05 e le 14:20 ", "14:05-14:20 "),
    ("da 14:05 a 14:20 ", "14:05-14:20 "),
    ("2:45 's middags ", "2:45 pm "),
    ("2:45 po poł. ", "2:45 pm "),
    ("9:05 przed poł. ", "9:05 am "),
    ("około godziny 14:05 ", "~14:05 "),
    ("godz. 14.05 ", "14:05 "),
    ("o godzinie 15 ", "15:00 "),
    ("między 14:05 a 14:20 ", "14:05-14:20 "),
    ("okolo 14:05 ", "~14:05 "),
    ("mezi 14:05 a 14:20 ", "14:05-14:20 "),
    ("klockan 14.05 ", "14:05 "),
    ("mellan 14:05 och 14:20 ", "14:05-14:20 "),
    ("mellem kl. 14.05 og 14.20 ", "14:05-14.20 "),
    ("noin klo 14 ", "~14:00 "),
    ("saat 14.20'de ", "14:20 "),
    ("14:05'ten 14:20'ye kadar ", "14:05-14:20 "),
    ("14.05 - 14.20 arası ", "14.05-14.20 "),
    ("14:05 sularında ", "~14:05 "),
    ("öğleden sonra 2:45 ", "2:45 pm "),
    ("в 14 часов 05 минут ", "14:05 "),
    ("14ч05 ", "14:05 "),
    ("в 3 часа дня ", "3:00 pm "),
    ("2:45 дня ", "2:45 pm "),
    ("между 14:05 и 14:20 ", "14:05-14:20 "),
    ("14:05 по московскому времени ", "14:05 MSK "),
    ("о 14 годині ", "14:00 "),
    ("PM2:05 ", "2:05 pm "),
    ("深夜0時5分 ", "0:05 am "),
    ("正午頃、", "~noon, "),
    ("日本時間14:05 ", "14:05 JST "),
    ("同日14:05 ", "14:05 "),
    ("14:05~14:20 ", "14:05-14:20 "),
    ("14:05 ~ 14:20 ", "14:05-14:20 "),
    ("14:05到14:20 ", "14:05-14:20 "),
    ("낮 12시 5분 ", "12:05 pm "),
)


def read(line: str) -> tuple[object, str]:
    label = leading(line)
    assert label is not None, line
    told = (label.start, label.end, label.about, label.unknown, label.open)
    return told, line[label.rest :]


@pytest.mark.parametrize(("native", "english"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_time_in_another_language_is_what_it_is_in_english(native: str, english: str) -> None:
    """Day, clock, half, end, zone and doubt are the same, and the words behind are untouched."""
    assert read(native + WORDS) == read(english + WORDS)


@pytest.mark.parametrize(
    "words",
    [
        *("Set 12 valves to closed", "12 out of 14 valves", "So 14 people left", "To 5 people"),
        *("3 heures de panne", "3時間後に再起動した", "2 horas sin agua", "v1.30 goes out"),
        *("2026.3.1 is bad", "Mar is a name", "Denver - is a town", "Am 5 Server", "v 5"),
        *("um 5 % mehr Fehler", "entre 2 bases de datos", "das 2 Datenbanken", "tra 2 ore si vede"),
        *("o 2 serwery mniej", "v 2 datacentrech", "PM 10 is down", "kl x", "von 2 auf 3 Server"),
    ],
)
def test_words_that_tell_no_time_are_no_label(words: str) -> None:
    """A length, a version, and English words that are months or weekdays elsewhere."""
    assert leading(words) is None


@pytest.mark.parametrize(
    "words",
    [
        *(
            "em produção",
            "IP address",
            "a roda",
            "De server",
            "Do we know?",
            "Am Morgen",
            "En route",
        ),
        *("la rueda", "das Rad", "AP 10 is down", "ip 10 is down", "Sera is a pump", "om pomp"),
        *(
            "ile Mira konuşur",
            "e poi basta",
            "und dann",
            "kadar bekledik",
            "到达现场",
            "a 2 TB disk",
        ),
    ],
)
def test_words_behind_a_clock_stay_words(words: str) -> None:
    """What could belong to a time in some language belongs to none here."""
    label = leading(f"10:05 {words}")

    assert label is not None
    assert (label.start.clock, f"10:05 {words}"[label.rest :]) == (TEN_PAST, words)


TEN_PAST: Final = (leading("10:05 x") or TimeLabel("")).start.clock


@pytest.mark.parametrize("day", ["2569-03-02", "令和8年3月2日", "民國115年3月2日"])
def test_a_year_of_another_calendar_is_asked_about(day: str) -> None:
    """Nothing is reckoned: the event stands as written, and a question says what to write."""
    path = "incidents/2026-03-02-queue/incident.yml"
    text = f"title: Queue\nseverity: minor\ntimeline: |\n  {day} 14:05 Paged\n"
    told, hints = incident(text, path=path, settings=DEFAULTS)

    assert told.events[0].at is None
    assert [(hint.place, "from another calendar" in hint.what) for hint in hints] == [
        (Place(path, 4, 3), True)
    ]


@pytest.mark.parametrize(
    "day", ["令和8年3月2日", "2 March 2569", "2. März 2569", "31 February 2026"]
)
def test_a_day_heading_that_cannot_be_read_is_asked_about_once(day: str) -> None:
    """The events below it are not put on the day of the file, which would be a guess."""
    path = "incidents/2026-03-02-queue/incident.md"
    head = "---\ntitle: Queue\nseverity: minor\n---\n\n## Timeline\n"
    text = (
        f"{head}\n### {day}\n\n- 14:05 Paged\n- 14:20 Restart\n\n### 3 March 2026\n\n- 9:05 Done\n"
    )
    told, hints = incident(text, path=path, settings=DEFAULTS)

    assert [event.at is None for event in told.events] == [True, True, False]
    assert [hint.place for hint in hints] == [Place(path, 10, 1)]
