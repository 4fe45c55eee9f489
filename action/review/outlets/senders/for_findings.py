"""Findings as rows of a table in this repository, or as issues in another one (R65)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from action import BRANCHES, FINDING_BRANCHES
from action.markdown import safe, sections
from action.review import words
from action.review.outlets.acted import Acted, acted
from action.review.outlets.by_hand import BOTH, FINDINGS
from action.review.outlets.outlet_rules import FINDING_WORDS, FindingsRules
from action.review.outlets.parcels import Finding, FindingIssue
from action.review.view import View

_NAMED: Final = re.compile("|".join(rf"\{{{name}\}}" for name in FINDING_WORDS))
_LONGEST_TITLE: Final = 250
_OF_REQUEST: Final = "Read and merge the findings: {}"


def findings(view: View) -> Iterator[Finding | FindingIssue]:
    """A row or an issue for each action that touches information security."""
    rules = view.settings.outlets.findings
    if rules is None:
        return
    for action in acted(view):
        if action.is_finding:
            yield _issue(view, action, rules) if rules.repository else _row(view, action, rules)


def _row(view: View, action: Acted, rules: FindingsRules) -> Finding:
    branch = FINDING_BRANCHES + view.snapshot.branch_name.removeprefix(BRANCHES)
    house, said = view.snapshot.repository, _words(view, action)
    text = words.render(
        "findings_request.md.j2", file=rules.file, issue=view.issue, incident=view.incident
    )
    return Finding(
        action.target,
        FINDINGS,
        BOTH[FINDINGS],
        rules.file,
        branch,
        action.issue.url,
        {head: _NAMED.sub(lambda n: said[n[0][1:-1]], cell) for head, cell in rules.heads.items()},
        rules.link,
        rules.required,
        safe.shortened(safe.title(_OF_REQUEST.format(view.incident.title)), _LONGEST_TITLE),
        text,
        f"{house.url}/compare/{house.default_branch}...{branch}?expand=1",
    )


def _words(view: View, action: Acted) -> Mapping[str, str]:
    """What the names in braces stand for, each on one line."""
    known = view.settings.clients
    clients = (known[key].name if key in known else key for key in view.incident.clients)
    said = {
        "title": action.title,
        "owner": action.owner,
        "due": str(action.due or ""),
        "url": action.issue.url,
        "done-when": action.done_when,
        "priority": action.priority,
        "incident": view.incident.title,
        "id": view.snapshot.id,
        "severity": view.incident.severity,
        "client": ", ".join(clients),
        "review": view.issue.url,
        "closed": str(view.closed),
    }
    return {name: safe.one_line(value) for name, value in said.items()}


def _issue(view: View, action: Acted, rules: FindingsRules) -> FindingIssue:
    mark = sections.marker("finding", of=action.issue.url)
    text = words.render(
        "finding_issue.md.j2",
        action=action,
        review=view.issue,
        incident=view.incident,
        marker=mark,
    )
    return FindingIssue(
        action.target,
        FINDINGS,
        BOTH[FINDINGS],
        rules.repository,
        safe.shortened(safe.title(action.title), _LONGEST_TITLE),
        text,
        mark,
        view.issue.created.date(),
        not view.snapshot.repository.public,
        rules.labels,
    )
