"""Which requests each turn of a review costs: a table, so that a change of it is seen."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene
from tests.faults.stories import TURNS, Turn
from tests.faults.walker import Walker, difference
from tests.github import Event, Person, Request

Saying = Callable[[Person, str], Event]
TABLE: Final = Path(__file__).with_name("requests.txt")

PLACES: Final[dict[str, Saying]] = {
    "below the issue": lambda who, text: who.comment(ISSUE, text),
    "in the conversation": lambda who, text: who.comment(PULL, text),
    "in a review": lambda who, text: who.review(PULL, text),
    "on a line": lambda who, text: who.comment_on_line(PULL, TIMELINE, text, line=3),
}
MARKED: Final = "a command about oneself, or about what is on the page"
ASKED: Final = "a command by which somebody is asked to read"
HANDED: Final = "a command that hands a role over"
COMMANDS: Final = {
    "/read": MARKED,
    "/coming": MARKED,
    "/not-coming I am on a ship": MARKED,
    "/swap": MARKED,
    "/came @dora": MARKED,
    "/recording https://example.org/meeting": MARKED,
    "/co-facilitator @dora": MARKED,
    "/invite @dora should": MARKED,
    "/invite @dora": ASKED,
    "/facilitator @dora": HANDED,
    "/facilitator rota": HANDED,
    "/note-taker @dora": HANDED,
    "/facilitator @jonas\n/exception not-neutral because nobody else is there": HANDED,
}


def wanted(turn: str) -> str:
    """What the table says of a turn, one line a request."""
    _, _, rows = TABLE.read_text(encoding="utf-8").partition(f"\n{turn}\n")
    indented = groupby(rows.splitlines(), lambda row: row.startswith("  "))
    is_row, block = next(indented, (False, iter(())))
    assert is_row, f"{TABLE.name} does not know the turn {turn!r}"
    return "\n".join(row.strip() for row in block)


def sent(log: Iterable[Request]) -> str:
    """What was asked, in the words of the table."""
    rows = [f"{request.kind:<5}  {_spoken(request.operations)}" for request in log]
    return "\n".join(rows) or "nothing"


def _spoken(operations: tuple[str, ...]) -> str:
    """Each operation once, in order, with how often where that is more than one time."""
    times = {name: operations.count(name) for name in operations}
    return ", ".join(f"{name} x{count}" if count > 1 else name for name, count in times.items())


def assert_as_in_the_table(turn: str, log: Iterable[Request]) -> None:
    """Say which requests came, went or moved."""
    found = sent(log)
    change = difference(wanted(turn), found)
    assert not change, f"{turn}: {TABLE.name} (-) and the program (+) differ:\n{change}\n\n{found}"


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_turn_costs_the_requests_of_the_table(walker: Walker, turn: Turn) -> None:
    """In this order, and no other."""
    assert_as_in_the_table(turn.name, walker.smooth(turn).log)


def test_an_event_that_is_not_ours_asks_nothing(opened: Scene) -> None:
    """GitHub never hears of it."""
    opened.run(opened["mira"].open_issue("The coffee is out"))

    assert_as_in_the_table("an event that is not ours", opened.hub.log)


def test_a_push_of_other_files_is_only_compared(opened: Scene) -> None:
    """Actions does not tell a run which files a push has touched, so GitHub is asked."""
    opened.run(opened["mira"].push({"README.md": "# Shop, anew\n"}, "Say more"))

    assert_as_in_the_table("a push of other files", opened.hub.log)


def test_a_sweep_with_nothing_to_do_only_looks(opened: Scene) -> None:
    """At all that is open."""
    opened.run(opened.hub.schedule_event())

    assert_as_in_the_table("the sweep, nothing to do", opened.hub.log)


def test_talk_that_asks_for_nothing_is_only_looked_at(opened: Scene) -> None:
    """People talk among themselves below the review issue."""
    opened.run(opened["ana"].comment(ISSUE, "Thank you all."))

    assert_as_in_the_table("a comment, nothing to do", opened.hub.log)


def test_a_date_that_calendars_know_is_only_looked_at(opened: Scene, tmp_path: Path) -> None:
    """The file on the branch says by itself which date it tells."""
    run_indoors(opened, opened["lee"].comment(ISSUE, "/meet in 30 days 10:00 UTC"), tmp_path)
    event = opened["ana"].comment(ISSUE, "Thank you!\n\n/unknown")
    opened.hub.forget_requests()
    run_indoors(opened, event, tmp_path)

    assert_as_in_the_table("a comment, nothing to do", opened.hub.log)


@pytest.mark.parametrize("saying", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize(("command", "row"), COMMANDS.items())
def test_a_command_is_on_the_page_after_two_requests(
    opened: Scene, tmp_path: Path, command: str, row: str, saying: Saying
) -> None:
    """Wherever it is said."""
    event = saying(opened["ana"], command)
    opened.hub.forget_requests()
    run_indoors(opened, event, tmp_path)
    assert_as_in_the_table(row, opened.hub.log)


def test_a_role_handed_over_in_the_sidebar_is_on_the_page_after_two_requests(
    opened: Scene, tmp_path: Path
) -> None:
    """Two events come of one save; the second run finds all as it should be."""
    freed = opened["mira"].reassign(ISSUE, "-lee", "+dora")
    opened.hub.forget_requests()
    run_indoors(opened, freed, tmp_path)
    assert_as_in_the_table("a role handed over in the sidebar", opened.hub.log)

    opened.hub.forget_requests()
    run_indoors(opened, freed.also[0], tmp_path)
    assert_as_in_the_table("an assignment besides the roles", opened.hub.log)


def test_an_assignment_besides_the_roles_is_only_looked_at(opened: Scene, tmp_path: Path) -> None:
    """Whoever helps may be assigned; nobody has been taken off."""
    event = opened["mira"].assign(ISSUE, "dora")
    opened.hub.forget_requests()
    run_indoors(opened, event, tmp_path)

    assert_as_in_the_table("an assignment besides the roles", opened.hub.log)
