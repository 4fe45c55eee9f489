"""What GitHub would make of our Markdown, as far as text from people could do harm in it."""

import re
from html.parser import HTMLParser
from typing import Final

import cmarkgfm
from cmarkgfm.cmark import Options

MENTION: Final = re.compile(r"(?<![\w/])@([A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?(?:/[\w-]+)?)")
REFERENCE: Final = re.compile(r"(?<![\w&])(?:[\w.-]+/[\w.-]+)?#\d+|\bGH-\d+", re.IGNORECASE)
QUIET: Final = frozenset({"code", "pre", "a"})
"""Where GitHub looks for no mention and no reference."""
TAGS: Final = (
    "a blockquote br code del em h1 h2 h3 h4 hr input li ol p pre strong table tbody td th thead"
    " tr ul"
)
PLAIN: Final = frozenset(TAGS.split(" "))
"""What Markdown alone makes; anything else came in as HTML."""


class Rendered(HTMLParser):
    """A text as its readers see it: words where GitHub looks for names, tags, and links."""

    def __init__(self, markdown: str) -> None:
        """Render as GitHub does, with HTML left in so that it can be seen."""
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self._around: list[str] = []
        self.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and where it leads."""
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}
        if tag in QUIET:
            self._around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what is quiet."""
        if tag in QUIET and tag in self._around:
            self._around.remove(tag)

    def handle_data(self, data: str) -> None:
        """Note words in which GitHub looks for names and numbers."""
        if not self._around:
            self.words.append(data)

    @property
    def mentions(self) -> set[str]:
        """Who would be told."""
        return set(MENTION.findall("".join(self.words)))

    @property
    def references(self) -> set[str]:
        """Which issues would be linked."""
        return set(REFERENCE.findall("".join(self.words)))

    @property
    def foreign(self) -> set[str]:
        """Tags that Markdown does not make."""
        return self.tags - PLAIN
