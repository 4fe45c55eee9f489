"""What GitHub refuses of projects."""

from tests.github.refusal import Rule

NO_PROJECT = Rule(
    "Could not resolve to a ProjectV2 with the number {number}.",
    "NOT_FOUND",
    404,
    "[rep] 18F/eng-hiring#156: also said to a token that may not see projects",
)
NO_OWNER = Rule(
    "Could not resolve to a RepositoryOwner with the login of '{login}'.",
    "NOT_FOUND",
    404,
    "[rep] GraphQL's answer to an unknown login",
)
PROJECT_SCOPE = Rule(
    "Your token has not been granted the required scopes to execute this query. The '{name}' field"
    " requires one of the following scopes: ['project'], but your token has only been granted the:"
    " ['read:project'] scopes.",
    "INSUFFICIENT_SCOPES",
    403,
    "[rep] actions/add-to-project#139",
)
FIELD_KIND = Rule(
    "Did not receive a {kind} value to update a field of type {kind}",
    "VALIDATION",
    422,
    "[spec] ProjectV2FieldValue: a value has the kind of its field; wording [rep]",
)
"""What is said where a value is given that is of another kind than the field."""
