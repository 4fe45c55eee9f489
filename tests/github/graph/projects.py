"""Projects, their fields and items in GraphQL."""

from typing import Any

from tests.github import rules
from tests.github.graph.context import Context
from tests.github.graph.view import View
from tests.github.records import Project, ProjectChoice, ProjectDay, ProjectField, ProjectItem

SCOPE = "organization_projects"


class ProjectView(View[Project], sees=Project):
    """A project."""

    typename = "ProjectV2"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def number(self) -> int:
        """Return the number in its address."""
        return self._record.number

    @property
    def url(self) -> str:
        """Return its page."""
        here = self._context.world
        return self._context.site.project(here, self._record.owner, self._record.number)

    def field(self, name: str) -> Any:
        """Return a field by name, or None."""
        return self._see(next((one for one in self._record.fields if one.name == name), None))


class ProjectFieldView(View[ProjectField], sees=ProjectField):
    """A field of a project."""

    typename = "ProjectV2Field"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def name(self) -> str:
        """Return the name."""
        return self._record.name

    @property
    def data_type(self) -> str:
        """Return what it holds."""
        return self._record.kind


class ProjectChoiceView(ProjectFieldView, sees=ProjectChoice):
    """A field to choose in."""

    typename = "ProjectV2SingleSelectField"


class ProjectItemView(View[ProjectItem], sees=ProjectItem):
    """An issue in a project."""

    typename = "ProjectV2Item"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    def field_value_by_name(self, name: str) -> Any:
        """Return what it says in a field, or None."""
        for one in self._record.project.fields:
            if one.name == name and one.node_id in self._record.days:
                return self._see(ProjectDay(self._record, one, self._record.days[one.node_id]))
        return None


class ProjectDayView(View[ProjectDay], sees=ProjectDay):
    """A day in a field."""

    typename = "ProjectV2ItemFieldDateValue"

    @property
    def date(self) -> str:
        """Return the day."""
        return self._record.day


def project_of(context: Context, owner: str, number: int) -> Project:
    """Return a project; a token that may see none is told that there is none [rep]."""
    found = context.world.projects.get((owner.lower(), number))
    if found is None or context.scopes.get(SCOPE, "none") == "none":
        raise rules.NO_PROJECT.broken(number=number)
    return found
