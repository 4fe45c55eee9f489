"""The JSON objects by which REST speaks of refs, commits and files."""

from tests.github.git import Blob, Commit, Entry, Signature
from tests.github.rest.shapes import Json, Shapes, instant


class GitShapes(Shapes):
    """Makes JSON objects of what git stores."""

    def ref(self, ref: str, oid: str) -> Json:
        """Return a ``git-ref``."""
        pointed = {"type": "commit", "sha": oid, "url": f"{self.api}/git/commits/{oid}"}
        return {
            "ref": ref,
            "node_id": f"REF_{ref}",
            "url": f"{self.api}/git/{ref}",
            "object": pointed,
        }

    def commit(self, commit: Commit) -> Json:
        """Return a ``commit``."""
        url = f"{self.api}/commits/{commit.oid}"
        author = self._author(commit.author)
        return {
            "sha": commit.oid,
            "node_id": f"C_kwDO{commit.oid}",
            "url": url,
            "html_url": f"{self.home}/commit/{commit.oid}",
            "comments_url": f"{url}/comments",
            "commit": self._git_commit(commit),
            "author": author,
            "committer": author,
            "parents": [self._parent(oid) for oid in commit.parents],
        }

    def file(self, path: str, entry: Entry | Blob) -> Json:
        """Return the ``content-file`` parts that do not depend on its content."""
        url = f"{self.api}/contents/{path}"
        page = f"{self.home}/blob/{self.world.default_branch}/{path}"
        blob_url = f"{self.api}/git/blobs/{entry.oid}"
        return {
            "name": path.rpartition("/")[2],
            "path": path,
            "sha": entry.oid,
            "url": url,
            "html_url": page,
            "git_url": blob_url,
            "download_url": f"{self.home}/raw/{self.world.default_branch}/{path}",
            "_links": {"self": url, "git": blob_url, "html": page},
        }

    def _git_commit(self, commit: Commit) -> Json:
        signed = self._signature(commit.author)
        tree_url = f"{self.api}/git/trees/{commit.tree}"
        return {
            "url": f"{self.api}/git/commits/{commit.oid}",
            "author": signed,
            "committer": signed,
            "message": commit.message,
            "comment_count": 0,
            "tree": {"sha": commit.tree, "url": tree_url},
        }

    def _signature(self, signature: Signature) -> Json:
        return {
            "name": signature.name,
            "email": signature.email,
            "date": instant(signature.at),
        }

    def _author(self, signature: Signature) -> Json | None:
        users = self.world.users.values()
        return self.maybe_user(next((u for u in users if u.email == signature.email), None))

    def _parent(self, oid: str) -> Json:
        return {
            "sha": oid,
            "url": f"{self.api}/commits/{oid}",
            "html_url": f"{self.home}/commit/{oid}",
        }
