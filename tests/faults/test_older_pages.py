"""Reviews that a version before has opened: the first run writes their page once, quietly."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import FILE, ISSUE, SETTINGS, SETTINGS_FILE, Scene
from tests.github import Event

MARKER: Final = re.compile(r"<!-- incident-review:people [^\n]*-->")
BEGIN: Final = '<!-- incident-review:people facilitator="lee" note_taker="pat" '
BEFORE: Final = {
    "short": f'{BEGIN}assigned="lee pat" -->',
    "long": f'{BEGIN}asked="mira jonas ana vera" mentioned="" out="" assigned="lee pat" -->',
}
"""What the page noted when nobody could change who comes but by the incident file."""


@pytest.fixture(params=sorted(BEFORE))
def older(opened: Scene, request: pytest.FixtureRequest) -> Scene:
    """An open review as that version has left it; on the rota it is somebody else's turn now."""
    with opened.hub.acting():
        body, words = opened.issue.body, r"picked from the rota"
        page, marks = MARKER.subn(BEFORE[request.param], body)
        opened.issue.body = re.sub(f", {words}", "", page)
    assert marks == 1
    turned = SETTINGS.replace("[lee, vera]", "[vera, lee]").replace("[pat]", "[dora, pat]")
    opened["mira"].push({SETTINGS_FILE: turned}, "Turn the rota")
    return opened


def sweep(scene: Scene) -> Event:
    """The schedule has its turn."""
    return scene.hub.schedule_event()


def thanks(scene: Scene) -> Event:
    """Somebody talks."""
    return scene["ana"].comment(ISSUE, "Thank you.")


def better_words(scene: Scene) -> Event:
    """Somebody changes a word of the incident file."""
    return scene["mira"].edit_file(FILE, lambda text: text.replace("A new release", "The release"))


@pytest.mark.parametrize("happens", [sweep, thanks])
def test_the_page_is_written_once_and_nobody_hears_of_it(
    older: Scene, tmp_path: Path, happens: Callable[[Scene], Event]
) -> None:
    """Who has which role stays; nobody is asked, mentioned or assigned a second time."""
    requested, assigned = list(older.pull.requested), list(older.issue.assignees)
    edits = older.issue.edits
    for event in (happens(older), happens(older)):
        older.hub.forget_requests()
        run_indoors(older, event, tmp_path)
        writes = [request.operations for request in older.hub.writes]
        assert writes in ([], [("updateIssue",)]), writes

    assert writes == []
    assert older.issue.edits == edits + 1
    assert (older.pull.requested, older.issue.assignees) == (requested, assigned)
    assert "@" not in older.section("people")
    assert not older.letters()
    assert 'picks="facilitator:lee note_taker:pat"' in older.section("people")


def test_a_role_can_be_handed_over_at_once(older: Scene, tmp_path: Path) -> None:
    """And who had it before is taken off, because the page says that we had assigned them."""
    run_indoors(older, older["ana"].comment(ISSUE, "/facilitator @dora"), tmp_path)

    assert {user.login for user in older.issue.assignees} == {"dora", "pat"}
    assert "Previous facilitator: lee." in older.section("people")


def test_what_was_done_in_the_sidebar_before_counts(older: Scene, tmp_path: Path) -> None:
    """GitHub still tells it, though no run had listened."""
    older["mira"].reassign(ISSUE, "-pat", "+vera")
    run_indoors(older, better_words(older), tmp_path)

    assert {user.login for user in older.issue.assignees} == {"lee", "vera"}
    assert 'facilitator="lee" note_taker="vera"' in older.section("people")
