"""How GitHub closes issues by words: in commits and texts that reach the default branch [docs].

"Linking a pull request to an issue": nine keywords, in any case, perhaps with a colon, before `#10`
or `owner/name#10` [docs]; before `GH-10` or an address [rep].
"""

import re

_NUMBERED = re.compile(
    r"""(?ix) (?<![\w-]) (?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) :? [ \t]+
    (?: (?P<name>[\w.-]+/[\w.-]+)?\#(?P<number>\d+)
      | gh-(?P<short>\d+)
      | https?://[^/\s]+/(?P<home>[\w.-]+/[\w.-]+)/(?:issues|pull)/(?P<page>\d+) ) \b""",
    re.ASCII,
)


def closed_by(text: str, repository: str) -> list[int]:
    """Return the numbers in this repository that a text closes, in order."""
    found = []
    for one in _NUMBERED.finditer(text):
        home = one["name"] or one["home"] or repository
        if home.lower() == repository.lower():
            found.append(int(one["number"] or one["short"] or one["page"]))
    return found
