"""Which lines of a comment are commands: what GitHub shows as words at the start of a line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from action.review.commands import spoken
from action.review.commands.asks.asks import NAMES, without_commands
from action.review.commands.command import Command, Origin
from tests.stories.nouns import FRIDAY, HOUSE

URL = f"{HOUSE}/issues/1#issuecomment-7"


def told(body: str) -> list[tuple[str, str]]:
    """Name and text of every command in a comment."""
    found = spoken.commands(body, Origin("IC_7", URL, "tom", FRIDAY), NAMES)
    return [(command.name, command.text) for command in found]


# --- what is none ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Thank you all!",
        "Write /event 14:10 Calm in a comment.",
        "> /event 14:10 Calm",
        "> as said before:\n/event 14:10 Calm",
        "- /event 14:10 Calm",
        "- as follows\n  /event 14:10 Calm",
        "```\n/event 14:10 Calm\n```",
        "~~~ text\n/event 14:10 Calm",
        "    /event 14:10 Calm",
        "`/event 14:10 Calm`",
        "Write `this\n/event 14:10 Calm\nor that`",
        "<!--\n/event 14:10 Calm\n-->",
        "Words <!-- and\n/event 14:10 Calm\n--> words",
        "> <!-- said in a quote\n\n/event 14:10 Calm",
        'Words <a title="\n/event 14:10 Calm\n">here</a>',
        "<details>\n/event 14:10 Calm\n</details>",
        "# /event 14:10 Calm",
        "/etc/hosts has changed",
        "/event/14:10 Calm",
        "\\/event 14:10 Calm",
        "//event 14:10 Calm",
    ],
)
def test_what_is_not_said_at_the_start_of_a_line_is_no_command(body: str) -> None:
    """Nor what stands in code, in a quote, in HTML, in a list or in a heading."""
    assert told(body) == []


# --- what is one ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("/event 14:10 Calm", "14:10 Calm"),
        ("  /event   14:10   Calm  ", "14:10 Calm"),
        ("Hello\r\n/event 14:10 Calm\r\nBye", "14:10 Calm"),
        ("/Event: 14:10 Calm", "14:10 Calm"),
        ("/event 14:10 See `a | b` and **c**", "14:10 See `a | b` and **c**"),
        ("/event 14:10 Calm <!-- e3 -->", "14:10 Calm"),
        ("/event", ""),
        ("A < b and `c\n/event 14:10 Calm", "14:10 Calm"),
        ("/event 14:10 Calm\n---", "14:10 Calm"),
        ("Write `<!--` as\n/event 14:10 Calm\nand -->", "14:10 Calm"),
        ("> quoted\n\n/event 14:10 Calm", "14:10 Calm"),
        ("`one` and `two\n/event 14:10 Calm", "14:10 Calm"),
    ],
)
def test_a_line_that_begins_with_a_slash_is_a_command(body: str, text: str) -> None:
    """With the words that follow on that line, as they were written."""
    assert told(body) == [("event", text)]


def test_a_comment_may_hold_several() -> None:
    """In their order, and the same one once."""
    body = "/event 14:10 A\n/event 14:20 B\n\n/meet 2026-11-24 14:00\n\n/event 14:10  A"

    assert told(body) == [("event", "14:10 A"), ("event", "14:20 B"), ("meet", "2026-11-24 14:00")]


def test_of_equal_lines_the_last_counts_where_a_command_stands() -> None:
    """Whoever says three things one after the other means the third."""
    body = "/coming\n/not-coming\n/facilitator @kim\n/facilitator @lee\n/facilitator  @kim\n/coming"

    assert told(body) == [
        ("not-coming", ""),
        ("facilitator", "@lee"),
        ("facilitator", "@kim"),
        ("coming", ""),
    ]


@pytest.mark.parametrize(
    ("said", "name", "text"),
    [
        ("/read.", "read", ""),
        ("/Coming!", "coming", ""),
        ("/coming!! See you", "coming", "See you"),
        ("/read, thanks", "read", "thanks"),
        ("/swap.", "swap", ""),
        ("/facilitator@vera", "facilitator", "@vera"),
        ("/facilitator\u00a0@vera", "facilitator", "@vera"),
        ("/not coming", "not-coming", ""),
        ("/Not coming, sorry", "not-coming", "sorry"),
        ("/not_coming", "not-coming", ""),
        ("/co_facilitator @dora", "co-facilitator", "@dora"),
        ("/co facilitator @dora", "co-facilitator", "@dora"),
        ("/note taker: @kim", "note-taker", "@kim"),
        ("/help?", "help", ""),
    ],
)
def test_a_command_is_heard_where_nothing_else_can_be_meant(
    said: str, name: str, text: str
) -> None:
    """A sign behind it, another space, a space or an underscore instead of the dash."""
    assert told(said) == [(name, text)]


@pytest.mark.parametrize(
    "said",
    [
        "/read.md is new",
        "/read/first",
        "/coming…soon",
        "/coming?",
        "/not coming?",
        "/not yet",
        "/coming-soon",
        "/swap_file is full",
        "/deploy. now",
        "/deploy@prod",
    ],
)
def test_what_may_be_something_else_is_not_heard_as_ours(said: str) -> None:
    """A path, a question, a word of another program."""
    assert not {name for name, _ in told(said)} & NAMES


def test_a_command_is_remembered_by_its_comment_and_words() -> None:
    """Other words are another command, and so are the same in another comment."""
    one = Command("event", "14:10 A", "IC_7", URL, "tom", FRIDAY)

    keys = {
        spoken.key(one),
        spoken.key(Command("event", "14:10 B", "IC_7", URL, "tom", FRIDAY)),
        spoken.key(Command("event", "14:10 A", "IC_8", f"{URL}8", "tom", FRIDAY)),
    }

    assert len(keys) == 3
    assert spoken.key(one) == spoken.key(Command("event", "14:10 A", "other", URL, "mira", FRIDAY))


# --- against GitHub's own parser ------------------------------------------------------------------


COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>|.*\Z)", re.DOTALL)
"""A comment as browsers read it; Python's parser takes `<!-->` for the beginning of one."""


class Shown(HTMLParser):
    """The lines that a page shows as words of its own: not in code, quotes, lists or HTML."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        super().__init__()
        self.around: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """Go into something."""
        if tag not in {"br", "hr", "img"}:
            self.around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Come out of it."""
        while tag in self.around and self.around.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Hear words."""
        if not {"code", "pre", "blockquote", "li"} & set(self.around):
            self.words.append(data)


SIGNS = ["`", "``", "```", "<!--", "-->", ">", "#", "---", "\\", "/", "*", "[", "words"]
pieces = st.sampled_from(
    [
        *SIGNS,
        *["/event N A"] * 3,
        *["\n"] * 3,
        "\n\n",
        "\r\n",
        "<b\n>",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
    ]
)


@given(st.lists(pieces, max_size=25))
@example(["<!--", "<!--", ">", "\n", "/event N A"])
def test_a_command_is_shown_as_words_by_github(said: list[str]) -> None:
    """Each command that we hear is a line that people read as one."""
    body = "".join(piece.replace("N", f"14:{n:02}") for n, piece in enumerate(said))
    shown = Shown()
    page = github_flavored_markdown_to_html(body, Options.CMARK_OPT_UNSAFE)
    shown.feed(COMMENT.sub("", page))
    words = "".join(shown.words)

    assert all(f"/{name} {text[:5]}" in words for name, text in told(body) if name == "event")


# --- what else a comment says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("/coming", ""),
        ("/Coming: with Ana\r\nWho saw it?", "Who saw it?"),
        ("Who saw it?\n /read\n", "Who saw it?\n"),
        ("/events are late", "/events are late"),
        ("> /coming\n\nNo.", "> /coming\n\nNo."),
        ("`/coming`", "`/coming`"),
        ("```\n/coming\n```\n/coming\nSo?", "```\n/coming\n```\nSo?"),
        ("```suggestion\n/read 14:05\n```", "```suggestion\n/read 14:05\n```"),
        ("    /read", "    /read"),
        (" \t/read", " \t/read"),
        ("Who saw it?\n/swap.", "Who saw it?"),
        ("/coming\nWe saw\u2028/read in the log", "We saw\u2028/read in the log"),
        ("/coming\nWe saw\r/read in the log", "We saw\r/read in the log"),
    ],
)
def test_what_is_said_besides_commands_is_kept(said: str, left: str) -> None:
    """Word by word: code, quotes and what only looks like a line of its own."""
    assert without_commands(said) == left


@pytest.mark.parametrize(
    "command",
    [
        "/not-coming",
        "/Not-Coming: hospital",
        "/not coming, hospital",
        "/not_coming hospital",
        "/notcoming hospital",
        "/not-comming",
        "/not-coming? hospital",
        "    /not-coming hospital",
    ],
)
def test_nothing_is_said_behind_a_reason(command: str) -> None:
    """It may go on for lines and paragraphs, with code; also behind a slip."""
    said = f"Who saw it?\n{command}\nhospital\n\nhospital\n```\nhospital\n```\n/read"

    assert without_commands(said) == "Who saw it?"
    assert without_commands(f"{command}\r\n\r\nhospital") == ""


@pytest.mark.parametrize("said", ["```\n/not-coming\n```\nSo?", "> /not-coming\n\nSo?"])
def test_code_and_quotes_begin_no_reason(said: str) -> None:
    """Somebody only speaks of the command."""
    assert without_commands(said) == said


def test_a_command_behind_a_reason_counts() -> None:
    """Whoever cannot come says who leads instead."""
    said = "/not-coming\nI am away.\n\n/facilitator @kim"

    assert told(said) == [("not-coming", ""), ("facilitator", "@kim")]
