"""How many requests an event costs, by the stand-in's log: the same on every machine."""

from collections.abc import Iterator

from action.write.github import FIRST
from scripts.budgets.row import Row
from scripts.budgets.stage import BrokenError, Served, Stage, opened, stage

UNDER_WAY = 10
REMARKED = 30


def rows(_: int) -> Iterator[Row]:
    with stage() as on:
        yield from _before_any_review(on)
        yield from _opening(on)
    with opened() as on:
        yield from _quiet(on)
        yield from _remarks(on)
    with opened() as on:
        yield from _closings(on)
    with stage() as on:
        yield _sweep_of_many(on)
    with opened() as on:
        yield _page_edits(on)


def _before_any_review(on: Stage) -> Iterator[Row]:
    elsewhere = on.serve(on.mira.open_issue("Buy milk"))
    yield _row("an event that is not ours: some issue", elsewhere, 0, "none")
    yield _row("a push that touches no incident", on.serve(on.mira.push({"a": "b"})), 1, "none")
    nothing = on.serve(on.hub.schedule_event())
    yield _row("a sweep with no review under way", nothing, 1, "none")


def _opening(on: Stage) -> Iterator[Row]:
    first = on.serve(on.report("checkout"))
    yield _row("opening the first review, no labels yet", first, 6, "created")
    yield _row("opening another, labels exist", on.serve(on.report("search")), 6, "created")


def _quiet(on: Stage) -> Iterator[Row]:
    talk = on.mira.comment(1, "Thank you all!")
    yield _row("nothing to do: a word below the review issue", on.serve(talk), 1, "none")
    asked = on.hub.dispatch_event({"incident": "2026-11-20-checkout"})
    yield _row("nothing to do: started by hand for one incident", on.serve(asked), None, "none")
    yield _row("nothing to do: a sweep with 1 review", on.serve(on.hub.schedule_event()))


def _remarks(on: Stage) -> Iterator[Row]:
    remark = on.remark()
    yield _row("a remark, the agenda follows", on.serve(remark), 2, "updated")
    yield _row("the same remark again", on.serve(remark), 1, "none")
    told = on.tom.comment(1, "/event 10:05 The graphs turn red")
    yield _row("an event told in a comment", on.serve(told), 2, "updated")
    yield _row("the same comment again", on.serve(told), 1, "none")


def _page_edits(on: Stage) -> Row:
    """GitHub keeps the first and the latest 99 edits of a page [docs]."""
    for _ in range(REMARKED):
        on.serve(on.remark())
    on.serve(on.close(3))
    edits = on.hub.world.issue(1).edits
    return Row(f"edits of the page in a review with {REMARKED} remarks", edits, 99, counted=True)


def _closings(on: Stage) -> Iterator[Row]:
    before = on.hub.snapshot()
    for actions in (0, 1, 3, 10, 20):
        on.hub.restore(before)
        closed = on.serve(on.close(actions))
        if len(on.hub.world.issues()) != 1 + actions:
            raise BrokenError(f"closing with {actions} actions did not make as many issues")
        most = 5 if actions <= FIRST else 6
        yield _row(f"closing with {actions} actions", closed, most, "closed")
    on.hub.restore(before)
    refused = on.serve(on.close(1, owner=""))
    yield _row("closing is refused: an action has no owner", refused, None, "updated")


def _sweep_of_many(on: Stage) -> Row:
    for number in range(0, UNDER_WAY, 2):
        on.serve(on.report(f"outage-{number}", f"outage-{number + 1}"))
    swept = on.serve(on.hub.schedule_event())
    return _row(f"a sweep with {UNDER_WAY} reviews under way", swept)


def _row(what: str, served: Served, budget: int | None = None, operation: str = "none") -> Row:
    """The row, if the program did what the row says; who has nothing to do writes nothing."""
    if served.operation != operation or (operation == "none" and served.writes):
        raise BrokenError(f"{what}: {operation} was expected, and this came: {served}")
    note = f"{served.writes} of them write" if served.writes else ""
    return Row(f"requests: {what}", served.requests, budget, note, counted=True)
