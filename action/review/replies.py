"""How replies to commands are delivered: a letter a comment, sent once, edited, and settled.

What is said is in commands/; a letter stands where the commands were given. A command that was done
gets a quiet sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from action.anchors import anchor
from action.markdown import safe, sections
from action.review import words
from action.review.actions import proposing
from action.review.answers.twice import refused_twice
from action.review.claims import claiming
from action.review.commands import spoken, table
from action.review.commands.answering import CommandReply
from action.review.commands.command import Command
from action.review.git_steps import Target
from action.review.model import Refusal
from action.review.notes.unkept_notes import unkept_notes
from action.review.page.comment_steps import AddComment, EditComment, React
from action.review.page.our_comment import Comment
from action.review.plan import Step
from action.review.view import View

HEARD: Final = "heard"
"""What the keys of our letters about commands begin with; the comment's number follows."""
STRANGER: Final = "heard-from"
"""The same for what is said once to a person, whose login follows."""

_IN_CONVERSATION: Final = "issuecomment-"
"""How a comment is called that stands where its answer will: not on a line, nor in a review."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that is due: where, what it says, and about what, where that stands elsewhere."""

    target: Target
    key: str
    replies: tuple[CommandReply, ...]
    about: str = ""


def is_answer(key: str) -> bool:
    """Whether a comment of ours answers commands, by its key."""
    return key.startswith((f"{HEARD} ", f"{STRANGER} "))


def signs(done: Iterable[Command]) -> Iterator[Step]:
    """A thumbs-up for each comment whose commands are carried out in this plan."""
    for comment, url in dict.fromkeys((c.comment, c.url) for c in done):
        yield React(comment, url)


def owed(view: View) -> Iterator[Step]:
    """The thumbs-up of commands that were done, where it was lost or another token gave it."""
    known = view.issue.page.actions.known
    listed = proposing.listed_before(view.snapshot, known)
    done = (*spoken.done(view.snapshot, view.snapshot.timeline), *listed, *view.carried_out)
    lost = {*view.refused_before.comments, *refused_twice(view.snapshot, Refusal.REACTIONS)}
    yield from signs(c for c in done if not c.thanked and c.place not in lost)


def letters(view: View) -> Iterator[Step]:
    """Letters about commands; who begins one must have the claim, or two would be sent."""
    due = tuple(_steps(view))
    if any(isinstance(step, AddComment) for step in due) and not view.may_speak:
        keys = (step.key for step in due if isinstance(step, AddComment))
        yield from claiming.claim(view, "Reply to a comment", *map(claiming.comment_key, keys))
        return
    yield from due


def _steps(view: View) -> Iterator[Step]:
    due = tuple(_due(view))
    said = _said(view)
    for letter in due:
        body = _body(letter.key, letter.replies, letter.about)
        if letter.key not in said:
            yield AddComment(letter.target, letter.key, body)
        elif said[letter.key].body.strip() != body.strip():
            yield EditComment(said[letter.key].id, letter.key, body)
    open_ = {letter.key for letter in due}
    for key, comment in said.items():
        settled = _body(key, ())
        if key not in open_ and comment.body.strip() != settled.strip():
            yield EditComment(comment.id, key, settled)


def _body(key: str, replies: tuple[CommandReply, ...], about: str = "") -> str:
    marker = sections.marker("comment", key=key)
    return words.render("heard.md.j2", marker=marker, replies=replies, about=about)


def _said(view: View) -> dict[str, Comment]:
    """Our letters about commands so far."""
    pull = view.snapshot.pull_request
    every = (*view.issue.comments, *(pull.comments if pull else ()))
    return {comment.key: comment for comment in every if is_answer(comment.key)}


def _due(view: View) -> Iterator[_Letter]:
    """The letters that should stand there now, one for each comment or person."""
    found: dict[str, tuple[Target, str, list[CommandReply]]] = {}
    for target, commands in _comments(view):
        first = commands[0]
        about = "" if first.place.startswith(_IN_CONVERSATION) else first.url
        for reply in table.replies(view, commands):
            found.setdefault(_key(reply, first), (target, about, []))[2].append(reply)
    for notes, answer in unkept_notes(view):
        key = f"{HEARD} {safe.comment_safe(anchor(notes.url))}"
        found.setdefault(key, (view.target, "", []))[2].append(answer)
    for key, (target, about, replies) in found.items():
        once = replies[0].once_to_a_person
        yield _Letter(target, key, tuple(replies[:1] if once else replies), about)


def _key(reply: CommandReply, command: Command) -> str:
    if reply.once_to_a_person:
        return f"{STRANGER} {safe.comment_safe(command.author)}"
    return f"{HEARD} {safe.comment_safe(command.place)}"


def _comments(view: View) -> Iterator[tuple[Target, tuple[Command, ...]]]:
    """The commands of each comment that are not done, with the place of its answer, oldest first.

    So whoever is answered once is answered about the first of what they said.
    """
    pull, pending = view.snapshot.pull_request, set(view.timeline.pending)
    found: dict[tuple[Target, str], list[Command]] = {}
    places = [(view.target, view.issue.commands)]
    if pull:
        places.append((Target(pull.id, pull.number), pull.commands))
    for target, commands in places:
        for command in filter(pending.__contains__, commands):
            found.setdefault((target, command.comment), []).append(command)
    each = ((target, tuple(commands)) for (target, _), commands in found.items())
    yield from sorted(each, key=lambda one: one[1][0].order)
