"""Words of which an action is seldom made that gets done, or that changes anything (R67).

They lead to a question beside the line and to nothing else. In published reviews of other fields
half of all actions only remind people or tell them something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from action.languages.languages import LANGUAGES
from action.languages.lazily import Lazily
from action.languages.vague_actions import VAGUE_ACTIONS

OPENINGS: Final = (
    "analyse", "analyze", "consider", "discuss", "evaluate", "explore", "find out", "investigate",
    "keep an eye on", "look at", "look into", "monitor closely", "research", "rethink", "review",
    "talk about", "think about", "try to", "understand",
)  # fmt: skip
"""What begins work of which nobody can say when it ends."""
WISHES: Final = (
    "be careful", "be more careful", "more care", "be more attentive", "be vigilant",
    "pay attention", "pay more attention", "be aware", "do better", "try harder",
    "never happens again", "does not happen again", "doesn't happen again", "more robust",
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
FEW_FOREIGN_WORDS: Final = 2
"""So many more may stand there with their articles in other languages."""
REMINDERS: Final = (
    "announce", "brief", "document", "educate", "inform", "let everybody know", "make aware",
    "make sure everybody knows", "raise awareness", "remind", "share", "teach", "tell", "train",
    "be careful", "be more careful", "pay attention", "update the docs", "update the documentation",
    "update the runbook", "update the wiki", "write a checklist", "write a guideline",
    "write a policy", "write a runbook", "write a wiki page", "write down", "write up",
    "hold a training", "hold a workshop", "add documentation", "add a runbook",
)  # fmt: skip
"""How an action begins that asks people to remember: a reminder, a document or a training."""


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest_first) or "(?!)"


def _foreign(name: str, *, spaced: bool) -> str:
    """The words of one sort in all other languages, of those with spaces or of those without."""
    every = (
        getattr(VAGUE_ACTIONS[one.name], name)
        for one in LANGUAGES
        if one.spaced is spaced
        if one.name in VAGUE_ACTIONS
    )
    return _alternatives(word.replace("_", " ") for words in every for word in words.split())


_ASKED: Final = r"(?:please\s+|let['’]s\s+|we\s+(?:should|must|need\s+to|want\s+to)\s+)?"
_BEGINS_VAGUELY: Final = re.compile(rf"{_ASKED}({_alternatives(OPENINGS)})\b", re.IGNORECASE)
_WISHED: Final = re.compile(rf"\b({_alternatives(WISHES)})\b", re.IGNORECASE)
_BETTERED: Final = re.compile(
    rf"{_ASKED}((?:{_alternatives(BETTERMENTS)})(?:\s+(?:the|our))?(?:\s+[^\W\d]+){{1,{FEW_WORDS}}})\W*"
    rf"|((?:the\s+|our\s+)?(?:[^\W\d]+\s+){{1,{FEW_WORDS}}}"
    r"(?:improvements?|needs?\s+(?:improvement|work|attention)))\W*",
    re.IGNORECASE,
)
_REMINDS: Final = re.compile(rf"(?:please\s+)?(?:{_alternatives(REMINDERS)})\b", re.IGNORECASE)


_WORD: Final = r"[^\W\d][\w'’-]*+"
_SOME_WORDS: Final = rf"(?:{_WORD}\s+){{0,{FEW_FOREIGN_WORDS}}}"
_EAST: Final = r"\w{1,8}"


def _work_elsewhere() -> str:
    """A pattern for an action that is vague in another language, from its begin to its end."""
    return (
        rf"(?i)((?:{_foreign('openings', spaced=True)})\b).*"
        rf"|((?:{_foreign('before', spaced=True)})\s+{_SOME_WORDS}{_WORD})\W*"
        rf"|({_SOME_WORDS}{_WORD}\s+(?:{_foreign('behind', spaced=True)}))\W*"
        rf"|((?:{_foreign('openings', spaced=False)})).*"
        rf"|((?:{_foreign('before', spaced=False)}){_EAST})\W*"
        rf"|({_EAST}\s?(?:{_foreign('behind', spaced=False)}))\W*"
    )


def _wish_elsewhere() -> str:
    west, east = (_foreign("wishes", spaced=spaced) for spaced in (True, False))
    return rf"(?i)\b({west})\b|({east})"


def _reminder_elsewhere() -> str:
    """A pattern for an action that asks people to remember, from its begin to its end."""
    return (
        rf"(?i)(?:{_foreign('reminders', spaced=True)})\b.*"
        rf"|{_SOME_WORDS}(?:{_foreign('reminders_behind', spaced=True)})\W*"
        rf"|(?:{_foreign('reminders', spaced=False)}).*"
        rf"|\w{{0,12}}?\s?(?:{_foreign('reminders_behind', spaced=False)})\W*"
    )


_WHOLE: Final = Lazily({"work": _work_elsewhere, "reminder": _reminder_elsewhere})
_ANYWHERE: Final = Lazily({"wish": _wish_elsewhere})


def vague_words(title: str) -> str:
    """The words of an action of which nobody can tell when they are true; none where all can."""
    found = (
        _BEGINS_VAGUELY.match(title)
        or _BETTERED.fullmatch(title)
        or _WISHED.search(title)
        or _WHOLE["work"].fullmatch(title)
        or _ANYWHERE["wish"].search(title)
    )
    return next(filter(None, found.groups()), "") if found else ""


def is_reminder(title: str) -> bool:
    """Whether an action asks people to remember, and changes nothing else."""
    found = _REMINDS.match(title) or _WHOLE["reminder"].fullmatch(title)
    return found is not None
