"""People's text in our Markdown reads as it was written, and tells, links and hides nothing.

The judges are cmark-gfm, which GitHub wrote, and comrak, which knows alerts, mathematics and emoji.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import cmarkgfm
import comrak
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, example, given
from hypothesis import strategies as st

from action.markdown import safe
from action.markdown.safe import Safe
from tests.github.closing_words import closed_by
from tests.searching import examples

PLACES = {
    "paragraph": "{}",
    "middle of a line": "so {} it was",
    "end of a line": "what: {}",
    "item": "- {}",
    "numbered item": "1. {}",
    "task": "- [ ] {}",
    "heading": "## {}",
    "table cell": "| a | b |\n| --- | --- |\n| c | {} |",
    "table head": "| {} | b |\n| --- | --- |\n| c | d |",
    "bold": "**{}**",
    "link text": "[{}](https://example.org/)",
    "quote": "> {}",
    "second line": "first\n{}",
    "details": "<details><summary>more</summary>\n\n{}\n\n</details>",
}
NASTY = [
    *"`*_[]<>|~$@#&\\!:-+=().^{}/'\" \n\t",
    *("@alice", "@org/team", "#12", "o/r#12", "GH-7", "gh-7", "deadbeef", "c0ffee1234", "1234567"),
    *("http://", "https://x.org/a?b=1", "www.x.org", "ftp://x", "a@b.org", "mailto:a@b.org"),
    *(":smile:", ":+1:", ":100:", "14:05:30", "$x$", "$$", "$`", "```", "~~~", "~~", "~5 min"),
    *("---", "***", "1. ", "2) ", "# ", " #", "> ", "- [x] ", "[^1]", "[^1]: ", "[a]: /b", "](x)"),
    *(
        "<b>",
        "</details>",
        "<!--",
        "-->",
        "&copy;",
        "&#64;",
        "&#x40;",
        "&",
        "![",
        "|---|",
        "[!NOTE]",
    ),
    *(
        "\u200b",
        "\u202e",
        "\u00ad",
        "\x00",
        "\x1b",
        "\ud800",
        "é",
        "漢",
        "👩\u200d🚀",
        "word",
        "a_b",
        " * ",
    ),
]
lines = st.lists(st.sampled_from(NASTY) | st.text(max_size=6), min_size=1, max_size=12).map("".join)
places = st.sampled_from(sorted(PLACES.values()))
thorough = examples(300)
REACTS = re.compile(
    r"@[\w-]|#\d|(?<![a-z0-9])gh-\d|://|www\.|:[\w+-]*[^\W\d_][\w+-]*:|:(?:100|1234|[+-]1):"
    r"|(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9a-z])",
    re.IGNORECASE,
)


def by_cmark(source: str) -> str:
    flags = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.github_flavored_markdown_to_html(source, flags))


def by_comrak(source: str) -> str:
    knows = comrak.ExtensionOptions()
    for extension in (
        *("alerts", "autolink", "footnotes", "math_code", "math_dollars", "shortcodes"),
        *("strikethrough", "table", "tasklist"),
    ):
        setattr(knows, extension, True)
    shows = comrak.RenderOptions()
    shows.unsafe_ = True
    return str(comrak.render_markdown(source, knows, None, shows))


judges = pytest.mark.parametrize("render", [by_cmark, by_comrak], ids=["cmark-gfm", "comrak"])


def shown(page: str) -> str:
    """What a person sees of a page; the gaps have no width."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "").strip()


def expected(render: Callable[[str], str], place: str, words: str, tagged: str = "{}") -> str:
    page = render(place.format("PlainWord"))
    escaped = html.escape(words, quote=False).replace('"', "&quot;")
    return page.replace("PlainWord", tagged.replace("{}", escaped))


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "The deploy at 14:05 (UTC) didn't finish - 3.5 s late, see run/log.txt",
        "snake_case_name and C:\\Users\\x",
        "R&D asked: 2 * 3 < 7 -> yes; ~5 min, 100 %, a = b",
        "-5 degrees",
        "“quoted” – Zoë, 漢字, 👩\u200d🚀",
        "order 1234567 at 2026-11-19T14:05:30Z",
    ],
)
def test_harmless_words_stay_as_they_are(words: str) -> None:
    """The raw text reads well: nothing is escaped that means nothing to Markdown."""
    assert safe.text(words) == words


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("@alice", "@&#8203;alice"),
        ("@org/team", "@&#8203;org/team"),
        ("mail a@b.org", "mail a@&#8203;b.org"),
        ("#12 and o/r#7", "#&#8203;12 and o/r#&#8203;7"),
        ("GH-12", "GH-&#8203;12"),
        ("deadbeef", "deadbe&#8203;ef"),
        ("https://x.org", "https:&#8203;//x.org"),
        ("www.x.org", "www&#8203;.x.org"),
        (":smile: :+1:", ":&#8203;smile: :&#8203;+1:"),
        ("$x$", "&#8203;\\$x&#8203;\\$"),
        ("<script>", "&lt;script>"),
        ("<!-- x -->", "&lt;!-- x -->"),
        ("&copy; &#64;", "&amp;copy; &amp;#&#8203;64;"),
        ("# title", "\\# title"),
        ("- item", "\\- item"),
        ("> said", "\\> said"),
        ("12. item", "12\\. item"),
        ("```sh", "\\`\\`\\`sh"),
        ("~~~", "\\~\\~\\~"),
        ("[^1] [x](y)", "\\[^1\\] \\[x\\](y)"),
        ("a | b", "a \\| b"),
        ("a __b__ *c*", "a \\_\\_b\\_\\_ \\*c\\*"),
        ("ends with \\", "ends with \\\\"),
        ("  two\n lines\t", "two lines"),
        ("evil\u202etext\x1b[0m\u200b", "eviltext\\[0m"),
    ],
)
def test_what_github_would_act_on_is_taken_apart(written: str, source: str) -> None:
    """A mention, a reference, a link, markup: each loses its power and keeps its look."""
    assert safe.text(written) == source


@judges
@thorough
@given(place=places, value=lines)
def test_text_reads_as_written_in_every_place(
    render: Callable[[str], str], place: str, value: str
) -> None:
    """The page is the one that a plain word makes, with these words in its stead: no new tag."""
    words = safe.one_line(value)
    assume(words)

    page = render(place.format(safe.text(value))).replace("\u200b", "")

    assert page == expected(render, place, words)


@judges
@thorough
@given(
    place=places.filter(lambda place: "|" not in place and "](" not in place),
    values=st.tuples(lines, lines),
)
def test_texts_on_one_line_do_not_make_markup_together(
    render: Callable[[str], str], place: str, values: tuple[str, str]
) -> None:
    """What one person opens, the next cannot close."""
    first, second = (safe.one_line(value) for value in values)
    assume(first)
    assume(second)

    page = render(place.format(" and ".join(map(safe.text, values)))).replace("\u200b", "")

    assert page == expected(render, place, f"{first} and {second}")


@judges
@given(value=lines)
def test_nothing_on_the_page_makes_github_react(render: Callable[[str], str], value: str) -> None:
    """Mentions, references, commits, addresses and emoji are looked for after Markdown is done."""
    page = html.unescape(re.sub(r"<[^>]*>", "", render(f"so {safe.text(value)} it was")))

    assert not REACTS.search(page)


@given(value=st.text() | lines)
def test_text_is_one_line_without_a_comment(value: str) -> None:
    """So it can forge neither a marker of ours nor a line of its own."""
    shown = safe.text(value)

    assert "\n" not in shown
    assert "<!--" not in shown


def test_a_template_does_not_escape_safe_text_again() -> None:
    """Jinja asks for `__html__` before it escapes."""
    safe = Safe("a\\_b")

    assert safe.__html__() is safe


# --- paragraphs and quotes ------------------------------------------------------------------------


def test_no_words_make_no_quote() -> None:
    """An empty remark leaves no lonely mark."""
    assert safe.quote(" \n\n ") == ""


def test_paragraphs_keep_their_blank_lines() -> None:
    """Several blank lines part no more than one."""
    assert safe.paragraphs("one\r\ntwo\n\n\n\n# three\n") == "one\ntwo\n\n\\# three"


def test_long_text_ends_between_words_with_an_ellipsis() -> None:
    """The limit counts what people wrote, not what we add."""
    assert safe.paragraphs("the quick brown fox", limit=17) == "the quick brown…"


@pytest.mark.parametrize(
    ("value", "limit", "short"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abc", 0, "…"),
        ("aaaaa bbbbbbb", 10, "aaaaa bbb…"),
        ("aaaaaa bbbbbb", 10, "aaaaaa…"),
        ("aaaaaa\nbbbbbb", 10, "aaaaaa…"),
    ],
)
def test_a_text_that_is_cut_keeps_more_than_half(value: str, limit: int, short: str) -> None:
    """Whole words if there are that many, else part of one."""
    assert safe.shortened(value, limit) == short


def test_a_quote_marks_every_line() -> None:
    """Blank lines too, so that it stays one quote."""
    assert safe.quote("one\n\ntwo") == "> one\n>\n> two"


@judges
@given(value=st.lists(lines, max_size=5).map("\n".join))
def test_a_quote_holds_all_the_words_and_only_text(
    render: Callable[[str], str], value: str
) -> None:
    """Lines of one paragraph cannot make a heading, a table or a list together."""
    page = render(safe.quote(value, limit=10_000))
    words = [safe.one_line(line) for line in re.split(r"\r\n?|\n", value)]

    assert shown(page).split() == " ".join(words).split()
    assert set(re.findall(r"<[^>]*>", page)) <= {"<blockquote>", "</blockquote>", "<p>", "</p>"}


@given(value=st.text(), limit=st.integers(1, 50))
def test_no_text_is_longer_than_its_limit(value: str, limit: int) -> None:
    """The ellipsis counts too."""
    assert len(safe.shortened(value, limit)) <= limit


# --- code, links, people, comments ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("", ""),
        ("incidents/a_b.yml", "`incidents/a_b.yml`"),
        ("@alice #12", "`@alice #12`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("app/[slug].tsx", "`app/[slug].tsx`"),
        ("a|b", "<code>a\\|b</code>"),
        ("[x]", "<code>\\[x\\]</code>"),
        ("]:", "<code>\\]:</code>"),
        ("<!-- incident-review:x -->", "<code>&lt;!-- incident-review:x --></code>"),
    ],
)
def test_code_survives_backticks_pipes_and_comments(value: str, source: str) -> None:
    """A pipe would end a table cell even in code; a comment could be taken for a marker."""
    assert safe.code(value) == source


@judges
@thorough
@given(place=places, value=lines)
def test_code_reads_as_written_in_every_place(
    render: Callable[[str], str], place: str, value: str
) -> None:
    """Whatever is in a path, it stays one code span."""
    words = safe.one_line(value)
    assume(words)

    page = render(place.format(safe.code(value))).replace("\u200b", "")

    assert page == expected(render, place, words, "<code>{}</code>")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://x.org/a b",
        "https://x.org/<b>",
        "https://x.org/\u202e",
        "https://github.com@evil.org/",
        "//x.org",
        "https://",
        "https://x.org\n",
        "",
    ],
)
def test_a_strange_address_makes_no_link(url: str) -> None:
    """Only the words are left, and they are harmless."""
    assert safe.link("see @x", url) == "see @&#8203;x"
    assert safe.address(url) == ""


@pytest.mark.parametrize(
    ("label", "url", "source"),
    [
        ("log]", "https://x.org/a?b=1#c", "[log\\]](https://x.org/a?b=1#c)"),
        ("w", "https://x.org/A_(b)", "[w](https://x.org/A_%28b%29)"),
        ("p", "https://x.org/a|b`c", "[p](https://x.org/a%7Cb%60c)"),
        ("e", "https://x.org/?a=1&copy;=2", "[e](https://x.org/?a=1&amp;copy;=2)"),
        ("", "http://x.org", "[http:&#8203;//x.org](http://x.org)"),
        ("^a]: b", "http://x.org", "[\\^a\\]: b](http://x.org)"),
    ],
)
def test_a_link_leads_where_it_says(label: str, url: str, source: str) -> None:
    """What could end the link early is written as a percent code."""
    assert safe.link(label, url) == source


@judges
@thorough
@given(
    place=places.filter(lambda place: "](" not in place),
    label=lines,
    rest=st.text("ab/()[]|`*_~$'&;#?=%!.-漢", max_size=15),
)
def test_a_link_stays_one_link_in_every_place(
    render: Callable[[str], str], place: str, label: str, rest: str
) -> None:
    """Neither its words nor its address break out of it."""
    assume(words := safe.one_line(label))

    page = render(place.format(safe.link(label, f"https://x.org/{rest}")))

    assert len(re.findall("<a href=", page)) == 1
    assert words in shown(page)


@pytest.mark.parametrize("login", ["alice", "a-b", "alice_corp", "x" * 39])
def test_a_login_is_mentioned_when_meant(login: str) -> None:
    """The person is told."""
    assert safe.mention(login) == f"@{login}"


@pytest.mark.parametrize("login", ["", "@alice", "a b", "-a", "org/team", "x" * 40, "a\n", "é"])
def test_what_is_no_login_is_never_mentioned(login: str) -> None:
    """It stays text, harmless as all text."""
    assert safe.mention(login) == safe.text(login)


def test_a_name_tells_nobody() -> None:
    """People are named in the record without a ping."""
    assert safe.name("alice") == "alice"


@given(value=st.text() | lines)
def test_what_stands_in_our_comments_cannot_end_them(value: str) -> None:
    """Only a few characters pass; two hyphens never stand side by side; twice is once."""
    inner = safe.comment_safe(value)

    assert re.fullmatch(r"[A-Za-z0-9._:/@=, -]*", inner)
    assert "--" not in inner
    assert safe.comment_safe(inner) == inner


# --- Markdown as words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", ""),
        ("Just words, 5 * 3 snake_case.", "Just words, 5 * 3 snake_case."),
        ("**Bold** and `code` and [a link](https://x.org/(b))", "Bold and code and a link"),
        ("`ls *.log` by `__main__`", "ls *.log by __main__"),
        ("## Title\n- [x] done\n1. first", "Title\ndone\nfirst"),
        ("before\n```suggestion\n- 14:05 x\n```\nafter", "before\nafter"),
        ("> quoted\n\nanswer", "answer"),
        ("a <!-- hidden\nstill --> b", "a b"),
        ("a <!-- never closed", "a"),
        ("![picture](x.png) words <br> &lt;ok&gt; \\*", "words <ok> *"),
        ("see <https://x.org>", "see https://x.org"),
        ("| a | b |\n| --- | --- |", "| a | b |"),
        ("/var/*/tmp and /opt/*/tmp, *.example.com and web-*",) * 2,
        ("a*b*c 5 * 3 __init__ snake_case_name *args **kwargs ~~ ~5",) * 2,
        ("List<T> or <T>, [x] #1 GH-2 @tom 👩\u200d🚀 [a][b]",) * 2,
        ("**a *b* c**, (_maybe_) ~~gone~~ ***x***: y", "a b c, (maybe) gone x: y"),
        ("`<b> *a* &lt;` and ``a`b``", "<b> *a* &lt; and a`b"),
    ],
)
def test_plain_keeps_the_words_people_read(source: str, words: str) -> None:
    """Code blocks, suggestions, quotes, comments and pictures are not words."""
    assert safe.plain(source) == words


@pytest.mark.parametrize(
    "line", ["# of retries", "> 5 errors a minute page us", "1. January", "- as usual", "--force"]
)
def test_words_of_one_line_begin_as_they_were_written(line: str) -> None:
    """It stands inside a task, where no heading, quote or list begins."""
    assert safe.words(line) == line


SIGNS = "*_~`\\"
prose = st.lists(
    st.sampled_from(
        [
            *("word ", "other ", "two words", ", ", ". ", "(", ") ", "*", "**", "_", "__", "~~"),
            *("/var/*/tmp ", "*.example.com ", "web-* ", "a_b ", "__init__ ", "5 * 3 ", "`a*b` "),
            *("\\*", "ä", "1", "[x] ", "#1 "),
        ]
    ),
    max_size=14,
).map("".join)


@thorough
@given(value=prose)
@example("/var/*/tmp _*_")
def test_the_words_that_github_shows_are_the_words_that_we_read(value: str) -> None:
    """Where we differ, it is by a sign of the writer's that GitHub takes for a mark."""
    assume(value.strip() and not re.match(r"\s*(?:[-*_]\s*){3,}$|\s*[*_]+\s|\s*~~~", value))
    shown = html.unescape(re.sub(r"<[^>]*>", "", by_cmark(f"so {value}")))
    bare = str.maketrans("", "", SIGNS)

    read = safe.words(f"so {value}")

    assert read.translate(bare).split() == shown.translate(bare).split()
    if "~" not in value:
        assert [sign for sign in SIGNS if shown.count(sign) > read.count(sign)] == []


def test_code_with_every_run_of_backticks_is_written_as_html() -> None:
    """Up to nineteen are tried, more than anybody counts."""
    runs = [" ".join("`" * length for length in range(1, longest)) for longest in (19, 20)]

    assert [safe.code(run)[:6] for run in runs] == ["`" * 6, "<code>"]


def test_an_excerpt_is_one_short_line() -> None:
    """What a remark says first is enough for a list."""
    assert safe.excerpt("**One**\n\ntwo three four", limit=12) == "One two…"


@given(value=st.text() | lines)
def test_any_comment_has_an_excerpt(value: str) -> None:
    """However broken its Markdown is."""
    line = safe.excerpt(value)

    assert "\n" not in line
    assert len(line) <= 140


# --- titles, where no Markdown is read ------------------------------------------------------------

CLOSES = ("close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved")
REFERENCES = (
    *("#1", "GH-1", "gh-12", "acme/shop#1", "#0012"),
    *("https://github.com/acme/shop/issues/1", "http://ghe.acme.example/acme/shop/pull/7?x#y"),
)
closing = st.builds(
    lambda word, case, between, what: case(word) + between + what,
    st.sampled_from(CLOSES),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from([" ", ": ", "  ", "\t", " \u200b", ":\n", ""]),
    st.sampled_from(REFERENCES),
)
titles = st.lists(closing | st.sampled_from(NASTY) | st.text(max_size=6), max_size=6).map("".join)


@thorough
@given(value=titles)
def test_a_title_closes_refers_and_tells_nothing(value: str) -> None:
    """It becomes the message of a merge, where GitHub looks for all of that."""
    said = safe.title(value)

    for name in ("acme/shop", "acme/web"):
        assert closed_by(said, name) == []
    assert not re.search(r"(?<![0-9A-Za-z])@[0-9A-Za-z]|#[0-9]|(?i:\bgh-[0-9])", said, re.ASCII)


@thorough
@given(value=titles)
def test_a_title_reads_as_it_was_written(value: str) -> None:
    """What parts the signs has no width; the words are all there."""
    assert safe.title(value).replace(safe.NOTHING, "") == safe.one_line(value)


@pytest.mark.parametrize(
    "words",
    [
        "Rolled /var/*/tmp back",
        "Mail to ops@acme.example",
        "C# and #flaky",
        "a_b `x` **c** <T> [x]",
    ],
)
def test_a_title_without_such_words_stays_as_it_is(words: str) -> None:
    """Also an address, and a hash before a word."""
    assert safe.title(words) == words
