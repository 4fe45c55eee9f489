"""What issues have beside them, besides labels: a type, and fields, as an organization has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SELECT: Final = "SINGLE_SELECT"
DATE: Final = "DATE"
"""The kinds of fields that we fill in, as GitHub names them."""


@dataclass(frozen=True, slots=True)
class SidebarItem:
    """A type, a field of a kind, or one of its options: its name, and GitHub's id of it."""

    id: str
    name: str
    kind: str = ""
    options: tuple[SidebarItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sidebar:
    """What can be chosen for the issues of a repository; empty where GitHub knows nothing of it."""

    types: tuple[SidebarItem, ...] = ()
    fields: tuple[SidebarItem, ...] = ()


def called(items: Iterable[SidebarItem], *names: str) -> SidebarItem | None:
    """The item of the first of these names that there is; names do not care about case."""
    known = {item.name.strip().casefold(): item for item in items}
    found = (known.get(name.strip().casefold()) for name in names)
    return next((item for item in found if item), None)
