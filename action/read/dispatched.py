"""The remark in a `repository_dispatch`: what a form has sent. Standard library only.

Nothing else of the event is looked at: neither who sent it, nor any other field of theirs.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from action.read.names import day_of
from action.review.remarks.brought import BROUGHT, Brought

REMARK_TYPE: Final = "incident-review-remark"
"""The type of the dispatches that are ours; the workflow names it, too."""
_RUN: Final = re.compile(r"[0-9]{1,20}", re.ASCII)
_LONGEST_TIME: Final = 40
"""Characters behind which nothing is a time or an id any more."""
_SEEN: Final = frozenset("LNPS")
"""The categories of Unicode of which people can see something."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The incident that a dispatch names, and the remark; `lacks` are the parts that it misses."""

    incident: str
    remark: Brought
    lacks: tuple[str, ...] = ()


def dispatch(payload: object, run: str) -> Dispatch:
    """What the `client_payload` of a dispatch says; `run` is the number of the workflow's run."""
    given = payload if isinstance(payload, Mapping) else {}
    incident, words = _text(given.get("incident")).strip(), _text(given.get("words"))
    remark = Brought(_key(run, incident, words), words, _time(given.get("at")))
    return Dispatch(incident, remark, tuple(_lacks(incident, words)))


def _lacks(incident: str, words: str) -> Iterator[str]:
    if day_of(incident) is None:
        yield "incident"
    if not any(unicodedata.category(sign)[0] in _SEEN for sign in words):
        yield "words"


def _key(run: str, *said: str) -> str:
    """A run that is started again keeps its number [docs]; without one it is what was said."""
    number = run if _RUN.fullmatch(run) else hashlib.sha256("\n".join(said).encode()).hexdigest()
    return f"{BROUGHT} {number[:20]}"


def _time(given: object) -> str:
    """Nothing where there is none; what is no text, or far too long, is no time that we know."""
    said = _text(given).strip()
    unclear = given not in (None, "") and not isinstance(given, str)
    return "?" if unclear or len(said) > _LONGEST_TIME else said


def _text(given: object) -> str:
    """A text without halves of characters, which nothing can write."""
    return given.encode("utf-8", "replace").decode() if isinstance(given, str) else ""
