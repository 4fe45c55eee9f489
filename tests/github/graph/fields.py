"""Issue types and issue fields in GraphQL."""

from typing import Any, TypeVar

from tests.github.graph.view import View
from tests.github.records import (
    DateField,
    DateValue,
    FieldOption,
    FieldValue,
    IssueField,
    IssueType,
    SelectField,
    SelectValue,
    TextField,
)

Named = TypeVar("Named", IssueType, FieldOption, DateField, SelectField, TextField)
Said = TypeVar("Said", bound=FieldValue)


class NamedView(View[Named]):
    """Anything that is known by its name."""

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def name(self) -> str:
        """Return the name."""
        return self._record.name


class IssueTypeView(NamedView[IssueType], sees=IssueType):
    """An issue type."""

    typename = "IssueType"

    @property
    def is_enabled(self) -> bool:
        """Tell whether it is in use."""
        return self._record.enabled


class OptionView(NamedView[FieldOption], sees=FieldOption):
    """One option of a field."""

    typename = "IssueFieldSingleSelectOption"


class DateFieldView(NamedView[DateField], sees=DateField):
    """A field for a day."""

    typename = "IssueFieldDate"
    data_type = "DATE"


class TextFieldView(NamedView[TextField], sees=TextField):
    """A field for words."""

    typename = "IssueFieldText"
    data_type = "TEXT"


class SelectFieldView(NamedView[SelectField], sees=SelectField):
    """A field to choose in."""

    typename = "IssueFieldSingleSelect"
    data_type = "SINGLE_SELECT"

    @property
    def options(self) -> list[Any]:
        """Return what can be chosen."""
        return [self._see(option) for option in self._record.options]


class FieldValueView(View[Said]):
    """What an issue says in a field."""

    @property
    def field(self) -> Any:
        """Return the field."""
        return self._see(self._record.field)

    @property
    def value(self) -> str:
        """Return the value."""
        return self._record.value


class DateValueView(FieldValueView[DateValue], sees=DateValue):
    """A day."""

    typename = "IssueFieldDateValue"


class SelectValueView(FieldValueView[SelectValue], sees=SelectValue):
    """What was chosen."""

    typename = "IssueFieldSingleSelectValue"

    @property
    def name(self) -> str:
        """Return the option's name."""
        return self._record.value


def said_in(field: IssueField, value: str) -> FieldValue:
    """Return what an issue says in a field."""
    return (DateValue if isinstance(field, DateField) else SelectValue)(field, value)
