"""What we answer to commands: a quiet sign where one was done, a letter where it could not be.

A letter stands where the command was given, once; when all is settled it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.markdown import safe, sections
from action.review import claiming, words
from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.model import Comment, State
from action.review.plan import AddComment, EditComment, React, Step, Target
from action.review.view import View

HEARD: Final = "heard"
"""What the keys of our letters about commands begin with; the comment's number follows."""
STRANGER: Final = "heard-from"
"""The same for somebody who may give no commands: one letter to a person, not to a comment."""


MOST: Final = 10
"""Lines of one comment that a letter names; it must fit into a comment itself."""
SHORT: Final = 120
"""Characters of a line that a letter repeats."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """Why a command was not done; templates/heard.md.j2 has the words for each kind."""

    kind: str
    command: Command

    @property
    def line(self) -> str:
        """The command as it was written, or how it begins."""
        return safe.shortened(f"/{self.command.name} {self.command.text}".rstrip(), SHORT)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that is due: where, and what about."""

    target: Target
    key: str
    about: tuple[Unheard, ...]


def is_answer(key: str) -> bool:
    """Whether a comment of ours answers commands, by its key."""
    return key.startswith((f"{HEARD} ", f"{STRANGER} "))


def signs(view: View) -> Iterator[Step]:
    """A thumbs-up for each comment whose events join the timeline in this plan."""
    for comment, url in dict.fromkeys((c.comment, c.url) for c in view.timeline.joining):
        yield React(comment, url)


def letters(view: View) -> Iterator[Step]:
    """Letters about what was not done; who begins one must have the claim, or two would be sent."""
    due = tuple(_steps(view))
    if any(isinstance(step, AddComment) for step in due) and not view.may_speak:
        yield from claiming.claim(view, "Answer a comment")
        return
    yield from due


def _steps(view: View) -> Iterator[Step]:
    due = tuple(_due(view))
    said = _said(view)
    for letter in due:
        body = _body(view, letter.key, letter.about)
        if letter.key not in said:
            yield AddComment(letter.target, letter.key, body)
        elif said[letter.key].body.strip() != body.strip():
            yield EditComment(said[letter.key].id, letter.key, body)
    open_ = {letter.key for letter in due}
    for key, comment in said.items():
        settled = _body(view, key, ())
        if key not in open_ and comment.body.strip() != settled.strip():
            yield EditComment(comment.id, key, settled)


def _body(view: View, key: str, about: tuple[Unheard, ...]) -> str:
    return words.render(
        "heard.md.j2",
        marker=sections.marker("comment", key=key),
        about=about[:MOST],
        more=len(about[MOST:]),
        timeline=view.path("timeline.md"),
    )


def _said(view: View) -> dict[str, Comment]:
    """Our letters about commands so far."""
    pull = view.snapshot.pull_request
    every = (*view.issue.comments, *(pull.comments if pull else ()))
    return {comment.key: comment for comment in every if is_answer(comment.key)}


def _due(view: View) -> Iterator[_Letter]:
    """The letters that should stand there now, one for each comment or stranger."""
    found: dict[tuple[Target, str], list[Unheard]] = {}
    for target, command in _places(view):
        if kind := _why_not(view, command):
            key = _key(kind, command)
            found.setdefault((target, key), []).append(Unheard(kind, command))
    for (target, key), about in found.items():
        yield _Letter(target, key, tuple(about[:1] if key.startswith(STRANGER) else about))


def _key(kind: str, command: Command) -> str:
    if kind == "stranger":
        return f"{STRANGER} {safe.comment_safe(command.author)}"
    return f"{HEARD} {command.place}"


def _places(view: View) -> Iterator[tuple[Target, Command]]:
    """Every command that the timeline does not remember, with the place of its answer."""
    pull, waiting = view.snapshot.pull_request, set(view.timeline.pending)
    yield from ((view.target, command) for command in view.issue.commands if command in waiting)
    if pull:
        target = Target(pull.id, pull.number)
        yield from ((target, command) for command in pull.commands if command in waiting)


def _why_not(view: View, command: Command) -> str:
    """Why a command is not done; the empty word where it is about to be."""
    pull = view.snapshot.pull_request
    if not spoken.may(view.snapshot, command):
        return "stranger"
    if command.event is None:
        return "unclear"
    if pull and pull.state is State.MERGED:
        return "filed"
    if view.issue.state is State.CLOSED:
        return "closed"
    return "pull-request-closed" if pull and pull.state is State.CLOSED else ""
