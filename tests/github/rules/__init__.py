"""Everything that GitHub refuses, each with the source of the rule.

The marks: [spec] OpenAPI or GraphQL schema, [docs] documentation, [seen] measured, [rep] reported
by others and not settled. Where a wording is only reported, no client may depend on it.
"""

from tests.github.rules.access import *  # noqa: F403 - all of them, under one name
from tests.github.rules.dispatches import *  # noqa: F403 - all of them, under one name
from tests.github.rules.projects import *  # noqa: F403 - all of them, under one name
from tests.github.rules.pulls import *  # noqa: F403 - all of them, under one name
from tests.github.rules.tickets import *  # noqa: F403 - all of them, under one name
