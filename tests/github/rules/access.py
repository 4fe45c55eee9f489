"""What keeps any request out: rights, missing things, too much at once."""

from tests.github.refusal import Rule

# --- who may -----------------------------------------------------------------------------------

BAD_CREDENTIALS = Rule("Bad credentials", "UNAUTHORIZED", 401, "[spec] 401 requires_authentication")
NOT_ACCESSIBLE = Rule(
    "Resource not accessible by integration",
    "FORBIDDEN",
    403,
    "[rep] the header x-accepted-github-permissions names what is missing",
)
MAY_NOT_ASSIGN = Rule(
    "Must have triage or write access to assign people",
    "FORBIDDEN",
    403,
    "[docs] repository roles: from triage on one may assign, the author as such not; wording [rep]",
)
MAY_NOT_CHANGE = Rule(
    "Must have written this text, or have write access",
    "FORBIDDEN",
    403,
    "[docs] comments are edited and deleted by authors and by who may write; wording [rep]",
)
MAY_NOT_DISMISS = Rule(
    "Must have write access to dismiss a review",
    "FORBIDDEN",
    403,
    "[docs] dismissing a pull request review: anyone with write access; wording [rep]",
)
PULL_REQUESTS_NOT_PERMITTED = Rule(
    "GitHub Actions is not permitted to create or approve pull requests.",
    "FORBIDDEN",
    403,
    "[docs] setting 'Allow GitHub Actions to create and approve pull requests'; wording [rep]",
)
ISSUES_DISABLED = Rule(
    "Issues are disabled for this repo",
    "FORBIDDEN",
    410,
    "[spec] POST issues answers 410 when issues are disabled; wording [rep]",
)
NOT_SELECTED = Rule(
    "Selected actions are not set for this repository",
    "FORBIDDEN",
    409,
    "[docs] selected actions can be asked for where `allowed_actions` is `selected`; wording [rep]",
)

# --- what takes too long -----------------------------------------------------------------------

TOO_SLOW = Rule(
    "We couldn't respond to your request in time. Sorry about that.",
    "TIMEOUT",
    502,
    "[docs] GitHub ends a request that takes more than 10 seconds; wording [rep]",
)

# --- what is not there -------------------------------------------------------------------------

NO_NODE = Rule(
    "Could not resolve to a node with the global id of '{id}'",
    "NOT_FOUND",
    404,
    "[rep] GraphQL's answer to an unknown id",
)
NO_REPOSITORY = Rule(
    "Could not resolve to a Repository with the name '{name}'.",
    "NOT_FOUND",
    404,
    "[rep] GraphQL's answer to an unknown name",
    "Not Found",
)
NO_USER = Rule(
    "Could not resolve to a User with the login of '{login}'.",
    "NOT_FOUND",
    404,
    "[rep] GraphQL's answer to an unknown login",
    "Not Found",
)
NO_TICKET = Rule(
    "Could not resolve to an {what} with the number of {number}.",
    "NOT_FOUND",
    404,
    "[rep] GraphQL's answer to an unknown number",
    "Not Found",
)
NOT_FOUND = Rule("Not Found", "NOT_FOUND", 404, "[spec] 404 not_found")

# --- paging ------------------------------------------------------------------------------------

NO_PAGE_SIZE = Rule(
    "You must provide a `first` or `last` value to properly paginate the `{name}` connection.",
    "MISSING_PAGINATION_BOUNDARIES",
    200,
    "[rep] one of first and last is needed",
)
PAGE_TOO_LARGE = Rule(
    "Requesting {asked} records on the `{name}` connection exceeds the `{argument}` limit of 100"
    " records.",
    "EXCESSIVE_PAGINATION",
    200,
    "[docs] first and last are 1-100",
)
TOO_MANY_IDS = Rule(
    "You may not provide more than 100 node ids; you provided {asked}.",
    "ARGUMENT_LIMIT",
    200,
    "[rep] nodes(ids) takes a hundred",
)
TOO_MANY_NODES = Rule(
    "This query requests up to {asked:,} possible nodes which exceeds the maximum limit of"
    " 500,000.",
    "MAX_NODE_LIMIT_EXCEEDED",
    200,
    "[docs] 500,000 nodes; wording [rep]",
)
