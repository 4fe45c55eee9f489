"""Mutations of refs and commits."""

import base64
from collections.abc import Mapping
from typing import Any

from tests.github import rules
from tests.github.deeds import branches
from tests.github.graph.git import Branch
from tests.github.graph.mutations_base import Mutations

Input = Mapping[str, Any]
NO_OID = "0" * 40


class GitMutations(Mutations):
    """Changes to git, which all need to write contents."""

    def create_ref(self, given: Input) -> Input:
        """Create a branch, if nobody has."""
        self._need_contents()
        self._own(given["repositoryId"])
        branches.create_ref(self._record, given["name"], given["oid"])
        return {"ref": self._ref(given["name"])}

    def update_ref(self, given: Input) -> Input:
        """Move a branch."""
        self._need_contents()
        ref = self._ref_of(given["refId"])
        branches.update_ref(self._record, ref, given["oid"], force=given["force"])
        return {"ref": self._ref(ref)}

    def delete_ref(self, given: Input) -> Input:
        """Delete a branch."""
        self._need_contents()
        branches.delete_ref(self._record, self._ref_of(given["refId"]))
        return {}

    def update_refs(self, given: Input) -> Input:
        """Move, create and delete refs, all or none [spec]."""
        self._need_contents()
        self._own(given["repositoryId"])
        for update in given["refUpdates"]:
            self._check_update(update)
        for update in given["refUpdates"]:
            self._update(update)
        return {}

    def create_commit_on_branch(self, given: Input) -> Input:
        """Commit files to a branch that must be where the client thinks it is."""
        self._need_contents()
        ref = self._branch(given["branch"])
        changed = given.get("fileChanges") or {}
        message = given["message"]
        commit = branches.commit_on_branch(
            self._record,
            self._context.viewer,
            ref.removeprefix(branches.BRANCH),
            "\n\n".join(filter(None, [message["headline"], message.get("body")])),
            additions={
                a["path"]: base64.b64decode(a["contents"]) for a in changed.get("additions") or []
            },
            deletions=[deletion["path"] for deletion in changed.get("deletions") or []],
            expected=given["expectedHeadOid"],
        )
        return {"commit": self._see(commit), "ref": self._ref(ref)}

    def _need_contents(self) -> None:
        self._context.need("contents", "write")

    def _ref(self, ref: str) -> Any:
        return self._see(Branch(ref, self._record.git.refs[ref]))

    def _ref_of(self, node_id: str) -> str:
        ref = node_id.removeprefix("REF_")
        if ref not in self._record.git.refs:
            raise rules.NO_NODE.broken(id=node_id)
        return ref

    def _branch(self, named: Input) -> str:
        if named.get("id"):
            return self._ref_of(named["id"])
        repository = named.get("repositoryNameWithOwner") or ""
        if repository.lower() != self._record.full_name.lower():
            raise rules.NO_REPOSITORY.broken(name=repository)
        name = (named.get("branchName") or "").removeprefix(branches.BRANCH)
        return branches.BRANCH + name

    def _check_update(self, update: Input) -> None:
        now = self._record.git.refs.get(update["name"], NO_OID)
        if update.get("beforeOid") not in (None, now):
            raise rules.STALE_REF.broken(expected=update["beforeOid"])
        if update["afterOid"] != NO_OID and update["afterOid"] not in self._record.git.objects:
            raise rules.NO_OBJECT.broken()

    def _update(self, update: Input) -> None:
        name, after = update["name"], update["afterOid"]
        if after == NO_OID:
            branches.delete_ref(self._record, name)
        elif name in self._record.git.refs:
            branches.update_ref(self._record, name, after, force=update["force"])
        else:
            branches.create_ref(self._record, name, after)
