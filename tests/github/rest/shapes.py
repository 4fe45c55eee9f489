"""The JSON objects by which REST and webhooks speak of people, labels and the repository."""

from datetime import datetime
from typing import Any

from tests.github.deeds.assignees import assignable
from tests.github.records import Bot, Label, User
from tests.github.rest.addresses import ORGANIZATION_URLS, REPOSITORY_URLS, USER_URLS
from tests.github.site import Site
from tests.github.world import World

Json = dict[str, Any]

REACTIONS = {
    "+1": "THUMBS_UP",
    "-1": "THUMBS_DOWN",
    "laugh": "LAUGH",
    "hooray": "HOORAY",
    "confused": "CONFUSED",
    "heart": "HEART",
    "rocket": "ROCKET",
    "eyes": "EYES",
}
ROLES = ["none", "read", "triage", "write", "maintain", "admin"]


RIGHTS = {
    "pull": "read",
    "triage": "triage",
    "push": "write",
    "maintain": "maintain",
    "admin": "admin",
}


def instant(moment: datetime | None) -> str | None:
    """Return a time as GitHub writes it."""
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Shapes:
    """Makes JSON objects whose addresses are all on the stand-in's own host."""

    def __init__(self, world: World, site: Site) -> None:
        """Speak of this world under these addresses."""
        self.world = world
        self.site = site
        self.api = site.repository_api(world)
        self.home = site.repository(world)

    def user(self, user: User) -> Json:
        """Return a ``simple-user``."""
        kind = "Bot" if isinstance(user, Bot) else "User"
        page = self.site.user(user)
        return self._account(user.login, user.node_id, user.database_id, kind, page)

    def maybe_user(self, user: User | None) -> Json | None:
        """Return a user, or null for nobody."""
        return None if user is None else self.user(user)

    def owner(self) -> Json:
        """Return the organisation that the repository belongs to."""
        login = self.world.owner
        page = f"{self.site.server}/{login}"
        return self._account(login, f"O_{self.world.node_id}", 90_211, "Organization", page)

    def label(self, label: Label) -> Json:
        """Return a ``label``."""
        return {
            "id": label.database_id,
            "node_id": label.node_id,
            "url": f"{self.api}/labels/{label.name}",
            "name": label.name,
            "color": label.color,
            "default": False,
            "description": label.description,
        }

    def repository(self) -> Json:
        """Return the ``repository`` that webhooks carry."""
        world, settings = self.world, self.world.settings
        count = sum(not ticket.closed for ticket in world.tickets.values())
        return {
            "id": world.database_id,
            "node_id": world.node_id,
            "name": world.name,
            "full_name": world.full_name,
            "private": settings.private,
            "visibility": "private" if settings.private else "public",
            "owner": self.owner(),
            "html_url": self.home,
            "url": self.api,
            **{name: f"{self.api}/{path}" for name, path in REPOSITORY_URLS.items()},
            **self._clone_urls(),
            "description": None,
            "homepage": None,
            "language": None,
            "license": None,
            "mirror_url": None,
            "fork": False,
            "archived": settings.archived,
            "disabled": False,
            "is_template": False,
            "allow_forking": True,
            "web_commit_signoff_required": False,
            "topics": [],
            "created_at": instant(world.bot.created_at),
            "updated_at": instant(world.now),
            "pushed_at": instant(world.now),
            "default_branch": world.default_branch,
            **dict.fromkeys(("has_projects", "has_wiki", "has_downloads"), True),
            **dict.fromkeys(("has_pages", "has_discussions"), False),
            "has_issues": settings.issues,
            **dict.fromkeys(("open_issues", "open_issues_count"), count),
            **dict.fromkeys(("forks", "forks_count", "size"), 0),
            **dict.fromkeys(("stargazers_count", "watchers", "watchers_count"), 0),
        }

    def full_repository(self) -> Json:
        """Return the ``full-repository`` that the repository's own route answers with."""
        settings = self.world.settings
        return {
            **self.repository(),
            "network_count": 0,
            "subscribers_count": 0,
            "allow_merge_commit": settings.merge_commit,
            "allow_squash_merge": settings.squash,
            "allow_rebase_merge": settings.rebase,
        }

    def pushed_repository(self) -> Json:
        """Return the repository as push events alone describe it: times are numbers there."""
        shape = self.repository()
        times = {"created_at": self.world.bot.created_at, "pushed_at": self.world.now}
        return {
            **shape,
            **{name: int(moment.timestamp()) for name, moment in times.items()},
            "owner": {**shape["owner"], "name": self.world.owner, "email": None},
            "stargazers": 0,
            "master_branch": self.world.default_branch,
        }

    def organization(self) -> Json:
        """Return the owner as webhooks describe an organisation."""
        owner = self.owner()
        url = f"{self.site.api}/orgs/{self.world.owner}"
        paths = {name: f"{url}/{name.removesuffix('_url')}" for name in ORGANIZATION_URLS}
        members = {name: f"{path}{{/member}}" for name, path in paths.items() if "members" in name}
        same = ("login", "id", "node_id", "avatar_url")
        return {
            **{key: owner[key] for key in same},
            **paths,
            **members,
            "url": url,
            "description": None,
        }

    def permission(self, user: User) -> Json:
        """Return a ``repository-collaborator-permission``; a public repository is read by all."""
        role: str = user.permission
        if role == "none" and not self.world.settings.private:
            role = "read"
        base = {"maintain": "write", "triage": "read"}.get(role, role)
        shown = {**self.user(user), "role_name": role, "permissions": self._permissions(role)}
        return {"permission": base, "role_name": role, "user": shown}

    def assignees(self) -> list[Json]:
        """Return who can be assigned."""
        return [self.user(user) for user in self.world.users.values() if assignable(user)]

    def reactions(self, url: str, contents: list[str]) -> Json:
        """Return a ``reaction-rollup``."""
        counts = {name: contents.count(kind) for name, kind in REACTIONS.items()}
        return {"url": f"{url}/reactions", "total_count": len(contents), **counts}

    # --- parts ----------------------------------------------------------------------------

    def _account(self, login: str, node_id: str, known: int, kind: str, page: str) -> Json:
        url = f"{self.site.api}/users/{login}"
        return {
            "login": login,
            "id": known,
            "node_id": node_id,
            "type": kind,
            "site_admin": False,
            "gravatar_id": "",
            "avatar_url": f"{self.site.server}/avatars/{known}",
            "url": url,
            "html_url": page,
            **{name: url + path for name, path in USER_URLS.items()},
        }

    def _permissions(self, role: str) -> Json:
        return {name: ROLES.index(role) >= ROLES.index(least) for name, least in RIGHTS.items()}

    def _clone_urls(self) -> Json:
        return {
            "clone_url": f"{self.home}.git",
            "git_url": f"{self.home}.git",
            "ssh_url": f"{self.home}.git",
            "svn_url": self.home,
        }
