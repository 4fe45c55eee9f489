"""What GitHub refuses of branches, texts and issues."""

from tests.github.refusal import Rule

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

TYPE_DISABLED = Rule(
    "Issue type is not enabled", "UNPROCESSABLE", 422, "[spec] IssueType.isEnabled; wording [rep]"
)
FIELD_VALUE = Rule(
    "The value does not fit the issue field {name}",
    "UNPROCESSABLE",
    422,
    "[spec] IssueFieldCreateOrUpdateInput: one value, of the field's kind; wording [rep]",
)

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
