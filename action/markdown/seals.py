"""Whether a text of ours is still as we wrote it: the marker at its top has a digest of it.

Who has edited a text last does not tell: our token may be that of a person who writes here, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from action.markdown.safe import Safe
from action.markdown.sections import Page, marker, noted

_SEAL: Final = "seal"
_DIGITS: Final = 12


def sealed(kind: str, text: str, **attributes: str) -> Safe:
    """The text below a marker of this kind, which knows what it says."""
    return Safe(f"{marker(kind, **attributes, seal=_digest(text))}\n{text}")


def is_whole(page: Page, kind: str) -> bool:
    """Whether nobody has changed such a text since we wrote it."""
    seal = page.marker(kind).get(_SEAL)
    return seal is not None and seal == _digest(below(page.lines))


def below(lines: Sequence[str]) -> str:
    """What stands below the first line, where that is nothing but a marker of ours."""
    first = lines[0].removesuffix("\r")
    alone = first.startswith("<!--") and first.endswith("-->") and noted(first) is not None
    return "\n".join(lines[1:] if alone else lines)


def _digest(text: str) -> str:
    plain = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
