"""The root of all mutations in GraphQL; each method is one, and returns its payload."""

from tests.github.graph.mutations_git import GitMutations
from tests.github.graph.mutations_projects import ProjectMutations
from tests.github.graph.mutations_pulls import PullMutations


class MutationView(GitMutations, ProjectMutations, PullMutations):
    """All mutations that the stand-in serves."""

    typename = "Mutation"
