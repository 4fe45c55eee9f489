"""All languages whose words are known; which one a text is in, nobody asks."""

from __future__ import annotations

from typing import Final

from action.languages.eastern import CHINESE, JAPANESE, KOREAN
from action.languages.english import ENGLISH
from action.languages.finnish_turkish import FINNISH, TURKISH
from action.languages.germanic import DANISH, DUTCH, GERMAN, NORWEGIAN, SWEDISH
from action.languages.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from action.languages.slavic import CZECH, POLISH, RUSSIAN, UKRAINIAN

LANGUAGES: Final = (
    *(ENGLISH, GERMAN, DUTCH, SWEDISH, DANISH, NORWEGIAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN),
    *(POLISH, CZECH, RUSSIAN, UKRAINIAN, FINNISH, TURKISH, JAPANESE, CHINESE, KOREAN),
)
MILESTONES: Final = ("resolved", "declared", "mitigated", "detected", "started")
"""In this order they are looked for in a sentence: who tells two stands for the first of them."""
