"""Task lists read as GitHub shows them, and changed one line at a time."""

from __future__ import annotations

import re
from collections.abc import Callable

import cmarkgfm
import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import checklist
from action.markdown.checklist import Almost, Item

PIECES = [
    *("- [ ] one", "- [x] two", "* [X] three", "1. [ ] four", "+ [ ] five", "-"),
    *("  - [ ] nested", "    more", "  more", "- words", "-[x] near", "- [x]near", "- [] near"),
    *(
        "```",
        "  ```",
        "<!--",
        "-->",
        "<details>",
        "</details>",
        "> - [ ] quoted",
        ">",
        "    - [ ] code",
    ),
    *("", "words", "## Actions", "---", "[ ] near", "2) [x] six", "\t- [ ] tab"),
]
words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=4)
newlines = st.sampled_from(["\n", "\r\n"])
bodies = st.lists(st.tuples(st.sampled_from(PIECES) | words, newlines)).map(
    lambda parts: "".join(line + newline for line, newline in parts)
)
NOTE = '<!-- incident-review:action key="a1" -->'


def by_cmark(source: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(source))


def by_comrak(source: str) -> str:
    knows = comrak.ExtensionOptions()
    knows.tasklist = knows.table = True
    return str(comrak.render_markdown(source, knows))


# --- items ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "no list",
        "- no box",
        "-[x] no space before",
        "- [x]no space behind",
        "- [ ]",
        "```\n- [ ] in a fence\n```",
        "    - [ ] indented code",
        "> - [ ] quoted",
        "<!--\n- [ ] hidden\n-->",
        "<details>\n- [ ] still HTML\n</details>",
        "`- [ ] code`",
        "- [x](https://x.org) is a link",
        "- words\n\n  [ ] a second paragraph",
    ],
)
def test_what_github_shows_without_a_box_is_no_item(markdown: str) -> None:
    """Examples, quotes and near misses are not tasks."""
    assert checklist.items(markdown) == ()


@pytest.mark.parametrize(
    ("markdown", "item"),
    [
        ("- [ ] Add", Item(0, ticked=False, text="Add")),
        ("* [x] Add", Item(0, ticked=True, text="Add")),
        ("+ [X] Add", Item(0, ticked=True, text="Add")),
        ("1. [ ] Add", Item(0, ticked=False, text="Add")),
        ("2) [x]  Add `x`  ", Item(0, ticked=True, text="Add `x`")),
        ("words\n\n- [x] Add\r\n", Item(2, ticked=True, text="Add")),
        ("a\rb\n\n- [x] Add", Item(2, ticked=True, text="Add")),
        (f"- [ ] Add @x {NOTE}", Item(0, ticked=False, text="Add @x", marker={"key": "a1"})),
        ("- [ ] Add\n  because\n  - of x\n", Item(0, False, "Add", more="  because\n  - of x")),
        ("- why\n  - [ ] Add", Item(1, ticked=False, text="Add", depth=1)),
        ("<details>\n\n- [ ] Add\n\n</details>", Item(2, ticked=False, text="Add")),
    ],
)
def test_a_box_is_read_with_all_that_belongs_to_it(markdown: str, item: Item) -> None:
    """Any bullet, any newline, ticked by hand or by a click."""
    assert checklist.items(markdown) == (item,)


def test_what_stands_below_belongs_to_the_innermost_box() -> None:
    """A box in a box keeps its own lines."""
    markdown = "- [ ] outer\n  a\n  - [x] inner\n    b\n\n  c\n- [ ] next\n"

    found = checklist.items(markdown)

    assert [(item.text, item.depth, item.more) for item in found] == [
        ("outer", 0, "  a\n  c"),
        ("inner", 1, "    b"),
        ("next", 0, ""),
    ]


@pytest.mark.parametrize("render", [by_cmark, by_comrak])
@given(body=bodies)
def test_items_are_the_boxes_that_github_shows(render: Callable[[str], str], body: str) -> None:
    """As many, ticked alike; boxes in quotes are somebody else's words and stay out."""
    body = re.sub(r"(?m)^[ \t]*>.*$", "", body)

    shown = re.findall(r"<input[^>]*>", render(body))

    assert ["checked" in box for box in shown] == [item.ticked for item in checklist.items(body)]


@given(body=bodies)
def test_an_item_stands_on_its_line(body: str) -> None:
    """So that this one line can be changed."""
    lines = body.split("\n")

    for item in checklist.items(body):
        assert re.search(r"\[[ xX]\]", lines[item.line])
        assert item.text in lines[item.line]


# --- near misses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markdown",
    ["- [ ] Add", "- [x](y)", "- [x][y]", "- [x]: y", "```\n-[x] a\n```", "> -[x] a", "[x]y"],
)
def test_what_is_meant_otherwise_is_no_near_miss(markdown: str) -> None:
    """Boxes, links and examples get no advice."""
    assert checklist.almost_items(markdown) == ()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("- [x]Add", "- [x] Add"),
        ("-[x] Add", "- [x] Add"),
        ("-[ ]Add", "- [ ] Add"),
        ("- [] Add", "- [ ] Add"),
        ("- [ x ] Add", "- [x] Add"),
        ("* [X]Add", "* [X] Add"),
        ("1.[ ] Add", "1. [ ] Add"),
        ("[ ] Add", "- [ ] Add"),
    ],
)
def test_a_near_miss_is_shown_how_it_would_be_right(written: str, right: str) -> None:
    """People see no box and wonder; we can tell them kindly."""
    assert checklist.almost_items(f"words\n\n{written}\r\n") == (Almost(2, written, right),)


def test_every_line_of_a_paragraph_may_be_a_near_miss() -> None:
    """To GitHub they are one paragraph; people wrote a list."""
    assert checklist.almost_items("-[x] One\n-[ ] Two") == (
        Almost(0, "-[x] One", "- [x] One"),
        Almost(1, "-[ ] Two", "- [ ] Two"),
    )


def test_a_near_miss_below_a_box_is_seen() -> None:
    """Only the line of the box itself is right."""
    assert checklist.almost_items("- [ ] One\n  [x] Two") == (Almost(1, "[x] Two", "- [x] Two"),)


def test_a_near_miss_after_a_quote_and_within_a_list_is_seen() -> None:
    """What is quoted ends with the quote; what is no box may stand in an item without one."""
    markdown = "> -[x] theirs\n\n- words\n\n  -[x] ours"

    assert checklist.almost_items(markdown) == (Almost(4, "-[x] ours", "- [x] ours"),)


@pytest.mark.parametrize(
    ("written", "ticked"),
    [("-[x] One", True), ("[X] One", True), ("123456789.[x] One", True), ("-[ ] see [x]", False)],
)
def test_a_near_miss_is_ticked_where_its_own_box_is(written: str, ticked: bool) -> None:
    """What looks like a box further on in the line is a word of it."""
    (almost,) = checklist.almost_items(written)

    assert almost.ticked is ticked


@given(body=bodies)
def test_no_line_is_both_an_item_and_a_near_miss(body: str) -> None:
    """Nobody is corrected who was right."""
    near = {almost.line for almost in checklist.almost_items(body)}

    assert near.isdisjoint(item.line for item in checklist.items(body))


# --- changing a line ------------------------------------------------------------------------------


def test_a_suffix_goes_before_our_comment() -> None:
    """The comment stays last on its line, the newline stays what it was."""
    markdown = f"a\r\n- [x] Add {NOTE}\r\nb"

    assert checklist.with_line_suffix(markdown, 1, "→ #12") == f"a\r\n- [x] Add → #12 {NOTE}\r\nb"


def test_a_suffix_goes_to_the_end_of_a_line_without_a_comment() -> None:
    """One space parts it from the words."""
    assert checklist.with_line_suffix("- [x] Add  \n", 0, " → #12") == "- [x] Add → #12\n"


def test_a_line_is_replaced_in_its_own_kind_of_newline() -> None:
    """The lines around stay byte for byte."""
    assert checklist.with_line("a\r\nb\nc", 0, "x") == "x\r\nb\nc"
    assert checklist.with_line("a\r\nb\nc", 1, "x") == "a\r\nx\nc"


@pytest.mark.parametrize("line", [-1, 2])
def test_a_line_that_is_not_there_is_an_error(line: int) -> None:
    """Counting from the end would change somebody else's line."""
    with pytest.raises(IndexError, match="no line"):
        checklist.with_line("a\nb", line, "x")


@given(body=bodies)
def test_only_the_line_of_the_item_changes(body: str) -> None:
    """Every other line is the same, and the item is still there."""
    for item in checklist.items(body):
        changed = checklist.with_line_suffix(body, item.line, "(#1)")
        before, after = body.split("\n"), changed.split("\n")

        assert [at for at, line in enumerate(before) if line != after[at]] == [item.line]
        assert len(checklist.items(changed)) == len(checklist.items(body))


# --- mentions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "alice",
        "mail alice@example.org",
        "`@alice` and ``a ` @bob``",
        "https://x.org/@alice",
        "[@alice](https://x.org)",
        "@&#8203;alice",
        "<!-- @alice -->",
        "@org/team",
        "@example.org",
        "@-a @ a",
        f"@{'a' * 40}",
    ],
)
def test_nobody_is_mentioned_where_github_tells_nobody(text: str) -> None:
    """Code, addresses, links, teams and comments are not people."""
    assert checklist.mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "logins"),
    [
        ("@alice", ("alice",)),
        ("(@alice), @Bob-b. And @alice", ("alice", "Bob-b")),
        ("**@alice**: \\@bob", ("alice", "bob")),
        ("`code` @alice `x", ("alice",)),
        ("@alice_corp", ("alice_corp",)),
    ],
)
def test_people_are_mentioned_once_in_order(text: str, logins: tuple[str, ...]) -> None:
    """A backslash stops Markdown and not a mention."""
    assert checklist.mentions(text) == logins


def test_teams_are_named_apart() -> None:
    """A team cannot be assigned, so it is not a login."""
    text = "@org/web-team and `@org/x` and @alice"

    assert checklist.team_mentions(text) == ("org/web-team",)


@given(text=st.text("@ab-_/.` <!>[]()", max_size=40))
def test_every_mention_stands_in_the_text(text: str) -> None:
    """Nobody is made up."""
    assert all(f"@{login}" in text for login in checklist.mentions(text))
