"""What is said to people in one way each: a frozen class, and a template that bears its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    ending: ClassVar[str] = "md.j2"

    @classmethod
    def called(cls) -> str:
        """The name of its template, and of the class in small letters: `cannot_be_asked`."""
        return _CAPITAL.sub("_", cls.__name__).lower()

    @classmethod
    def template(cls) -> str:
        """The file with its words: `notices/cannot_be_asked.md.j2` for CannotBeAsked."""
        return f"{cls.folder}/{cls.called()}.{cls.ending}"

    def nouns(self) -> Mapping[str, object]:
        """Its fields by name, as its template takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __html__(self) -> str:
        """Its words on one line of Markdown, in which people's text is harmless."""
        return " ".join(words.render(self.template(), **self.nouns()).split())
