"""Whatever the runner hands over as an event: it is ours, or it is not, and nothing breaks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.read.dispatched import dispatch
from action.read.event import Occasion, Where, occasion_from
from action.read.github.documents import queries
from tests.doors.mutated import mutations
from tests.searching import examples

ROOT = Path(__file__).parents[2]
WHERE = Where("acme/shop", "incidents", ".github/incident-review.yml")
REPOSITORY = {"default_branch": "main", "full_name": "acme/shop"}
BASE: dict[str, Any] = {"repository": REPOSITORY, "sender": {"login": "mira", "type": "User"}}
PULL = {
    "head": {"ref": "incident-review/x", "repo": REPOSITORY},
    "base": {"repo": REPOSITORY},
    "body": '<!-- incident-review:pull-request id="x" issue="4" -->',
}
ISSUE = {
    "number": 4,
    "body": '<!-- incident-review:review id="x" --> @mira',
    "labels": [{"name": "incident-review"}],
    "pull_request": None,
}
COMMIT = {"added": ["incidents/x/incident.yml"], "modified": [], "removed": []}
PUSH = {"ref": "refs/heads/main", "before": "a" * 40, "after": "b" * 40, "commits": [COMMIT]}
EVENTS: dict[str, dict[str, Any]] = {
    "push": {**BASE, **PUSH},
    "issues": {**BASE, "issue": ISSUE},
    "issue_comment": {
        **BASE,
        "issue": {**ISSUE, "pull_request": {"url": "u"}, "body": PULL["body"]},
    },
    "pull_request": {**BASE, "pull_request": PULL},
    "workflow_dispatch": {**BASE, "inputs": {"incident": "x"}},
    "repository_dispatch": {
        **BASE,
        "action": "incident-review-remark",
        "client_payload": {"incident": "2026-11-20-x", "at": "14:05", "words": "It was slow."},
    },
    "schedule": BASE,
}
RAW = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"1",
    b'"x"',
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b"9" * 5000,
    b'{"issue": {"number": ' + b"9" * 5000 + b"}}",
]


def seen(name: str, payload: bytes, folder: Path) -> Occasion:
    """What the event is taken for, after the first question that would be asked about it."""
    file = folder / "event.json"
    file.write_bytes(payload)
    found = occasion_from({"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(file)})
    found.why.encode()
    if found.brought:
        json.dumps([found.brought.key, found.brought.words, found.brought.at]).encode()
    if found.ours and not found.lacks:
        json.dumps(queries.first_question(WHERE, found).variables)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runner puts the event."""
    return tmp_path_factory.mktemp("event")


@pytest.mark.parametrize("name", EVENTS)
def test_the_samples_are_ours(name: str, folder: Path) -> None:
    """Or what is made of them would prove nothing."""
    assert seen(name, json.dumps(EVENTS[name]).encode(), folder).ours


@examples(80)
@given(data=st.data(), name=st.sampled_from(sorted(EVENTS)))
def test_any_payload(data: st.DataObject, name: str, folder: Path) -> None:
    """With another type, nothing, or too much in any place of it."""
    payload = data.draw(mutations(EVENTS[name]))
    found = seen(name, json.dumps(payload).encode(), folder)

    assert found.issue is None or 0 < found.issue < 2**31


@pytest.mark.parametrize(
    ("payload", "lacks"),
    [
        (None, ("incident", "words")),
        ([], ("incident", "words")),
        ("words", ("incident", "words")),
        ({}, ("incident", "words")),
        ({"incident": "2026-11-20-x"}, ("words",)),
        ({"incident": "2026-11-20-x", "words": " \u200b\r\n"}, ("words",)),
        ({"incident": "2026-11-20-x", "words": ["It was slow."]}, ("words",)),
        ({"incident": "2026-11-20-x", "words": 7}, ("words",)),
        ({"incident": "x", "words": "It was slow."}, ("incident",)),
        ({"incident": "../2026-11-20-x", "words": "It was slow."}, ("incident",)),
        ({"incident": "2026-11-31-x", "words": "It was slow."}, ("incident",)),
        ({"incident": None, "words": "\ud800"}, ("incident",)),
        ({"incident": " 2026-11-20-x ", "words": "👍", "at": 14.05, "more": {}}, ()),
    ],
)
def test_what_a_form_leaves_out_is_named(payload: Any, lacks: tuple[str, ...]) -> None:
    """It is ours all the same, so that somebody is told."""
    assert dispatch(payload, "7").lacks == lacks


@pytest.mark.parametrize("at", [14.05, 845, True, ["14:05"], {}, "1" * 41])
def test_a_time_that_is_none_is_not_left_out(at: object) -> None:
    """The run says so."""
    payload = {"incident": "2026-11-20-x", "words": "It was slow.", "at": at}
    assert dispatch(payload, "7").remark.at == "?"


def test_a_remark_is_known_by_its_run() -> None:
    """Without a number, by what it says."""
    payload = {"incident": "2026-11-20-x", "words": "It was slow."}

    assert dispatch(payload, "7").remark.key == "remark 7"
    unknown = dispatch(payload, "seven").remark.key
    assert unknown == dispatch(payload, "").remark.key
    assert unknown != dispatch({**payload, "words": "It was fast."}, "").remark.key


@pytest.mark.parametrize("raw", RAW, ids=range(len(RAW)))
@pytest.mark.parametrize("name", ["push", "issues", "pull_request", "repository_dispatch"])
def test_what_is_no_payload_is_not_ours(name: str, raw: bytes, folder: Path) -> None:
    """The gate goes on to say so, and no runner installs anything."""
    assert not seen(name, raw, folder).ours


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 20, str(2**31), "²", "0", "٣"])
def test_no_number_that_is_no_issue_is_asked_for(number: str, folder: Path) -> None:
    """A pull request may say whatever a person writes into it."""
    pull = {**PULL, "body": f'<!-- incident-review:pull-request id="x" issue="{number}" -->'}
    payload = json.dumps({**BASE, "pull_request": pull}).encode()

    assert seen("pull_request", payload, folder).issue is None


@pytest.mark.parametrize("path", ["", "missing", ".", "event.json"])
def test_the_gate_answers_without_an_event(path: str, tmp_path: Path) -> None:
    """A file that is missing, empty, a folder or no text: nothing is ours, and nothing is red."""
    (tmp_path / "event.json").write_bytes(b"\x80\xff" * 50)
    output = tmp_path / "output"
    env = {"GITHUB_EVENT_NAME": "issues", "GITHUB_EVENT_PATH": path, "GITHUB_OUTPUT": str(output)}
    gate = "import sys; sys.path.insert(0, sys.argv[1]); from action.read.event import gate; gate()"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", gate, str(ROOT)],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert "ours=false" in output.read_text(encoding="utf-8")
