"""Small facts about records that both REST and GraphQL tell."""

import re

from tests.github.records import User
from tests.github.world import World

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def association(world: World, user: User) -> str:
    """Return GitHub's word for a user's bond with the repository; it is unreliable there too."""
    if user.login == world.owner:
        return "OWNER"
    return "COLLABORATOR" if user.collaborator else "NONE"


def plain_text(body: str) -> str:
    """Return a body without its Markdown comments, which is as far as the stand-in renders."""
    return COMMENT.sub("", body).strip()
