"""Actions as items of a project: added once, with a day where nobody has set one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pytest

from action.connection import from_environment
from action.review.answers.answer import Done, Why
from action.review.git_steps import Target
from action.review.outlets.outlet_rules import ProjectRules
from action.review.outlets.parcels import ProjectItem
from action.wire.key_inputs import Keys
from action.write.outlets.project import Project
from action.write.outlets.tool import NotTakenError
from tests.faults.scene import SETTINGS, SETTINGS_FILE
from tests.github import Hub
from tests.github.deeds import issues, projects
from tests.github.faults import FieldRefused, LostAfter, LostBefore, Refused
from tests.github.records import Project as Board
from tests.github.world import Access, World
from tests.outlets.walk import Everywhere

TOKEN: Final = "ghs_project_0123456789abcdef"
MAY: Final = {"issues": "read", "organization_projects": "write"}
DAY: Final = date(2027, 1, 20)
OWNED: Final = "- [x] Page somebody sooner @ana due 2027-01-15"
ROTATE: Final = "- [x] Rotate the keys @lee due 2027-01-20"


def with_project(world: World, owner: str = "acme", **scopes: str) -> Board:
    """Give a GitHub a project with a field for the day, and an app's token for it."""
    world.join("planner[bot]", "none")
    world.tokens[TOKEN] = Access("planner[bot]", {**MAY, **scopes})
    fields = {"Due": "DATE", "Size": "SINGLE_SELECT", "It’s (“big”)": "DATE"}
    return world.with_project(owner, 5, **fields)


@dataclass
class Planning:
    """A repository with issues, a project, and a hand that goes there."""

    hub: Hub
    board: Board

    def bring(self, *items: ProjectItem, token: str = TOKEN) -> list[Done | NotTakenError]:
        """What comes of items that one run brings together."""
        came: list[Done | NotTakenError] = []
        tool = self.tool(token)
        for item in items:
            try:
                came.append(tool.put(item, items))
            except NotTakenError as error:
                came.append(error)
        return came

    def tool(self, token: str = TOKEN) -> Project:
        """A hand, beside the run's own connection."""
        own = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        return Project.opened(own, Keys({"project-token": token}))

    def an_item(self, title: str = "Rotate the keys", **changes: Any) -> ProjectItem:
        """An item for a new issue."""
        world = self.hub.world
        issue = issues.create_issue(world, world.bot, title, "")
        usual = ProjectItem(Target(issue.node_id, issue.number), "project", "Project", "acme", 5)
        return replace(usual, **{"date_field": "Due", "due": DAY, **changes})

    @property
    def days(self) -> list[str | None]:
        """The days of all items."""
        return [self.board.day_of(item.content.number, "Due") for item in self.board.items]


@pytest.fixture
def planning() -> Iterator[Planning]:
    """A project of the organisation, which is empty."""
    with Hub("acme/shop") as hub:
        yield Planning(hub, with_project(hub.world))
        hub.clear_faults()
        assert hub.violations == []


def whys(came: list[Done | NotTakenError]) -> set[tuple[Why, str]]:
    """Why things were not taken, and what was said."""
    return {(one.why, one.said) for one in came if isinstance(one, NotTakenError)}


def test_an_item_that_is_there_is_left_as_it_is(planning: Planning) -> None:
    """Also its day, which people may have changed."""
    item = planning.an_item()
    first = planning.bring(item)
    there, field = planning.board.items[0], planning.board.fields[0]
    projects.set_day(planning.hub.world, there, field, {"date": "2027-03-01"})
    planning.hub.forget_requests()

    assert planning.bring(item) == first
    assert planning.days == ["2027-03-01"]
    assert planning.hub.effects == []


def test_items_come_with_their_days(planning: Planning) -> None:
    """Three requests for all of them: the project, the items, the days."""
    planning.hub.forget_requests()
    items = [planning.an_item(f"Action {number}") for number in range(3)]

    came = planning.bring(*items)

    assert planning.days == ["2027-01-20"] * 3
    assert {one.url for one in came if isinstance(one, Done)} == {
        f"{planning.hub.url}/orgs/acme/projects/5"
    }
    assert len(planning.hub.log) == 3


def test_twenty_items_take_no_more_requests_than_items(planning: Planning) -> None:
    """Ten go together: GitHub ends a request that takes long."""
    came = planning.bring(*[planning.an_item(f"Action {number}") for number in range(20)])

    assert whys(came) == set()
    assert planning.days == ["2027-01-20"] * 20
    assert len(planning.hub.log) == 5


@pytest.mark.parametrize("changes", [{"due": None}, {"date_field": ""}])
def test_without_a_day_or_a_field_an_item_comes_alone(
    planning: Planning, changes: dict[str, Any]
) -> None:
    """In two requests."""
    planning.bring(planning.an_item(**changes))

    assert planning.days == [None]
    assert len(planning.hub.log) == 2


def test_any_name_of_a_field_is_only_a_name(planning: Planning) -> None:
    """People use brackets and quotation marks in names."""
    came = planning.bring(planning.an_item(date_field="It’s (“big”)"))

    assert whys(came) == set()
    assert planning.board.day_of(1, "It’s (“big”)") == "2027-01-20"


def test_a_project_may_be_a_persons(planning: Planning) -> None:
    """It has another address."""
    planning.hub.person("vera")
    with_project(planning.hub.world, "vera")

    (came,) = planning.bring(planning.an_item(owner="vera"))

    assert isinstance(came, Done)
    assert came.url == f"{planning.hub.url}/users/vera/projects/5"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"number": 6}, (Why.NOT_FOUND, "project 6 of acme")),
        ({"owner": "acne"}, (Why.NOT_FOUND, "project 5 of acne")),
        ({"date_field": "Day"}, (Why.NOT_FOUND, "the field “Day” of project 5")),
        ({"date_field": "Size"}, (Why.REFUSED, "its field “Size” is not a date")),
    ],
)
def test_what_the_settings_name_wrongly_is_said(
    planning: Planning, changes: dict[str, Any], why: tuple[Why, str]
) -> None:
    """To each action, after one question; nothing is added to a project with half a setting."""
    items = [planning.an_item(f"Action {number}", **changes) for number in range(2)]
    planning.hub.forget_requests()

    assert whys(planning.bring(*items)) == {why}
    assert len(planning.hub.log) == 1
    assert planning.board.items == []


@pytest.mark.parametrize(
    ("scopes", "why"),
    [
        ({"organization_projects": "none"}, Why.NOT_FOUND),
        ({"organization_projects": "read"}, Why.FORBIDDEN),
        ({"issues": "none"}, Why.FORBIDDEN),
    ],
)
def test_a_token_that_may_not_is_said(planning: Planning, scopes: dict[str, str], why: Why) -> None:
    """GitHub does not tell a project that may not be seen from none."""
    planning.hub.world.tokens[TOKEN] = Access("planner[bot]", {**MAY, **scopes})

    (came,) = planning.bring(planning.an_item())

    assert isinstance(came, NotTakenError)
    assert came.why is why
    assert planning.board.items == []


def test_a_token_that_is_over_is_said(planning: Planning) -> None:
    """Not as a fault of the workflow's own token."""
    came = planning.bring(planning.an_item(), token="ghs_over")

    assert whys(came) == {(Why.FORBIDDEN, "GitHub does not accept the token")}


def test_one_that_is_refused_does_not_keep_the_others(planning: Planning) -> None:
    """Orders of one request are done one by one."""
    items = [planning.an_item(f"Action {number}") for number in range(3)]
    planning.hub.inject(FieldRefused("step1", "UNPROCESSABLE", "The project is full"), at=2)

    came = planning.bring(*items)

    assert whys(came) == {(Why.REFUSED, "The project is full")}
    assert [isinstance(one, Done) for one in came] == [True, False, True]


def test_a_day_that_is_refused_is_said(planning: Planning) -> None:
    """The item is there by then, and is found by the next run."""
    item = planning.an_item()
    planning.hub.inject(FieldRefused("step0", "UNPROCESSABLE", "Not now"), at=3)

    refused = planning.bring(item)
    again = planning.bring(item)

    assert whys(refused) == {(Why.REFUSED, "Not now")}
    assert whys(again) == set()
    assert planning.days == ["2027-01-20"]


@pytest.mark.parametrize("at", [2, 3])
@pytest.mark.parametrize("fault", [LostBefore(), LostAfter(), Refused(502)], ids=repr)
def test_a_lost_answer_is_mended_by_the_next_run(
    planning: Planning, fault: LostBefore | LostAfter | Refused, at: int
) -> None:
    """All of it may be ordered again."""
    item = planning.an_item()
    planning.hub.inject(fault, at=at)

    lost = planning.bring(item)
    again = planning.bring(item)

    assert whys(lost) == {(Why.UNCLEAR, "")}
    assert whys(again) == set()
    assert planning.days == ["2027-01-20"]


def test_trying_writes_nothing(planning: Planning) -> None:
    """It looks for the project and its field."""
    url = f"{planning.hub.url}/orgs/acme/projects/5"

    assert list(planning.tool().tried(ProjectRules("acme", 5, "Due"))) == [f"{url}: there"]
    assert planning.hub.writes == []


# --- by the shipped program -----------------------------------------------------------------------


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_anywhere_leaves_each_item_once(
    everywhere: Everywhere, *, after_effect: bool
) -> None:
    """With its day; the daily run goes on."""
    with_project(everywhere.scene.hub.world)
    everywhere.keys = {"project-token": TOKEN}
    outlets = "project: {owner: acme, number: 5, date-field: Due}"
    closing = everywhere.switched_on(outlets).agreed(OWNED, ROTATE)
    at = 1
    while everywhere.killed_on_github(closing, at, after_effect=after_effect):
        at += 1
    run = everywhere.swept()

    board = everywhere.scene.hub.world.projects["acme", 5]
    assert at > 3, "it was killed at each of its requests"
    assert [board.day_of(item.content.number, "Due") for item in board.items] == [
        "2027-01-15",
        "2027-01-20",
    ]
    assert "/orgs/acme/projects/5)" in everywhere.elsewhere(0)
    assert TOKEN not in f"{run.stdout}{run.stderr}{run.summary}"
    assert "review: sending" not in everywhere.labels


def test_twenty_actions_are_closed_before_any_tool_is_asked(everywhere: Everywhere) -> None:
    """With one look and five orders, as without outlets; what follows is counted apart."""
    with_project(everywhere.scene.hub.world)
    everywhere.keys = {"project-token": TOKEN}
    project = "{owner: acme, number: 5, date-field: Due}"
    outlets = f"outlets: {{project: {project}, findings: {{file: f.csv}}}}\n"
    lines = [f"- [x] Action {number} @ana due 2027-01-15 isms" for number in range(20)]
    settings = f"{SETTINGS}{outlets}actions: {{at-most: 20}}\n"
    everywhere.scene["mira"].push({SETTINGS_FILE: settings}, "Use tools")
    closing = everywhere.agreed(*lines)

    run = everywhere.run(closing)

    names = [asked.name for asked in everywhere.scene.hub.log]
    sent = everywhere.sent_on_github
    assert run.exit_code == 0
    assert names[: names.index(sent[0])] == ["Look", *["Write"] * 5]
    assert sent == ["Findings", "WriteFindings", "Project", *["WriteProject"] * 4]


@pytest.mark.parametrize("fault", [None, LostBefore(), Refused(500), Refused(403)], ids=repr)
def test_no_trouble_with_github_elsewhere_ends_a_review(
    everywhere: Everywhere, fault: LostBefore | Refused | None
) -> None:
    """Without a fault it is the tokens that are over; nobody is shown them."""
    keys = {"findings-token": "github_pat_secret_one", "project-token": "ghs_secret_two"}
    everywhere.keys = keys
    outlets = "project: {owner: acme, number: 5}\nfindings: {repository: acme/findings}"
    closing = everywhere.switched_on(outlets).agreed("- [x] Rotate the keys @lee isms")
    if fault:
        hub, away = everywhere.scene.hub, {"Project", "PlaceOfFindings"}
        hub.inject(fault, times=8, matching=lambda asked: asked.name in away)

    run = everywhere.run(closing)

    said = everywhere.elsewhere(0)
    assert run.exit_code == 0
    assert "review: finished" in everywhere.labels
    assert said.count("not yet.") == 2
    told = f"{run.stdout}{run.stderr}{run.summary}{run.outputs}{everywhere.scene.state()}"
    assert not any(key in told for key in keys.values())
