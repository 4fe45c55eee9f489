"""A long conversation is read since the mark on the page, and nothing is known less for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from action.connection import Connection, Question
from action.markdown import sections
from action.node import Node
from action.read import commands
from action.read.github.documents import fragments
from action.read.github.talk import OVERLAP, Said, Talk
from action.review.page.review_page import ReviewPage
from action.review.page.talk_mark import MOST, TalkMark
from action.wire.reply import Reply

PAGE: Final = 5
BEGAN: Final = datetime(2024, 5, 14, 9, 0, tzinfo=UTC)
URL: Final = "https://github.example/acme/shop/issues/1"
OURS: Final = sections.marker("comment", key="heard 1") + "\nWhat did you mean?"
TEXTS: Final = ("Thank you.", "/event 14:10 Calm", "/help", OURS, "/" + "x" * 2_100, "")
SECONDS: Final = st.sampled_from([0, 1, 9, 10, 11, 60, 60])


@dataclass
class Place:
    """A conversation on a GitHub that shows five comments a page."""

    now: datetime = BEGAN
    born: int = 0
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    # --- what people do ---

    def say(self, text: str) -> str:
        """Write one more comment; its id."""
        self.born += 1
        ident = f"IC_{self.born}"
        self.comments.append(
            {
                "id": ident,
                "url": f"{URL}#issuecomment-{self.born}",
                "body": text,
                "createdAt": self.now.isoformat(),
                "updatedAt": self.now.isoformat(),
                "lastEditedAt": None,
                "isMinimized": False,
                "author": {"login": "ana", "__typename": "User"},
                "editor": None,
                "reactionGroups": [],
                "reactions": {"nodes": []},
            }
        )
        return ident

    def edit(self, at: int, text: str) -> None:
        """Change one of the comments, as far as there are any."""
        if self.comments:
            changed = {"body": text, "updatedAt": self.now.isoformat()}
            self.comments[at % len(self.comments)] |= changed

    def delete(self, at: int) -> None:
        """Take one of them away."""
        if self.comments:
            del self.comments[at % len(self.comments)]

    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    # --- what GitHub answers ---

    @property
    def node(self) -> Node:
        """The issue as the first answer tells it."""
        return {"id": "I_1", "url": URL, "comments": self._page(self._newest(), None)}

    def ask(self, question: Question) -> Reply:
        """The answer to one of the questions about comments."""
        self.asked.append(question.document)
        after = question.variables.get("after")
        match question.document:
            case fragments.ALL_COMMENTS:
                return Reply({"node": {"comments": self._page(self.comments, after)}})
            case fragments.MORE_CHANGES:
                return Reply({"node": {"comments": self._page(self._newest(), after)}})
            case fragments.KEPT:
                known = {comment["id"]: comment for comment in self.comments}
                return Reply({"nodes": [known.get(ident) for ident in question.variables["ids"]]})
            case other:
                raise AssertionError(other)

    def _newest(self) -> list[dict[str, Any]]:
        return sorted(
            self.comments, key=lambda one: (one["updatedAt"], int(one["id"][3:])), reverse=True
        )

    def _page(self, comments: Sequence[dict[str, Any]], after: str | None) -> Node:
        start = int(after or 0)
        end = start + PAGE
        info = {"hasNextPage": end < len(comments), "endCursor": str(end)}
        some = [dict(comment) for comment in comments[start:end]]
        return {"totalCount": len(comments), "pageInfo": info, "nodes": some}


@dataclass(slots=True)
class Line(Connection):
    """A connection to such a place."""

    carrier: Any = None
    reader: Any = None
    place: Place = field(default_factory=Place)

    def ask(self, question: Question) -> Reply:
        """The place's own answer."""
        return self.place.ask(question)


def read(place: Place, *marks: TalkMark) -> Said:
    """What a look knows of the conversation."""
    place.asked.clear()
    return Talk(Line(place=place), marks).said(place.node)


def that_matter(said: Said) -> list[Node]:
    """What of it can have a part in a review."""
    return [one for one in said.comments if commands.may_matter(one["body"])]


def a_place(count: int = 40) -> Place:
    """A long conversation, a comment every minute."""
    place = Place()
    for number in range(count):
        place.say(f"Comment {number}")
        place.wait(60)
    return place


def marked(place: Place) -> TalkMark:
    """The mark that a full reading leaves."""
    mark = read(place).noted.mark
    assert mark is not None
    return mark


# --- what must not happen -------------------------------------------------------------------------


def test_a_short_conversation_is_read_at_once_and_leaves_no_mark() -> None:
    """Nothing is noted of what one answer tells whole."""
    place = a_place(PAGE)
    said = read(place)
    assert [one["body"] for one in said.comments] == [f"Comment {n}" for n in range(PAGE)]
    assert (said.noted.mark, said.noted.due, place.asked) == (None, False, [])


def test_without_a_mark_all_is_read_oldest_first() -> None:
    """And the mark is worth an edit."""
    place = a_place(12)
    said = read(place)
    assert [one["body"] for one in said.comments] == [f"Comment {n}" for n in range(12)]
    assert said.noted.due


def test_a_mark_that_holds_is_not_due() -> None:
    """Nothing is asked either."""
    place = a_place()
    mark = marked(place)
    assert read(place, mark).noted.due is False
    assert place.asked == []


# --- what is found --------------------------------------------------------------------------------


def test_only_what_changed_is_read() -> None:
    """A new comment, and an old one that somebody has edited."""
    place = a_place()
    mark = marked(place)
    place.edit(3, "/event 14:10 Calm")
    place.say("/help")

    assert [one["body"] for one in that_matter(read(place, mark))] == ["/event 14:10 Calm", "/help"]
    assert place.asked == []


def test_what_may_matter_is_asked_for_by_its_id() -> None:
    """A command that waits, and a letter of ours."""
    place = a_place(3)
    kept = place.say("/event 14:10 Calm"), place.say(OURS)
    place.wait(3600)
    for _ in range(20):
        place.say("Thank you.")
        place.wait(60)
    mark = marked(place)

    assert mark.keep == kept
    assert [one["id"] for one in that_matter(read(place, mark))] == list(kept)
    assert place.asked == [fragments.KEPT]


def test_after_a_deletion_all_is_read() -> None:
    """The number of comments tells, however many are said meanwhile."""
    place = a_place()
    mark = marked(place)
    place.wait(60)
    place.say("New")
    place.delete(3)

    said = read(place, mark)

    assert len(said.comments) == len(place.comments)
    assert said.noted.due


def test_changes_of_one_second_are_all_read() -> None:
    """More than a page of them, at the very second of the mark's last change and later."""
    place = a_place()
    for _ in range(2):
        place.say("/help")
    mark = replace(marked(a_place()), until=place.now, older=40)
    for _ in range(PAGE):
        place.say("/help")

    assert len(that_matter(read(place, mark))) == PAGE + 2
    assert place.asked == [fragments.MORE_CHANGES]


def test_what_was_said_at_the_second_of_the_mark_is_counted_once() -> None:
    """So that nobody takes it for a deletion."""
    place = a_place()
    place.say("One")
    place.wait(10)
    place.say("Another")
    mark = marked(place)

    assert mark.until == place.now - OVERLAP
    assert read(place, mark).noted.due is False
    assert place.asked == []


def test_what_github_lists_late_is_read_all_the_same() -> None:
    """The mark lies a little before the newest change."""
    place = a_place()
    mark = marked(place)
    place.now -= timedelta(seconds=65)
    place.edit(3, "/help")

    assert [one["body"] for one in that_matter(read(place, mark))] == ["/help"]


def test_too_much_to_keep_leaves_no_mark() -> None:
    """Then all is read each time, as without marks."""
    place = Place()
    for _ in range(MOST + 1):
        place.say("/help")
        place.wait(60)
    place.say("Thank you.")

    assert read(place).noted.mark is None


def test_a_mark_that_grows_old_is_due() -> None:
    """Before the changes since then fill a page of GitHub's."""
    place = a_place()
    mark = replace(marked(place), until=BEGAN + timedelta(minutes=30), older=30)
    assert read(place, mark).noted.due is False
    many = a_place(80)
    assert read(many, replace(marked(many), until=BEGAN, older=0)).noted.due


# --- what is not believed -------------------------------------------------------------------------


def on_a_page(text: str) -> tuple[TalkMark, ...]:
    """The marks of a page with this in our section of it."""
    return ReviewPage(sections.wrap("people", f"{text}\n## People")).talk


MARK: Final = TalkMark("I_1", BEGAN, 30, ("IC_7", "IC_kw--Do_8"))


def test_a_mark_is_read_as_it_was_written() -> None:
    """Whatever hyphens its ids have."""
    assert on_a_page(MARK.text) == (MARK,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '<!-- incident-review:talk of="I_1" -->',
        MARK.text.replace('older="30"', 'older="31"'),
        MARK.text.replace("IC_7 ", ""),
        MARK.text.replace("09:00", "08:00"),
        MARK.text.replace("I_1", "I_2"),
        MARK.text.replace('check="', 'check="0'),
        MARK.text.replace(' keep="', ' also="x" keep="'),
        replace(MARK, keep=("PR_1",)).text,
        replace(MARK, keep=tuple(f"IC_{n}" for n in range(MOST + 1))).text,
        MARK.text.replace("2024", "0001"),
        MARK.text.replace("2024-05-14", "2024-13-99"),
        f"`{MARK.text}`",
        f"```\n{MARK.text}\n```",
    ],
)
def test_a_mark_that_does_not_fit_together_is_none(text: str) -> None:
    """People can write on the page."""
    assert on_a_page(text) == ()


def test_a_mark_beside_our_section_is_none() -> None:
    """It is people's text."""
    assert ReviewPage(f"{MARK.text}\n{sections.wrap('people', 'x')}").talk == ()


@pytest.mark.parametrize(
    "forged",
    [
        lambda mark: replace(mark, until=BEGAN + timedelta(days=900), older=40),
        lambda mark: replace(mark, older=mark.older + 1),
        lambda mark: replace(mark, keep=("IC_999",)),
        lambda mark: replace(mark, until=BEGAN - timedelta(days=900)),
    ],
    ids=["of the future", "another number", "a comment of elsewhere", "of long ago"],
)
def test_a_mark_that_cannot_be_true_reads_all(forged: Any) -> None:
    """Although it fits together."""
    place = a_place()
    assert len(read(place, forged(marked(place))).comments) == len(place.comments)


# --- whatever happens -----------------------------------------------------------------------------


def deeds() -> st.SearchStrategy[tuple[str, int, str]]:
    """One thing that happens in a conversation: what, to which comment, with what words."""
    kinds = st.sampled_from(["say", "say", "edit", "edit", "delete", "look", "write", "write"])
    return st.tuples(kinds, st.integers(0, 40), st.sampled_from(TEXTS))


def happens(place: Place, kind: str, at: int, text: str) -> None:
    """People say something, change it or take it back."""
    match kind:
        case "say":
            place.say(text)
        case "edit":
            place.edit(at, text)
        case "delete":
            place.delete(at)
        case _:
            pass


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.sampled_from(TEXTS), SECONDS), min_size=6, max_size=25),
    st.lists(st.tuples(deeds(), SECONDS), max_size=20),
)
def test_with_marks_nothing_is_known_less(
    before: list[tuple[str, int]], story: list[tuple[tuple[str, int, str], int]]
) -> None:
    """Whatever people say, edit and delete: a look with marks finds what a full reading finds."""
    place, page = Place(), ReviewPage("")
    for text, seconds in before:
        place.say(text)
        place.wait(seconds)
    for (kind, at, text), seconds in [(("write", 0, ""), 0), *story, (("look", 0, ""), 0)]:
        happens(place, kind, at, text)
        said = read(place, *page.talk)
        assert that_matter(said) == that_matter(read(place))
        if kind == "write":
            mark = said.noted.mark
            page = ReviewPage(sections.wrap("people", mark.text if mark else ""))
        place.wait(seconds)
