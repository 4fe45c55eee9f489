"""Items of projects."""

from collections.abc import Mapping

from tests.github import rules
from tests.github.deeds.fields import is_day
from tests.github.records import Issue, Project, ProjectField, ProjectItem
from tests.github.world import World


def add_item(world: World, project: Project, issue: Issue) -> ProjectItem:
    """Return the item of an issue, made only where there is none [docs]."""
    for item in project.items:
        if item.content is issue:
            return item
    world.advance()
    made = ProjectItem(**world.born("ProjectItem"), project=project, content=issue)
    project.items.append(world.keep(made))
    return made


def set_day(
    world: World, item: ProjectItem, field: ProjectField, given: Mapping[str, str | None]
) -> None:
    """Write a day into a date field; values of other kinds are not served."""
    named = {name: value for name, value in given.items() if value is not None}
    day = named.get("date")
    if field.kind != "DATE" or set(named) != {"date"} or not day or not is_day(day):
        raise rules.FIELD_KIND.broken(kind=field.kind.lower())
    world.advance()
    item.days[field.node_id] = day
