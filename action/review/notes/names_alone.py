"""Whether words are the name of somebody, or of several people, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from action.logins import is_login

_SEVERAL: Final = re.compile(r"(?<!\s)\s*+(?:[,;&+]|\band\b)\s*+", re.IGNORECASE)
_CALLED: Final = re.compile(r"(?P<name>[^()]++)(?:\((?P<login>[^()]++)\))?")
"""A name, and maybe a login behind it."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_SMALL: Final = re.compile(
    r"al|at|aus|bei|bin|da|dal|das|de|dei|del|della|den|der|di|dos|du|el|from|la|le|of|ten|ter|van"
    r"|vom|von|y|zu|zum|zur"
)
"""Words of a name that begin with a small letter: `Jo from Acme`, `Ada van Dijk`."""
_DO: Final = re.compile(
    r"add|announce|ask|call|change|check|clean|close|create|decide|delete|discuss|document|email"
    r"|explain|find|fix|follow|get|improve|inform|investigate|invite|learn|look|make|merge|monitor"
    r"|move|no|page|please|remind|remove|rename|restart|restore|revert|review|roll|run|say|see|send"
    r"|set|stop|talk|tell|test|thank|train|try|update|use|warn|watch|we|why|write",
    re.IGNORECASE,
)
"""Words that begin what is to be done, or what was said: `Ask Clara` is nobody's name."""
_MOST_WORDS: Final = 5
_WITHOUT_CASE: Final = 6
"""Signs of a name in a script that has no capitals; more of them are a sentence."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody as a list of people calls them; `login` is empty for whom nobody knows by one."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Those who may be there: their logins and names, in lower case, and whose login that is."""

    logins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def alone(self, words: str) -> tuple[Called, ...]:
        """The people whom words name that say nothing else; nobody where they say more."""
        if self.knows(words):
            return (Called(self._login(words), words),)
        parts = [part for part in _SEVERAL.split(words) if part]
        found = tuple(called for part in parts for called in self._one(part))
        return found if len(found) == len(parts) else ()

    def knows(self, words: str) -> bool:
        """Whether this is what somebody is called."""
        return _plain(words) in self.logins

    def _one(self, words: str) -> Iterator[Called]:
        found = _CALLED.fullmatch(words)
        if not found:
            return
        known = self.knows(found["name"]) or (found["login"] and self.knows(found["login"]))
        behind = not found["login"] or _is_name(found["login"])
        if known or (behind and _is_name(found["name"].strip())):
            login = self._login(found["login"] or "") or self._login(found["name"])
            yield Called(login, words)

    def _login(self, words: str) -> str:
        return self.logins.get(_plain(words), "")


NOBODY_KNOWN: Final = KnownNames()


def _plain(words: str) -> str:
    return words.strip().removeprefix("@").lower()


def _is_name(words: str) -> bool:
    """Whether words look like a login, or like the name of a person."""
    if is_login(words.removeprefix("@")):
        return True
    every = words.split()
    names = [word for word in every if not _SMALL.fullmatch(word)]
    fits = names and len(every) <= _MOST_WORDS and not _DO.fullmatch(every[0])
    return bool(fits) and all(_WORD.fullmatch(word) and _is_big(word) for word in names)


def _is_big(word: str) -> bool:
    """Whether it begins as a name does; in a script without capitals, whether it is as short."""
    first = word[0]
    return first.isupper() or (first.lower() == first.upper() and len(word) <= _WITHOUT_CASE)
