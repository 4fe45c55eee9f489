"""Chapter three: the review is closed, actions become owned issues, the record is filed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from action.markdown import sections
from action.review import replies, words
from action.review.actions.action import Action
from action.review.actions.owning import issue_for, owned
from action.review.actions.problems import NoRoom, Problem, TickedElsewhere, problems
from action.review.actions.short_names import names_given, with_names
from action.review.actions.sidebar_values import left_to_fill_in
from action.review.arranging.ending import asked_no_more, ended_meeting
from action.review.claims import claiming
from action.review.claims.claimed import Claim
from action.review.claims.saying import said_once
from action.review.git_steps import Commit, File, Merge, Target
from action.review.labelling import labels, lacking, lacking_for
from action.review.model import FINISHED, Refusal, State
from action.review.notes.kept_notes import written_notes
from action.review.notes.missing_notes import missing_notes
from action.review.page import issue_body, titles
from action.review.page.comment_steps import AddComment, EditComment
from action.review.page.our_comment import Comment
from action.review.page.request_body import record_request_body
from action.review.page.review_page import ReviewPage
from action.review.plan import EditIssue, OpenPullRequest, Reopen, Step
from action.review.record import conversations, filed
from action.review.record.closings import newest_closing
from action.review.record.in_the_way import in_the_way
from action.review.record.last_word import says_it_all
from action.review.record.unfiled import unfiled
from action.review.steps.steps import says_next
from action.review.view import View

TOGETHER: Final = 20
"""Action issues made by one request."""
PROBLEMS: Final = 30
"""Problems that one letter names; it must fit into a comment."""


def completed(view: View) -> Iterator[Step]:
    """What follows when the issue was closed as completed; each call one round further."""
    if found := _problems(view):
        yield from _sent_back(view, found)
    elif (until := view.resting_until) and _new(view):
        yield from _said_with_page(
            view, f"resting {newest_closing(view)}", "soaking.md.j2", until=until
        )
    elif _new(view) or not says_it_all(view):
        yield from _finish(view)
    else:
        yield from _put_right(view)
        yield from _merge(view)
        yield from replies.owed(view)
        yield from labels(view, view.settings.labels.finished)


def not_planned(view: View) -> Iterator[Step]:
    """What follows when the issue was closed as not planned: a word, and no actions."""
    pull, key = view.snapshot.pull_request, f"ended {newest_closing(view)}"
    shown = pull if pull and pull.state is State.OPEN else None
    nouns = {"pull": shown, "made": view.issue.actions, "met": not view.is_called_off}
    nouns |= {"has_notes": bool(written_notes(view))}
    steps = tuple(_said_with_page(view, key, "ended.md.j2", **nouns))
    yield from steps or _put_right(view)
    if view.may_speak or not steps:
        yield from ended_meeting(view)
        yield from replies.owed(view)
        yield from labels(view, view.settings.labels.ended)


def _sent_back(view: View, found: tuple[Problem, ...]) -> Iterator[Step]:
    """One letter for each time the issue was closed; the issue is open again when it stands.

    Both in one document would leave an open issue without its letter, where only that is refused.
    The page gets its names with the letter: once the issue is open, they must wait until it rests.
    """
    key = f"sent-back {newest_closing(view)}"
    if _comment(view, key) is None:
        lacks = tuple(_lacking_notes(view))
        wrong = tuple(problem for problem in found if problem not in lacks)
        shown, more = wrong[:PROBLEMS], len(wrong[PROBLEMS:])
        nouns = {"problems": shown, "more": more, "missing": lacks, "made": view.issue.actions}
        for step in said_once(view, key, "sent_back.md.j2", **nouns):
            yield from _named_before(view) if isinstance(step, AddComment) else ()
            yield step
    else:
        yield from _named_again(view)
        yield Reopen(view.target)


def _named_before(view: View) -> Iterator[EditIssue]:
    """The same page with the letter, unless nothing on it would be wrong any more: it is mended."""
    for step in _named_again(view):
        later = replace(view.issue, page=ReviewPage(step.body))
        if _problems(replace(view, snapshot=replace(view.snapshot, issue=later))):
            yield step


def _named_again(view: View) -> Iterator[EditIssue]:
    """The page of the open issue with the names by which the letter calls its lines."""
    reopened = replace(view.issue, state=State.OPEN, reason="REOPENED", closed=None, edited=None)
    with suppress(issue_body.TooLongError):
        yield from _linked(replace(view, snapshot=replace(view.snapshot, issue=reopened)))


def _said_with_page(view: View, key: str, template: str, **nouns: object) -> Iterator[Step]:
    """The same, and with it the page, which says what comes next; where there is room for it."""
    for step in said_once(view, key, template, **nouns):
        with suppress(issue_body.TooLongError):
            yield from _linked(view) if isinstance(step, AddComment) else ()
        yield step


def _put_right(view: View) -> Iterator[Step]:
    """The page, where it still says what is next, or somebody has written in a second issue.

    So it is where it was closed again with nothing new, and where GitHub has refused an edit of it.
    """
    if says_next(view.issue.page) or any(double.touched for double in view.issue.doubles):
        with suppress(issue_body.TooLongError):
            yield from _linked(view)


# --- finishing, round by round --------------------------------------------------------------------


def _finish(view: View) -> Iterator[Step]:
    """The record, whose commit is the claim; the action issues; then all that names them."""
    if (_keys(view) or view.snapshot.branch is None) and not _may_finish(view):
        yield from _claim_with_record(view)
    elif missing := _new(view):
        yield from (issue_for(view, action) for action in missing[:TOGETHER])
    else:
        yield from _name_everything(view)


def _may_finish(view: View) -> bool:
    """Whether this run has the claim; it needs none for a word when the merge has ended the branch.

    Claiming would make the branch anew, for nothing that it could bring.
    """
    snapshot = view.snapshot
    only_a_word = snapshot.branch is None and not _new(view) and filed.is_filed(view)
    return snapshot.claim is Claim.OURS or only_a_word


def _claim_with_record(view: View) -> Iterator[Step]:
    branch = view.snapshot.branch
    yield from lacking_for(view, _new(view))
    if branch and (files := unfiled(view)):
        yield from _filing(view, files)
    else:
        yield from claiming.claim(view, "Continue finishing the review", *_keys(view))


def _filing(view: View, found: tuple[File, ...]) -> Iterator[Step]:
    """Record and notes, and with them what came for the timeline just before the closing."""
    branch, pull = view.snapshot.branch, view.snapshot.pull_request
    assert branch is not None, "the record is written on the timeline branch"
    late = view.timeline.wanted if pull and pull.state is State.OPEN else None
    files = list(found)
    if late and late != branch.timeline:
        files.append(File(view.path("timeline.md"), late.text))
    done = ", with its action issues" if view.issue.actions else ""
    message = f"Record the review of {view.snapshot.id}{done}"
    yield Commit(branch.name, branch.head, tuple(files), message, _keys(view))
    if late:
        yield from replies.signs(view.timeline.joining)


def _name_everything(view: View) -> Iterator[Step]:
    """Record and page first; then the last word and the merge; last the sign that all is done.

    A page without links to add goes with the last word, in one request.
    """
    finished = view.settings.labels.finished
    steps = (*_filed(view), *lacking(view, finished), *_linked(view))
    yield from steps
    if any(view.issue.actions or not isinstance(step, EditIssue) for step in steps):
        return
    yield from _last_word(view)
    yield from asked_no_more(view)
    yield from _merge(view)
    yield from labels(view, finished)


def _filed(view: View) -> Iterator[Step]:
    """The record on the branch, and a pull request for it where there is none to take it along."""
    branch, pull = view.snapshot.branch, view.snapshot.pull_request
    if branch and (files := unfiled(view)):
        yield from _filing(view, files)
    on_its_way = (pull and pull.state is State.OPEN) or filed.is_filed(view)
    if not on_its_way and Refusal.PULL_REQUEST not in view.snapshot.refused:
        title, body = titles.record_title(view.incident), record_request_body(view)
        yield OpenPullRequest(view.snapshot.branch_name, title, body, view.issue.number)


def _linked(view: View) -> Iterator[EditIssue]:
    if (body := issue_body.current_page(view)) != view.issue.body:
        yield EditIssue(view.target, body)


def _last_word(view: View, how: str = "") -> Iterator[Step]:
    actions = tuple(owned(view))
    numbers = " ".join(str(action.number) for action in actions)
    closing = newest_closing(view)
    marker = sections.marker("comment", key=FINISHED, actions=numbers, closing=closing)
    pull, said = view.snapshot.pull_request, _comment(view, FINISHED)
    body = words.render(
        "finished.md.j2",
        marker=marker,
        merge_marker=sections.marker("merge", by="people"),
        actions=actions,
        unowned=[action for action in actions if action.not_assigned],
        unset=left_to_fill_in(view, said.page if said else None),
        pull=pull if pull and filed.holds_record(view) else None,
        notes=bool(written_notes(view)),
        how=how,
        refused=" ".join(view.snapshot.refused.get(Refusal.MERGE, ())),
        conversations=conversations.still_open(view),
        in_the_way=in_the_way(view),
        main=view.snapshot.repository.default_branch,
        branch=view.snapshot.branch_name,
        compare_url=view.compare_url,
    )
    if said is None:
        yield AddComment(view.target, FINISHED, body)
    elif said.body.strip() != body.strip():
        yield EditComment(said.id, FINISHED, body)


def _merge(view: View) -> Iterator[Step]:
    """Finish the pull request; where GitHub refuses, say once what people can press.

    Where a rule asks for it, the conversations that the record has are resolved before.
    """
    pull, said = view.snapshot.pull_request, _comment(view, FINISHED)
    left_to_people = bool(said and said.page.markers("merge"))
    if pull and pull.state is State.MERGED and left_to_people:
        yield from _last_word(view)
    if not pull or pull.state is not State.OPEN or left_to_people:
        return
    yield from (open_ := tuple(conversations.to_resolve(view)))
    if Refusal.MERGE in view.snapshot.refused and not open_:
        yield from _last_word(view, "refused")
        return
    method = view.snapshot.repository.merge_methods[0]
    headline = f"Timeline and record of {view.snapshot.id} (#{pull.number})"
    yield Merge(Target(pull.id, pull.number), pull.head, method, headline)


def _keys(view: View) -> tuple[str, ...]:
    """What finishing still has to do that cannot be repeated."""
    actions = (claiming.action_key(action.key) for action in _new(view))
    last = () if _comment(view, FINISHED) else (claiming.comment_key(FINISHED),)
    return (*actions, *last)


# --- what is still to do --------------------------------------------------------------------------


def _problems(view: View) -> tuple[Problem, ...]:
    """Why the actions cannot become issues yet; a tick that no list takes in is named, too."""
    page, at_most = view.issue.page, view.settings.actions.at_most
    house, ideas = view.snapshot.repository, view.declines.ideas
    gathered = page.actions.text != page.listed.text
    named = page.actions if gathered else with_names(page.actions, names_given(view.issue))
    found = problems(named, house, at_most, view.closed, ideas)
    full = (NoRoom(),) if is_full(view) else ()
    elsewhere = map(TickedElsewhere, page.ticked_elsewhere)
    return (*found, *elsewhere, *full, *_lacking_notes(view))


def _lacking_notes(view: View) -> Iterator[Problem]:
    """Notes or recording that must be there, until the last word about this closing is said."""
    said = _comment(view, FINISHED)
    if said is None or said.page.marker("comment").get("closing") != newest_closing(view):
        yield from missing_notes(view)


def is_full(view: View) -> bool:
    """Whether actions wait to become issues whose numbers do not fit into the page."""
    new = _new(view) if view.issue.is_completed else ()
    return bool(new) and not issue_body.has_room(view, new)


def _new(view: View) -> tuple[Action, ...]:
    """Agreed actions that have no issue yet."""
    return view.issue.page.actions.unmade({issue.key for issue in view.issue.actions})


def _comment(view: View, key: str) -> Comment | None:
    return next((comment for comment in view.issue.comments if comment.key == key), None)
