"""A remark in a few words: what kind it is, who said it, who joined in, and where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from action.markdown import safe
from action.markdown.as_written import as_written
from action.markdown.fences import fence
from action.review.agenda.kind import own_words, said_kind, sounds_like, without_kind
from action.review.agenda.remark import UNNAMED, Remark, Say

SUGGESTION: Final = re.compile(r"suggestion\b")

_DISSENT: Final = "disagree"
WHOLE: Final = 2_000
"""Characters of one comment that the record keeps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One remark: what kind, in a few words, by whom, where it is.

    `kind` is what its first word says, `seems` what it sounds like where that says nothing. `votes`
    are those of others. It `differs` where somebody disagrees in it, be it in an answer. In the
    record `words` and `answers` are all that was said, in people's Markdown.
    """

    kind: str | None
    words: str
    author: str
    url: str
    replies: int
    people: tuple[str, ...]
    unanswered: bool = False
    answers: tuple[str, ...] = ()
    seems: str | None = None
    votes: int = 0
    differs: bool = False

    @property
    def about(self) -> str | None:
        """What kind it is taken for."""
        return self.kind or self.seems

    @property
    def shown_guess(self) -> str | None:
        """The kind that it sounds like, where that is worth a word: a question shows its sign."""
        return None if self.kind or self.seems == "question" else self.seems

    @property
    def has_lines(self) -> bool:
        """Whether more was said than one line."""
        return "\n" in self.words

    @property
    def others(self) -> tuple[str, ...]:
        """Who joined the conversation."""
        return tuple(login for login in self.people if login != self.author)


def suggests(remark: Remark) -> bool:
    """Whether a conversation has come to other words for the line, a correction (R27)."""
    fences = (fence(line) for say in remark.says for line in say.body.splitlines())
    return any(found and SUGGESTION.match(found.info) for found in fences)


def entry_of(remark: Remark) -> Entry:
    """A remark as the agenda shows it."""
    first = remark.says[0]
    people = tuple(dict.fromkeys(say.author for say in remark.says))
    kind = said_kind(first.body)
    seems = None if kind else sounds_like(first.body)
    return Entry(
        kind=kind,
        words=safe.excerpt(own_words(first.body)),
        author=first.author,
        url=first.url,
        replies=len(remark.says) - 1,
        people=people,
        unanswered=_waits(first.author, kind or seems, people),
        seems=seems,
        differs=_DISSENT in {kind, seems} or any(map(_disagrees, remark.says[1:])),
        votes=len({login.lower() for login in remark.votes} - {first.author.lower()}),
    )


def _disagrees(answer: Say) -> bool:
    return (said_kind(answer.body) or sounds_like(answer.body)) == _DISSENT


def _waits(author: str, about: str | None, people: Sequence[str]) -> bool:
    """Whether a question waits for an answer; to one without a name nobody can reply below it."""
    return about == "question" and len(people) == 1 and author != UNNAMED


def whole_entry(remark: Remark) -> Entry:
    """A remark as the record keeps it: all that was said, and not who said it."""
    first, *rest = remark.says
    words = safe.shortened(without_kind(first.body).rstrip(), WHOLE)
    answers = (safe.shortened(say.body, WHOLE) for say in rest)
    return replace(entry_of(remark), words=words, answers=tuple(filter(as_written, answers)))
