"""Code between backticks, and whatever else is no words, as GitHub's own parser sees it."""

from __future__ import annotations

import html
import re

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from action.markdown import ticks
from action.markdown.unseen import without_unseen

PIECES = ["`", "``", "```", "\\", "\\`", "a", "b", " ", " @c"]
HTML = [
    *PIECES,
    "<b>",
    "</b>",
    "<!-- x -->",
    "<!--",
    " -->",
    "<!-->",
    ">",
    "<i d='@e'>",
    "<?",
    "?>",
]
UNSEEN = re.compile(r"<code>.*?</code>|<!--(?:-?>|.*?-->)|<\?.*?\?>|<[^<>]*>")
paragraphs = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda said: "x " + "".join(said))
with_html = st.lists(st.sampled_from(HTML), max_size=12).map(lambda said: "x " + "".join(said))


def pages(markdown: str) -> tuple[str, str]:
    """The page by GitHub's parser, and by the specification: the first forgets some rare runs."""
    ours = str(github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
    return ours, str(MarkdownIt("commonmark").render(markdown))


def letters(text: str) -> list[str]:
    """What is left of a text without signs, whichever way they are written."""
    return re.findall(r"[\w@]", html.unescape(text))


@example("x ``a`\\```\\`\\````\\```")
@example("x \\``a` b")
@example("x `a\\` b`")
@given(paragraphs)
def test_code_is_what_github_shows_as_code(markdown: str) -> None:
    """As many spans, in order, with the same letters in them."""
    shown = [re.findall(r"<code>(.*?)</code>", page) for page in pages(markdown)]
    found = [letters(markdown[start:end]) for start, end in ticks.spans(markdown)]

    assert found in [[letters(code) for code in codes] for codes in shown]


@given(with_html)
def test_what_is_no_words_is_left_out(markdown: str) -> None:
    """The letters that are left are those that people see outside of code."""
    bare = [UNSEEN.sub(" ", page) for page in pages(markdown)]

    assert letters(without_unseen(markdown)) in map(letters, bare)


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("a `b` c", "a … c"),
        ("a ``b`c`` d", "a … d"),
        ("a `b", "a `b"),
        ("a \\`b\\` c", "a \\`b\\` c"),
    ],
)
def test_code_gives_way_to_other_words(markdown: str, left: str) -> None:
    """What nobody closes stays."""
    assert ticks.without_code(markdown, "…") == left


@given(st.text("`a ", min_size=1).filter(str.strip))
def test_code_can_be_put_between_ticks(code: str) -> None:
    """Between runs of a length that is not in it."""
    length = max(ticks.lengths(code), default=0) + 1
    written = ticks.enclosed(code, length)

    assert list(ticks.spans(written)) == [(0, len(written))]
