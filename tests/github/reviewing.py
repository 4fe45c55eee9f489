"""What people do with the lines of a pull request."""

import re
from collections.abc import Mapping
from dataclasses import replace

from tests.github.committing import Committer
from tests.github.deeds import texts, threads
from tests.github.deeds.threads import Remark
from tests.github.payloads import Event
from tests.github.records import PullRequest, Review, Text, Thread, Verdict

SUGGESTION = re.compile(r"```suggestion\r?\n(.*?)\r?\n?```", re.DOTALL)


class Reviewer(Committer):
    """Somebody who reads a pull request and speaks up."""

    def comment_on_line(
        self,
        number: int,
        path: str,
        body: str,
        *,
        containing: str = "",
        through: str = "",
        line: int | None = None,
    ) -> Event:
        """Comment on the line that contains a text or has a number, or from there ``through``."""
        with self._hub.acting() as world:
            pull = world.pull(number)
            first = line or self._line(pull, path, containing)
            last = self._line(pull, path, through) if through else first
            remark = Remark(path, last, typed(body), first if through else None)
            _, (thread,) = threads.review(world, self.user, pull, [remark])
            return self._payloads.line_comment("created", self.user, thread.comments[0])

    def comment_on_file(self, number: int, path: str, body: str) -> Event:
        """Comment on a file as a whole, which needs no line."""
        with self._hub.acting() as world:
            remark = Remark(path, None, typed(body))
            _, (thread,) = threads.review(world, self.user, world.pull(number), [remark])
            return self._payloads.line_comment("created", self.user, thread.comments[0])

    def suggest(
        self,
        number: int,
        path: str,
        replacement: str,
        *,
        containing: str,
        through: str = "",
        body: str = "",
    ) -> Event:
        """Propose other words for a line, or for several, to be committed with a click."""
        fence = f"```suggestion\n{replacement}\n```"
        text = f"{body}\n{fence}" if body else fence
        return self.comment_on_line(number, path, text, containing=containing, through=through)

    def commit_suggestion(self, thread: Thread | Event) -> Event:
        """Accept the newest suggestion of a thread, which settles the thread [rep]."""
        with self._hub.acting() as world:
            known = self.thread(thread)
            found = [SUGGESTION.search(comment.body) for comment in known.comments]
            replacement = [match[1] for match in found if match][-1].replace("\r\n", "\n")
            if known.line is None:
                raise LookupError("an outdated suggestion cannot be committed")
            event = self._replace_lines(known, known.line, replacement)
            threads.resolve(world, self.user, known)
            return event

    def reply(self, thread: Thread | Event, body: str) -> Event:
        """Answer in a thread."""
        with self._hub.acting() as world:
            comment = threads.reply(world, self.user, self.thread(thread), typed(body))
            return self._payloads.line_comment("created", self.user, comment)

    def review(
        self,
        number: int,
        body: str = "",
        *,
        state: Verdict = "COMMENTED",
        remarks: Mapping[str, str] | None = None,
        path: str = "",
    ) -> Event:
        """Submit a review; ``remarks`` maps a text in a line of ``path`` to what is said there.

        Every remark fires an event of its own, found in ``also`` [rep].
        """
        with self._hub.acting() as world:
            pull = world.pull(number)
            said = [
                Remark(path, self._line(pull, path, text), typed(remark))
                for text, remark in (remarks or {}).items()
            ]
            made, opened = threads.review(
                world, self.user, pull, said, state=state, body=typed(body)
            )
            comments = [thread.comments[0] for thread in opened]
            also = tuple(self._payloads.line_comment("created", self.user, c) for c in comments)
            return replace(self._payloads.review("submitted", self.user, made), also=also)

    def react(self, about: Event, content: str = "THUMBS_UP") -> None:
        """React to the comment that an event told of, of which no workflow hears [docs]."""
        with self._hub.acting() as world:
            texts.react(world, self.user, self._comment(about), content)

    def take_back(self, about: Event, content: str = "THUMBS_UP") -> None:
        """Take one's reaction to that comment away, of which no workflow hears either."""
        with self._hub.acting() as world:
            texts.unreact(world, self.user, self._comment(about), content)

    def dismiss(self, event: Event) -> Event:
        """Dismiss the approval or the request for changes that an event told of."""
        with self._hub.acting() as world:
            review = world.node(event.payload["review"]["node_id"], Review)
            threads.dismiss(world, self.user, review)
            return self._payloads.review("dismissed", self.user, review)

    def resolve(self, thread: Thread | Event) -> None:
        """Settle a thread, of which no workflow hears [spec]."""
        with self._hub.acting() as world:
            threads.resolve(world, self.user, self.thread(thread))

    def unresolve(self, thread: Thread | Event) -> None:
        """Open a settled thread again, of which no workflow hears either."""
        with self._hub.acting() as world:
            threads.unresolve(world, self.thread(thread))

    def thread(self, about: Thread | Event) -> Thread:
        """Return the thread that an event's comment is part of."""
        node_id = (
            about.node_id if isinstance(about, Thread) else about.payload["comment"]["node_id"]
        )
        for pull in self._hub.world.pulls():
            for thread in pull.threads:
                if node_id in (thread.node_id, *(c.node_id for c in thread.comments)):
                    return thread
        raise LookupError(f"no thread of {node_id}")

    def _comment(self, about: Event) -> Text:
        return self._hub.world.node(about.payload["comment"]["node_id"], Text)

    def _line(self, pull: PullRequest, path: str, containing: str) -> int:
        lines = self._hub.world.git.at(pull.head_oid).files[path].decode().splitlines()
        return find_line(lines, containing) + 1

    def _replace_lines(self, thread: Thread, last: int, replacement: str) -> Event:
        lines = self.read(thread.path, thread.pull.head).split("\n")
        lines[(thread.start_line or last) - 1 : last] = replacement.split("\n")
        message = "Apply suggestion from code review"
        return self.push({thread.path: "\n".join(lines)}, message, thread.pull.head)


def typed(text: str) -> str:
    """Return a text as the browser's editor sends it, with CRLF [rep]."""
    return re.sub(r"\r?\n", "\r\n", text)


def find_line(lines: list[str], containing: str) -> int:
    """Return the index of the first line that contains a text."""
    for index, line in enumerate(lines):
        if containing in line:
            return index
    raise LookupError(f"no line contains {containing!r}")
