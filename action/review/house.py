"""The repository that a review lives in, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from action.review.actions.sidebar import Sidebar
from action.review.git_steps import NO_RULES, MergeRules
from action.review.standing.role import Served


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the review lives, and what of it can be used: labels and people, with GitHub's ids.

    Names in `labels` and logins in `people` are in lower case. `rota` holds who served in the last
    reviews that are open or were completed, newest first. Anybody may read a `public` one. What is
    in the `sidebar` of issues is known where it is about to be set.
    """

    id: str
    name: str
    url: str
    default_branch: str
    head: str
    labels: Mapping[str, str]
    people: Mapping[str, str]
    merge_methods: tuple[str, ...] = ("MERGE",)
    merge_rules: MergeRules = NO_RULES
    rota: tuple[Served, ...] = ()
    me: str = ""
    public: bool = False
    sidebar: Sidebar | None = None

    def with_label(self, name: str, node: str) -> Repository:
        """The same repository, which now has this label too."""
        return replace(self, labels={**self.labels, name.lower(): node})

    def label(self, name: str) -> str | None:
        """GitHub's id of a label; names do not care about case."""
        return self.labels.get(name.lower())

    def assignable(self, login: str) -> bool:
        """Whether GitHub can assign this login; logins do not care about case."""
        return login.lower() in self.people
