"""People's Markdown in an event: code, links and emphasis work, and nothing else does.

The judges are cmark-gfm, which GitHub wrote, and comrak, which knows alerts, mathematics and emoji.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import safe
from action.markdown.inline import inline
from tests.faults.rendered import Rendered
from tests.markdown.test_safe import NASTY, REACTS, judges
from tests.searching import examples

MARKS = [
    *("`", "``", "*", "**", "_", "__", "[", "](", ")", "](https://x.org/a)", "![", "<", ">", "\\"),
    *("[a](https://x.org/b_(c))", "<https://x.org/?a=1&b=2>", "https://x.org/a_b.", " ", "(", "!"),
    *("`code`", "**bold**", "_em_", "***", "[b][c]", "](javascript:x)", "<!-- e9 -->", "`a|b`"),
]
lines = st.lists(
    st.sampled_from(MARKS) | st.sampled_from(NASTY) | st.text(max_size=4), min_size=1, max_size=14
).map("".join)
BENIGN = [
    *("one", "two,", "2 * 3", "snake_case", "`a b`", "``a`b``", "**bold**", "**bold:**", "_em_."),
    *("***both***", "**one _two_ three**", "(*so*)", "“**quoted**”", "<https://x.org/?a=1&b=2>"),
    *("[a b](https://x.org/b)", "**[a](https://x.org)**", "*`code`*", "__strong__", "_a_b_", "!"),
]
plain_words = st.lists(st.sampled_from([*MARKS, "one", "two", "three", " "]), max_size=14)
thorough = examples(400)


def row(value: str) -> str:
    """An event as a line of the timeline."""
    return f"- **14:05** {inline(value)} <!-- e1 -->"


def seen(page: str) -> str:
    """The words of a page; the gaps have no width."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "")


# --- examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "Checkout begins to answer slowly",
        "Ran `kubectl get pods` twice",
        "Rolled back with [PR 7](https://x.org/pull/7)",
        "See <https://x.org/a_b>",
        "**Bold:** *slanted*, _so too_, ***both***, and **`code`**",
        "2 * 3 * 4 is snake_case at 100 %",
        "``a`b`` and [a b](https://x.org)",
    ],
)
def test_what_is_harmless_stays_as_people_wrote_it(value: str) -> None:
    """The raw line is what they comment on."""
    assert inline(value) == value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("see https://x.org/a.", "see <https://x.org/a>."),
        ("(https://x.org/a_(b))", "(<https://x.org/a_%28b%29>)"),
        ("**https://x.org**", "**<https://x.org>**"),
        ("![graph](https://x.org/g.png)", "[graph](https://x.org/g.png)"),
        ("[![badge](https://x.org/b.svg)](https://x.org)", "[badge](https://x.org)"),
        ("[`foo()` *now*](https://x.org 'title')", "[foo() now](https://x.org)"),
        ("[a](<https://x.org/b>)", "[a](https://x.org/b)"),
        ("[fix [urgent]](https://x.org)", "[fix \\[urgent\\]](https://x.org)"),
        ("snake\\_case \\[x\\]", "snake_case \\[x\\]"),
        (":\\_**smile**:", ":\\_\\*\\*smile\\*\\*:"),
        ("\\![x](https://x.org)", "\\![x](https://x.org)"),
        ("`a|b` `<!-- e1 -->`", "<code>a\\|b</code> <code>&lt;!-- e1 --></code>"),
        ("**@mira** asks", "**@&#8203;mira** asks"),
        ("[@mira](https://x.org)", "[@&#8203;mira](https://x.org)"),
    ],
)
def test_what_works_is_written_in_one_way(value: str, line: str) -> None:
    """Addresses become links, pictures too, and the words of a link are only words."""
    assert inline(value) == line


@pytest.mark.parametrize(
    "value",
    [
        "",
        "@alice #12 <b>x</b> &copy; <!-- e9 -->",
        "[b][c] [^1] [a]: [x]",
        "[x](javascript:alert(1)) [y](#z) [z](/a/b) [mail](mailto:a@b.org)",
        "https://user@evil.org/ ftp://x.org <mailto:a@b.org>",
        "`never closed and ``neither",
        "**not closed, in*the*middle of*words",
        "** spaced ** and **** four",
        "#**5** GH-**5** :**smile**: dead**beef**1",
        ":_**smile**: a_**b** x*_y_*",
        "~~struck~~ $x$ | a |",
        "an object \ufffc with `code`",
    ],
)
def test_everything_else_is_harmless_text(value: str) -> None:
    """Exactly as in a place where no Markdown is meant."""
    assert inline(value) == safe.text(value)


# --- what holds for any text ----------------------------------------------------------------------


@judges
@thorough
@given(value=lines)
def test_an_event_stays_one_item_without_foreign_tags(
    render: Callable[[str], str], value: str
) -> None:
    """Whatever people paste, it opens no block, no picture, no HTML and no comment."""
    page = render(row(value))

    assert row(value).count("<!--") == 1
    assert "\n" not in row(value)
    assert page.count("<li>") == 1
    assert set(re.findall(r"<([a-z]+\d?)", page)) <= {"ul", "li", "p", "strong", "em", "code", "a"}


@judges
@thorough
@given(value=lines)
def test_an_event_tells_and_links_nobody(render: Callable[[str], str], value: str) -> None:
    """GitHub looks for names and numbers everywhere but in code and links."""
    page = render(row(value)).replace("14:05", "")
    bare = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(a|code)\b.*?</\1>", " ", page)))

    assert not REACTS.search(bare)
    assert (Rendered(row(value)).mentions, Rendered(row(value)).references) == (set(), set())
    assert all(re.match("https?://", url) for url in re.findall(r'href="([^"]*)', page))


@judges
@thorough
@given(parts=plain_words)
def test_the_words_survive(render: Callable[[str], str], parts: list[str]) -> None:
    """Be they in code, in links or between broken marks."""
    page = render(row("".join(parts)))
    links = " ".join(re.findall(r'href="([^"]*)', page))
    said = re.findall("one|two|three", "".join(parts))

    assert [word for word in said if word not in seen(page) + links] == []


@judges
@given(parts=st.lists(st.sampled_from(BENIGN), min_size=1, max_size=8))
def test_ordinary_markdown_looks_as_people_meant_it(
    render: Callable[[str], str], parts: list[str]
) -> None:
    """The page is the one that their own words make."""
    value = " ".join(parts)

    assert render(row(value)) == render(f"- **14:05** {value} <!-- e1 -->")


# --- how long it takes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 20_000, "![" * 10_000, "[a](" * 5_000, "[b]" * 7_000, "[" + "[b]" * 7_000),
        *("`" * 20_000, "`a" * 10_000, "".join("`" * n + "a" for n in range(200))),
        *("*" * 20_000, "*a **b " * 3_000, "*a* " * 5_000, "**a ** " * 3_000, "_a" * 10_000),
        *("https://x.org/" + ")" * 20_000, "https://" * 3_000, "<https://" * 3_000, "\\" * 20_000),
        *("[x](" + " " * 20_000, '[x](a "' * 4_000, "[x](https://x.org/" + "(" * 20_000),
    ],
    ids=lambda text: f"{text[:8]}…",
)
def test_a_hostile_line_comes_to_an_end(text: str) -> None:
    """Nothing is looked for twice from every sign on; `scripts/bench` counts the time."""
    letters = sum(sign.isalnum() for sign in text)

    assert sum(sign.isalnum() for sign in inline(text)) >= letters
