"""What is said to people in one way each: a frozen class, and a template that bears its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import ClassVar, Final

from action.review import words

_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing to say; its fields are the nouns of its template. A family names their `folder`.

    In a template `{{ notice }}` shows it. A kind without a template is an error at once, and
    tests/review/test_kinds.py finds a template without a kind.
    """

    folder: ClassVar[str]

    @classmethod
    def template(cls) -> str:
        """The file with its words: `notices/cannot_be_asked.md.j2` for CannotBeAsked."""
        return f"{cls.folder}/{_CAPITAL.sub('_', cls.__name__).lower()}.md.j2"

    def __html__(self) -> str:
        """Its words on one line of Markdown, in which people's text is harmless."""
        nouns = {field.name: getattr(self, field.name) for field in fields(self)}
        return " ".join(words.render(self.template(), **nouns).split())
