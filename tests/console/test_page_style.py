"""How our pages look: words and bars can be told from what is behind them, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

STYLE: Final = (Path(__file__).parents[2] / "templates" / "pages" / "style.css.j2").read_text(
    encoding="utf-8"
)
WORDS: Final = 4.5
"""What WCAG 2.2 asks for at level AA, for words (1.4.3) and for signs (1.4.11)."""
SIGNS: Final = 3.0


def colours(scheme: str) -> Mapping[str, str]:
    """The colours by their names, by day or by night."""
    day, night = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", day if scheme == "day" else night))


def contrast(one: str, other: str) -> float:
    """How different two colours are, as WCAG reckons it: from 1 to 21."""
    darker, lighter = sorted(map(_light, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("behind", ["page", "soft"])
@pytest.mark.parametrize("words", ["text", "muted", "link", "plus", "minus", "warning"])
def test_words_can_be_read(scheme: str, behind: str, words: str) -> None:
    """On the page, and on what is set off from it."""
    known = colours(scheme)

    assert contrast(known[words], known[behind]) >= WORDS


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("state", ["open", "merged", "closed", "unplanned", "tick"])
def test_white_words_on_colours_can_be_read(scheme: str, state: str) -> None:
    """How an issue is, and a tick in its box."""
    assert contrast("#ffffff", colours(scheme)[state]) >= WORDS


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("sign", ["bar", "phase", "point", "quiet", "focus", "here"])
def test_bars_and_the_focus_can_be_seen(scheme: str, sign: str) -> None:
    """Whoever sees little, or goes by the keyboard."""
    known = colours(scheme)

    assert contrast(known[sign], known["page"]) >= SIGNS


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("line", ["added", "removed"])
def test_changed_lines_can_be_read(scheme: str, line: str) -> None:
    """The text on green and on red."""
    known = colours(scheme)

    assert contrast(known["text"], known[line]) >= WORDS
