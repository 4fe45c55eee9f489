"""What copies of our workflow lack of the one that we give away: letters with the lines to add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from textwrap import dedent, indent
from typing import Final

from action.errors import PERMISSIONS, Letter
from action.read.workflows.workflow import ADDRESS, Workflow, WorkflowJob, wanted
from action.read.yaml.placed_yaml import PlacedYaml, Steps, YamlValue
from action.read.yaml.yaml_letters import short

_Lack = dict[str, tuple[str, ...]]

_STEP: Final = "  "
_DISPATCH: Final = "repository_dispatch"
_ASIDE: Final = re.compile(r"(?<! ) *+# zizmor:.*")
"""A word to a checker of workflows, about lines that are not shown here."""


def letters(copies: Sequence[Workflow], main: Sequence[str] = ()) -> Iterator[Letter]:
    """What the workflows of one folder that run the action should have, and have not.

    One may have the schedule and another the rest: events count wherever they are. A missing event
    is a question, because another one makes up for it, if there is any. A missing permission is a
    question too, unless every review needs it: nothing begins without those. So it is with a push
    to the default branch, which may be called any of `main`.
    """
    if copies:
        yield from _about_events(copies)
        yield from _about_branches(copies, main)
    for copy in copies:
        for job in copy.jobs:
            if not job.brings_token:
                yield from _about_token(copy, job)
        yield from _about_queue(copy)
        yield from _about_dispatches(copy)
        yield from _about_version(copy)


def _about_events(copies: Sequence[Workflow]) -> Iterator[Letter]:
    lacking = {
        event: lack
        for event, needed in wanted().events.items()
        if (lack := tuple(kind for kind in needed or ("",) if not _heard(copies, event, kind)))
    }
    if not lacking or any(copy.called for copy in copies):
        return
    main = max(copies, key=lambda copy: len(wanted().events.keys() & copy.events.keys()))
    partly = {event: lack for event, lack in lacking.items() if event in main.events}
    if not isinstance(main.page.data.get("on"), dict):
        yield _all_anew(main, lacking)
        return
    if unheard := {event: lack for event, lack in lacking.items() if event not in partly}:
        yield _events(main, unheard, "add below `on:`\n" + _blocks(unheard))
    for event, lack in partly.items():
        yield _types(main, event, lack)


def _about_branches(copies: Sequence[Workflow], main: Sequence[str]) -> Iterator[Letter]:
    """No push to the default branch starts anything: so nothing begins, and nobody hears why."""
    pushed = [(copy, named) for copy in copies if (named := copy.pushed) is not None]
    if not main or not pushed or any(_takes(named, one) for _, named in pushed for one in main):
        return
    copy, named = pushed[0]
    listed = _listed([f"`{short(one)}`" for one in named]) or "nothing"
    what = (
        f"No incident opens a review: `branches:` names {listed},"
        f" and the default branch is `{short(main[0])}`"
    )
    place = copy.page.key_place(("on", "push", "branches"))
    yield Letter(what, f"write `branches: [{short(main[0])}]`", place)


def _takes(named: Sequence[str], branch: str) -> bool:
    """Whether a push to this branch counts; of patterns that fit the last one decides [docs]."""
    taken = not named
    for pattern in named:
        if fnmatchcase(branch, pattern.removeprefix("!")):
            taken = not pattern.startswith("!")
    return taken


def _heard(copies: Sequence[Workflow], event: str, kind: str) -> bool:
    return any(copy.hears(event, kind) for copy in copies)


def _all_anew(copy: Workflow, lacking: _Lack) -> Letter:
    """The events stand in one line, which has no room for what they need: `on:` as a whole."""
    kept = (_kept(copy, event, lacking.get(event, ())) for event in copy.events)
    new = _blocks(event for event in lacking if event not in copy.events)
    return _events(copy, lacking, "\n".join(filter(None, ["write", "on:", *kept, new])))


def _kept(copy: Workflow, event: str, lack: tuple[str, ...]) -> str:
    types = f"\n{_STEP * 2}{_every(copy, event, lack)}" if lack else ""
    return f"{_STEP}{event}:{types}"


def _events(copy: Workflow, lacking: _Lack, remedy: str) -> Letter:
    named = _listed([f"`{event}`" for event in lacking])
    place = copy.page.key_place(("on",))
    nothing = lacking.keys() == wanted().events.keys()
    return Letter(f"This workflow does not start for {named}", remedy, place, serious=nothing)


def _types(copy: Workflow, event: str, lack: tuple[str, ...]) -> Letter:
    """An event that starts the workflow, but not whenever it should."""
    what = f"`{event}` does not start this workflow for {_listed([f'`{kind}`' for kind in lack])}"
    said = ("on", event, "types")
    page = copy.page
    place = page.place(said) if said in page.values else page.key_place(said[:2])
    return Letter(what, f"write `{_every(copy, event, lack)}`", place, serious=False)


def _every(copy: Workflow, event: str, lack: tuple[str, ...]) -> str:
    """The types that start a workflow, with those that should."""
    return f"types: [{', '.join((*copy.kinds(event), *lack))}]"


def _about_token(copy: Workflow, job: WorkflowJob) -> Iterator[Letter]:
    needed = wanted().jobs[0].token
    assert needed
    token = job.token
    if token is None and copy.called:
        return  # the calling workflow says it
    if token is None:
        what = f"The job `{short(job.name)}` does not say what its token is allowed to do"
        yield Letter(what, _own(copy.page, job), copy.page.key_place(job.at), serious=False)
        return
    missing = [name for name, rank in needed.named.items() if not token.may(name, rank)]
    if missing:
        said = [f"{name}: {needed.named[name]}" for name in missing]
        what = f"The job `{short(job.name)}` is missing {_listed([f'`{line}`' for line in said])}"
        remedy = _added(copy.page, token.at, missing) if token.named else _own(copy.page, job)
        place = copy.page.key_place(token.at)
        yield Letter(what, remedy, place, serious=bool({*said} & {*PERMISSIONS}))


def _added(page: PlacedYaml, at: Steps, missing: Sequence[str]) -> str:
    """The lines for permissions that stand below each other already."""
    lines = "\n".join(_block((*_needed_at(), name)) for name in missing)
    return f"add below `permissions:`\n{indent(lines, _depth(page, at))}"


def _own(page: PlacedYaml, job: WorkflowJob) -> str:
    """All the lines for a job that says nothing itself."""
    return f"add to the job\n{indent(_block(_needed_at()), _depth(page, job.at))}"


def _about_queue(copy: Workflow) -> Iterator[Letter]:
    """A question, because what two runs at once have doubled or left out is put right later."""
    said = copy.page.data.get("concurrency", "")
    if (
        copy.called
        or _waits(said)
        or all(_waits(_of_job(copy, job, "concurrency")) for job in copy.jobs)
    ):
        return
    what = (
        "The runs of this workflow do not wait for each other, so two at once could do things twice"
    )
    there = ("concurrency" if "concurrency" in copy.page.data else "jobs",)
    where = "replace this with" if there == ("concurrency",) else "add above this line"
    remedy = f"{where}\n{_block(('concurrency',))}"
    yield Letter(what, remedy, copy.page.key_place(there), serious=False)


def _about_dispatches(copy: Workflow) -> Iterator[Letter]:
    """A job whose condition lets no dispatch through: GitHub skips it without a word."""
    for job in copy.jobs if copy.hears(_DISPATCH, "") else ():
        condition = str(_of_job(copy, job, "if"))
        if "github.event" in condition and _DISPATCH not in condition:
            what = f"The `if:` of the job `{short(job.name)}` stops every `{_DISPATCH}`"
            remedy = f"copy the `if:` from {ADDRESS}; without it, what a form sends is lost"
            yield Letter(what, remedy, copy.page.key_place((*job.at, "if")), serious=False)


def _of_job(copy: Workflow, job: WorkflowJob, what: str) -> YamlValue:
    jobs = copy.page.data["jobs"]
    found = jobs[job.name] if isinstance(jobs, dict) else ""
    return found.get(what, "") if isinstance(found, dict) else ""


def _waits(concurrency: YamlValue) -> bool:
    """Whether runs of ours wait for each other, and no other run can push them out.

    With our group that holds without `queue`, too, which older servers do not know: then only our
    own runs take places. With a group for everything it needs `queue`.
    """
    if (
        not isinstance(concurrency, dict)
        or concurrency.get("cancel-in-progress", "false") != "false"
    ):
        return False
    ours = wanted().page.data["concurrency"]
    assert isinstance(ours, dict)
    group, queue = str(concurrency.get("group", "")), concurrency.get("queue")
    return group.split() == str(ours["group"]).split() or (
        queue == ours["queue"] and bool(group) and "${{" not in group
    )


def _about_version(copy: Workflow) -> Iterator[Letter]:
    newest = wanted().version
    if copy.version is not None and newest is not None and copy.version < newest:
        what = f"This is workflow {copy.version}; the newest is workflow {newest}"
        remedy = f"copy what is new, and its number, from {ADDRESS}"
        yield Letter(what, remedy, copy.version_place, serious=False)


def _needed_at() -> Steps:
    return (*wanted().jobs[0].at, "permissions")


def _blocks(events: Iterable[str]) -> str:
    return indent("\n".join(_block(("on", event)) for event in events), _STEP)


def _block(at: Steps) -> str:
    """A name of the workflow that we give away, with all that stands below it."""
    page = wanted().page
    line, column = page.keys[at]
    below = [page.source[line]]
    for text in page.source[line + 1 :]:
        if len(text) - len(text.lstrip()) <= column:
            break
        below.append(text)
    return dedent(_ASIDE.sub("", "\n".join(below)))


def _depth(page: PlacedYaml, at: Steps) -> str:
    """The blanks before the names that stand below a name in a file."""
    columns = [spot[1] for steps, spot in page.keys.items() if steps[:-1] == at]
    return " " * min(columns, default=len(_STEP))


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
