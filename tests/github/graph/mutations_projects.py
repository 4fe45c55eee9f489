"""Mutations of projects."""

from collections.abc import Mapping
from typing import Any

from tests.github import rules
from tests.github.deeds import projects
from tests.github.graph.mutations_base import Mutations
from tests.github.graph.projects import SCOPE
from tests.github.records import Issue, Project, ProjectField, ProjectItem

Input = Mapping[str, Any]


class ProjectMutations(Mutations):
    """Changes to projects, which the workflow's own token may never make [docs]."""

    def add_project_v2_item_by_id(self, given: Input) -> Input:
        """Add an issue; one that is there is answered with its item [docs]."""
        self._need_projects("addProjectV2ItemById")
        project = self._record.node(given["projectId"], Project)
        issue = self._record.node(given["contentId"], Issue)
        if self._context.scopes.get("issues", "none") == "none":
            raise rules.NO_NODE.broken(id=issue.node_id)
        return {"item": self._see(projects.add_item(self._record, project, issue))}

    def update_project_v2_item_field_value(self, given: Input) -> Input:
        """Set what an item says in a field."""
        self._need_projects("updateProjectV2ItemFieldValue")
        project = self._record.node(given["projectId"], Project)
        item = self._record.node(given["itemId"], ProjectItem)
        field = self._record.node(given["fieldId"], ProjectField)
        if item not in project.items or field not in project.fields:
            raise rules.NO_NODE.broken(id=item.node_id)
        projects.set_day(self._record, item, field, given["value"])
        return {"projectV2Item": self._see(item)}

    def _need_projects(self, name: str) -> None:
        if self._context.scopes.get(SCOPE) != "write":
            raise rules.PROJECT_SCOPE.broken(name=name)
