"""What people do in the browser, each gesture with the event that GitHub sends for it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.github.committing import Transform
from tests.github.deeds import (
    assignees,
    branches,
    dispatches,
    fields,
    issues,
    pulls,
    texts,
    threads,
)
from tests.github.payloads import Event
from tests.github.records import Assigned, Assignment, Comment, LineComment, Text, Unassigned
from tests.github.reviewing import Reviewer, find_line, typed

UNTICKED = "- [ ]"
SIGNS: Mapping[str, type[Assignment]] = {"+": Assigned, "-": Unassigned}


class Person(Reviewer):
    """Somebody with a browser; texts that they type are stored with CRLF [rep]."""

    def open_issue(self, title: str, body: str = "") -> Event:
        """Open an issue."""
        with self._hub.acting() as world:
            issue = issues.create_issue(world, self.user, title, typed(body))
            return self._payloads.issues("opened", self.user, issue)

    def dispatch(self, event_type: str, payload: Any = None) -> Event:
        """Tell the repository something with a token of one's own, as a form's program does."""
        with self._hub.acting() as world:
            dispatches.check_may_dispatch(self.user)
            told = dispatches.dispatch(world, self.user, event_type, payload)
            return self._payloads.repository_dispatch(told)

    def open_pull_request(self, head: str, title: str, body: str = "") -> Event:
        """Open a pull request into the default branch."""
        with self._hub.acting() as world:
            base = world.default_branch
            pull = pulls.open_pull(
                world, self.user, base=base, head=head, title=title, body=typed(body)
            )
            return self._payloads.pull_request("opened", self.user, pull)

    def open_pull_request_from_fork(
        self, head: str, title: str, body: str = "", files: Mapping[str, str] | None = None
    ) -> Event:
        """Open a pull request from a branch of one's own fork, for which nobody is asked."""
        with self._hub.acting() as world:
            content = {path: text.encode() for path, text in (files or {}).items()}
            pull = pulls.open_pull_from_fork(
                world, self.user, head=head, title=title, body=typed(body), files=content
            )
            return self._payloads.pull_request("opened", self.user, pull)

    def comment(self, number: int, body: str) -> Event:
        """Comment below an issue or a pull request."""
        with self._hub.acting() as world:
            comment = texts.comment(world, self.user, world.ticket(number), typed(body))
            return self._payloads.issue_comment("created", self.user, comment)

    def react_below(self, number: int, containing: str, content: str = "THUMBS_UP") -> None:
        """React to the comment below a page that contains a text; no workflow hears [docs]."""
        with self._hub.acting() as world:
            every = world.ticket(number).comments
            comment = next(one for one in every if containing in one.body)
            texts.react(world, self.user, comment, content)

    def edit_comment(self, event: Event, body: str) -> Event:
        """Edit the comment that an event told of, below a page or on a line."""
        return self._edit(event.payload["comment"]["node_id"], body)

    def write_into(self, comment: Comment, change: Transform) -> Event:
        """Edit a comment of anybody, as who has write access may; it is seen with plain ends."""
        return self._edit(comment.node_id, change(comment.body.replace("\r\n", "\n")))

    def edit_review(self, event: Event, body: str) -> Event:
        """Edit the text of the review that an event told of."""
        return self._edit(event.payload["review"]["node_id"], body)

    def delete_comment(self, event: Event) -> Event:
        """Delete the comment that an event told of, below a page or on a line."""
        with self._hub.acting() as world:
            comment = world.node(event.payload["comment"]["node_id"], Text)
            texts.check_may_change(self.user, comment)
            if isinstance(comment, LineComment):
                gone = self._payloads.line_comment("deleted", self.user, comment)
                threads.delete_line_comment(world, comment)
                return gone
            below = world.node(comment.node_id, Comment)
            gone = self._payloads.issue_comment("deleted", self.user, below)
            texts.delete_comment(world, below)
            return gone

    def edit_issue(self, number: int, change: str | Transform) -> Event:
        """Replace the body of an issue or a pull request; a function sees it with plain ends."""
        with self._hub.acting() as world:
            ticket = world.ticket(number)
            before = ticket.body
            plain = before.replace("\r\n", "\n")
            body = change if isinstance(change, str) else change(plain)
            texts.edit(world, self.user, ticket, typed(body))
            return self._payloads.edited(self.user, ticket, before)

    def tick(self, number: int, text: str) -> Event:
        """Tick the box of the line that contains a text."""
        return self.edit_issue(number, lambda body: _change_line(body, text, _ticked))

    def untick(self, number: int, text: str) -> Event:
        """Take the tick of the line that contains a text away."""
        return self.edit_issue(number, lambda body: _change_line(body, text, _unticked))

    def insert_after(self, number: int, anchor: str, line: str) -> Event:
        """Type a new line below the line that contains a text."""
        return self.edit_issue(
            number, lambda body: _change_line(body, anchor, lambda old: f"{old}\n{line}")
        )

    def close_issue(self, number: int, reason: str = "completed") -> Event:
        """Close an issue as ``completed`` or ``not_planned``."""
        with self._hub.acting() as world:
            issue = world.issue(number)
            issues.close_issue(world, self.user, issue, reason.upper())
            return self._payloads.issues("closed", self.user, issue)

    def reopen_issue(self, number: int) -> Event:
        """Open a closed issue again."""
        with self._hub.acting() as world:
            issue = world.issue(number)
            issues.reopen_issue(world, issue)
            return self._payloads.issues("reopened", self.user, issue)

    def delete_issue(self, number: int) -> Event:
        """Delete an issue for good."""
        with self._hub.acting() as world:
            issue = world.issue(number)
            event = self._payloads.issues("deleted", self.user, issue)
            issues.delete_issue(world, issue)
            return event

    def label(self, number: int, name: str) -> Event:
        """Put an existing label on an issue."""
        with self._hub.acting() as world:
            issue = world.issue(number)
            issues.add_labels(world, issue, [issues.find_label(world, name)])
            return self._payloads.issues("labeled", self.user, issue)

    def choose_type(self, number: int, name: str) -> None:
        """Choose an issue's type in its sidebar; the workflows do not listen to that."""
        with self._hub.acting() as world:
            kind = next(one for one in world.issue_types if one.name == name)
            fields.set_type(world, world.issue(number), kind)

    def fill_in(self, number: int, name: str, value: str) -> None:
        """Fill in a field in an issue's sidebar; no event that we listen to comes of it."""
        with self._hub.acting() as world:
            field = next(one for one in world.issue_fields if one.name == name)
            fields.set_value(world, world.issue(number), field, value)

    def assign(self, number: int, login: str) -> Event:
        """Assign somebody to an issue in its sidebar."""
        return self.reassign(number, f"+{login}")

    def unassign(self, number: int, login: str) -> Event:
        """Free somebody of an issue in its sidebar."""
        return self.reassign(number, f"-{login}")

    def reassign(self, number: int, *changes: str) -> Event:
        """Save several changes of the sidebar at once: ``-lee`` frees, ``+tom`` assigns.

        All fall into the same second, in the order in which they are given: GitHub's is [rep].
        Each fires an event of its own, those after the first in ``also``; all tell how it ends.
        """
        with self._hub.acting() as world:
            issue = world.issue(number)
            before = len(issue.assignments)
            wanted = [(SIGNS[change[0]], world.user(change[1:])) for change in changes]
            assignees.reassign(world, self.user, issue, wanted)
            first, *others = map(self._payloads.assignment, issue.assignments[before:])
            return replace(first, also=tuple(others))

    def close_pull_request(self, number: int) -> Event:
        """Close a pull request without merging it."""
        with self._hub.acting() as world:
            pull = world.pull(number)
            pulls.close_pull(world, self.user, pull)
            return self._payloads.pull_request("closed", self.user, pull)

    def reopen_pull_request(self, number: int) -> Event:
        """Open a closed pull request again."""
        with self._hub.acting() as world:
            pull = world.pull(number)
            pulls.reopen_pull(world, pull)
            return self._payloads.pull_request("reopened", self.user, pull)

    def merge_pull_request(self, number: int, method: pulls.Method = "MERGE") -> Event:
        """Merge a pull request; the push to its base is in ``also``."""
        with self._hub.acting() as world:
            pull = world.pull(number)
            before = world.git.refs[branches.BRANCH + pull.base]
            commit = pulls.merge(world, self.user, pull, method)
            pushed = self._payloads.push(self.user, pull.base, before, [commit])
            closed = self._payloads.pull_request("closed", self.user, pull)
            return replace(closed, also=(pushed,))

    def _edit(self, node_id: str, body: str) -> Event:
        with self._hub.acting() as world:
            text = world.node(node_id, Text)
            texts.check_may_change(self.user, text)
            before = text.body
            texts.edit(world, self.user, text, typed(body))
            return self._payloads.edited(self.user, text, before)


def _change_line(body: str, containing: str, change: Transform) -> str:
    lines = body.split("\n")
    index = find_line(lines, containing)
    lines[index] = change(lines[index])
    return "\n".join(lines)


def _ticked(line: str) -> str:
    if UNTICKED not in line:
        raise LookupError(f"no empty box in {line!r}")
    return line.replace(UNTICKED, "- [x]", 1)


def _unticked(line: str) -> str:
    return re.sub(r"- \[[xX]\]", UNTICKED, line, count=1)
