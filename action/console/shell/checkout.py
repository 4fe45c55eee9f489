"""Repositories as people name them, and as the checkout does that a command is called in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as ParserError
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from action.connection import address_in
from action.errors import CallError, Letter, on_one_line

_REMOTE: Final = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^@/\s]{1,200}@)?([^@:/\s]{1,200})(?::\d{1,5})?/"
    r"|(?:[^@/\s]{1,200}@)?([^@:/\s]{1,200}):/?)"
    r"([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
"""An address as git takes it: the host, once with `://` and once with `:`, and owner and name."""
_NAME: Final = re.compile(
    r"(?:(?:https?|ssh)://[^/\s]{1,200}/|[^/\s@]{1,50}@[^/\s:]{1,200}:)?"
    r"([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
"""A repository by its name, or by an address that git or a browser knows."""
_SECTION: Final = re.compile(r'remote "(.{1,200})"')
_GIT: Final = ".git"
_HEADS: Final = "refs/heads"
_ORIGIN: Final = "refs/remotes/origin"


@dataclass(frozen=True, slots=True)
class Checkout:
    """The root of a checkout, and its repositories on our GitHub, that of `origin` first."""

    root: Path
    repositories: tuple[str, ...] = ()

    @property
    def repository(self) -> str:
        """The repository that it was cloned from; empty where it is not on our GitHub."""
        return self.repositories[0] if self.repositories else ""

    def is_of(self, repository: str) -> bool:
        """Whether one of its remotes is this repository; GitHub does not mind capitals."""
        return repository.lower() in {name.lower() for name in self.repositories}


def checkout_here(server: str) -> Checkout | None:
    """The checkout around the current folder, whose GitHub is at this address; None outside one."""
    root = _root()
    if root is None:
        return None
    hosts = _hosts(server)
    return Checkout(root, tuple(name for host, name in _remotes(root) if host in hosts))


def main_branches_here() -> tuple[str, ...]:
    """What the default branch of the checkout here may be called, the likeliest first.

    Its origin says so; where nothing was pushed yet, it is one of the branches that there are. A
    checkout that a workflow has made does not say it.
    """
    root = _root()
    try:
        git = _git_folder(root) if root else Path(_GIT)
        known = _branch_in(git / _ORIGIN / "HEAD", _ORIGIN)
        if root is None or known or any(_remotes(root)):
            return known
        heads = git / _HEADS
        others = (file.relative_to(heads).as_posix() for file in heads.rglob("*") if file.is_file())
        return tuple(dict.fromkeys((*_branch_in(git / "HEAD", _HEADS), *sorted(others))))
    except OSError:
        return ()


def _branch_in(file: Path, folder: str) -> tuple[str, ...]:
    """The branch that a file of git's leads to, if it does."""
    if not file.is_file():
        return ()
    said = file.read_text(encoding="utf-8", errors="replace").strip()
    begin = f"ref: {folder}/"
    return (said.removeprefix(begin),) if said.startswith(begin) else ()


def _root() -> Path | None:
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the folder was deleted meanwhile
        return None
    return next((folder for folder in (here, *here.parents) if (folder / _GIT).exists()), None)


def repository_named(said: str) -> str:
    """The repository as `owner/name`, also of its address; CallError where it is neither."""
    found = _NAME.fullmatch(said.strip())
    if found is None:
        what = f"`{on_one_line(said[:80])}` is not a repository"
        raise CallError(Letter(what, "write it as OWNER/NAME, such as acme/shop"))
    return found[1]


def server_in(env: Mapping[str, str]) -> str:
    """The address of GitHub for browsers. Raises CallError where the variable is not an address."""
    return address_in(env, "GITHUB_SERVER_URL", "https://github.com")


def page_of(env: Mapping[str, str], repository: str) -> str:
    """The address of a repository there."""
    return f"{server_in(env)}/{repository}"


def _hosts(server: str) -> frozenset[str]:
    host = (urlsplit(server).hostname or "").lower()
    return frozenset({host, f"www.{host}", f"ssh.{host}"})


def _remotes(root: Path) -> Iterator[tuple[str, str]]:
    """Host and name of each remote, `origin` first; nothing where git's file cannot be read."""
    config = ConfigParser(strict=False, interpolation=None)
    try:
        text = (_git_folder(root) / "config").read_text(encoding="utf-8", errors="replace")
        config.read_string("\n".join(line.strip() for line in text.splitlines()))
    except (OSError, ParserError):
        return
    names = [found[1] for section in config.sections() if (found := _SECTION.fullmatch(section))]
    for name in sorted(names, key=lambda name: name != "origin"):
        address = config.get(f'remote "{name}"', "url", fallback="")
        if found := _REMOTE.fullmatch(address.strip()):
            yield (found[1] or found[2]).lower(), found[3]


def _git_folder(root: Path) -> Path:
    """Where git keeps the settings of this checkout, also of a second worktree."""
    there = root / _GIT
    if there.is_dir():
        return there
    folder = root / there.read_text(encoding="utf-8").partition("gitdir:")[2].strip()
    shared = folder / "commondir"
    return folder / shared.read_text(encoding="utf-8").strip() if shared.exists() else folder
