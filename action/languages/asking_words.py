"""The words that ask for a reason or for a person: `warum`, `qui`, `誰`; an underscore is a space.

What is another word in a language of these is left out: Dutch `wie` is how in German, Turkish `kim`
is a name.
"""

from __future__ import annotations

from typing import Final

_WHY: Final = """
    why how_come for_what_reason what_is_the_reason what_was_the_reason
    warum wieso weshalb weswegen aus_welchem_grund waarom varför hvorfor
    pourquoi pour_quelle_raison por_qué por_que porquê por_quê perché perchè come_mai
    dlaczego czemu proč почему зачем отчего чому навіщо miksi neden niye niçin
"""
_WHO: Final = """
    who whom whose wer wen wem wessen vem hvem qui à_qui de_qui
    quién quien quiénes quem chi di_chi kto kogo kdo кто кого хто кого kuka kenen
"""
ASKING_WHY: Final = tuple(word.replace("_", " ") for word in _WHY.split())
ASKING_WHO: Final = tuple(word.replace("_", " ") for word in _WHO.split())
WHY_WITHOUT_SPACES: Final = ("なぜ", "何故", "どうして", "为什么", "為什麼", "为何", "왜")
WHO_WITHOUT_SPACES: Final = ("誰", "だれ", "谁", "누가", "누구")
"""Where people write without spaces these may stand anywhere in a question."""
