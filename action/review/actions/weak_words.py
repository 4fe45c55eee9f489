"""Words of which an action is seldom made that gets done, or that changes anything (R67).

They lead to a question beside the line and to nothing else. In published reviews of other fields
half of all actions only remind people or tell them something.
"""

from __future__ import annotations

import re
from typing import Final

OPENINGS: Final = (
    "analyse", "analyze", "consider", "discuss", "evaluate", "explore", "find out", "investigate",
    "keep an eye on", "look at", "look into", "monitor closely", "research", "rethink", "review",
    "talk about", "think about", "try to", "understand",
)  # fmt: skip
"""What begins work of which nobody can say when it ends."""
WISHES: Final = (
    "be careful", "be more careful", "more care", "be more attentive", "be vigilant",
    "pay attention", "pay more attention", "be aware", "do better", "try harder",
    "as soon as possible", "if possible", "where appropriate",
)  # fmt: skip
"""What nobody can do on a Tuesday, wherever it stands."""
BETTERMENTS: Final = (
    "improve", "better", "more", "enhance", "optimise", "optimize", "increase", "strengthen",
    "clean up", "fix",
)  # fmt: skip
"""Vague where hardly a word says what: “improve monitoring”."""
FEW_WORDS: Final = 2
"""Words that say too little behind these."""
REMINDERS: Final = (
    "announce", "brief", "document", "educate", "inform", "let everybody know", "make aware",
    "make sure everybody knows", "raise awareness", "remind", "share", "teach", "tell", "train",
    "be careful", "be more careful", "pay attention", "update the docs", "update the documentation",
    "update the runbook", "update the wiki", "write a checklist", "write a guideline",
    "write a policy", "write a runbook", "write a wiki page", "write down", "write up",
    "hold a training", "hold a workshop", "add documentation", "add a runbook",
)  # fmt: skip
"""How an action begins that asks people to remember: a reminder, a document or a training."""


def _alternatives(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest_first)


_BEGINS_VAGUELY: Final = re.compile(rf"(?:please\s+)?({_alternatives(OPENINGS)})\b", re.IGNORECASE)
_WISHED: Final = re.compile(rf"\b({_alternatives(WISHES)})\b", re.IGNORECASE)
_BETTERED: Final = re.compile(
    rf"(?:please\s+)?((?:{_alternatives(BETTERMENTS)})(?:\s+(?:the|our))?(?:\s+[^\W\d]+){{1,{FEW_WORDS}}})\W*",
    re.IGNORECASE,
)
_REMINDS: Final = re.compile(rf"(?:please\s+)?(?:{_alternatives(REMINDERS)})\b", re.IGNORECASE)


def vague_words(title: str) -> str:
    """The words of an action of which nobody can tell when they are true; none where all can."""
    found = _BEGINS_VAGUELY.match(title) or _BETTERED.fullmatch(title) or _WISHED.search(title)
    return found[1] if found else ""


def is_reminder(title: str) -> bool:
    """Whether an action asks people to remember, and changes nothing else."""
    return _REMINDS.match(title) is not None
