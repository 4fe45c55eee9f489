"""What GitHub has refused for good, as a page remembers it, so that it is not asked for again.

It is forgotten when the incident file changes: then everything may be asked for once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from action.markdown import sections
from action.markdown.sections import Page

_KIND: Final = "refused"
_DIGITS: Final = 8
"""Hexadecimal digits by which a version of the file and the name of a label are remembered."""


@dataclass(frozen=True, slots=True)
class RefusedBefore:
    """What was refused since the incident file is this version.

    `readers` were not asked for a review, `assignees` not assigned, `comments` got no thumbs-up;
    of labels `made` could not be made and `put` not be put on. Labels are digests of their names.
    `kept` have no role any more and could not be taken off.
    """

    blob: str = ""
    readers: frozenset[str] = frozenset()
    assignees: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    put: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    @classmethod
    def read(cls, page: Page, blob: str) -> Self:
        """What the page remembers, if that is of this version of the file."""
        said, version = page.marker(_KIND), blob[:_DIGITS]
        if said.get("blob") != version:
            return cls(version)
        return cls(version, *(frozenset(said.get(part, "").split()) for part in _PARTS))

    @property
    def marker(self) -> str:
        """The marker that says so; nothing where nothing was refused."""
        said = {part: " ".join(sorted(getattr(self, part))) for part in _PARTS}
        kept = {part: names for part, names in said.items() if names}
        return str(sections.marker(_KIND, blob=self.blob, **kept)) if kept else ""


_PARTS: Final = ("readers", "assignees", "comments", "made", "put", "kept")


def digest(label: str) -> str:
    """What the name of a label is remembered by; names do not care about case."""
    return hashlib.sha256(label.lower().encode()).hexdigest()[:_DIGITS]


def lower(logins: Iterable[str]) -> frozenset[str]:
    """Logins as they are remembered; they do not care about case."""
    return frozenset(login.lower() for login in logins)
