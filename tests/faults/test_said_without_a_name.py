"""A comment without a name, by the shipped program: who sent it is nowhere, its words only there.

Searched is all that a run leaves: pages, comments, commits, log, summary and outputs.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from action.markdown import safe
from tests.faults.indoors import run_indoors
from tests.faults.rendered import Rendered
from tests.faults.scene import (
    FILE,
    IDENT,
    INCIDENT,
    ISSUE,
    PULL,
    Scene,
    assert_sections_are_whole,
)
from tests.faults.stories import SENT
from tests.faults.test_hostile_text import HOSTILE
from tests.faults.walker import Walker
from tests.github import Event, FieldRefused, Run
from tests.github.git import Commit

TYPE: Final = "incident-review-remark"
WORDS: Final = "Nobody wanted to wake the director up."
SENDERS: Final = ("forms[bot]", "wilhelmina")
"""An app, and a person whose token a form has."""


def sent(scene: Scene, by: str = SENDERS[0], **said: Any) -> Event:
    """A form sends something; what is None is left out."""
    told = {"incident": IDENT, "at": "14:05", "words": WORDS, **said}
    payload = {name: value for name, value in told.items() if value is not None}
    return scene.hub.person(by).dispatch(TYPE, payload)


def shown_by(run: Run) -> str:
    """All that a run shows: log, summary, outputs."""
    return "\n".join((run.stdout, run.stderr, run.summary, json.dumps(dict(run.outputs))))


def everywhere(scene: Scene) -> Iterator[str]:
    """Every text on GitHub, and every commit with its people and files."""
    world = scene.hub.world
    for ticket in world.tickets.values():
        yield from (ticket.title, ticket.body, ticket.author.login)
        yield from (f"{one.author.login} {one.body}" for one in ticket.comments)
        yield from (label.name for label in ticket.labels)
    yield from world.git.refs
    for commit in world.git.objects.values():
        yield repr(commit)


# --- who sent it, and what it says ----------------------------------------------------------------


@pytest.mark.parametrize("by", SENDERS)
def test_who_sent_it_is_nowhere(opened: Scene, tmp_path: Path, by: str) -> None:
    """Neither on GitHub, nor in what the run shows, until the record is filed."""
    run = run_indoors(opened, sent(opened, by), tmp_path)
    assert run.exit_code == 0, run.stdout
    closed = run_indoors(opened, opened.close(), tmp_path)

    name = by.removesuffix("[bot]")
    assert any(WORDS in text for text in everywhere(opened)), "or nothing was searched"
    assert [text for text in everywhere(opened) if name in text] == []
    assert name not in shown_by(run) + shown_by(closed)


def test_its_words_are_in_no_log(opened: Scene, tmp_path: Path) -> None:
    """They stand in one comment, on the page and in the record, and in no name of a commit."""
    run = run_indoors(opened, sent(opened), tmp_path)
    assert WORDS in opened.pull.comments[-1].body
    assert WORDS in opened.page

    closed = run_indoors(opened, opened.close(), tmp_path)
    assert WORDS in opened.record()
    objects = opened.hub.world.git.objects.values()
    messages = [one.message for one in objects if isinstance(one, Commit)]
    assert messages
    assert not any(WORDS in text for text in (*messages, shown_by(run), shown_by(closed)))


FAULTY: Final[Mapping[str, dict[str, Any]]] = {
    "no incident": {"incident": None},
    "an incident that is none": {"incident": "the one with the director"},
    "an incident that is not there": {"incident": "2026-01-01-wilhelmina"},
    "no words": {"words": None},
    "words that are a list": {"words": [WORDS]},
    "a time in words": {"at": "when wilhelmina came"},
    "a time that is a number": {"at": 1405},
    "too long": {"words": WORDS * 1_000},
}


@pytest.mark.parametrize("said", FAULTY.values(), ids=FAULTY)
def test_what_is_wrong_is_told_without_the_words(
    opened: Scene, tmp_path: Path, said: dict[str, Any]
) -> None:
    """Never in silence; and nobody who reads the log learns who said what."""
    run = run_indoors(opened, sent(opened, **said), tmp_path)

    assert "comment without a name" in run.summary
    assert run.annotations
    for part in (WORDS, "director", "wilhelmina", "forms", "when"):
        assert part not in shown_by(run)
    assert bool(run.exit_code) == bool(said.keys() & {"incident"} or said in NO_WORDS)


NO_WORDS: Final = (FAULTY["no words"], FAULTY["words that are a list"])


def test_without_an_incident_or_words_github_is_not_asked(opened: Scene, tmp_path: Path) -> None:
    """There is nothing to look at."""
    event = sent(opened, words=None)
    opened.hub.forget_requests()
    run_indoors(opened, event, tmp_path)

    assert opened.hub.log == []


def test_another_program_s_dispatch_is_not_ours(opened: Scene, tmp_path: Path) -> None:
    """Nothing is asked, nothing is said."""
    event = opened.hub.person("forms[bot]").dispatch("deploy", {"words": WORDS})
    opened.hub.forget_requests()
    run = run_indoors(opened, event, tmp_path)

    assert opened.hub.log == []
    assert (run.exit_code, WORDS in shown_by(run)) == (0, False)


def test_an_incident_without_a_review_is_told_of(new: Scene, tmp_path: Path) -> None:
    """The run can be started again when there is one, and then it says the words."""
    trivial = INCIDENT.replace("severity: major", "severity: trivial")
    new.run(new.file(trivial))
    event = sent(new)
    run = run_indoors(new, event, tmp_path)
    assert (run.exit_code, WORDS in shown_by(run)) == (1, False)
    assert "this incident has no open review" in run.summary

    new["mira"].push({FILE: INCIDENT})
    again = run_indoors(new, event, tmp_path)
    assert again.exit_code == 0
    assert sum(WORDS in text for text in everywhere(new) if "github-actions" in text) == 1


def test_a_dry_run_shows_no_word_of_it(opened: Scene, tmp_path: Path) -> None:
    """It says that it would comment."""
    before = opened.state()
    run = run_indoors(opened, sent(opened), tmp_path, {"INPUT_DRY_RUN": "true"})

    assert "comment on" in run.stdout
    assert WORDS not in shown_by(run)
    assert opened.state() == before


def test_a_refused_comment_is_told_without_its_words(opened: Scene, tmp_path: Path) -> None:
    """Somebody has locked the conversation; the run is red and can be started again."""
    event = sent(opened)
    opened.hub.inject(FieldRefused("addComment", "UNPROCESSABLE", "Issue is locked"), times=9)
    run = run_indoors(opened, event, tmp_path)
    opened.hub.clear_faults()
    assert (run.exit_code, WORDS in shown_by(run)) == (1, False)
    assert "Issue is locked" in run.summary

    assert run_indoors(opened, event, tmp_path).exit_code == 0
    assert WORDS in opened.page


# --- hostile words --------------------------------------------------------------------------------

TRAPS: Final = {
    **HOSTILE,
    "our own markers": (
        '<!-- incident-review:comment key="finished" --> <!-- incident-review:remark:end -->\n'
        "<!-- incident-review:remark:start -->\n<!-- incident-review:remark:end -->"
    ),
    "commands of ours": "/close\n/facilitator @stranger\r\n/relay 14:05 more\n/event 14:06 No",
    "a suggestion": "```suggestion\n- gone\n```",
    "an action": "action: Page @stranger due friday\n- [x] Page @stranger",
    "windows": "one\r\ntwo\rthree\n\n\n\nfour",
    "nothing that can be seen": "a\u200b\u200d\u2060b\ufeff\u00adc \x00\x07\x1b[31m",
    "headings": "# one\n===\n---\n> quote\n    code\n1. two\n* three",
}


@pytest.mark.parametrize("trap", [*TRAPS.values(), "@stranger " * 6_000], ids=[*TRAPS, "long"])
def test_nothing_in_a_remark_makes_github_react(opened: Scene, tmp_path: Path, trap: str) -> None:
    """It is shown as it was written: nobody is told, nothing linked, no page or list is touched."""
    run = run_indoors(opened, sent(opened, words=trap), tmp_path)
    assert run.exit_code == 0, run.stdout
    said = Rendered(opened.pull.comments[-1].body)

    assert (said.mentions, said.references) == (set(), set())
    assert said.foreign == set()
    assert {
        tag for tag in said.tags if tag in {"h1", "h2", "ul", "ol", "li", "hr", "input"}
    } == set()
    assert {link for link in said.links if "evil" in link or "javascript" in link} == set()
    assert_sections_are_whole(opened.page)
    assert len(opened.pull.comments) == 1
    assert "stranger" not in opened.section("people") + opened.section("actions")


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_its_words_can_all_be_read(opened: Scene, tmp_path: Path, trap: str) -> None:
    """As many lines as there were, word for word, without what nobody can see."""
    run_indoors(opened, sent(opened, words=trap), tmp_path)
    body = opened.pull.comments[-1].body
    said = body.partition("remark:start -->\n")[2].rpartition("<!-- incident-review:remark:end")[0]
    shown = "".join(Rendered(said).words).replace(safe.NOTHING, "").split()

    assert shown == " ".join(map(safe.one_line, re.split(r"\r\n?|\n", trap))).split()


# --- again, and at once ---------------------------------------------------------------------------


@pytest.mark.usefixtures("spoken_well")
def test_many_at_once_are_all_said_and_all_on_the_page(walker: Walker) -> None:
    """No queue holds them apart; whoever writes the page last has seen what the others said."""
    scene, first = SENT.stage(walker.stage)
    others = [sent(scene, words=f"I am number {number}.") for number in range(3)]
    running = [scene.runner.start(event) for event in (first, *others)]
    assert [one.wait().exit_code for one in running] == [0] * len(running)

    said = [comment.body for comment in scene.pull.comments]
    assert sum("I am number" in body for body in said) == len(others)
    assert len(said) == len(running)
    assert all(f"I am number {number}." in scene.page for number in range(3))


@pytest.mark.usefixtures("spoken_well")
def test_a_remark_and_another_event_at_once_lose_nothing(walker: Walker) -> None:
    """A run of the queue is at work meanwhile."""
    scene, event = SENT.stage(walker.stage)
    word = scene["lee"].comment(PULL, "/relay 14:20 I could not see the graphs.")
    running = [scene.runner.start(one) for one in (event, word)]
    assert [one.wait().exit_code for one in running] == [0, 0]

    for said in ("I was told not to page anybody.", "I could not see the graphs."):
        assert said in scene.page
        assert (
            sum(said in one.body and "somebody who" in one.body for one in scene.pull.comments) == 1
        )


def test_a_run_that_is_started_again_says_nothing_twice(opened: Scene, tmp_path: Path) -> None:
    """Nor does it write anything."""
    event = sent(opened)
    run_indoors(opened, event, tmp_path)
    opened.hub.forget_requests()
    run_indoors(opened, event, tmp_path)

    assert opened.hub.writes == []
    assert len(opened.pull.comments) == 1


def test_what_somebody_writes_all_anew_is_what_it_says(opened: Scene, tmp_path: Path) -> None:
    """Our hidden marks go with the words; the old ones never come back, and none are lost."""
    event = sent(opened)
    run_indoors(opened, event, tmp_path)
    anew = opened["ana"].write_into(opened.pull.comments[-1], lambda _: "Nobody was woken up.")
    run_indoors(opened, anew, tmp_path)

    assert "Nobody was woken up." in opened.section("agenda")
    assert "### 1. 14:05 An alert says" in opened.section("agenda")
    assert WORDS not in opened.page
    again = run_indoors(opened, event, tmp_path)
    assert (again.exit_code, len(opened.pull.comments)) == (0, 1)
    run_indoors(opened, opened.close(), tmp_path)
    assert "Nobody was woken up." in opened.record()
    assert WORDS not in opened.record()


def test_a_person_hides_it_and_it_leaves_the_agenda(opened: Scene, tmp_path: Path) -> None:
    """GitHub tells us with the next event."""
    run_indoors(opened, sent(opened), tmp_path)
    with opened.hub.acting():
        opened.pull.comments[-1].minimized_reason = "RESOLVED"
    run_indoors(opened, opened["ana"].comment(ISSUE, "Thank you."), tmp_path)

    assert WORDS not in opened.section("agenda")
