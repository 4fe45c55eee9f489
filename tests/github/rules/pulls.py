"""What GitHub refuses of pull requests and their reviews."""

from tests.github.refusal import Rule

# --- pull requests -----------------------------------------------------------------------------

NO_COMMITS_BETWEEN = Rule(
    "No commits between {base} and {head}",
    "UNPROCESSABLE",
    422,
    "[spec] POST pulls lists 422; wording [rep]",
)
PULL_REQUEST_EXISTS = Rule(
    "A pull request already exists for {owner}:{head}.",
    "UNPROCESSABLE",
    422,
    "[spec] POST pulls lists 422; wording [rep]",
)
OWN_PULL_REQUEST = Rule(
    "Can not {verb} your own pull request",
    "UNPROCESSABLE",
    422,
    "[rep] authors cannot approve their own pull requests",
)
NOT_DISMISSIBLE = Rule(
    "Can not dismiss a {state} pull request review",
    "UNPROCESSABLE",
    422,
    "[rep] only approvals and requests for changes are dismissed",
)
BRANCH_INVALID = Rule(
    "{side} ref must be a branch", "UNPROCESSABLE", 422, "[rep] createPullRequest needs both"
)
PULL_REQUEST_MERGED = Rule(
    "Pull request is already merged", "UNPROCESSABLE", 405, "[spec] PUT merge lists 405"
)
PULL_REQUEST_CLOSED = Rule(
    "Pull request is closed", "UNPROCESSABLE", 405, "[spec] PUT merge lists 405"
)
HEAD_GONE = Rule(
    "Could not open the pull request: its branch was deleted.",
    "UNPROCESSABLE",
    422,
    "[rep] a pull request without a branch stays closed",
)
NOT_MERGEABLE = Rule(
    "Pull Request is not mergeable", "UNPROCESSABLE", 405, "[spec] PUT merge: 405 if not mergeable"
)
REVIEW_REQUIRED = Rule(
    "At least 1 approving review is required by reviewers with write access.",
    "UNPROCESSABLE",
    405,
    "[rep] protected branches may require reviews",
)
CONVERSATIONS_OPEN = Rule(
    "A conversation must be resolved before this pull request can be merged.",
    "UNPROCESSABLE",
    405,
    "[docs] require conversation resolution before merging; wording [rep]",
)
MERGE_METHOD = Rule(
    "{method} merges are not allowed on this repository.",
    "UNPROCESSABLE",
    405,
    "[rep] repository settings choose the merge methods",
)
HEAD_MODIFIED = Rule(
    "Head branch was modified. Review and try the merge again.",
    "UNPROCESSABLE",
    409,
    "[spec] PUT merge: 409 if sha is not the head",
)
AUTHOR_REVIEWS = Rule(
    "Review cannot be requested from pull request author.",
    "UNPROCESSABLE",
    422,
    "[spec] POST requested_reviewers lists 422; wording [rep]",
)
NO_COLLABORATOR = Rule(
    "Reviews may only be requested from collaborators. One or more of the users or teams you"
    " specified is not a collaborator of the {repository} repository.",
    "UNPROCESSABLE",
    422,
    "[spec] 422 if user is not a collaborator; wording [rep]",
)
NO_TEAM_REVIEWERS = Rule(
    "Could not resolve to a node with the global id of '{id}'",
    "NOT_FOUND",
    422,
    "[rep] peter-evans/create-pull-request: GITHUB_TOKEN cannot request teams",
)
LINE_NOT_IN_DIFF = Rule(
    "Pull request review thread line must be part of the diff",
    "UNPROCESSABLE",
    422,
    "[rep] comments are on lines of the diff",
)
COMMIT_NOT_IN_PULL_REQUEST = Rule(
    "commit_id is not part of the pull request",
    "UNPROCESSABLE",
    422,
    "[spec] POST pulls comments: 'the SHA of the commit needing a comment'; wording [rep]",
)
REPLY_TO_REPLY = Rule(
    "Validation Failed", "UNPROCESSABLE", 422, "[spec] POST replies: none to a reply"
)
