"""What an action issue gets beside its text, as the settings want it; and what it cannot get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from action.markdown.safe import Safe
from action.markdown.sections import Page, wrap
from action.review import words
from action.review.actions.sidebar import DATE, SELECT, Sidebar, SidebarItem, called
from action.review.kinds import Kind
from action.review.model import Refusal
from action.review.view import View

UNSET: Final = "unset"
"""The section of the last word that says what is lacking."""
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {"critical": ("urgent",)}
"""Other names of a priority: GitHub's own field begins with “Urgent”."""


@dataclass(frozen=True, slots=True)
class UnsetValue(Kind):
    """What is not beside the action issues, though the settings want it."""

    folder: ClassVar[str] = UNSET


@dataclass(frozen=True, slots=True)
class NotOffered(UnsetValue):
    """The repository has no issue types, or no issue fields: `what` names them."""

    what: str


@dataclass(frozen=True, slots=True)
class NoSuchType(UnsetValue):
    """No type of issues has the name; these are there."""

    wanted: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchField(UnsetValue):
    """No field has the name that this setting gives; these would do."""

    setting: str
    wanted: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchOption(UnsetValue):
    """The field has no option for a priority; these are there."""

    name: str
    wanted: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotForToken(UnsetValue):
    """The token may not set `what`, or GitHub left it out; `said` is why, as far as it tells."""

    what: str
    said: str


# --- what it gets ---------------------------------------------------------------------------------


def issue_type(view: View) -> str:
    """The type of the issues, as GitHub spells it; empty where there is none to set."""
    found = called(_offered(view).types, view.settings.actions.issue_type)
    return found.name if found and Refusal.ISSUE_TYPE not in view.snapshot.refused else ""


def field_values(view: View, priority: str, due: date) -> Iterator[tuple[str, str]]:
    """Which fields are filled in, and with what."""
    if Refusal.ISSUE_FIELDS in view.snapshot.refused:
        return
    rules = view.settings.actions
    field = _field(view, rules.priority_field, SELECT)
    option = _option(field, priority) if field and priority else None
    if field and option:
        yield field.name, option.name
    if day := _field(view, rules.due_field, DATE):
        yield day.name, due.isoformat()


def _offered(view: View) -> Sidebar:
    return view.snapshot.repository.sidebar or Sidebar()


def _field(view: View, name: str, kind: str) -> SidebarItem | None:
    return called(_of_kind(view, kind), name)


def _of_kind(view: View, kind: str) -> tuple[SidebarItem, ...]:
    return tuple(field for field in _offered(view).fields if field.kind == kind)


def _option(field: SidebarItem, priority: str) -> SidebarItem | None:
    return called(field.options, priority, *_ALSO.get(priority, ()))


# --- what it cannot get ---------------------------------------------------------------------------


def left_to_fill_in(view: View, before: Page | None) -> Safe | None:
    """What is lacking, for the last word; where we do not know, what was said of it before."""
    if view.snapshot.repository.sidebar is None:
        said = before.section(UNSET) if before else None
        return wrap(UNSET, said) if said else None
    found = tuple(dict.fromkeys((*_lacking_type(view), *_lacking_fields(view))))
    return wrap(UNSET, words.render("unset.md.j2", unset=found).rstrip("\n")) if found else None


def _lacking_type(view: View) -> Iterator[UnsetValue]:
    wanted, types = view.settings.actions.issue_type, _offered(view).types
    if Refusal.ISSUE_TYPE in view.snapshot.refused:
        yield NotForToken("issue type", _said(view, Refusal.ISSUE_TYPE))
    elif wanted and not types:
        yield NotOffered("issue types")
    elif wanted and not called(types, wanted):
        yield NoSuchType(wanted, _names(types))


def _lacking_fields(view: View) -> Iterator[UnsetValue]:
    rules = view.settings.actions
    if Refusal.ISSUE_FIELDS in view.snapshot.refused:
        yield NotForToken("issue fields", _said(view, Refusal.ISSUE_FIELDS))
        return
    for setting, wanted, kind in (
        ("priority-field", rules.priority_field, SELECT),
        ("due-field", rules.due_field, DATE),
    ):
        if wanted and not _offered(view).fields:
            yield NotOffered("issue fields")
        elif wanted and not _field(view, wanted, kind):
            yield NoSuchField(setting, wanted, _names(_of_kind(view, kind)))
    if field := _field(view, rules.priority_field, SELECT):
        yield from _lacking_options(view, field)


def _lacking_options(view: View, field: SidebarItem) -> Iterator[UnsetValue]:
    for action in view.issue.page.actions.agreed:
        if (priority := action.says.priority) and not _option(field, priority):
            yield NoSuchOption(field.name, priority, _names(field.options))


def _said(view: View, refusal: Refusal) -> str:
    return " ".join(view.snapshot.refused[refusal])


def _names(items: tuple[SidebarItem, ...]) -> tuple[str, ...]:
    return tuple(item.name for item in items)
