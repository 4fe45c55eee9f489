"""What was said in a pull request, in the order in which it happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tests.github.deeds.threads import merge_base
from tests.github.diff import changes
from tests.github.git import Commit, Files
from tests.github.records import Comment, LineComment, PullRequest, Review, Thread, User
from tests.github.reviewing import SUGGESTION
from tests.github.world import World

SHOWN_ABOVE = 3
HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)")

FOLD = re.compile(rb"\r?\n[ \t]")
"""Where a long line of a calendar goes on in the next."""

Kind = Literal["comment", "review", "commit", "merged", "closed"]


@dataclass(frozen=True)
class Happening:
    """One thing in the conversation; what there is to see of it depends on its kind."""

    kind: Kind
    at: datetime
    by: User | None
    name: str = ""
    text: Comment | Review | None = None
    threads: tuple[Thread, ...] = ()
    commit: Commit | None = None


@dataclass(frozen=True)
class Row:
    """One line of a difference, with its numbers before and after, and its threads."""

    sign: str
    text: str
    old: int | None
    new: int | None
    threads: tuple[Thread, ...] = ()

    @property
    def kind(self) -> str:
        """Return what happened to the line."""
        return {"+": "added", "-": "removed", "@": "place"}.get(self.sign, "kept")

    @property
    def mark(self) -> str:
        """Return the sign that is shown in front of the line."""
        return self.sign if self.sign in {"+", "-"} else " "


@dataclass(frozen=True)
class FileDiff:
    """What a pull request changes in one file."""

    path: str
    status: str
    additions: int
    deletions: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a comment: words, or the lines that a suggestion would put in."""

    words: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def conversation(world: World, pull: PullRequest) -> list[Happening]:
    """Return everything below the pull request's own text, oldest first."""
    return sorted(_happenings(world, pull), key=lambda happening: happening.at)


def _happenings(world: World, pull: PullRequest) -> Iterator[Happening]:
    for comment in pull.comments:
        yield Happening("comment", comment.created_at, comment.author, text=comment)
    for review in pull.reviews:
        threads = tuple(t for t in pull.threads if t.comments[0].review is review)
        if threads or review.body:
            by = review.author
            yield Happening("review", review.created_at, by, text=review, threads=threads)
    for commit in world.git.between(merge_base(world, pull).oid, pull.head_oid):
        yield Happening("commit", commit.author.at, None, commit.author.name, commit=commit)
    if pull.closed_at:
        kind: Kind = "merged" if pull.merged_at else "closed"
        yield Happening(kind, pull.closed_at, pull.merged_by or pull.closed_by)


def file_diffs(world: World, pull: PullRequest) -> list[FileDiff]:
    """Return the changed files, every line with the threads that are still on it."""
    before = unfolded(merge_base(world, pull).files)
    after = unfolded(world.git.at(pull.head_oid).files)
    return [
        FileDiff(
            change.path,
            change.status,
            change.additions,
            change.deletions,
            tuple(_rows(change.patch, [t for t in pull.threads if t.path == change.path])),
        )
        for change in changes(before, after)
    ]


def unfolded(files: Files) -> Files:
    """Return files with the lines of calendars whole, so that an address is seen as one."""
    return {
        path: FOLD.sub(b"", content) if path.endswith(".ics") else content
        for path, content in files.items()
    }


def _rows(patch: str, threads: list[Thread]) -> Iterator[Row]:
    old = new = 0
    for line in patch.splitlines():
        if match := HUNK.match(line):
            old, new = int(match[1]), int(match[2])
            yield Row("@", line, None, None)
            continue
        sign, text = line[:1], line[1:]
        here = tuple(thread for thread in threads if sign != "-" and thread.line == new)
        yield Row(sign, text, None if sign == "+" else old, None if sign == "-" else new, here)
        old += sign != "+"
        new += sign != "-"


def context(thread: Thread) -> list[Row]:
    """Return the few lines above a thread, the commented one last."""
    rows = list(_rows(thread.diff_hunk, []))
    return [row for row in rows if row.sign != "@"][-SHOWN_ABOVE:]


def parts(comment: LineComment) -> list[Part]:
    """Split a comment into its words and its suggestions."""
    body, found, end = comment.body.replace("\r\n", "\n"), list[Part](), 0
    commented = context(comment.thread)[-1].text
    for match in SUGGESTION.finditer(body):
        found.append(Part(words=body[end : match.start()]))
        proposed = match[1].splitlines()
        before = () if commented in proposed else (commented,)
        after = tuple(line for line in proposed if line != commented)
        found.append(Part(before=before, after=after))
        end = match.end()
    return [part for part in [*found, Part(words=body[end:])] if part.words.strip() or part.after]
