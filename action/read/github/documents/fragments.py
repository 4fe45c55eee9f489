"""What we ask of GitHub's things, as GraphQL: fragments, and documents that never change."""

from __future__ import annotations

from typing import Final

TEXT: Final = "fragment Text on Blob { oid text byteSize isBinary isTruncated }"

HOUSE: Final = """
fragment House on Repository {
  id nameWithOwner url hasIssuesEnabled isPrivate
  mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
  defaultBranchRef {
    name target { oid }
    refUpdateRule { requiresConversationResolution requiredApprovingReviewCount }
    rules(first: 100) { nodes { type parameters { ... on PullRequestParameters {
      requiredReviewThreadResolution requiredApprovingReviewCount
    } } } }
  }
  labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { id name } }
  assignableUsers(first: 100) { totalCount nodes { id login } }
}
"""

EDITOR: Final = "editor { login __typename }"
"""Who has changed a text last; null where nobody has."""
BY: Final = "author { login __typename }"
"""Who wrote something, as ourselves.py wants to know it."""

HEARD: Final = "reactionGroups { content viewerHasReacted }"
"""The reactions to a comment, by kind, and whether ours is among them [spec]."""

SAID: Final = f"id url body createdAt updatedAt lastEditedAt isMinimized {BY} {EDITOR} {HEARD}"
"""What we ask of a comment below an issue or in the conversation of a pull request."""

REMARKED: Final = f"id url body createdAt lastEditedAt diffHunk {BY} {HEARD}"
"""The same of a comment on a line."""
_REVIEWED: Final = f"id url body createdAt lastEditedAt {BY} {HEARD}"
"""The same of the words that a review begins with."""

_CHANGES: Final = "orderBy: { field: UPDATED_AT, direction: DESC }"
"""The newest change first: the only order of comments that can be asked for [spec]."""


def _conversation(said: str) -> str:
    return f"""comments(first: 100, {_CHANGES}) {{
    totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {said} }}
  }}"""


_ASSIGNED: Final = """{
      createdAt actor { login __typename } assignee { ... on User { login } }
    }"""
"""Who assigned somebody, or took them off, and when."""

_VOTED: Final = f"{SAID} reactions(first: 100) {{ nodes {{ content user {{ login }} }} }}"
"""The same of a comment that may be our proposal, with who gave it which emoji.

It comes with the opening, or late; so each comment below an issue is asked for it.
"""

ISSUE: Final = f"""
fragment ReviewIssue on Issue {{
  id number url title body state stateReason(enableDuplicate: true) createdAt closedAt
  lastEditedAt {BY} {EDITOR}
  labels(first: 50) {{ nodes {{ name }} }}
  assignees(first: 20) {{ nodes {{ login }} }}
  timelineItems(last: 100, itemTypes: [ASSIGNED_EVENT, UNASSIGNED_EVENT]) {{
    nodes {{ __typename ... on AssignedEvent {_ASSIGNED} ... on UnassignedEvent {_ASSIGNED} }}
  }}
  {_conversation(_VOTED)}
  begins: comments(first: 5) {{ nodes {{ {_VOTED} }} }}
  subIssues(first: 100) {{
    nodes {{
      id number url title body state stateReason(enableDuplicate: true) {BY} {EDITOR}
      assignees(first: 20) {{ nodes {{ login }} }} comments(first: 10) {{ nodes {{ {BY} }} }}
    }}
  }}
}}
"""

_VOTES: Final = "reactions(content: THUMBS_UP, first: 100) { nodes { user { login } } }"
"""Who gave the first words of a conversation a thumbs-up: strangers must not crowd out others."""

THREAD: Final = f"""
fragment Thread on PullRequestReviewThread {{
  id isResolved path subjectType
  begins: comments(first: 1) {{ nodes {{ {_VOTES} }} }}
  comments(first: 50) {{
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ {REMARKED} }}
  }}
}}
"""

PULL: Final = f"""
fragment Pull on PullRequest {{
  id number url title body state headRefOid isCrossRepository {BY}
  labels(first: 50) {{ nodes {{ name }} }}
  reviewRequests(first: 100) {{ nodes {{ requestedReviewer {{ ... on User {{ login }} }} }} }}
  latestReviews(first: 100) {{ nodes {{ author {{ login }} }} }}
  {_conversation(SAID)}
  reviews(first: 100) {{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {_REVIEWED} }} }}
  reviewThreads(first: 100) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ ...Thread }} }}
}}
"""

RECENT: Final = f"""
  recent: issues(
    first: 30, after: $after, labels: [$label], orderBy: {{ field: CREATED_AT, direction: DESC }}
  ) {{
    pageInfo {{ hasNextPage endCursor }} nodes {{
      id number body createdAt state stateReason(enableDuplicate: true) {BY}
    }}
  }}
"""

COMMIT: Final = "... on Commit { message committedDate }"
"""What a claim says, and since when."""

HEAD: Final = """
query Head($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { target { oid } } }
}
"""

COMPARE: Final = """
query Compare($owner: String!, $name: String!, $before: String!, $after: String!,
              $settingsBefore: String!, $settingsAfter: String!) {
  repository(owner: $owner, name: $name) {
    before: object(expression: $before) { ... on Tree { entries { name oid type } } }
    after: object(expression: $after) { ... on Tree { entries { name oid type } } }
    settingsBefore: object(expression: $settingsBefore) { oid }
    settingsAfter: object(expression: $settingsAfter) { oid }
  }
}
"""

SWEEP: Final = (
    f"""
query Sweep($owner: String!, $name: String!, $path: String!, $folder: String!, $settings: String!,
            $label: String!, $preparing: String!, $branches: String!, $since: GitTimestamp!,
            $after: String, $afterEnded: String, $afterBranch: String) {{
  viewer {{ login }}
  repository(owner: $owner, name: $name) {{
    url defaultBranchRef {{ name }}
    folder: object(expression: $folder) {{ ... on Tree {{ entries {{ name type }} }} }}
    settings: object(expression: $settings) {{ ...Text }}
    then: object(expression: "HEAD") {{ ... on Commit {{
      history(first: 1, until: $since) {{
        nodes {{ file(path: $path) {{ object {{ ... on Tree {{ entries {{ name }} }} }} }} }}
      }}
    }} }}
    open: issues(
      first: 100, after: $after, labels: [$label], states: [OPEN]
      orderBy: {{ field: UPDATED_AT, direction: DESC }}
    ) {{
      pageInfo {{ hasNextPage endCursor }} nodes {{ number body {BY} }}
    }}
    unfinished: issues(first: 100, after: $afterEnded, labels: [$preparing], states: [CLOSED]) {{
      pageInfo {{ hasNextPage endCursor }} nodes {{ ...Ended }}
    }}
    closed: issues(
      first: 100, labels: [$label], states: [CLOSED]
      orderBy: {{ field: UPDATED_AT, direction: DESC }}
    ) {{
      nodes {{ ...Ended }}
    }}
    begun: refs(refPrefix: $branches, first: 100, after: $afterBranch) {{
      pageInfo {{ hasNextPage endCursor }} nodes {{
        prefix name target {{ ... on Commit {{ message committedDate }} }}
        associatedPullRequests(first: 10) {{ nodes {{ state }} }}
      }}
    }}
  }}
}}
fragment Ended on Issue {{
  number body {BY} stateReason(enableDuplicate: true)
  labels(first: 50) {{ nodes {{ name }} }}
  comments(last: 5) {{ nodes {{ body {BY} }} }}
}}
"""
    + TEXT
)
"""All that may be left to do anywhere; `then` is the folder as it was when `$since` began."""

FOLDERS: Final = """
query Folders($owner: String!, $name: String!, $folder: String!) {
  repository(owner: $owner, name: $name) {
    folder: object(expression: $folder) {
      ... on Tree { entries { name object { ... on Tree { entries { name oid } } } } }
    }
  }
}
"""

ISSUE_TYPES: Final = "issueTypes(first: 100) { nodes { id name isEnabled } }"
ISSUE_FIELDS: Final = (
    "issueFields(first: 100) { nodes { ... on Node { id } ... on IssueFieldCommon { name dataType }"
    " ... on IssueFieldSingleSelect { options { id name } } } }"
)
"""What the issues of a repository have besides labels; older Enterprise Servers know neither."""

MORE_RECENT: Final = (
    "query MoreReviews($owner: String!, $name: String!, $label: String!, $after: String) {\n"
    f"  repository(owner: $owner, name: $name) {{ {RECENT} }}\n}}\n"
)

MORE_LABELS: Final = """
query MoreLabels($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    labels(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { id name }
    }
  }
}
"""

MORE_PULLS: Final = """
query MorePulls($owner: String!, $name: String!, $head: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pulls: pullRequests(
      headRefName: $head, first: 100, after: $after
      orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      pageInfo { hasNextPage endCursor } nodes { id state isCrossRepository }
    }
  }
}
"""

ONE_PULL: Final = (
    "query OnePull($id: ID!) { node(id: $id) { ... on PullRequest { ...Pull } } }" + PULL + THREAD
)

MORE_THREADS: Final = (
    """
query MoreThreads($id: ID!, $after: String!) {
  node(id: $id) { ... on PullRequest {
    reviewThreads(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { ...Thread }
    }
  } }
}
"""
    + THREAD
)

MORE_REVIEWS: Final = f"""
query MoreReviews($id: ID!, $after: String!) {{
  node(id: $id) {{ ... on PullRequest {{
    reviews(first: 100, after: $after) {{
      pageInfo {{ hasNextPage endCursor }} nodes {{ {_REVIEWED} }}
    }}
  }} }}
}}
"""

MORE_REPLIES: Final = f"""
query MoreReplies($id: ID!, $after: String!) {{
  node(id: $id) {{ ... on PullRequestReviewThread {{
    comments(first: 100, after: $after) {{
      pageInfo {{ hasNextPage endCursor }}
      nodes {{ {REMARKED} }}
    }}
  }} }}
}}
"""


def _comments(name: str, order: str) -> str:
    page = f"comments(first: 100, after: $after{order}) {{ pageInfo {{ hasNextPage endCursor }}"
    return f"""
query {name}($id: ID!, $after: String) {{
  node(id: $id) {{
    ... on Issue {{ {page} nodes {{ {_VOTED} }} }} }}
    ... on PullRequest {{ {page} nodes {{ {SAID} }} }} }}
  }}
}}
"""


ALL_COMMENTS: Final = _comments("AllComments", "")
MORE_CHANGES: Final = _comments("MoreChanges", f", {_CHANGES}")

KEPT: Final = f"""
query Kept($ids: [ID!]!) {{
  nodes(ids: $ids) {{ ... on IssueComment {{ {_VOTED} }} }}
}}
"""

EDITS: Final = """
query Edits($id: ID!) {
  node(id: $id) { ... on Issue {
    userContentEdits(first: 50) { nodes { diff editor { __typename login } } }
  } }
}
"""
