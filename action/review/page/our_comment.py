"""What we have said below an issue or a pull request, and how people have reacted to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from action.anchors import comment_number
from action.markdown.sections import Page


@dataclass(frozen=True, slots=True)
class Reaction:
    """Somebody's emoji below a comment; `content` is GitHub's word for it, such as HOORAY."""

    content: str
    login: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of ours under the issue or the pull request; `key` is what it is about.

    It was made `at` a time of GitHub's, as far as we know it. `touched`: a person has changed it.
    `hidden`: somebody has folded it away. `lost`: we have written over what a person changed, and
    `page` has it again. `offered` are the reactions that we gave it ourselves, `reactions` those of
    people, None where nobody has asked GitHub for them.
    """

    id: str
    key: str
    page: Page
    touched: bool = False
    url: str = ""
    hidden: bool = False
    lost: bool = False
    offered: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...] | None = None
    at: datetime | None = None

    @property
    def number(self) -> int:
        """The one in its address, which grows with every comment; 0 where it has none yet."""
        return comment_number(self.url)

    @property
    def body(self) -> str:
        """Its text."""
        return self.page.text
