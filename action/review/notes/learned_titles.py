"""How people call what a review has taught: the heading of *What we learned*, as they write it.

They are patterns for small letters with straight apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEARNED_TITLES: Final[Mapping[str, str]] = {
    "English": (
        r"what (?:did we learn|(?:we|we've|we have|i) learn(?:ed|t))|what was learn(?:ed|t)"
        r"|(?:our |the )?(?:lessons?(?: learn(?:ed|t))?|learnings?)"
    ),
    "German": r"was (?:wir |haben wir )?(?:daraus )?gelernt(?: haben)?|erkenntnisse|gelerntes",
    "Dutch": r"wat (?:we|hebben we) (?:hebben )?geleerd(?: hebben)?|geleerde lessen",
    "French": r"ce que nous avons appris|ce qu'on a appris|(?:les )?leçons (?:apprises|tirées)",
    "Spanish": r"(?:lo )?qué? (?:hemos aprendido|aprendimos)|lecciones aprendidas|aprendizajes",
    "Portuguese": r"o que (?:nós )?aprendemos|lições aprendidas|aprendizados",
    "Italian": r"(?:che )?cosa abbiamo imparato|quello che abbiamo imparato|lezioni apprese",
    "Swedish": r"vad vi (?:har )?lärt oss|lärdomar",
    "Danish": r"(?:hvad vi (?:har )?lært(?:e)?|læring)",
    "Norwegian": r"(?:hva vi (?:har )?lært(?:e)?|lærdom(?:mer)?)",
    "Finnish": r"mitä opimme|opit",
    "Polish": r"czego się nauczyliśmy|wnioski",
    "Czech": r"co jsme se naučili|poučení",
    "Turkish": r"ne öğrendik|öğrendiklerimiz",
    "Russian": r"(?:чему|что) мы (?:научились|узнали)|выводы",
    "Japanese": r"学んだこと|学び|教訓",
    "Korean": r"배운 ?점|배운 ?것|교훈",
    "Chinese": r"(?:我们|我們)?(?:学到|學到)(?:了什么|了什麼|的东西|的東西)|经验教训|經驗教訓",
}
