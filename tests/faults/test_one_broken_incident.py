"""GitHub's answer is no good for one incident: that one waits, and the others are served."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from action.connection import TRIES
from tests.faults.indoors import run_indoors
from tests.faults.scene import INCIDENT, NOW, Scene, Stage
from tests.github import Arrival, Event, Refused, Run
from tests.github.faults import WENT_WRONG, Altered, Fault, rate_limited

IDS: Final = tuple(f"{NOW - timedelta(days=day):%Y-%m-%d}-number-{day}" for day in (2, 3, 4))
ISSUES: Final = (1, 3, 5)
PULLS: Final = (2, 4, 6)
BROKEN: Final = 1
"""Which of the three it is; the others are fine."""
SAID: Final = "question: who saw it first?"
Change = Callable[[Any], Any]


@pytest.fixture
def three(stage: Stage, spoken_well: None) -> Scene:
    """Three open reviews, each with a remark that no run has seen."""

    def prepare(scene: Scene) -> None:
        for ident, pull in zip(IDS, PULLS, strict=True):
            path = f"incidents/{ident}"
            scene.run(scene.file(path=f"{path}/incident.yml"))
            scene["ana"].comment_on_line(pull, f"{path}/timeline.md", SAID, containing="14:20")

    return stage.at("three", prepare)


def things(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in an answer."""
    if isinstance(node, dict):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from things(one)


def with_field(number: int, name: str, value: object) -> Altered:
    """Wherever the issue or pull request of that number is told, one field of it is another."""

    def change(body: Any) -> Any:
        body = copy.deepcopy(body)
        for one in things(body):
            if one.get("number") == number and name in one:
                one[name] = value
        return body

    return Altered(change)


def with_all(name: str, value: object) -> Altered:
    """Every field of that name is another, whatever has it."""

    def change(body: Any) -> Any:
        body = copy.deepcopy(body)
        for one in things(body):
            if name in one:
                one[name] = value
        return body

    return Altered(change)


def at_field(alias: str, kind: str = "", message: str = WENT_WRONG) -> Altered:
    """One field of the repository is null, and an error says so."""

    def change(body: Any) -> Any:
        house = (body.get("data") or {}).get("repository") or {}
        if alias not in house:
            return body
        error = {"type": kind, "message": message, "path": ["repository", alias]}
        data = {**body["data"], "repository": {**house, alias: None}}
        return {"data": data, "errors": [error]}

    return Altered(change)


def _with_an_error_at_no_place(body: Any) -> Any:
    error = {"message": WENT_WRONG, "path": ["repository", "pulls99"]}
    return {**body, "errors": [error]}


AT_NO_FIELD: Final = Altered(_with_an_error_at_no_place)


def in_list(name: str, change: Change) -> Altered:
    """The nodes of one list of the repository are others."""

    def altered(body: Any) -> Any:
        body = copy.deepcopy(body)
        page = ((body.get("data") or {}).get("repository") or {}).get(name)
        if page:
            page["nodes"] = [change(node) for node in page["nodes"]]
        return body

    return Altered(altered)


def swept(scene: Scene, folder: Path, fault: Fault) -> Run:
    """A sweep whose answers are altered on their way, all of them."""
    scene.hub.inject(fault, times=99, matching=_is_read)
    run = run_indoors(scene, scene.hub.schedule_event(), folder)
    scene.hub.clear_faults()
    return run


def looked(scene: Scene, event: Event, folder: Path, fault: Fault, times: int = TRIES) -> Run:
    """A run whose first look is altered, as often as a question is asked."""
    scene.hub.inject(fault, times=times, matching=_is_look)
    run = run_indoors(scene, event, folder)
    scene.hub.clear_faults()
    return run


def _is_read(arrival: Arrival) -> bool:
    return arrival.kind == "read"


def _is_look(arrival: Arrival) -> bool:
    return arrival.name == "Look"


def served(scene: Scene) -> list[bool]:
    """For each review, whether its page has what was remarked."""
    return ["who saw it first?" in scene.hub.world.issue(number).body for number in ISSUES]


def reasons(run: Run) -> dict[str, str]:
    """The reason code of each incident in the outputs."""
    told = json.loads(run.outputs["result"])["reviews"]
    return {one["incident"]: one["reason-code"] for one in told}


def errors(run: Run) -> list[str]:
    """What the run says in red."""
    return [note.message for note in run.annotations if note.level == "error"]


# --- one of several -------------------------------------------------------------------------------

TOLD_BADLY: Final[dict[str, Fault]] = {
    "a pull request without a title": with_field(PULLS[BROKEN], "title", None),
    "a pull request without threads": with_field(PULLS[BROKEN], "reviewThreads", None),
    "a pull request in no state": with_field(PULLS[BROKEN], "state", "WEIRD"),
    "a pull request whose text is a number": with_field(PULLS[BROKEN], "body", 5),
    "an issue whose text is a number": with_field(ISSUES[BROKEN], "body", 5),
    "an issue without an id": with_field(ISSUES[BROKEN], "id", None),
    "an issue of no day": with_field(ISSUES[BROKEN], "createdAt", "yesterday"),
    "an issue without assignments": with_field(ISSUES[BROKEN], "timelineItems", None),
    "an issue whose assignments are none": with_field(
        ISSUES[BROKEN], "timelineItems", {"nodes": None}
    ),
    "a pull request without reviews": with_field(PULLS[BROKEN], "reviews", None),
}
WRONG: Final[dict[str, Fault]] = {
    "its pull requests": at_field("pulls1"),
    "its branch": at_field("ref1"),
    "its timeline": at_field("timeline1", "ODD", "The disk is upside down."),
}


def assert_only_one_waits(scene: Scene, run: Run) -> None:
    """The broken one is red, and the letter names it; the others are served."""
    assert served(scene) == [True, False, True]
    assert (run.exit_code, reasons(run)[IDS[BROKEN]]) == (1, "half-answer")
    assert any(IDS[BROKEN] in letter for letter in errors(run))
    assert IDS[BROKEN] in run.summary
    assert "report it" not in run.stdout


@pytest.mark.parametrize("fault", TOLD_BADLY.values(), ids=TOLD_BADLY.keys())
def test_who_is_told_badly_holds_up_no_other(three: Scene, tmp_path: Path, fault: Fault) -> None:
    """A field is null or of another kind, in every answer there is."""
    assert_only_one_waits(three, swept(three, tmp_path, fault))


@pytest.mark.parametrize("fault", WRONG.values(), ids=WRONG.keys())
def test_what_goes_wrong_at_one_place_holds_up_no_other(
    three: Scene, tmp_path: Path, fault: Fault
) -> None:
    """GitHub says where in the answer it was; what it has left empty there is not believed."""
    assert_only_one_waits(three, looked(three, three.hub.schedule_event(), tmp_path, fault))


def test_the_others_cost_one_question_more(three: Scene, tmp_path: Path) -> None:
    """They are read together, without the broken one."""
    three.hub.forget_requests()
    swept(three, tmp_path, with_field(PULLS[BROKEN], "title", None))

    looks = [request for request in three.hub.log if request.name == "Look"]
    assert len(looks) == len(("all three", "the two others"))


def test_the_next_run_serves_it(three: Scene, tmp_path: Path) -> None:
    """Nothing of it was lost meanwhile."""
    looked(three, three.hub.schedule_event(), tmp_path, at_field("pulls1"))
    run = run_indoors(three, three.hub.schedule_event(), tmp_path)

    assert (run.exit_code, served(three)) == (0, [True, True, True])


def test_what_passes_at_the_next_try_is_no_news(three: Scene, tmp_path: Path) -> None:
    """GitHub stumbles now and then."""
    event = three.hub.schedule_event()
    run = looked(three, event, tmp_path, at_field("pulls1"), times=TRIES - 1)

    assert (run.exit_code, served(three)) == (0, [True, True, True])
    assert not run.annotations


def test_a_push_that_touches_several_serves_the_others(new: Scene, tmp_path: Path) -> None:
    """It is not only so in a sweep."""
    event = new["mira"].push({f"incidents/{ident}/incident.yml": INCIDENT for ident in IDS})
    run = looked(new, event, tmp_path, at_field("file1"))

    told = reasons(run)
    assert (run.exit_code, list(told.values()).count("half-answer")) == (1, 1)
    assert len(new.hub.world.issues()) == len(IDS) - 1


# --- lists ----------------------------------------------------------------------------------------


def test_who_is_told_badly_in_a_list_is_served_by_its_branch(three: Scene, tmp_path: Path) -> None:
    """The letter says which issue the list told badly; nobody has to wait for it."""

    def change(node: Any) -> Any:
        return {**node, "body": 5} if node["number"] == ISSUES[BROKEN] else node

    run = swept(three, tmp_path, in_list("open", change))

    assert served(three) == [True, True, True]
    assert (run.exit_code, len(errors(run))) == (1, 1)
    assert f"repository.open.nodes.1.body of #{ISSUES[BROKEN]}" in errors(run)[0]


def test_no_second_review_is_opened_where_the_list_of_them_is_no_good(
    three: Scene, tmp_path: Path
) -> None:
    """A review without a pull request is known by that list alone."""
    new = f"{NOW - timedelta(days=5):%Y-%m-%d}-number-5"
    three["mira"].push({f"incidents/{new}/incident.yml": INCIDENT})
    run = swept(three, tmp_path, in_list("recent", lambda node: {**node, "createdAt": None}))

    assert served(three) == [True, True, True]
    assert (run.exit_code, reasons(run)[new]) == (1, "half-answer")
    assert len(three.hub.world.issues()) == len(ISSUES)


# --- what concerns everybody ----------------------------------------------------------------------

OF_ALL: Final[dict[str, tuple[Fault, str, int]]] = {
    "bad token": (Refused(401, {"message": "Bad credentials"}), "bad-token", 1),
    "not there": (Refused(502, {"message": "Server Error"}), "github-unreachable", TRIES),
    "limited": (rate_limited(), "rate-limited", 1),
    "not for this token": (
        at_field("pulls1", "FORBIDDEN", "Not for you."),
        "missing-permission",
        1,
    ),
    "a place that is none": (AT_NO_FIELD, "half-answer", TRIES),
    "no labels": (at_field("labels"), "half-answer", TRIES),
    "no times at all": (with_all("committedDate", None), "half-answer", 1),
}


@pytest.mark.parametrize(("fault", "reason", "asked"), OF_ALL.values(), ids=OF_ALL.keys())
def test_what_concerns_everybody_is_told_once(
    three: Scene, tmp_path: Path, fault: Fault, reason: str, asked: int
) -> None:
    """Nobody asks once more for each incident, but as often as any question is asked again."""
    three.hub.forget_requests()
    run = looked(three, three.hub.schedule_event(), tmp_path, fault, times=99)

    assert (run.outputs["reason-code"], len(run.annotations)) == (reason, 1)
    assert (served(three), reasons(run)) == ([False] * 3, {})
    assert [request.kind for request in three.hub.log] == ["read"] * (1 + asked)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Refused(401, {"message": "Bad credentials"}), "bad-token"),
        (rate_limited(), "rate-limited"),
    ],
    ids=["bad token", "limited"],
)
def test_what_comes_between_is_told_once(
    three: Scene, tmp_path: Path, fault: Fault, reason: str
) -> None:
    """The first incident meets it; GitHub is not asked for the others."""
    three.hub.forget_requests()
    three.hub.inject(fault, times=99, matching=lambda arrival: arrival.kind == "write")
    run = run_indoors(three, three.hub.schedule_event(), tmp_path)
    three.hub.clear_faults()

    assert (run.outputs["reason-code"], len(run.annotations)) == (reason, 1)
    assert len(three.hub.writes) == 1
