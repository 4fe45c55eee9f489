"""What people do with files in the browser or with git."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.github.deeds import branches
from tests.github.payloads import NO_OID, Event, Payloads
from tests.github.records import User

if TYPE_CHECKING:
    from tests.github.hub import Hub

Transform = Callable[[str], str]


class Committer:
    """Somebody who changes files."""

    def __init__(self, hub: "Hub", login: str) -> None:
        """Be this user of the hub, also after the hub was put back to another moment."""
        self._hub = hub
        self.login = login

    @property
    def user(self) -> User:
        """Return the account."""
        return self._hub.world.user(self.login)

    def push(
        self, files: Mapping[str, str | None], message: str = "Change", branch: str | None = None
    ) -> Event:
        """Commit files to a branch (None removes one), making the branch if it is not there."""
        with self._hub.acting() as world:
            name = branch or world.default_branch
            tip = world.git.branch(name)
            if tip is None:
                start = world.git.refs[branches.BRANCH + world.default_branch]
                branches.create_ref(world, branches.BRANCH + name, start)
            commit = branches.commit_on_branch(
                world,
                self.user,
                name,
                message,
                additions={path: text.encode() for path, text in files.items() if text is not None},
                deletions=[path for path, text in files.items() if text is None],
            )
            before = NO_OID if tip is None else tip.oid
            return self._payloads.push(self.user, name, before, [commit])

    def edit_file(self, path: str, transform: Transform, branch: str | None = None) -> Event:
        """Change a file's text."""
        return self.push({path: transform(self.read(path, branch))}, f"Update {path}", branch)

    def read(self, path: str, branch: str | None = None) -> str:
        """Return a file's text as it is on a branch."""
        world = self._hub.world
        tip = world.git.branch(branch or world.default_branch)
        if tip is None or path not in tip.files:
            raise LookupError(f"no {path} on {branch or world.default_branch}")
        return tip.files[path].decode()

    def delete_branch(self, name: str) -> Event:
        """Delete a branch."""
        with self._hub.acting() as world:
            before = world.git.refs[branches.BRANCH + name]
            branches.delete_ref(world, branches.BRANCH + name)
            return self._payloads.push(self.user, name, before, [])

    @property
    def _payloads(self) -> Payloads:
        return self._hub.payloads
