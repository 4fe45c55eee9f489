"""Issue types and issue fields, which an organization settles for its repositories."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from tests.github import rules
from tests.github.records import (
    DateField,
    FieldOption,
    Issue,
    IssueField,
    IssueType,
    SelectField,
    TextField,
)
from tests.github.world import World

VALUES: Final[Mapping[type[IssueField], str]] = {
    DateField: "dateValue",
    SelectField: "singleSelectOptionId",
    TextField: "textValue",
}
"""The one key of an input that fits each kind of field [spec]."""


def create_type(world: World, name: str, *, enabled: bool = True) -> IssueType:
    """Settle an issue type."""
    kind = world.keep(IssueType(**world.born("IssueType"), name=name, enabled=enabled))
    world.issue_types.append(kind)
    return kind


def create_field(world: World, name: str, kind: type[IssueField], *options: str) -> IssueField:
    """Settle an issue field of a kind; one to choose from has options."""
    field = world.keep(kind(**world.born(kind.__name__), name=name))
    field.options = [
        world.keep(FieldOption(**world.born("FieldOption"), name=option)) for option in options
    ]
    world.issue_fields.append(field)
    return field


def set_type(world: World, issue: Issue, kind: IssueType | None) -> None:
    """Change the type in the sidebar, or take it off."""
    issue.updated_at = world.advance()
    issue.issue_type = kind and checked_type(kind)


def set_value(world: World, issue: Issue, field: IssueField, value: str) -> None:
    """Change what an issue says in a field of the sidebar."""
    issue.updated_at = world.advance()
    issue.field_values[field.node_id] = value


def checked_type(kind: IssueType) -> IssueType:
    """Return an issue type that is in use."""
    if not kind.enabled:
        raise rules.TYPE_DISABLED.broken()
    return kind


def checked_values(world: World, given: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return what each field is given, by the field's id: an option's name, a day, a text."""
    return dict(_checked_value(world, value) for value in given)


def _checked_value(world: World, given: Mapping[str, Any]) -> tuple[str, str]:
    field = world.node(given["fieldId"], IssueField)
    key = VALUES[type(field)]
    if {name for name, value in given.items() if value is not None} != {"fieldId", key}:
        raise rules.FIELD_VALUE.broken(name=field.name)
    value = str(given[key])
    if isinstance(field, DateField) and not is_day(value):
        raise rules.FIELD_VALUE.broken(name=field.name)
    if isinstance(field, SelectField):
        value = _option(field, value)
    return field.node_id, value


def _option(field: IssueField, node_id: str) -> str:
    for option in field.options:
        if option.node_id == node_id:
            return option.name
    raise rules.FIELD_VALUE.broken(name=field.name)


def is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
