"""What people wrote arrives as they wrote it, block by block, and GitHub does nothing about it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import safe
from action.markdown.as_written import as_written, quoted, within
from tests.github.closing_words import closed_by
from tests.markdown.test_safe import NASTY, REACTS, judges, lines

BLOCKS = (
    *("\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "```", "~~~", "```sh\n", "| a | b |\n"),
    *("|---|---|\n", "fixes #1 ", "@alice ", "https://github.com/a/b/issues/1 ", "<!--", "-->"),
    *("[a](https://example.org/*x*) ", "<details>\n", "# ", "===\n", "`@alice` "),
)
comments = st.lists(st.sampled_from((*BLOCKS, *NASTY)), max_size=14).map("".join)


# --- what must not happen -------------------------------------------------------------------------


@judges
@given(value=comments)
def test_nothing_that_is_kept_makes_github_react(render: Callable[[str], str], value: str) -> None:
    """Outside of code and links: no mention, reference, commit or emoji."""
    page = render(as_written(value))
    page = re.sub(r"(?s)<(pre|code|a)\b.*?</\1>", " ", page)

    assert not REACTS.search(html.unescape(re.sub(r"<[^>]*>", "", page)))


@pytest.mark.parametrize(
    "said",
    [
        "fixes #1",
        "closes https://github.com/acme/shop/issues/1",
        "fixes [x](https://h.org/a/b/pull/1)",
    ],
)
def test_nothing_that_is_kept_refers_to_an_issue(said: str) -> None:
    """Nor does an address, which GitHub would note in the issue it leads to."""
    shown = as_written(said)

    assert closed_by(shown, "acme/shop") == []
    assert not re.search(r"(?<!&)#\d|://\w", shown)


@judges
@given(value=comments | lines)
def test_a_quote_ends_where_it_ends(render: Callable[[str], str], value: str) -> None:
    """Whatever is in it, nothing after it is changed."""
    page = render(f"{quoted(value)}\n\nafter\n")

    assert page.rstrip().endswith("<p>after</p>")


def test_no_words_make_no_quote() -> None:
    """An empty comment, an empty fence, and what nobody sees."""
    assert [quoted(said) for said in ("", " \n", "```", "<!-- a\n\nb -->")] == [""] * 4


def test_code_cannot_speak_as_we_do() -> None:
    """Our marks are comments, and in code there are none."""
    assert "<!--" not in quoted("```\n<!-- incident-review:action -->\n```")


# --- what arrives ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Look:\n\n```sh\nif a; then\n  rm *.x\nfi\n```\n\nSo.",
        "> said before\n\n> > and before that\n\nYes.",
        "| Host | State |\n|---|:-:|\n| a | `down` |",
        "1. first\n2. second\n   - one more\n\n   Its text",
        "See [the graph](https://example.org/a?b=*c*) and <https://example.org/>.",
        "Delete `/var/*/tmp`, **really**.",
        "- item\n  ```\n  in list\n  ```",
        "> ```\n> in quote\n> ```",
    ],
)
def test_blocks_stay_as_they_are(said: str) -> None:
    """Code, quotes, tables, lists, links, emphasis."""
    assert as_written(said) == said


@judges
@pytest.mark.parametrize(
    "said",
    [
        "rm *.example.com from web-* and /var/*/tmp of **all** hosts",
        "see __init__ and a*b*c, snake_case_name, 2 * 3 * 4, C:\\temp",
        "/var/*/tmp and [a*b](https://example.org/*x*) and `*`",
    ],
)
def test_stars_that_people_meant_are_seen(render: Callable[[str], str], said: str) -> None:
    """GitHub would take two of them for emphasis."""
    page = html.unescape(re.sub(r"<[^>]*>", "", render(as_written(said))))

    assert [page.count(sign) for sign in "*_"] == [
        re.sub(r"\]\(.*?\)", "", said).count(sign) for sign in "*_"
    ]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("    rm *\n    ls", "```\nrm *\nls\n```"),
        ("- a\n\n      rm *", "- a\n\n  ```\n  rm *\n  ```"),
        ("Clean\n\n```\nrm *\n@mira", "Clean\n\n```\nrm *\n@mira\n```"),
        ("- ```\n  a\nwords", "- ```\n  a\n  ```\nwords"),
        ("```\n\n```\nx", "x"),
        ("~~~\n`` x\n~~~", "```\n`` x\n```"),
        ("~~~\n```` x\n~~~", "`````\n```` x\n`````"),
        ("```suggestion\na\n```", "```\na\n```"),
    ],
)
def test_code_comes_in_the_shortest_fence_that_holds_it(said: str, shown: str) -> None:
    """Also code that is indented, or that nobody closes, as GitHub shows them."""
    assert as_written(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("# Title\n===", "\\# Title\n\\==="),
        ("- [x] done", "- \\[x\\] done"),
        ("a &lt;b&gt; c\\\nd", "a &lt;b> c\nd"),
        ("a <!-- not\nseen --> b\n\n<!-- open", "a b\n\n&lt;!-- open"),
        ("one\r\n\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("ask @mira about #1", "ask @&#8203;mira about #&#8203;1"),
    ],
)
def test_everything_else_is_harmless_text(said: str, shown: str) -> None:
    """Headings and boxes would become ours; what nobody saw is left out."""
    assert as_written(said) == shown


def test_a_quote_marks_every_line_and_is_cut_where_it_is_long() -> None:
    """Code that is cut is still closed."""
    assert quoted("one\n\ntwo") == "> one\n>\n> two"
    assert quoted(f"```\n{'y' * 50}\n```", 20) == f"> ```\n> {'y' * 15}…\n> ```"


def test_within_an_item_all_lines_are_indented_as_it_is() -> None:
    """So that they belong to it."""
    assert within("one\n\n```\ntwo\n```", "  ") == "one\n\n  ```\n  two\n  ```"


def test_an_excerpt_leaves_out_code_that_nobody_closes() -> None:
    """It does not run into the title of an action."""
    assert safe.excerpt("Clean up\n\n```\nrm *") == "Clean up"
