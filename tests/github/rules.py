"""Everything that GitHub refuses, each with the source of the rule.

The marks: [spec] OpenAPI or GraphQL schema, [docs] documentation, [seen] measured, [rep] reported
by others and not settled. Where a wording is only reported, no client may depend on it.
"""

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

# --- branches and commits ----------------------------------------------------------------------

REF_EXISTS = Rule(
    'A ref named "{ref}" already exists in the repository.',
    "UNPROCESSABLE",
    422,
    "[rep] POST git/refs lists 409 and 422 without their reasons [spec]",
    "Reference already exists",
)
REF_NAME = Rule(
    "Ref name must begin with 'refs/' and contain at least two slashes: {ref}",
    "UNPROCESSABLE",
    422,
    "[spec] createRef: 'the fully qualified name'; POST git/refs rejects other names",
    "Reference name must start with 'refs/' and have at least two slashes.",
)
NO_REF = Rule(
    "Reference does not exist", "UNPROCESSABLE", 422, "[spec] DELETE and PATCH git/refs list 422"
)
NO_OBJECT = Rule(
    "Object does not exist", "UNPROCESSABLE", 422, "[spec] POST git/refs lists 422; wording [rep]"
)
NOT_FAST_FORWARD = Rule(
    "Update is not a fast forward",
    "UNPROCESSABLE",
    422,
    "[spec] PATCH git/refs: 'force' false makes sure the update is a fast-forward",
)
DEFAULT_BRANCH = Rule(
    "Cannot delete the default branch", "UNPROCESSABLE", 422, "[spec] DELETE git/refs: 422"
)
NO_BRANCH = Rule(
    "Branch '{branch}' not found",
    "NOT_FOUND",
    404,
    "[rep] github/gh-aw#22564: createCommitOnBranch does not create the branch",
)
STALE_HEAD = Rule(
    'Expected branch to point to "{expected}" but it did not. Pull and try again.',
    "STALE_DATA",
    409,
    "[spec] createCommitOnBranch: expectedHeadOid must be the head of the branch; wording [rep]",
)
STALE_REF = Rule(
    'Expected ref to point to "{expected}" but it did not.',
    "STALE_DATA",
    409,
    "[spec] updateRefs: beforeOid must match, all or none",
)
STALE_FILE = Rule("{path} does not match {sha}", "STALE_DATA", 409, "[spec] PUT contents lists 409")
SHA_MISSING = Rule(
    'Invalid request.\n\n"sha" wasn\'t supplied.',
    "UNPROCESSABLE",
    422,
    "[spec] PUT contents: sha is required when updating a file",
)
NO_FILE = Rule(
    "A path was requested for deletion which does not exist as of commit oid `{oid}`",
    "UNPROCESSABLE",
    422,
    "[rep] createCommitOnBranch refuses to delete what is not there",
)

# --- texts -------------------------------------------------------------------------------------

BODY_TOO_LONG = Rule(
    "Body is too long (maximum is 65536 characters)",
    "UNPROCESSABLE",
    422,
    "[rep] many; discussion 27190",
    "body is too long (maximum is 65536 characters)",
)
TITLE_TOO_LONG = Rule(
    "Title is too long (maximum is 256 characters)",
    "UNPROCESSABLE",
    422,
    "[rep]",
    "title is too long (maximum is 256 characters)",
)
BLANK = Rule("{name} can't be blank", "UNPROCESSABLE", 422, "[rep] titles and comments need text")
LABEL_TEXT_TOO_LONG = Rule(
    "Description is too long (maximum is 100 characters)",
    "UNPROCESSABLE",
    422,
    "[spec] POST labels: 'Must be 100 characters or fewer'",
)
LABEL_EXISTS = Rule(
    "Name has already been taken",
    "UNPROCESSABLE",
    422,
    "[spec] POST labels lists 422",
    "Validation Failed",
)
LABEL_COLOR = Rule(
    "Color must be a 6 character hex code", "UNPROCESSABLE", 422, "[spec] 'without the leading #'"
)

# --- issues ------------------------------------------------------------------------------------

TOO_MANY_SUB_ISSUES = Rule(
    "Parent cannot have more than 100 sub-issues",
    "UNPROCESSABLE",
    422,
    "[docs] adding-sub-issues: up to 100 sub-issues per parent issue; wording [rep]",
)
HAS_PARENT = Rule(
    "Sub issue may only have one parent",
    "UNPROCESSABLE",
    422,
    "[spec] addSubIssue: replaceParent option; wording [rep]",
)
DUPLICATE_SUB_ISSUE = Rule(
    "Issue may not contain duplicate sub-issues", "UNPROCESSABLE", 422, "[rep]"
)
SUB_ISSUE_CYCLE = Rule("Sub issue may not be a parent of its parent", "UNPROCESSABLE", 422, "[rep]")
NO_SUB_ISSUE = Rule("The provided sub-issue does not exist", "NOT_FOUND", 404, "[spec] 404")
TOO_MANY_PINNED = Rule(
    "Maximum 3 pinned issues per repository",
    "UNPROCESSABLE",
    422,
    "[docs] up to three; wording [rep]",
)

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
