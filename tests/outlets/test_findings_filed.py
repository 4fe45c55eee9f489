"""How rows come into a table of the repository: looked for first, by one pull request a review."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pytest

from action.connection import from_environment
from action.review.answers.answer import Done, Why
from action.review.git_steps import Target
from action.review.house import Repository
from action.review.outlets.outlet_rules import FindingsRules
from action.review.outlets.parcels import Finding
from action.write.outlets.findings import Findings
from action.write.outlets.on_github import OnGithub
from action.write.outlets.tool import NotTakenError
from tests.github import Hub, Person
from tests.github.faults import (
    FieldRefused,
    LostAfter,
    LostBefore,
    Meanwhile,
    Refused,
    field_went_wrong,
    submitted_too_quickly,
)
from tests.github.records import PullRequest

FILE: Final = "security/findings.csv"
BRANCH: Final = "incident-findings/2026-11-19-checkout-slow"
HEAD: Final = "Finding,Action\n"


@dataclass
class Shop:
    """A repository on GitHub, in which findings come and people act."""

    hub: Hub
    mira: Person

    def bring(self, *findings: Finding) -> list[Done | NotTakenError]:
        """What comes of findings that a run brings together."""
        connection = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        tool = Findings(OnGithub(connection, "WriteFindings"), self.house)
        came: list[Done | NotTakenError] = []
        for finding in findings:
            try:
                came.append(tool.put(finding, findings))
            except NotTakenError as error:
                came.append(error)
        return came

    def tried(self, **rules: object) -> list[str]:
        """What is said of a table that is only tried."""
        connection = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        tool = Findings(OnGithub(connection, "WriteFindings"), self.house)
        return list(tool.tried(replace(FindingsRules(FILE), **rules)))  # type: ignore[arg-type]

    @property
    def house(self) -> Repository:
        """The repository, as a review knows it."""
        world = self.hub.world
        url = f"{self.hub.url}/{world.full_name}"
        return Repository(world.node_id, world.full_name, url, "main", "", {}, {})

    @property
    def requests(self) -> list[PullRequest]:
        """The pull requests of findings, oldest first."""
        return [pull for pull in self.hub.world.pulls() if pull.head == BRANCH]

    def rows(self, branch: str = BRANCH) -> list[str]:
        """The lines of the table behind its head."""
        return self.mira.read(FILE, branch).splitlines()[1:]

    def url(self, number: int) -> str:
        """The address of a pull request."""
        return f"{self.hub.url}/acme/shop/pull/{number}"


@pytest.fixture
def shop() -> Iterator[Shop]:
    """A repository without a table."""
    with Hub("acme/shop") as hub:
        yield Shop(hub, hub.person("mira"))
        hub.clear_faults()
        assert hub.violations == []


def a_finding(number: int = 7, title: str = "Rotate the keys") -> Finding:
    """A row for an action issue."""
    url = f"https://github.com/acme/shop/issues/{number}"
    cells = {"Finding": title, "Action": url}
    words = ("Findings of Checkout was slow", "All of the review.", "https://github.com/compare")
    target = Target(f"I_{number}", number)
    return Finding(
        target,
        "findings",
        "Findings tracker",
        FILE,
        BRANCH,
        url,
        cells,
        "Action",
        ("Action",),
        *words,
    )


KEYS: Final = a_finding()
TOKENS: Final = a_finding(8, "Mask the tokens")


def why(came: Done | NotTakenError) -> Why:
    """Why something was not taken."""
    assert isinstance(came, NotTakenError)
    return came.why


def urls(came: list[Done | NotTakenError]) -> list[str]:
    """Where people see what was taken."""
    return [one.url for one in came if isinstance(one, Done)]


# --- there already --------------------------------------------------------------------------------


def test_a_row_on_the_default_branch_is_there(shop: Shop) -> None:
    """Whoever has put it there."""
    shop.mira.push({FILE: f"{HEAD}Keys,{KEYS.url}\n"}, "Note it")
    shop.hub.forget_requests()

    came = shop.bring(KEYS)

    assert urls(came) == [f"{shop.hub.url}/acme/shop/blob/main/{FILE}"]
    assert shop.hub.effects == []


def test_a_row_in_our_pull_request_is_there(shop: Shop) -> None:
    """A run that died before it noted the receipt finds it again, and writes nothing."""
    first = shop.bring(KEYS, TOKENS)
    shop.hub.forget_requests()

    assert shop.bring(KEYS, TOKENS) == first
    assert urls(first) == [shop.url(1), shop.url(1)]
    assert [asked.name for asked in shop.hub.log] == ["Findings"]


def test_a_row_that_was_merged_is_there(shop: Shop) -> None:
    """Its address is that of the pull request."""
    shop.bring(KEYS)
    shop.mira.merge_pull_request(1)

    assert urls(shop.bring(KEYS)) == [shop.url(1)]
    assert len(shop.requests) == 1


def test_a_row_that_people_have_taken_off_since_is_not_brought_again(shop: Shop) -> None:
    """It was in what they merged."""
    shop.bring(KEYS)
    shop.mira.merge_pull_request(1)
    shop.mira.push({FILE: HEAD}, "It is settled")

    assert urls(shop.bring(KEYS)) == [shop.url(1)]
    assert len(shop.requests) == 1


def test_what_people_have_closed_is_not_opened_again(shop: Shop) -> None:
    """Neither for that row nor for another one of the same review."""
    shop.bring(KEYS)
    shop.mira.close_pull_request(1)

    (again, other) = shop.bring(KEYS, TOKENS)

    assert (why(again), str(again)) == (Why.CLOSED, "closed")
    assert isinstance(again, NotTakenError)
    assert again.said == shop.url(1)
    assert why(other) is Why.CLOSED
    assert len(shop.requests) == 1


def test_a_pull_request_from_a_fork_is_not_ours(shop: Shop) -> None:
    """Anybody may call a branch of a fork so, and close what came from it."""
    shop.mira.open_pull_request_from_fork(BRANCH, "Findings", files={"a": "b"})
    shop.mira.close_pull_request(1)

    assert urls(shop.bring(KEYS)) == [shop.url(2)]


# --- brought --------------------------------------------------------------------------------------


def test_a_further_finding_joins_the_open_pull_request(shop: Shop) -> None:
    """Behind what people have added there meanwhile."""
    shop.bring(KEYS)
    text = shop.mira.read(FILE, BRANCH)
    shop.mira.push({FILE: f"{text}Theirs,x\n"}, "Add one", BRANCH)

    assert urls(shop.bring(TOKENS)) == [shop.url(1)]
    assert [row.partition(",")[0] for row in shop.rows()] == [
        "Rotate the keys",
        "Theirs",
        "Mask the tokens",
    ]


@pytest.mark.parametrize("deleted", [False, True])
def test_after_a_merge_a_further_finding_gets_a_pull_request_of_its_own(
    shop: Shop, *, deleted: bool
) -> None:
    """From the table as it is now, whether the branch is still there or not."""
    shop.hub.settings.merged_branches_deleted = deleted
    shop.bring(KEYS)
    shop.mira.merge_pull_request(1)
    shop.mira.push({FILE: f"{HEAD}Theirs,x\n"}, "Begin anew")

    assert urls(shop.bring(TOKENS)) == [shop.url(2)]
    assert [row.partition(",")[0] for row in shop.rows()] == ["Theirs", "Mask the tokens"]


def test_a_table_keeps_its_bytes(shop: Shop) -> None:
    """A byte order mark and the ends of lines, too."""
    text = "\ufeffNr;Action;Finding\r\n1;x;é"
    shop.mira.push({FILE: text}, "Begin the table")
    shop.bring(KEYS)

    content = shop.hub.world.git.resolve(f"{BRANCH}:{FILE}", "main")

    assert content is not None
    assert getattr(content, "content", b"").startswith(text.encode())


# --- not brought ----------------------------------------------------------------------------------


def test_where_actions_may_open_no_pull_requests_the_row_waits_on_its_branch(shop: Shop) -> None:
    """Once somebody has allowed it, the pull request is opened for what is there."""
    shop.hub.settings.actions_may_open_pull_requests = False
    refused = shop.bring(KEYS)
    shop.hub.settings.actions_may_open_pull_requests = True
    shop.hub.forget_requests()

    opened = shop.bring(KEYS)

    assert list(map(why, refused)) == [Why.UNOPENED]
    assert urls(opened) == [shop.url(1)]
    assert len(shop.rows()) == 1
    assert [asked.operations for asked in shop.hub.effects] == [("createPullRequest",)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Finding,Link\n", "it has no column “Action”"),
        (f'{HEAD}"a,b\n', "a quotation mark in it does not close"),
        (f"{HEAD}\0", "it is not text in UTF-8, or too long"),
        (f"{HEAD}{'a,b' * 200_000}\n", "it is not text in UTF-8, or too long"),
    ],
    ids=["column", "quotation", "binary", "long"],
)
def test_a_table_that_cannot_be_read_stays_as_it_is(shop: Shop, text: str, said: str) -> None:
    """With a word about it; no branch is made."""
    shop.mira.push({FILE: text}, "Begin the table")
    shop.hub.forget_requests()

    (came,) = shop.bring(KEYS)

    assert why(came) is Why.UNREADABLE
    assert isinstance(came, NotTakenError)
    assert came.said == said
    assert shop.hub.effects == []


@pytest.mark.parametrize("name", ["createRef", "createCommitOnBranch", "createPullRequest"])
@pytest.mark.parametrize("done", [False, True], ids=["not done", "done"])
def test_what_goes_wrong_is_looked_at_and_done_once(shop: Shop, name: str, *, done: bool) -> None:
    """Nothing that is ordered can be done twice."""
    shop.hub.inject(field_went_wrong(name, done=done), matching=lambda a: a.kind == "write")

    assert urls(shop.bring(KEYS, TOKENS)) == [shop.url(1), shop.url(1)]
    assert len(shop.rows()) == 2
    assert len(shop.requests) == 1


@pytest.mark.parametrize("fault", [LostBefore(), LostAfter(), Refused(502)], ids=repr)
def test_a_lost_answer_is_looked_up(shop: Shop, fault: LostBefore | LostAfter | Refused) -> None:
    """And what lacks is ordered again."""
    shop.hub.inject(fault, matching=lambda asked: asked.kind == "write")

    assert urls(shop.bring(KEYS)) == [shop.url(1)]
    assert len(shop.rows()) == 1


def test_who_comes_second_finds_what_the_first_has_done(shop: Shop) -> None:
    """A branch that is made meanwhile is gone on with, and a row on it is not brought again."""
    theirs = f"{HEAD}Mask the tokens,{TOKENS.url}\n"
    shop.hub.inject(Meanwhile(lambda: shop.mira.push({FILE: theirs}, "Mine", BRANCH)))

    came = shop.bring(KEYS, TOKENS)

    assert urls(came) == [shop.url(1), shop.url(1)]
    assert len(shop.requests) == 1
    assert sorted(row.partition(",")[0] for row in shop.rows()) == [
        "Mask the tokens",
        "Rotate the keys",
    ]


def test_a_permission_that_lacks_is_said(shop: Shop) -> None:
    """For all rows, after one request to write."""
    shop.hub.settings.token_scopes["contents"] = "read"
    shop.hub.settings.token_scopes["pull_requests"] = "read"

    came = shop.bring(KEYS, TOKENS)

    assert set(map(why, came)) == {Why.FORBIDDEN}
    assert len(shop.hub.writes) == 1


def test_a_rule_of_the_repository_is_quoted(shop: Shop) -> None:
    """People know what their rules say."""
    rule = FieldRefused("createRef", "UNPROCESSABLE", "Repository rule violations found")
    shop.hub.inject(rule, matching=lambda asked: asked.kind == "write")

    (came,) = shop.bring(KEYS)

    assert why(came) is Why.REFUSED
    assert isinstance(came, NotTakenError)
    assert came.said == "Repository rule violations found"


def test_what_comes_too_quickly_waits_for_the_next_run(shop: Shop) -> None:
    """And is no reason to give up."""
    shop.hub.inject(
        submitted_too_quickly("createPullRequest"), matching=lambda a: a.kind == "write"
    )

    assert list(map(why, shop.bring(KEYS))) == [Why.NOT_YET]
    assert urls(shop.bring(KEYS)) == [shop.url(1)]


# --- tried ----------------------------------------------------------------------------------------


def test_trying_writes_nothing(shop: Shop) -> None:
    """It says whether there is a table, and what it lacks."""
    assert shop.tried() == [f"{FILE}: made with the first finding"]
    shop.mira.push({FILE: HEAD}, "Begin the table")
    assert shop.tried() == [f"{FILE}: there"]
    with pytest.raises(NotTakenError):
        shop.tried(columns={"Risk": "high", "Action": "{url}"})
    assert all(asked.kind == "read" for asked in shop.hub.log if asked.path == "/graphql")
