"""What people are called in an import: numbers, unless names are asked for (R21)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_WORD: Final = re.compile(r"\w+")


class Aliases:
    """Calls each person the same throughout: *person 1*, *person 2*, or by name."""

    def __init__(self, known: Mapping[str, str], *, names: bool) -> None:
        """Take the names that the source knows, by id."""
        self._known = dict(known)
        self._names = names
        self._numbers: dict[str, int] = {}
        self._begin: dict[str, list[str]] = {}
        for ident, name in self._known.items():
            self._note(ident, name)

    def learn(self, ident: str, name: str) -> None:
        """Remember a name that comes along; the first one heard stays."""
        if ident and name and ident not in self._known:
            self._known[ident] = name
            self._note(ident, name)

    def _note(self, ident: str, name: str) -> None:
        """Remember by which word a name is found again."""
        first = _WORD.search(name)
        self._begin.setdefault(first[0] if first else "", []).append(ident)

    def call(self, ident: str) -> str:
        """What to call the person of this id."""
        if self._names and ident in self._known:
            return self._known[ident]
        number = self._numbers.setdefault(ident, len(self._numbers) + 1)
        return f"person {number}"

    def by(self, ident: str) -> str | None:
        """Who it was, where names are asked for and this one is known."""
        return self._known.get(ident) if self._names else None

    def in_words(self, text: str) -> str:
        """A sentence that a tool has made, with everybody it names called as they should be."""
        if self._names:
            return text
        words = dict.fromkeys(["", *_WORD.findall(text)])
        here = [
            (ident, self._known[ident]) for word in words for ident in self._begin.get(word, ())
        ]
        for ident, name in sorted(here, key=lambda pair: -len(pair[1])):
            if name in text:
                spelt = rf"(?<!\w){re.escape(name)}(?!\w)"
                text = re.sub(spelt, lambda _, who=ident: self.call(who), text)  # type: ignore[misc]
        return text[:1].upper() + text[1:]

    def notes(self) -> Iterable[str]:
        """What a person should know about it."""
        if self._numbers:
            yield (
                "Names are replaced by “person 1” and so on, because reviews are about roles;"
                " `--names` keeps them"
            )
