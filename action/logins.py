"""GitHub's logins: letters, digits, hyphens; an enterprise adds an underscore and its code.

Old accounts may have two hyphens in a row or one at the end [rep]. A bot's login ends in `[bot]`
and is nobody's whom we could ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

LOGIN: Final = r"(?![A-Za-z0-9_-]{40})[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?"
"""The pattern of a login for regular expressions of every kind: at most 39 characters."""
MENTION_ENDS: Final = r"(?![\w/@-]|\.[A-Za-z0-9_])"
"""What must not follow a mention; for regular expressions of every kind."""
_BEFORE: Final = "(,;–—-"
"""What may set a mention apart from the words before it."""
_LOGIN: Final = re.compile(LOGIN)
_MENTION: Final = re.compile(rf"(?<!\w)@({LOGIN}){MENTION_ENDS}")
_TEAM: Final = re.compile(rf"(?<!\w)@({LOGIN}/[A-Za-z0-9][A-Za-z0-9_-]*){MENTION_ENDS}")


def is_login(word: str) -> bool:
    """Whether somebody can have this login."""
    return bool(_LOGIN.fullmatch(word))


def mentioned(text: str) -> Iterator[str]:
    """The logins that a text mentions; the caller takes away code, links and addresses before."""
    return (found[1] for found in _MENTION.finditer(text))


def teams_mentioned(text: str) -> Iterator[str]:
    """The teams that a text mentions, as `organisation/team`."""
    return (found[1] for found in _TEAM.finditer(text))


def without_mentions(text: str, names: Iterable[str]) -> str:
    """The text without mentions of these people and teams, nor the signs that set them apart."""
    for name in names:
        mention = rf"@{re.escape(name)}{MENTION_ENDS}\)?"
        *kept, last = re.split(mention, text, flags=re.IGNORECASE)
        text = "".join(words.rstrip().rstrip(_BEFORE).rstrip() for words in kept) + last
    return text
