"""REST's routes for what owners settle: policies for Actions, workflows, rules of branches."""

from typing import Any

from tests.github import rules
from tests.github.git import Tree
from tests.github.rest.call import Call, Reply, serves
from tests.github.rest.shapes import Json, instant
from tests.github.world import World

REPO = "/repos/{owner}/{repo}"
HOME = ".github/workflows"
OURS = "incident-review/"


@serves(f"GET {REPO}/actions/permissions")
def policy(call: Call) -> Reply:
    """Return whether Actions run, and which."""
    _administer(call)
    settings = call.world.settings
    body: Json = {"enabled": settings.actions_enabled}
    if settings.actions_enabled:
        body |= {
            "allowed_actions": settings.actions_allowed,
            "sha_pinning_required": settings.actions_pinned,
        }
    if settings.actions_allowed == "selected":
        body |= {"selected_actions_url": f"{call.shapes.api}/actions/permissions/selected-actions"}
    return Reply(body=body)


@serves(f"GET {REPO}/actions/permissions/selected-actions")
def selected(call: Call) -> Reply:
    """Return which actions are allowed; GitHub refuses where not just some are [spec]."""
    _administer(call)
    settings = call.world.settings
    if settings.actions_allowed != "selected":
        raise rules.NOT_SELECTED.broken()
    patterns = list(settings.actions_patterns)
    allowed = {"github_owned_allowed": True, "verified_allowed": False}
    return Reply(body={**allowed, "patterns_allowed": patterns})


@serves(f"GET {REPO}/actions/permissions/workflow")
def switch(call: Call) -> Reply:
    """Return what the workflow's token may do by default, and whether it opens pull requests."""
    _administer(call)
    may = call.world.settings.actions_may_open_pull_requests
    return Reply(
        body={"default_workflow_permissions": "read", "can_approve_pull_request_reviews": may}
    )


@serves(f"GET {REPO}/actions/workflows")
def workflows(call: Call) -> Reply:
    """Return the workflows of the default branch, with whether they are run."""
    call.need("actions", "read")
    tip = call.world.git.branch(call.world.default_branch)
    stored = call.world.git.entry(tip, HOME) if tip else None
    names = [entry.name for entry in stored.entries] if isinstance(stored, Tree) else []
    found = [_workflow(call, number, f"{HOME}/{name}") for number, name in enumerate(names, 1)]
    return Reply(body={"total_count": len(found), "workflows": found})


@serves(f"GET {REPO}/rules/branches/{{branch}}")
def rules_of(call: Call) -> Reply:
    """Return the active rules of a branch, whether it is there or not [docs]."""
    call.need("metadata", "read")
    if not call.world.settings.rules_shown:
        raise rules.NOT_ACCESSIBLE.broken(needs="administration=read")
    name, settings = call.values["branch"], call.world.settings
    found: list[Json] = []
    if name.startswith(OURS) and settings.own_branches_closed:
        found = [{"type": "creation"}]
    elif name == call.world.default_branch and _by_ruleset(call.world):
        found = [_pull_request(call.world), *_checks(call.world)]
    source = {"ruleset_source_type": "Repository", "ruleset_source": call.world.full_name}
    return Reply(body=[{**rule, **source, "ruleset_id": 42} for rule in found])


def is_protected(world: World, branch: str) -> bool:
    """Whether a branch is protected.

    It is not settled whether a ruleset alone makes it so; here it does, which is harder on clients.
    """
    settings = world.settings
    asked = settings.review_required or settings.conversations_resolved or settings.checks_required
    return branch == world.default_branch and bool(asked)


def summary(world: World, branch: str) -> Json:
    """Return what everybody may see of classic protection: its checks."""
    if not is_protected(world, branch) or _by_ruleset(world):
        return {"enabled": False}
    checks: dict[str, Any] = {"contexts": list(world.settings.checks_required), "checks": []}
    return {"enabled": True, "required_status_checks": {**checks, "enforcement_level": "everyone"}}


def _by_ruleset(world: World) -> bool:
    return world.settings.conversations_resolved == "ruleset"


def _pull_request(world: World) -> Json:
    return {
        "type": "pull_request",
        "parameters": {
            "dismiss_stale_reviews_on_push": False,
            "require_code_owner_review": False,
            "require_last_push_approval": False,
            "required_approving_review_count": int(world.settings.review_required),
            "required_review_thread_resolution": True,
        },
    }


def _checks(world: World) -> list[Json]:
    if not world.settings.checks_required:
        return []
    names = [{"context": name} for name in world.settings.checks_required]
    wanted = {"required_status_checks": names, "strict_required_status_checks_policy": False}
    return [{"type": "required_status_checks", "parameters": wanted}]


def _workflow(call: Call, number: int, path: str) -> Json:
    name = path.rpartition("/")[2]
    page = f"{call.shapes.home}/actions/workflows/{name}"
    made = instant(call.world.bot.created_at)
    return {
        "id": 5_000 + number,
        "node_id": f"W_{number}",
        "name": name,
        "path": path,
        "state": call.world.settings.workflows_off.get(path, "active"),
        "created_at": made,
        "updated_at": made,
        "url": f"{call.shapes.api}/actions/workflows/{5_000 + number}",
        "html_url": f"{call.shapes.home}/blob/{call.world.default_branch}/{path}",
        "badge_url": f"{page}/badge.svg",
    }


def _administer(call: Call) -> None:
    """Refuse whoever does not administer the repository [docs]."""
    if not call.world.settings.administers:
        raise rules.NOT_ACCESSIBLE.broken(needs="administration=read")
