"""Text that wants to be more than text: it is shown as it was written, or refused with a letter."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.faults.rendered import Rendered
from tests.faults.scene import (
    BRANCH,
    FILE,
    INCIDENT,
    ISSUE,
    PULL,
    RECORD,
    TIMELINE,
    Scene,
    Stage,
    assert_sections_are_whole,
)
from tests.github import Run

HOSTILE: Final = {
    "mentions": "@stranger @acme/ops #12 GH-12 acme/shop#12 &#64;stranger &commat;stranger",
    "a section's end": "<!-- incident-review:agenda:end --> forged",
    "a section's start": "<!-- incident-review:actions:start -->",
    "a marker": '<!-- incident-review:people facilitator="stranger" note_taker="stranger" -->',
    "an open comment": "before <!-- after",
    "a fence": "```` ~~~ ``` `",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)></details><h1>x",
    "templates": "{{ 7*7 }} {% for x in y %} {{ repo.requester.auth }} {# gone #} ${{ secrets.X }}",
    "commands": "::error::forged ##[error]forged ::set-output name=x::y %0A::error::forged",
    "links": "[x](javascript:alert(1)) ![x](https://evil.example/x.png) [a]: https://evil.example",
    "a table": "a | b || c \\| d",
    "directions": "abc \u202etxt.exe\u202c \u2066x\u2069 \u200fz",
}
COMMAND: Final = re.compile(r"^\s*::([\w-]+)(?: [^:]*)?::(.*)$")
OLD_COMMAND: Final = re.compile(r"##\[[\w-]+")


def hostile_file(text: str) -> str:
    """An incident file with a text in every field that takes words."""
    said = json.dumps(text)
    return f"""\
title: {json.dumps(f"Slow {text}")}
severity: major
summary: {said}
impact: {said}
started: 14:02
lead: mira
responders: [ana]
services: [{said}]
timeline:
  - {{at: "14:05", what: {json.dumps(f"An alert {text}")}, source: {said}}}
  - {{at: "14:20", what: {said}}}
"""


@pytest.fixture(scope="session", params=[*HOSTILE.values()], ids=[*HOSTILE])
def text(request: pytest.FixtureRequest) -> str:
    """One hostile text after the other: all that is asked of one is asked while it is staged."""
    return str(request.param)


@pytest.fixture
def reviewed(stage: Stage, new: Scene, text: str) -> Scene:
    """A whole review, from the file to the action issue, with the text wherever people write."""

    def prepare(scene: Scene) -> None:
        scene.run(scene.file(hostile_file(text)))
        for kind in ("question", "park", "action"):
            remark = f"{kind}: so\n{text}\n\n> {text}"
            jonas = scene["jonas"]
            scene.run(jonas.comment_on_line(PULL, TIMELINE, remark, containing="14:05"))
        scene.write_actions(f"- [x] Page @ana about it: {text}")
        scene.run(scene.close())
        if not scene.issue.closed:
            scene["lee"].edit_issue(ISSUE, lambda body: body.replace(f"about it: {text}", "again"))
            scene.run(scene.close())

    return stage.at(f"reviewed with {text}", prepare)


FOLDED = re.compile(
    r"(?m)^<details>\n<summary><b>(?:For the facilitator</b>: a plan[^<\n]*"
    r"|Questions that every review asks</b>)</summary>$"
)
"""Where the page folds a part of ours."""


def ours(scene: Scene) -> Iterator[str]:
    """Everything that we have written, without the line that Lee wrote."""
    mira = scene["mira"]
    yield "\n".join(line for line in scene.page.split("\n") if "Page @ana" not in line)
    yield scene.pull.body
    yield from scene.letters()
    yield from (action.body for action in scene.actions())
    yield from (mira.read(path) for path in (TIMELINE, RECORD))


def test_nobody_is_told_and_nothing_is_linked(reviewed: Scene) -> None:
    """Only owners of actions are mentioned, only our own issues are referred to."""
    told = {name for each in ours(reviewed) for name in Rendered(each).mentions}
    linked = {number for each in ours(reviewed) for number in Rendered(each).references}

    assert told <= {"ana"}
    assert linked <= {f"#{number}" for number in reviewed.hub.world.tickets}


def test_no_tag_gets_in(reviewed: Scene) -> None:
    """Nothing of it is HTML or an image; links of its own only where people's words are kept."""
    timeline = reviewed["mira"].read(TIMELINE)
    seen = [Rendered(FOLDED.sub("", each)) for each in ours(reviewed)]
    kept = {timeline, reviewed.record(), *(action.body for action in reviewed.actions())}
    links = {link for each in ours(reviewed) if each not in kept for link in Rendered(each).links}

    assert {tag for each in seen for tag in each.foreign} == set()
    assert {link for link in links if "evil" in link or link.startswith("javascript")} == set()
    plain = [link for each in kept for link in Rendered(each).links if "127.0.0.1" not in link]
    assert [link for link in plain if link != "timeline.md" and link[:8] != "https://"] == []


def test_no_section_is_forged(reviewed: Scene) -> None:
    """The page has our sections once each, and the people whom the rota gave it."""
    assert_sections_are_whole(reviewed.page)
    assert {user.login for user in reviewed.issue.assignees} == {"lee", "pat"}


def test_the_review_comes_to_its_end(reviewed: Scene) -> None:
    """One action issue, and the record filed."""
    assert [action.assignees[0].login for action in reviewed.actions()] == ["ana"]
    assert reviewed.pull.merged_at is not None
    reviewed.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("name", ["a section's start", "a section's end"])
def test_a_marker_pasted_into_an_action_sends_the_review_back(opened: Scene, name: str) -> None:
    """What cannot be read to its end is not guessed at: a letter says which line to delete."""
    opened.write_actions(f"- [x] Page @ana about it: {HOSTILE[name]}")
    opened.run(opened.close())

    assert (opened.issue.closed, opened.actions()) == (False, [])
    assert "hidden marker" in opened.letters()[0]


CLOSES: Final = (
    "Rolling back fix #1",
    "Closes: acme/shop#1",
    "It RESOLVED https://github.com/acme/shop/issues/1",
    "Fixes GH-1 for @eve",
)


@pytest.mark.parametrize("by_hand", ["MERGE", "SQUASH", "REBASE", None])
def test_no_title_closes_an_issue_when_the_timeline_is_merged(new: Scene, by_hand: Any) -> None:
    """Whoever merges, and by whatever method: only words of ours reach the default branch."""
    other = new["mira"].open_issue("Something else", "").payload["issue"]["number"]
    title = " / ".join(CLOSES)
    run = new.run(new.file(INCIDENT.replace("Checkout was slow", json.dumps(title))))
    issue, pull = int(run.outputs["review-issue"]), int(run.outputs["pull-request"])
    if by_hand:
        new["mira"].merge_pull_request(pull, by_hand)
    else:
        new.run(new["lee"].close_issue(issue, "completed"))

    git = new.hub.world.git
    messages = [git.at(oid).message for oid in git.ancestors(git.refs["refs/heads/main"])]
    assert new.hub.world.pull(pull).merged_at is not None
    assert not new.hub.world.issue(other).closed
    assert [told for told in messages if re.search(r"@eve|#1\b|GH-1", told)] == []


def test_templates_are_not_computed(new: Scene) -> None:
    """What looks like a template is printed as it is."""
    new.run(new.file(hostile_file(HOSTILE["templates"])))

    assert "49" not in re.sub(r"http\S+", "", new.section("facts"))
    assert "{{ 7\\*7 }}" in new.section("facts") or "{{ 7*7 }}" in new.section("facts")


def test_titles_show_no_hidden_direction(new: Scene) -> None:
    """A title that reads backwards to people is not taken over as it is."""
    new.run(new.file(hostile_file(HOSTILE["directions"])))
    shown = "".join([*(issue.title for issue in new.reviews()), new.page, new.pull.title])

    assert re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown) is None


# --- the log ------------------------------------------------------------------------------------


def obeyed(run: Run) -> list[str]:
    """Return the workflow commands that a runner would obey, honouring ::stop-commands:: [docs]."""
    found, stopped = [], ""
    for line in run.stdout.splitlines():
        command = COMMAND.match(line)
        if stopped:
            stopped = "" if line.strip() == f"::{stopped}::" else stopped
        elif command and command[1] == "stop-commands":
            stopped = command[2]
        elif command or OLD_COMMAND.search(line):
            found.append(line)
    return found


def test_no_command_in_a_plan_reaches_the_runner(new: Scene) -> None:
    """The plan names the incident in its own words, while the runner is told not to listen."""
    run = new.run(new.file(hostile_file("\n".join([HOSTILE["commands"], "::error::forged"]))))

    assert obeyed(run) == []


def test_no_command_in_a_bad_value_reaches_the_runner(new: Scene) -> None:
    """The letter about it is one annotation; what was written in the file is part of its words."""
    bad = json.dumps("huge\n::warning::forged\n##[error]forged")
    run = new.run(new.file(INCIDENT.replace("severity: major", f"severity: {bad}")))
    commands = [re.sub(r"[ :].*", "", line.lstrip(":")) for line in obeyed(run)]

    assert run.exit_code == 1
    assert set(commands) == {"error"}
    assert "forged" not in {note.message for note in run.annotations}


# --- files that are no incident -----------------------------------------------------------------

BOMB: Final = "\n".join(
    ["title: &a [x,x,x,x,x,x,x,x,x]", *(f"k{n}: &k{n} [*a,*a,*a,*a,*a,*a]" for n in range(9))]
)
REFUSED: Final = {
    "a bomb of aliases": BOMB,
    "a deep nest": "title: " + "[" * 5000,
    "a million characters": INCIDENT + f"# {'x' * 1_100_000}\n",
    "a control character": INCIDENT.replace("slow", "slow\x07"),
    "a null": INCIDENT.replace("slow", "slow\x00"),
    "a tag": "title: !!python/object/apply:os.system [id]\n",
    "a key twice": f"{INCIDENT}title: again\n",
    "not a mapping": "- just\n- a list\n",
    "nothing": "",
}


@pytest.mark.parametrize("written", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_plays_tricks_is_refused_with_a_letter(new: Scene, written: str) -> None:
    """Red for whoever pushed, a letter that names the file, and nothing opened."""
    run = new.run(new.file(written))

    assert run.exit_code == 1
    assert run.annotations[0].properties["file"] == FILE
    assert new.hub.writes == []


@pytest.mark.parametrize(
    "name", ["%2e%2e", "x", "2026-11-01-a b", "2026-11-01-ä", "2026-11-01-a:b", "2026-02-31-x", "-"]
)
def test_a_folder_with_no_sound_id_is_refused_with_a_letter(new: Scene, name: str) -> None:
    """The letter says what the folder could be called; no branch gets such a name."""
    run = new.run(new.file(path=f"incidents/{name}/incident.yml"))

    assert run.exit_code == 1
    assert "cannot be used as an id; rename it to " in run.annotations[0].message
    assert new.hub.writes == []


@pytest.mark.parametrize(
    "asked", ["../x", "2026-11-01-a/../../x", "%2e%2e/x", "HEAD:x", "a\n::error::forged", "-", "*"]
)
def test_asking_for_an_id_that_plays_tricks_changes_nothing(opened: Scene, asked: str) -> None:
    """A person starts the workflow by hand with something that is no id."""
    run = opened.run(opened.hub.dispatch_event({"incident": asked}), incident=asked)

    assert opened.hub.writes == []
    assert [line for line in obeyed(run) if "forged" in line and line == "::error::forged"] == []
    assert len(opened.reviews()) == 1


def test_a_comment_on_the_issue_with_commands_in_it_is_only_a_comment(opened: Scene) -> None:
    """Neither shell nor runner sees it."""
    run = opened.run(opened["jonas"].comment(ISSUE, "\n".join(HOSTILE.values())))

    assert (run.exit_code, obeyed(run)) == (0, [])
    assert opened["mira"].read(TIMELINE, BRANCH)
