"""Titles of ours: the one we gave is remembered, so that a person's title is never changed."""

from __future__ import annotations

import hashlib
from typing import Final

from action.markdown import sections
from action.markdown.safe import Safe
from action.markdown.sections import Page

LONGEST_OF_INCIDENT: Final = 200
"""Characters of an incident's title in a title of ours, of which GitHub takes 256."""
_KIND: Final = "titled"
_DIGITS: Final = 8
"""Hexadecimal digits by which a title is remembered."""


def retitled(page: Page, now: str, wanted: str) -> str | None:
    """The new title of what still bears the one we gave it, where another is wanted by now."""
    return wanted if now != wanted and _noted(page) == _digest(now) else None


def title_noted(page: Page, now: str, wanted: str) -> Safe:
    """The marker that says which title is ours, once `wanted` stands where ours has stood."""
    ours = now == wanted or _noted(page) == _digest(now)
    return sections.marker(_KIND, by=_digest(wanted) if ours else _noted(page))


def _noted(page: Page) -> str:
    return page.marker(_KIND).get("by", "")


def _digest(title: str) -> str:
    return hashlib.sha256(title.encode()).hexdigest()[:_DIGITS]
