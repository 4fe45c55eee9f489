"""What GitHub refuses of a repository dispatch."""

from tests.github.refusal import Rule

MAY_NOT_DISPATCH = Rule(
    "Not Found",
    "NOT_FOUND",
    404,
    "[docs] creating a repository dispatch event: the token must have write access to the"
    " repository; whoever has not is told that there is nothing [rep]",
)
TYPE_TOO_LONG = Rule(
    "Event type is too long (maximum is 100 characters)",
    "UNPROCESSABLE",
    422,
    "[docs] event_type: must be 100 characters or fewer; wording [rep]",
)
TYPE_MISSING = Rule(
    "Event type is required", "UNPROCESSABLE", 422, "[spec] event_type is required; wording [rep]"
)
TOO_MANY_PROPERTIES = Rule(
    "No more than 10 properties are allowed; {count} were supplied.",
    "UNPROCESSABLE",
    422,
    "[spec] client_payload: the maximum number of top-level properties is 10; wording [rep]",
)
PAYLOAD_TOO_LARGE = Rule(
    "client_payload is too large.",
    "UNPROCESSABLE",
    422,
    "[spec] client_payload: the total size of the JSON payload must be less than 64KB;"
    " wording [rep]",
)
PAYLOAD_NO_OBJECT = Rule(
    "client_payload is not an object.",
    "UNPROCESSABLE",
    422,
    "[spec] client_payload is an object; wording [rep]",
)
