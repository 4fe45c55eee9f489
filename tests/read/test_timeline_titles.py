"""What a report calls its timeline, in every language: only what stands below it is told."""

from __future__ import annotations

from typing import Final

import pytest

from action.errors import Place
from action.read.freetext.chronicle import chronicle_of_text
from action.read.freetext.passages.passage import TimelineEntry

TITLES: Final = (
    *("Timeline", "Zeitachse", "Zeitlicher Ablauf", "Séquence des événements", "Línea temporal"),
    *("Linha temporal", "Linea del tempo", "Tijdsverloop", "Oś czasowa", "Przebieg wydarzeń"),
    *("Tidsaxel", "Händelselogg", "Hændelseskæde", "Hendelseslogg", "Tapahtumaketju"),
    *("Časový průběh", "Olay zaman çizgisi", "2. Zaman çizgisi (yerel saat)", "Zaman tüneli"),
    *("Шкала времени", "Последовательность событий", "Стрічка подій", "Послідовність подій"),
    *("障害タイムライン (ログより)", "障害の経緯", "障害経緯", "改札障害の時系列", "当日の流れ"),
    *(
        "事故时间线",
        "🕒 烤炉事件时间线（推测）",
        "故障时间线",
        "處理時間線",
        "關鍵時序",
        "事故经过",
    ),
    *("엘리베이터 장애타임라인", "사건 경위", "سير الأحداث", "Trình tự sự kiện", "Garis waktu"),
    *("Kronológia", "Succesiunea evenimentelor", "Χρονολογική σειρά"),
)
OTHERS: Final = ("Ölçümler", "数据", "影响范围", "根本原因", "영향", "Dati", "Kritisk hendelse")


def told(title: str) -> list[str]:
    """The events of a report with such a section, and a line with a time above it."""
    text = f"# Report\n\n09:00 we count\n\n## {title}\n\n- 14:05 it stops\n- 14:20 it goes\n"
    lines = ((Place("report.md", i, 1), line) for i, line in enumerate(text.split("\n"), 1))
    found = chronicle_of_text(lines).passages
    return [item.what for item in found if isinstance(item, TimelineEntry)]


@pytest.mark.parametrize("title", OTHERS)
def test_another_title_is_none_of_a_timeline(title: str) -> None:
    """The whole report is read, then."""
    assert told(title) == ["we count", "it stops", "it goes"]


@pytest.mark.parametrize("title", TITLES)
def test_only_what_stands_below_the_title_is_told(title: str) -> None:
    """In the East a title is one word with what it is about."""
    assert told(title) == ["it stops", "it goes"]
