"""Commands in people's comments: lines that begin with a slash, such as `/event 14:10 Calm again`.

Only what GitHub shows as words at the start of a line is a command: not what stands in code, in a
quote, in HTML or below a bullet. A command is done once, also when its comment is edited.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from action.logins import is_login
from action.markdown.comments import shown, without_comments
from action.markdown.fences import fenced
from action.markdown.safe import excerpt
from action.markdown.unseen import unseen
from action.review.actions.action_words import says_parts_only
from action.review.commands.command import Command, Origin
from action.review.commands.spelling import GIVEN, HELP, command_in, meant_by
from action.review.model import Snapshot
from action.review.timeline.timeline import Timeline

EVENT: Final = "event"
NOT_COMING: Final = "not-coming"
"""All that stands behind it in its comment is a reason, which is copied nowhere."""
RELAY: Final = "relay"
"""All that stands below it, up to the next one in its comment, are words to pass on."""
ACTION: Final = "action"
ONCE: Final = (EVENT, ACTION, HELP)
"""Commands that are done once; what the others ask for holds as long as their comment stands."""

_PARSER: Final = MarkdownIt("commonmark").disable(["inline", "text_join"])
_LONE_CR: Final = re.compile(r"\r(?!\n)")
"""It is no new line on GitHub."""
_CODE: Final = 4
"""Columns from which on a line may be code (CommonMark 4.4)."""
WORDS: Final = 12
"""Words behind a command that are looked at for people."""
_DIGITS: Final = 10
"""Hexadecimal digits by which a command is remembered: enough to tell a million apart."""


# --- what people say ------------------------------------------------------------------------------


def commands(markdown: str, origin: Origin, names: Collection[str]) -> tuple[Command, ...]:
    """The commands in a comment, in order, each once; a word that nobody knows is one, too.

    `names` are those that are known. Of equal lines the last counts, but for what is done once.
    """
    found: dict[tuple[str, str], None] = {}
    for given in _given(markdown, names) if may_hold_any(markdown) else ():
        if given[0] not in ONCE:
            found.pop(given, None)
        found[given] = None
    said = (origin.comment, origin.url, origin.author, origin.at)
    thanked, edited = origin.thanked, origin.edited
    return tuple(Command(name, text, *said, thanked=thanked, edited=edited) for name, text in found)


@dataclass(frozen=True, slots=True)
class _Given:
    """A command in line `at`, in a paragraph that ends with line `last`; `below` are its parts."""

    at: int
    last: int
    behind: str
    name: str
    text: str
    below: tuple[str, ...] = ()


def _given(markdown: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The name of each command, and what follows it on its line, or below it where that belongs."""
    plain = _LONE_CR.sub(" ", markdown)
    lines = [line.strip() for line in plain.split("\n")]
    given = [
        _with_parts(_Given(first + before, first + words.count("\n"), *said), lines)
        for first, words in _words(plain)
        for before, said in _commands_of(words, names)
    ]
    told = dict(_told(given, lines, names))
    for one in given:
        yield one.name, told.get(one.at, "; ".join((one.text, *one.below)))


def _commands_of(words: str, names: Collection[str]) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """In which line of a paragraph a command stands, the words behind it, its name and text."""
    for line in _at_line_starts(words):
        yield words.count("\n", 0, line.start()), (line["text"], *command_in(line, names))


def _with_parts(given: _Given, lines: Sequence[str]) -> _Given:
    """The same with the lines below it that say whose an action is, and so on."""
    below = lines[given.at + 1 : given.last + 1] if given.name == ACTION else ()
    return replace(given, below=tuple(takewhile(says_parts_only, below)))


def _told(
    given: Sequence[_Given], lines: Sequence[str], names: Collection[str]
) -> Iterator[tuple[int, str]]:
    """What each relay passes on: its line and all below, up to the next one or to a reason.

    Of what stands between, only the lines of other commands are left out.
    """
    others = {
        at
        for one in given
        if one.name in names or meant_by(one.name, names)
        for at in range(one.at, one.at + 1 + len(one.below))
    }
    end = len(lines)
    for one in reversed(given):
        if one.name == RELAY:
            below = (lines[at] for at in range(one.at + 1, end) if at not in others)
            yield one.at, without_comments("\n".join((one.behind, *below))).strip()
        if {RELAY, NOT_COMING} & {one.name, meant_by(one.name, names)}:
            end = one.at


def without(markdown: str, names: Collection[str]) -> str:
    """A comment without the lines that give commands of these names; code stays as it is.

    Nothing is parsed for that but fences: anybody may write long comments. So a line that only may
    be code is kept, too: rather a command too much than a word too few. Where a reason may begin it
    is the other way round.
    """
    if not may_hold_any(markdown):
        return markdown
    lines = markdown.split("\n")
    code = fenced(lines)
    outside = [at for at in range(len(lines)) if at not in code]
    end = next((at for at in outside if _begins_reason(lines[at], names)), len(lines))
    kept = (at for at in range(end) if at in code or not _gives_one_of(lines[at], names))
    return "\n".join(lines[at] for at in kept)


def _begins_reason(line: str, names: Collection[str]) -> bool:
    """Whether somebody says that they cannot come, or means to say it."""
    given = (command_in(found, names)[0] for found in GIVEN.finditer(line))
    return any(NOT_COMING in {name, meant_by(name, names)} for name in given)


def _gives_one_of(line: str, names: Collection[str]) -> bool:
    """Whether a line outside of fences may be such a command; set in further, it may be code."""
    before = line[: len(line) - len(line.lstrip(" \t"))]
    return len(before.expandtabs(_CODE)) < _CODE and _holds_one_of(line, names)


def _holds_one_of(markdown: str, names: Collection[str]) -> bool:
    """Whether a line begins like a command of one of these names."""
    return any(command_in(found, names)[0] in names for found in GIVEN.finditer(markdown))


def one_of(markdown: str, names: Collection[str], origin: Origin) -> tuple[Command, ...]:
    """The first command of one of these names, if any; else nothing of the text is parsed."""
    told = commands(markdown, origin, names) if _holds_one_of(markdown, names) else ()
    return tuple(command for command in told if command.name in names)[:1]


def names_in(markdown: str) -> Iterator[str]:
    """The words behind commands that may be logins, whoever gives them."""
    for line in GIVEN.finditer(markdown) if may_hold_any(markdown) else ():
        for word in islice(line["text"].split(), WORDS):
            if is_login(login := word.removeprefix("@").rstrip(".,;:!")):
                yield login


def may_hold_any(markdown: str) -> bool:
    """Whether a line begins like a command; nothing of the text is understood for that."""
    return GIVEN.search(markdown) is not None


def _words(markdown: str) -> Iterator[tuple[int, str]]:
    """What stands in paragraphs of the page itself, and in which line each of them begins.

    An HTML comment that nobody closes, be it in a quote, hides all that follows.
    """
    before: Token | None = None
    for token in _PARSER.parse(markdown):
        if token.type == "html_block" and shown(token.content)[1]:
            return
        if token.type == "inline" and token.level == 1 and before and "#" not in before.markup:
            yield (token.map or [0])[0], token.content
        before = token


def _at_line_starts(words: str) -> Iterator[re.Match[str]]:
    spans = list(unseen(words))
    return (
        line
        for line in GIVEN.finditer(words)
        if not any(first < line.start() < end for first, end in spans)
    )


# --- what was done --------------------------------------------------------------------------------


def key(command: Command) -> str:
    """What a command is remembered by: the comment and its words, not their spaces."""
    said = f"{command.place} {command.name} {command.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


def given(snapshot: Snapshot) -> tuple[Command, ...]:
    """What people have asked for, below the issue and in the pull request's conversation."""
    places = (snapshot.issue, snapshot.pull_request)
    return tuple(command for place in places if place for command in place.commands)


def fresh(
    snapshot: Snapshot, timeline: Timeline | None, belongs: Callable[[str], bool]
) -> tuple[Command, ...]:
    """The events that those who belong here have told, understood and not in the timeline yet."""
    told = pending(snapshot, timeline)
    return tuple(command for command in told if command.event and belongs(command.author))


def pending(snapshot: Snapshot, timeline: Timeline | None) -> tuple[Command, ...]:
    """Every `/event` that the timeline does not remember, whatever is to become of it."""
    return tuple(command for command in waiting(snapshot, timeline) if command.name == EVENT)


def done(snapshot: Snapshot, timeline: Timeline | None) -> tuple[Command, ...]:
    """Every command that the timeline remembers."""
    left = set(waiting(snapshot, timeline))
    return tuple(command for command in given(snapshot) if command not in left)


def waiting(snapshot: Snapshot, timeline: Timeline | None) -> tuple[Command, ...]:
    """Every command that the timeline does not remember, also one that nobody knows.

    Where people have deleted what it remembers, the links to the comments still tell.
    """
    known = timeline.memory if timeline else None
    done = set(known.heard) if known else set()
    done |= set(map(key, recalled(snapshot, timeline)))
    return tuple(command for command in given(snapshot) if key(command) not in done)


def recalled(snapshot: Snapshot, timeline: Timeline | None) -> tuple[Command, ...]:
    """What a timeline that has lost its memory must have heard: its lines link to the comments.

    Of a comment as many commands as lines link to it: first those in whose words a line is.
    """
    if timeline is None or timeline.memory is not None:
        return ()
    clear = [one for one in given(snapshot) if one.name == EVENT and one.event]
    found: list[Command] = []
    for url in dict.fromkeys(command.url for command in clear):
        rows = [row for row in timeline.lines if f"]({url})" in row]
        said = [command for command in clear if command.url == url]
        said.sort(key=lambda command: not any(_tells(row, command) for row in rows))
        found += said[: len(rows)]
    return tuple(found)


def _tells(row: str, command: Command) -> bool:
    return command.event is not None and excerpt(command.event.what) in excerpt(row)
