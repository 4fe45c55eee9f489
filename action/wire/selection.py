"""What a GraphQL document asks for, field by field, so that an answer can be held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_ARGUMENTS: Final = re.compile(r"\([^()]*\)")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|\.\.\.|[{}:]")
OF_SEVERAL_KINDS: Final = frozenset(
    {"assignee", "fieldValueByName", "issueFields", "object", "requestedReviewer", "target"}
)
"""Fields whose thing may be of a kind that we do not ask about: then nothing of it is told.

Where they hold a list, that goes for each of its things.
"""


@dataclass(frozen=True, slots=True)
class Selected:
    """One field: GitHub's name for it, and what is asked of the thing, by alias.

    `maybe` is what only some kinds of it have: each of these is told whole or not at all.
    """

    name: str = ""
    fields: Mapping[str, Selected] = field(default_factory=dict)
    maybe: tuple[Mapping[str, Selected], ...] = ()


@lru_cache(maxsize=64)
def selection(document: str) -> Selected:
    """What a document of ours asks for, its fragments in their places."""
    words = _WORD.findall(_ARGUMENTS.sub("", document))
    starts = [i for i, word in enumerate(words) if word in {"query", "mutation", "fragment"}]
    parts = [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    fragments = {part[1]: part[part.index("{") :] for part in parts if part[0] == "fragment"}
    [main] = [part[part.index("{") :] for part in parts if part[0] != "fragment"]
    return _Reader(fragments).thing("", iter(main[1:]))


@dataclass(frozen=True, slots=True)
class _Reader:
    fragments: Mapping[str, list[str]]

    def thing(self, name: str, words: Iterator[str], above: str = "") -> Selected:
        """What is asked of one thing, up to the brace that ends it."""
        fields: dict[str, Selected] = {}
        maybe: list[Mapping[str, Selected]] = []
        last = ""
        for word in words:
            if word == "}":
                break
            if word == "...":
                found = self._fragment(words)
                if {name, above} & OF_SEVERAL_KINDS:
                    maybe.append(found)
                else:
                    fields |= found
            elif word == "{":
                fields[last] = self.thing(fields[last].name, words, name)
            elif word == ":":
                fields[last] = Selected(next(words))
            else:
                fields[word], last = Selected(word), word
        return Selected(name, fields, tuple(maybe))

    def _fragment(self, words: Iterator[str]) -> Mapping[str, Selected]:
        """The fields of a fragment, which stands here or has a name."""
        word = next(words)
        if word != "on":
            return self.thing("", iter(self.fragments[word][1:])).fields
        next(words), next(words)
        return self.thing("", words).fields
