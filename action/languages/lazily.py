"""Patterns that are made when they are needed: those of all languages together take a while."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Lazily(Mapping[str, re.Pattern[str]]):
    """A table of patterns, each of which is compiled when it is first asked for."""

    said: Mapping[str, Callable[[], str]]
    made: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def __getitem__(self, key: str) -> re.Pattern[str]:
        if key not in self.made:
            self.made[key] = re.compile(self.said[key]())
        return self.made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.said)

    def __len__(self) -> int:
        return len(self.said)
