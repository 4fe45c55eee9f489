"""What protects a branch, in GraphQL: classic protection, and rules of rulesets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.github import rules
from tests.github.graph.context import Context
from tests.github.graph.view import View
from tests.github.world import World


@dataclass(frozen=True)
class PullRequestRule:
    """The rule of a ruleset that changes come by pull request, all talked out."""

    ref: str
    updated_at: datetime
    database_id: int = 1


class PullRequestRuleView(View[PullRequestRule], sees=PullRequestRule):
    """Such a rule."""

    typename = "RepositoryRule"

    @property
    def id(self) -> str:
        """Return the node id."""
        return f"RRU_{self._record.ref}"

    @property
    def type(self) -> str:
        """Return which rule it is."""
        return "PULL_REQUEST"

    @property
    def parameters(self) -> "ParametersView":
        """Return what it asks for."""
        return ParametersView(self._context, self._context.world)


class ParametersView(View[World]):
    """What the rule asks for of a pull request."""

    typename = "PullRequestParameters"
    required_review_thread_resolution = True
    required_approving_review_count = 0


def protection(context: Context, ref: str) -> Mapping[str, Any] | None:
    """Return what classic protection asks for, or None where there is none."""
    settings = context.world.settings
    _check_shown(context)
    resolved = settings.conversations_resolved == "protection"
    if not _is_default(context, ref) or not (settings.review_required or resolved):
        return None
    return {
        "pattern": context.world.default_branch,
        "requiresConversationResolution": resolved,
        "requiredApprovingReviewCount": int(settings.review_required),
    }


def rulesets(context: Context, ref: str) -> list[PullRequestRule]:
    """Return the rules that active rulesets have for a branch."""
    _check_shown(context)
    asked = context.world.settings.conversations_resolved == "ruleset"
    return [PullRequestRule(ref, context.world.now)] if asked and _is_default(context, ref) else []


def _is_default(context: Context, ref: str) -> bool:
    return ref == f"refs/heads/{context.world.default_branch}"


def _check_shown(context: Context) -> None:
    """Some tokens may not see rules at all [rep]."""
    if not context.world.settings.rules_shown:
        raise rules.NOT_ACCESSIBLE.broken(needs="administration=read")
