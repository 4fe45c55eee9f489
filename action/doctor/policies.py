"""What GitHub's switches, policies and rules mean for reviews: answers of REST, judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Final

from action.doctor.diagnosis import Diagnosis, Press
from action.doctor.vital_signs import (
    ActionRefused,
    ActionsOff,
    ActionsRun,
    ActionsUnseen,
    BranchesClosed,
    BranchProtected,
    IssuesOff,
    MergeFree,
    MergeStopped,
    PinWanted,
    RepositoryArchived,
    RepositoryOpen,
    RulesUnseen,
    SwitchOff,
    SwitchOn,
    SwitchUnseen,
    VitalSign,
    WorkflowOff,
)
from action.node import Node

_OURS: Final = "incident-review/incident-review"
_CLOSING: Final = frozenset({"creation", "update", "deletion", "branch_name_pattern"})
"""Rules that keep us from making, moving and deleting our own branches."""
_WANTS: Final[Mapping[str, str]] = {
    "code_scanning": "code scanning",
    "merge_queue": "a merge queue",
    "required_deployments": "deployments",
    "required_signatures": "signed commits",
    "update": "somebody who is allowed to update it",
    "workflows": "other workflows to pass",
}


def about_repository(found: Node, press: Press) -> Iterator[Diagnosis]:
    """Whether anything can be written there at all."""
    if found.get("archived") is True:
        yield Diagnosis(RepositoryArchived(), press.general)
    if found.get("has_issues") is False:
        yield Diagnosis(IssuesOff(), press.general)
    elif found.get("archived") is not True:
        branch = str(found.get("default_branch"))
        yield Diagnosis(RepositoryOpen(branch), press.report(branch))


def about_actions(
    policy: Node | None, allowed: Node | None, pinned_badly: tuple[str, ...], press: Press
) -> Iterator[Diagnosis]:
    """Whether the policy lets our action run; `allowed` tells of selected actions."""
    yield from (
        Diagnosis(sign, press.actions) for sign in _of_policy(policy, allowed, pinned_badly)
    )


def _of_policy(
    policy: Node | None, allowed: Node | None, pinned_badly: tuple[str, ...]
) -> Iterator[VitalSign]:
    if policy is None:
        yield ActionsUnseen()
    elif policy.get("enabled") is False:
        yield ActionsOff()
    elif policy.get("allowed_actions") == "local_only":
        yield ActionRefused("local actions only")
    elif policy.get("allowed_actions") == "selected" and allowed is None:
        yield ActionsUnseen()
    elif policy.get("allowed_actions") == "selected" and allowed and not _is_allowed(allowed):
        yield ActionRefused("selected actions only")
    elif policy.get("sha_pinning_required") is True and pinned_badly:
        yield PinWanted(pinned_badly)
    else:
        yield ActionsRun()


def about_switch(found: Node | None, press: Press) -> Diagnosis:
    """Whether the workflow's token may open pull requests."""
    if found is None:
        return Diagnosis(SwitchUnseen(), press.actions)
    on = found.get("can_approve_pull_request_reviews") is True
    return Diagnosis(SwitchOn()) if on else Diagnosis(SwitchOff(), press.actions)


def about_states(workflows: object, paths: frozenset[str], press: Press) -> Iterator[Diagnosis]:
    """Which of these workflows GitHub does not run."""
    for one in listed(workflows, "workflows"):
        path, state = str(one.get("path")), str(one.get("state"))
        if path in paths and state != "active":
            yield Diagnosis(WorkflowOff(path, state.replace("_", " ")), press.workflow(path))


def about_merging(branch: str, rules: object, tip: Node | None, press: Press) -> Diagnosis:
    """What a merge into the default branch wants that we cannot give."""
    if rules is None:
        return Diagnosis(RulesUnseen(branch), press.rules)
    if wants := tuple(dict.fromkeys(_wants(rules))):
        return Diagnosis(MergeStopped(branch, wants), press.rules)
    if tip and tip.get("protected") is True and not rules:
        checks = _checks_of(tip)
        sign = MergeStopped(branch, checks) if checks else BranchProtected(branch)
        return Diagnosis(sign, press.protection)
    return Diagnosis(MergeFree(branch))


def about_our_branches(rules: object, press: Press) -> Iterator[Diagnosis]:
    """Whether a rule for all branches closes those of the timelines, too."""
    kinds = [str(rule.get("type")) for rule in listed(rules)]
    closing = ", ".join(kind.replace("_", " ") for kind in kinds if kind in _CLOSING)
    if closing:
        yield Diagnosis(BranchesClosed(closing), press.rules)


def listed(found: object, name: str = "") -> Iterator[Node]:
    """The objects of an answer that is a list, or has one under this name."""
    many = found.get(name) if name and isinstance(found, dict) else found
    return (one for one in many if isinstance(one, dict)) if isinstance(many, list) else iter(())


def _is_allowed(allowed: Node) -> bool:
    """Whether a pattern such as `incident-review/*` lets our action through."""
    patterns = allowed.get("patterns_allowed")
    names = [str(one).partition("@")[0].lower() for one in patterns or () if isinstance(one, str)]
    return any(fnmatchcase(_OURS, name) for name in names)


def _wants(rules: object) -> Iterator[str]:
    for rule in listed(rules):
        kind, given = str(rule.get("type")), rule.get("parameters")
        asked: Node = given if isinstance(given, dict) else {}
        if kind == "pull_request":
            yield from _of_pull_requests(asked)
        elif kind == "required_status_checks":
            yield from _of_checks(asked.get("required_status_checks"))
        elif kind in _WANTS:
            yield _WANTS[kind]


def _of_pull_requests(asked: Node) -> Iterator[str]:
    count = asked.get("required_approving_review_count")
    if isinstance(count, int) and count:
        yield f"{count} approval{'' if count == 1 else 's'}"
    if asked.get("require_code_owner_review") is True:
        yield "an approval by a code owner"
    if asked.get("require_last_push_approval") is True:
        yield "an approval of the last push"


def _of_checks(checks: object) -> Iterator[str]:
    names = [str(check.get("context")) for check in listed(checks)]
    if names:
        yield f"checks ({', '.join(names)})"


def _checks_of(tip: Node) -> tuple[str, ...]:
    """The checks that classic protection wants, which everybody may see."""
    protection = tip.get("protection")
    wanted = protection.get("required_status_checks") if isinstance(protection, dict) else None
    contexts = wanted.get("contexts") if isinstance(wanted, dict) else None
    names = [name for name in contexts or () if isinstance(name, str)]
    return (f"checks ({', '.join(names)})",) if names else ()
