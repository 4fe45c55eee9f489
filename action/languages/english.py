"""English: few and plain phrases, for what is doubtful is asked."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language

_PEOPLE: Final = r"(?:users?|customers?|clients?|people|colleagues?|teams?|developers?|editors?)"

ENGLISH: Final = Language(
    name="English",
    said={},
    named={
        "detected": "(?:first_)?(?:detect|notic|identif|alert|observ|report|discover)",
        "declared": "(?:incident_)?(?:was_)?(?:declar|opened|raised)",
        "mitigated": "(?:(?:incident|service)_)?(?:was_)?(?:repair|mitigat|restor|recover|fixed)",
        "resolved": r"(?:(?:incident|issue)_)?(?:was_)?(?:resol|closed|ended|end\b|all_clear)"
        r" end_of",
        "started": "(?:(?:incident|impact)_)?(?:was_)?(?:start|began|begin) (?:start|beginning)_of",
    },
    signs=(
        *("resol", "clos", " over", "ended", "clear", "declar", "mitigat", "repair", "contain"),
        *("restor", "recover", "healthy", "operational", "back ", "again", "running", "normal"),
        *("detect", "notic", "report", "observ", "fire", "trigger", "open", "sounded", " off"),
        *("paged", "pagerduty", "first", "complain", "start", "begin", "began", "onset"),
    ),
    parts={
        "IT": r"(?:incident|outage|sev_?-?\d|p\d)(?:_ticket)?(?:_#?[a-z]*-?\d+)?",
        "PEOPLE": _PEOPLE,
        "AGAIN": "(?:back|again|recovered|fixed|fine|resolved|working)",
    },
    little={
        "WAS": "is was were are has have had been now also fully finally formally officially"
        " publicly internally completely confirmed considered declared marked as therefore",
        "AN": r"this it as an? the our major minor critical serious severe formal p\d",
        "SOME": "an? the one two some several many multiple few first more",
    },
    phrases={
        "resolved": r"""
            IT WAS (?:resolved|closed|over|ended)
            (?:resolved?s?|closed?s?|ended?s?) (?:the|this|our) (?:incident|outage)
            ^(?:the )?(?:issue|problem) (?:is|was|has been) (?:now |fully |finally )?resolved
            ^(?:all[ -]clear|resolved|closed|incident closure)$
            all[ -]clear (?:is |was )?(?:given|sounded|sent)
        """,
        "declared": r"""
            IT WAS declared(?! (?:as )?(?:resolved|over|closed|mitigated|ended))
            declare[sd]? AN (?:incident|outage|sev ?-?\d)
            ^declared$
        """,
        "mitigated": r"""
            (?:IT|issue|impact|problem) WAS (?:mitigated|repaired|contained)
            services? WAS (?:restored|recovered|healthy|operational|back up|back online)
            services? WAS (?:up and running|(?:up|working|available|running) again)
            (?:back|returned|returns) to normal(?! (?:hours|working|shift|business))
            ^(?:mitigated|repaired)$
        """,
        "detected": r"""
            (?:first|incident|outage|issue|problem) WAS (?:detected|noticed|reported|observed)
            (?:alert|alarm|monitor)s? (?:[^ ]+ ){0,3}?(?:fires?|fired|triggers|triggered|opens)
            (?:alert|alarm|monitor)s? (?:[^ ]+ ){0,3}?(?:opened|sounded|(?:goes|went) off)
            (?:is|was|are|were|gets|got) paged
            pagerduty (?:alert|alerts|alerted|pages|paged)
            first (?:[^ ]+ ){0,3}?(?:report|alert|alarm|complaint)s?
            ^SOME PEOPLE (?:[^ ]+ ){0,3}?(?:reports?|reported|complain|complained)(?!.* AGAIN)
            ^SOME PEOPLE (?:[^ ]+ ){0,3}?(?:notices?|noticed)(?!.* AGAIN)
            ^detected$
        """,
        "started": r"""
            (?:incident|outage|impact|disruption|downtime) (?:starts|started|begins|began)
            ^(?:the )?(?:start|beginning|onset) of (?:the |this |our )?(?:incident|outage|impact)
            ^started$
        """,
    },
    doubts=r"""
        not no never nobody none without cannot yet will going_to should would could might may
        must can to_be until unless if when whether once before after because while since
        wait~ hop(?:e[sd]?|ing) expect~ plan~ ask~ wonder~ discuss~ consider(?:s|ing)
        decid~ want~ try tries tried trying attempt~ request~ prepar~ propos~
        appear~ seem~ think~ thought believ~ assum~ suspect~ probably possibly perhaps
        maybe presumably likely partial~ partly some most mostly almost nearly temporar~ briefly
        intermittent~ begin~ began start~ trending slowly gradually previous~ earlier last
        another other similar unrelated old false
        script variable function template called named
    """,
    others="their upstream vendor~ provider~ status_?page",
    behind="if unless hopefully tomorrow partial~ for_some for_one",
)
