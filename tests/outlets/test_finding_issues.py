"""Findings as issues of another repository: looked for among ours, opened once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pytest

from action.connection import from_environment
from action.review.answers.answer import Done, Why
from action.review.git_steps import Target
from action.review.outlets.outlet_rules import FindingsRules
from action.review.outlets.parcels import FindingIssue
from action.wire.key_inputs import Keys
from action.write.outlets.finding_issues import FindingIssues
from action.write.outlets.tool import NotTakenError
from tests.faults.scene import NOW
from tests.github import Hub
from tests.github.deeds import issues
from tests.github.faults import LostAfter, LostBefore, Refused, field_went_wrong
from tests.github.world import Access, World
from tests.outlets.walk import Everywhere

TOKEN: Final = "github_pat_findings_0123456789"
PLACE: Final = "acme/findings"
ROTATE: Final = "- [x] Rotate the keys @lee due 2027-01-20 isms"
MASK: Final = "- [x] Mask the tokens @ana due 2027-01-21 isms"


def with_findings(world: World) -> World:
    """Give a GitHub the repository of findings, and a token of Vera's for it."""
    beside = world.beside(PLACE)
    beside.join("vera", "write")
    world.tokens[TOKEN] = Access("vera", {"issues": "write", "metadata": "read"}, PLACE)
    return beside


@dataclass
class Elsewhere:
    """The repository of findings, and a hand that goes there."""

    hub: Hub
    world: World

    def bring(self, *findings: FindingIssue, token: str = TOKEN) -> list[Done | NotTakenError]:
        """What comes of findings that one run brings."""
        came: list[Done | NotTakenError] = []
        tool = self.tool(token)
        for finding in findings:
            try:
                came.append(tool.put(finding))
            except NotTakenError as error:
                came.append(error)
        return came

    def tool(self, token: str = TOKEN) -> FindingIssues:
        """A hand, beside the run's own connection."""
        own = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        return FindingIssues.opened(own, Keys({"findings-token": token}))

    def url(self, number: int) -> str:
        """The address of an issue there."""
        return f"{self.hub.url}/{PLACE}/issues/{number}"

    @property
    def titles(self) -> list[str]:
        """What stands there."""
        return [issue.title for issue in self.world.issues()]


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another repository on the same GitHub, which is empty."""
    with Hub("acme/shop", start=NOW) as hub:
        yield Elsewhere(hub, with_findings(hub.world))
        hub.clear_faults()
        assert hub.violations == []


def a_finding(number: int = 7, title: str = "Rotate the keys") -> FindingIssue:
    """A finding of an action issue."""
    mark = f'<!-- incident-review:finding of="https://github.com/acme/shop/issues/{number}" -->'
    about = Target(f"I_{number}", number)
    what = ("findings", "Findings tracker", PLACE, title, f"{mark}\nAgreed.", mark)
    return FindingIssue(about, *what, since=NOW.date(), private=True, labels=("isms", "new"))


KEYS: Final = a_finding()
TOKENS: Final = a_finding(8, "Mask the tokens")


def test_what_is_there_is_not_opened_again(elsewhere: Elsewhere) -> None:
    """It is known by its mark, in an issue of ours."""
    first = elsewhere.bring(KEYS, TOKENS)
    elsewhere.hub.forget_requests()

    assert elsewhere.bring(KEYS, TOKENS) == first
    assert elsewhere.hub.writes == []
    assert [came.url for came in first if isinstance(came, Done)] == [
        elsewhere.url(1),
        elsewhere.url(2),
    ]


def test_a_mark_that_somebody_has_copied_does_not_count(elsewhere: Elsewhere) -> None:
    """Whoever may open issues there could keep a finding away."""
    stranger = elsewhere.world.join("mallory", "read")
    issues.create_issue(elsewhere.world, stranger, "Nothing", KEYS.mark)

    elsewhere.bring(KEYS)

    assert elsewhere.titles == ["Nothing", "Rotate the keys"]


def test_labels_are_put_on_where_they_exist(elsewhere: Elsewhere) -> None:
    """None is made: they are somebody else's."""
    issues.create_label(elsewhere.world, "isms", "ededed", None)

    elsewhere.bring(KEYS)

    assert [label.name for label in elsewhere.world.issue(1).labels] == ["isms"]


def test_several_pages_are_read(elsewhere: Elsewhere) -> None:
    """A team may have many findings a day."""
    vera = elsewhere.world.user("vera")
    issues.create_issue(elsewhere.world, vera, "Rotate the keys", KEYS.text)
    for number in range(100):
        issues.create_issue(elsewhere.world, vera, f"Finding {number}", "")

    assert elsewhere.bring(KEYS) == [Done(elsewhere.world.issue(1).node_id, url=elsewhere.url(1))]


def test_issues_from_before_the_review_are_not_read(elsewhere: Elsewhere) -> None:
    """No finding of it can be among them."""
    tomorrow = replace(KEYS, since=date(NOW.year + 1, 1, 1))
    elsewhere.bring(KEYS)

    elsewhere.bring(tomorrow)

    assert elsewhere.titles == ["Rotate the keys", "Rotate the keys"]


def test_a_place_that_anybody_may_read_gets_nothing_private(elsewhere: Elsewhere) -> None:
    """A slip in the settings must not publish what touches security."""
    elsewhere.world.settings.private = False

    (came,) = elsewhere.bring(KEYS)
    (fine,) = elsewhere.bring(replace(KEYS, private=False))

    assert isinstance(came, NotTakenError)
    assert (came.why, came.said) == (
        Why.REFUSED,
        "everybody can read it, but this repository is private",
    )
    assert isinstance(fine, Done)


@pytest.mark.parametrize(
    ("token", "scope", "why"),
    [
        ("github_pat_over", "write", Why.FORBIDDEN),
        (TOKEN, "read", Why.FORBIDDEN),
        (TOKEN, "none", Why.FORBIDDEN),
    ],
)
def test_a_token_that_may_not_is_said(
    elsewhere: Elsewhere, token: str, scope: str, why: Why
) -> None:
    """Its line says to save a new one."""
    elsewhere.hub.world.tokens[TOKEN] = Access("vera", {"issues": scope}, PLACE)

    (came,) = elsewhere.bring(KEYS, token=token)

    assert isinstance(came, NotTakenError)
    assert came.why is why
    assert elsewhere.titles == []


def test_a_repository_that_the_token_does_not_see_is_named(elsewhere: Elsewhere) -> None:
    """It may be misspelt in the settings."""
    (came,) = elsewhere.bring(replace(KEYS, repository="acme/findigns"))

    assert isinstance(came, NotTakenError)
    assert (came.why, came.said) == (Why.NOT_FOUND, "the repository acme/findigns")


def test_a_repository_without_issues_is_said(elsewhere: Elsewhere) -> None:
    """Somebody can switch them on."""
    elsewhere.world.settings.issues = False

    (came,) = elsewhere.bring(KEYS)

    assert isinstance(came, NotTakenError)
    assert (came.why, came.said) == (Why.REFUSED, "issues are switched off there")


@pytest.mark.parametrize(
    "fault",
    [LostBefore(), LostAfter(), Refused(502), field_went_wrong("createIssue", done=True)],
    ids=["lost", "lost after it", "502", "went wrong"],
)
def test_an_unclear_end_is_looked_up_by_the_next_run(
    elsewhere: Elsewhere, fault: LostBefore | LostAfter | Refused
) -> None:
    """This one opens no second issue: a list may lag."""
    elsewhere.hub.inject(fault, matching=lambda asked: asked.kind == "write")

    (came,) = elsewhere.bring(KEYS)
    elsewhere.bring(KEYS)

    assert isinstance(came, NotTakenError)
    assert came.why is Why.UNCLEAR
    assert elsewhere.titles == ["Rotate the keys"]


def test_trying_writes_nothing(elsewhere: Elsewhere) -> None:
    """It says which labels are not there."""
    issues.create_label(elsewhere.world, "isms", "ededed", None)

    said = list(elsewhere.tool().tried(FindingsRules(repository=PLACE, labels=("isms", "new"))))

    assert said == ["acme/findings: found", "the label new: missing"]
    assert elsewhere.hub.writes == []


# --- by the shipped program -----------------------------------------------------------------------


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_anywhere_opens_no_finding_twice(
    everywhere: Everywhere, *, after_effect: bool
) -> None:
    """At every request to the other repository in turn; the daily run goes on."""
    beside = with_findings(everywhere.scene.hub.world)
    everywhere.keys = {"findings-token": TOKEN}
    closing = everywhere.switched_on(f"findings: {{repository: {PLACE}}}").agreed(ROTATE, MASK)
    at = 1
    while everywhere.killed_on_github(closing, at, after_effect=after_effect):
        at += 1
    run = everywhere.swept()

    beside = everywhere.scene.hub.world.beside(PLACE)
    assert at > 3, "it was killed at each of its requests"
    assert [issue.title for issue in beside.issues()] == ["Rotate the keys", "Mask the tokens"]
    assert f"{PLACE}/issues/1)" in everywhere.elsewhere(0)
    assert TOKEN not in f"{run.stdout}{run.stderr}{run.summary}"
    assert "review: sending" not in everywhere.labels
