"""What kind a remark is: as its first word says, else as its words sound.

What it sounds like is a guess. It is shown as one, and nobody is held to it.
"""

from __future__ import annotations

import re
from typing import Final

from action.markdown import safe

KINDS: Final = (
    "decision",
    "communication",
    "observation",
    "question",
    "surprise",
    "disagree",
    "action",
    "park",
)
_MARK: Final = r"(?:\*\*|__|[*_`])?"
_FIRST_WORD: Final = re.compile(
    rf"\s*{_MARK}({'|'.join(KINDS)}|dissent){_MARK}\s*:{_MARK}\s*", re.IGNORECASE
)
LOOKED_AT: Final = 1_000
"""Characters of a remark whose sound is listened to."""
_WE: Final = r"(?:i|we|they|somebody|someone|the team)"
_SOUNDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
    for kind, words in (
        (
            "disagree",
            (
                r"i disagree",
                r"i (?:do not|don['’]t) (?:agree|see it (?:that|this) way)",
                r"i (?:see|saw|remember|recall) (?:it|this|that) differently",
                r"(?:that|this)(?:['’]s| is| was) not (?:how|what) (?:i|we)",
            ),
        ),
        (
            "surprise",
            (
                r"surpris(?:ed|ing|ingly)",
                r"to (?:my|our) surprise",
                rf"{_WE} (?:did not|didn['’]t|had not|hadn['’]t|never) expect(?:ed)?",
                rf"{_WE} had no idea",
                r"news to (?:me|us)",
            ),
        ),
        (
            "decision",
            (
                rf"{_WE} (?:then )?(?:decided|chose|opted|agreed) (?:to|not to|for|against|on)",
                r"(?:the|a|this|that|our) decision",
            ),
        ),
        (
            "communication",
            (
                rf"{_WE} (?:told|informed|notified|e-?mailed|announced|posted)",
                rf"nobody (?:told|informed|knew)|{_WE} (?:was|were) not told",
                r"status page|announcement",
            ),
        ),
        (
            "observation",
            (
                rf"{_WE} (?:noticed|saw|observed|could see)",
                r"(?:the )?(?:graphs?|dashboards?|logs?|metrics?|traces?) (?:show|showed|shows)",
            ),
        ),
    )
)


def said_kind(body: str) -> str | None:
    """What kind the first word of a remark says it is; dissent is to disagree."""
    found = _FIRST_WORD.match(body)
    return None if not found else found[1].lower().replace("dissent", "disagree")


def without_kind(body: str) -> str:
    """What a remark says after the word that tells its kind."""
    found = _FIRST_WORD.match(body)
    return body[found.end() :] if found else body


def sounds_like(body: str) -> str | None:
    """What kind a remark sounds like: dissent and surprise before a question, that before all."""
    words = safe.plain(body[:LOOKED_AT]).replace("’", "'")
    found = [kind for kind, sound in _SOUNDS if sound.search(words)]
    first = next((kind for kind in found if kind in {"disagree", "surprise"}), None)
    asks = "question" if words.rstrip(" )*_\"'").endswith("?") else None
    return first or asks or next(iter(found), None)
