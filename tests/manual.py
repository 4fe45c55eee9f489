"""The README and the pages beside it, as tests look things up in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import comrak
from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT: Final = Path(__file__).parents[1]
HERE: Final = PROJECT / ".github"
SHOWN_BY_GITHUB: Final = {"PULL_REQUEST_TEMPLATE.md", "CODE_OF_CONDUCT.md"}
"""What GitHub shows by itself where it is wanted, so that no page needs to link it."""
README: Final = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES: Final[Mapping[str, str]] = {
    page.name: page.read_text(encoding="utf-8")
    for page in sorted(HERE.glob("*.md"))
    if page.name not in SHOWN_BY_GITHUB
}
FOR_MAINTAINERS: Final = {"CONTRIBUTING.md", "rules.md"}
MANUAL: Final[Mapping[str, str]] = {
    "README.md": README,
    **{name: text for name, text in PAGES.items() if name not in FOR_MAINTAINERS},
}
"""What people read who use the program."""
_GOES_ON: Final = re.compile(r"\s*\\?\n[ ]+")
"""A line for a terminal that goes on below, indented."""
_PARSER: Final = MarkdownIt("commonmark").enable("table")
_CODE: Final = "Code"
"""What stands for a span of code: one word, which may begin a sentence."""
_SHORT: Final = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bp\. m)(?<!\bvs)"
_END: Final = re.compile(rf"""{_SHORT}[.!?…]["”’)*]*\s+(?=["“‘(]?[A-Z0-9🎉])""")
"""Where a sentence ends. A colon, a semicolon and what goes on in small letters end none."""


def page(name: str) -> str:
    """A page of .github."""
    return PAGES[name]


def sample(text: str, language: str, begin: str = "") -> str:
    """The first sample of a language with such a begin, without the indentation it has there."""
    found = re.search(rf"(?ms)^( *)```{language}\n({begin}.*?)^ *```", text)
    assert found
    return re.sub(rf"(?m)^{found[1]}", "", found[2])


def samples(text: str, language: str) -> list[str]:
    """Every sample of a language."""
    fences = (token for token in _PARSER.parse(text) if token.type == "fence")
    return [fence.content for fence in fences if fence.info == language]


def typed(text: str) -> Iterator[str]:
    """Every line of the samples for a terminal, without what is said about it behind `#`."""
    for block in samples(text, "console"):
        for line in _GOES_ON.sub(" ", block).splitlines():
            yield re.sub(r"\s{2,}# .*$", "", line)


def sentences(text: str) -> Iterator[str]:
    """Every sentence of a page: of paragraphs, items, cells, headings, and words for pictures."""
    for block in _blocks(text):
        yield from _END.split(block)


def _blocks(text: str) -> Iterator[str]:
    for token in _PARSER.parse(text):
        if token.type == "inline":
            yield " ".join("".join(map(_words, token.children or ())).split())
        elif token.type == "html_block":
            yield from re.findall(r'\balt="([^"]*)"', token.content)


def _words(token: Token) -> str:
    if token.type == "code_inline":
        return _CODE
    if token.type == "image":
        return "".join(map(_words, token.children or ()))
    return " " if token.type in {"softbreak", "hardbreak", "html_inline"} else token.content


def length(sentence: str) -> int:
    """How many words a sentence has; a dash or an arrow is none."""
    return sum(bool(re.search(r"\w", word)) for word in sentence.split())


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a page leads, and by which anchors people get into it; `chapters` are its `h2`."""

    links: Sequence[str]
    anchors: Sequence[str]
    chapters: Sequence[str]


def outline(text: str) -> Outline:
    """The links and anchors of a page as GitHub makes them."""
    extensions, options = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.header_id_prefix = ""
    extensions.table = extensions.autolink = options.unsafe_ = True
    found = _Found()
    found.feed(comrak.render_markdown(text, extension_options=extensions, render_options=options))
    return Outline(found.links, found.anchors, found.chapters)


class _Found(HTMLParser):
    """Finds what leads somewhere, pictures included, and what can be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.chapters: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what leads somewhere; the link of a heading to itself is none."""
        has = {name: value or "" for name, value in attrs}
        if has.get("class") != "anchor":
            self.links += [has[name] for name in ("href", "src", "srcset") if name in has]
        self.anchors += [has["id"]] if "id" in has else []
        self.chapters += [has["id"]] if tag == "h2" else []
