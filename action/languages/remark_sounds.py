"""What a remark sounds like that has no first word for it: the turns of phrase, kind by kind.

They are patterns for small letters with straight apostrophes. A guess is shown as one, so few and
plain ones will do; what machines do as well (they answer, and messages of theirs get lost) is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WE: Final = r"(?:i|we|they|somebody|someone|the team)"
_NOBODY: Final = r"(?:nobody|no[ -]one|none of us|few of us|hardly any(?:body|one))"
_ME: Final = rf"(?:i|we|the team|most of us|{_NOBODY})"
_THEM: Final = (
    r"(?:clients?|customers?|users?|support|sales|partners?|management|stakeholders?|the press"
    r"|the (?:service|help) ?desk)"
)
_PEOPLE: Final = (
    rf"(?:{_THEM}|{_WE}|everybody|everyone|people|others|colleagues|{_NOBODY}"
    r"|the (?:\w+ )?(?:team|lead|shift|office|board|others|on-call))"
)
_NOT: Final = r"(?: did not|'d not| didn't| never| do not| don't)"
_FLATLY: Final = r"(?:simply |just |plain |plainly |not quite )?"
_IS_NOT: Final = r"(?:that|this|it)(?: is not|'s not| isn't| was not| wasn't) (?:\w+ )?"
_ASKED: Final = r"(?:what|who|whom|whose|where|whether|if|when|why|which|how to)\b"
_MAIL: Final = r"(?:e-?mail|mail|note|letter|message|invitation|update|phone call)"

_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "disagree": (
        r"(?:i|we) (?:strongly |respectfully |rather )?disagree",
        r"i (?:do not|don't|cannot|can't) (?:\w+ )?agree",
        r"i (?:do not|don't) see (?:it|this|that) (?:that|this|so)(?: way)?",
        (
            r"(?:i|we) (?:see|saw|remember|recall|have|had) (?:it|this|that|things)"
            r" (?:\w+ ){0,2}?(?:differently|otherwise|the other way)"
        ),
        (
            rf"{_IS_NOT}(?:how|what|the way) (?:i|we) (?:\w+ )?"
            r"(?:remember|recall|saw|see|heard|experienced|had it|have it|know it|noted|understood)"
        ),
        rf"{_IS_NOT}(?:right|correct|true|accurate)(?! (?:after|before|away|now|there|at|when))",
        r"i (?:do not|don't) (?:think|believe) (?:so|(?:that|this|it)(?: is| was|'s))",
        r"i would(?: not|n't) (?:say|call|put)",
        (
            r"(?:my|our) (?:memory|recollection|view|impression|notes?) (?:differs?|is different"
            r"|was different|says? (?:otherwise|something else))"
        ),
        r"^ ?(?:(?:i'm|we) )?disagree(?= with|[.,:;!]|$)",
        rf"(?:that|this|it)(?:'s| is) {_FLATLY}(?:wrong|incorrect|untrue)(?= ?[.,;!]|$)",
        r"^ ?(?:not|un)(?: quite| at all)? ?(?:true|correct|right|so)(?= ?[.,;!]|$)",
        r"this (?:line|entry|row) is (?:not (?:true|right|correct)|wrong|incorrect)",
        r"on the contrary|i beg to differ|i object|i doubt (?:that|it|this)",
        r"(?:it was|was) the other way (?:a?round)",
    ),
    "surprise": (
        (
            r"(?<!not )(?<!no )(?<!n't )(?<!hardly )(?<!not a )(?<!n't a )(?<!no big )(?<!no real )"
            r"(?<!not really )(?<!not so )surpris(?:ed|es?|ing|ingly)(?! (?:nobody|no one|none))"
        ),
        rf"{_ME}(?:{_NOT}| had not| hadn't| would never have) expect(?:ed)?",
        rf"{_ME} had (?:absolutely |really )?no (?:idea|clue)",
        r"(?:is|was|were|are|that's) (?:all )?(?:news|new) to (?:me|us|most|many|all|everybody)",
        r"news to (?:me|us)",
        rf"{_ME}{_NOT} (?:even |really )?(?:know|realise|realize)(?! {_ASKED})",
        rf"{_NOBODY} knew(?! {_ASKED})",
        rf"{_ME} (?:was|were)(?: not|n't) (?:really |at all )?aware",
        rf"{_ME} (?:was|were) unaware",
        (
            rf"{_ME} (?:only|just) (?:later |then |today |now )?(?:learned|learnt|realised|realized"
            r"|found out|understood|discovered|heard of (?:it|this|that))"
        ),
        (
            rf"{_ME} (?:learned|learnt|realised|realized|found out) (?:\w+ ){{0,5}}?"
            r"(?:only|later|afterwards|too late)"
        ),
        r"turn(?:s|ed) out(?! (?:fine|well|okay|ok|good|alright))",
        rf"{_ME} (?:had |have )?never (?:seen|heard of|come across) (?:this|that|it|such|anything)",
        r"until then (?:i|we) (?:had )?(?:thought|assumed|believed)",
        r"(?:i|we)(?: all)? (?:had )?(?:took|taken|take) (?:it |this |that )?for granted",
    ),
    "decision": (
        (
            rf"{_WE} (?:then |all |finally |quickly |had |have )?(?:decided|chose|opted|agreed)"
            r" (?:to|not to|for|against|on)"
        ),
        r"(?:the|a|this|that|our) decision(?! (?:trees?|tables?|logs?|support))",
        r"it was decided|^ ?(?:decided|chose) (?:to|not to|against)",
    ),
    "communication": (
        (
            rf"{_WE} (?:then |only |finally |never |also )?(?:told|informed|notified|e-?mailed"
            r"|announced|posted|warned|texted)"
        ),
        (
            rf"{_NOBODY} (?:had |has |ever )?(?:told|informed|notified|said|wrote|posted|answered"
            r"|replied|mentioned|warned|announced|heard|updated)"
        ),
        (
            rf"{_PEOPLE} (?:was|were|is|are|got|had been|have been|has been)(?: not|n't)? (?:\w+ )?"
            r"(?:told|informed|notified(?! by)|warned|briefed|kept informed|kept posted"
            r"|left in the dark|in the dark|in the loop|out of the loop)"
        ),
        rf"{_PEOPLE} (?:only |never )?heard (?:nothing|about|of|it|from|only|too|that)",
        rf"told (?:the )?(?:{_THEM}|everybody|everyone|nobody|no one)",
        r"(?:said|say|saying|wrote|posted|announced|heard|mentioned) (?:nothing|little|too little)",
        (
            rf"{_PEOPLE}(?:{_NOT}| could not| couldn't| forgot to) (?:say|tell|inform|notify"
            r"|announce|post|mention|reply|answer|write|communicate|let|warn|hear)"
        ),
        rf"{_PEOPLE}{_NOT} know (?:who|whom|where to|which channel|whether (?:{_PEOPLE}))",
        r"(?:we|they|he|she) (?:\w+ )?(?:never|only then|too late) (?:answered|replied)",
        rf"{_NOBODY} knew (?:who|whom|where to|which channel|whether)",
        rf"{_THEM} (?:had no idea|did not know|didn't know|knew nothing|found out|learned|learnt)",
        r"dms?|direct messages?|private (?:messages?|chats?|channels?)",
        r"(?:wrong|incident|public|slack|teams|support|status|side) (?:channels?|chats?|threads?)",
        r"(?:one|two|three|several) (?:\w+ )?channels",
        r"status ?page|announcements?|press release",
        (
            rf"(?:the|a|an|our|my|his|her|their|this|that|no|first|last)"
            rf" {_MAIL} (?:only |never )?"
            r"(?:went to|reached|was sent|did not reach|didn't reach|came too|came late|was read)"
        ),
        r"(?:the|our|their) (?:\w+ ){1,2}only (?:learned|learnt|found out|heard)",
        r"no (?:word|news|answer|reply|update) (?:from|to|for|until|came)|radio silence",
        r"miscommunicat\w*|misunderst(?:ood|anding)\w*|(?:we|they|was|were) communicated",
        r"(?:our|internal|external|client|customer) communications?",
    ),
    "observation": (
        rf"{_WE} (?:noticed|saw|observed|could see|spotted|found)",
        r"(?:graphs?|dashboards?|logs?|metrics?|traces?|charts?) (?:show|showed|shows|said|says)",
    ),
}
SOUNDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "English": _ENGLISH,
    "German": {
        "disagree": (
            r"(?:sehe|sah|erinnere) ich (?:\w+ )?anders|ich (?:sehe|erinnere) (?:\w+ )?anders",
            r"nicht einverstanden|das stimmt (?:so )?nicht|das war (?:so nicht|nicht so)",
            r"anders in erinnerung|anderer meinung|(?:ich|da|dem|dagegen) widerspreche",
            r"^ ?(?:das )?stimmt (?:so |gar )?nicht|stimme (?:\w+ ){0,3}?nicht zu|^ ?einspruch",
            r"^ ?(?:das ist )?(?:falsch|nicht wahr|nicht richtig)(?= ?[.,!]|$)",
        ),
        "surprise": (
            r"(?<!nicht )(?<!keine )(?<!kaum )überrasch\w*|(?:mir|uns) neu",
            r"stellte sich heraus|sich herausgestellt",
            r"(?:ich|wir) wussten? (?:gar )?nicht,? dass|keine ahnung",
            r"niemand wusste,? dass|erst (?:später|danach|hinterher) (?:erfahren|gemerkt|gelernt)",
            r"nicht (?:erwartet|damit gerechnet)",
        ),
        "decision": (r"wir (?:haben )?(?:\w+ ){0,4}?(?:entschieden|beschlossen)|die entscheidung",),
        "communication": (
            r"niemand (?:\w+ ){0,4}?(?:informiert|gesagt|geschrieben|benachrichtigt|bescheid)",
            r"(?:nicht|nie|spät|kaum) (?:informiert|benachrichtigt|gesagt|bescheid)",
            r"statusseite|direktnachricht(?:en)?|falschen kanal|(?:kunden|support) wussten?",
        ),
        "observation": (r"(?:wir|ich) (?:sahen|sah|bemerkten|bemerkte|haben gesehen)",),
    },
    "Dutch": {
        "disagree": (r"niet mee eens|(?:zie|herinner) (?:ik )?(?:dat|het) anders|zo was het niet",),
        "surprise": (
            r"verras\w*|(?:ik|we|wij|niemand) wist(?:en)? niet dat|geen idee|het bleek dat",
        ),
        "communication": (
            r"niemand (?:\w+ ){0,4}?(?:verteld|gezegd|geïnformeerd|gemeld)|statuspagina",
        ),
    },
    "French": {
        "disagree": (r"pas d'accord|je (?:le )?vois (?:ça |cela )?autrement|ce n'était pas ainsi",),
        "surprise": (
            r"(?:à (?:ma|notre) |m'a |nous a )surpris\w*|surprenant",
            r"(?:je ne savais|on ne savait|nous ne savions|personne ne savait) (?:pas )?qu[e']",
            r"aucune idée|il s'est avéré",
        ),
        "decision": (r"(?:nous avons|on a) décidé|la décision",),
        "communication": (
            r"personne n'a (?:prévenu|informé|dit|écrit)|pas été (?:prévenu|informé)\w*",
            r"messages? privés?|page (?:de statut|d'état)",
        ),
    },
    "Spanish": {
        "disagree": (
            r"no estoy de acuerdo|lo (?:veo|recuerdo) (?:\w+ ){0,2}distint\w*|no fue así",
        ),
        "surprise": (
            r"(?<!no )(?:me|nos) sorprend\w+|no sab[ií]a(?:mos)? que|ni idea|resultó que",
        ),
        "decision": (r"decidimos|se decidió|la decisión",),
        "communication": (
            r"nadie (?:avisó|informó|dijo|escribió)|no (?:fueron|fue) (?:avisad|informad)\w+",
            r"mensajes? (?:directos?|privados?)|página de estado",
        ),
    },
    "Portuguese": {
        "disagree": (r"não concordo|discordo|vejo (?:isso )?de outra forma|não foi assim",),
        "surprise": (r"(?:me|nos) surpreend\w+|não sab[ií]a(?:mos)? que|não fazia(?:mos)? ideia",),
        "decision": (r"decidimos|foi decidido|a decisão",),
        "communication": (
            r"ninguém (?:avisou|informou|disse|escreveu)|não (?:foram|foi) (?:avisad|informad)\w+",
            r"mensage(?:m|ns) (?:diretas?|privadas?)|página de status",
        ),
    },
    "Italian": {
        "disagree": (r"non sono d'accordo|la vedo diversamente|non è andata così",),
        "surprise": (
            r"(?:mi|ci) ha sorpreso|sorprendente\w*|non sapev(?:o|amo) che",
            r"nessuna idea|è emerso che",
        ),
        "decision": (r"abbiamo deciso|la decisione",),
        "communication": (
            r"nessuno (?:ha )?(?:avvisato|informato|detto|scritto)|messaggi\w? privat\w",
            r"pagina di stato",
        ),
    },
    "Swedish": {"disagree": (r"håller inte med|det stämmer inte",)},
    "Danish": {"disagree": (r"(?:er )?ikke enig|det passer ikke",)},
    "Norwegian": {"disagree": (r"(?:er )?ikke enig|det stemmer ikke",)},
    "Finnish": {"disagree": (r"eri mieltä|en ole samaa mieltä",)},
    "Polish": {"disagree": (r"nie zgadzam się|nie zgodzę się|to nieprawda",)},
    "Czech": {"disagree": (r"nesouhlasím|to není pravda",)},
    "Turkish": {"disagree": (r"katılmıyorum|aynı fikirde değilim",)},
    "Russian": {
        "disagree": (r"не согласен|не согласна|помню иначе|было не так",),
        "surprise": (
            r"удивил\w*|удивлен\w*|не знал[аи]?,? что|понятия не имел\w*|оказалось,? что",
        ),
        "communication": (
            r"никто не (?:сказал|сообщил|предупредил|написал)|не (?:сообщили|предупредили)",
            r"в личк\w+|страниц\w+ статуса",
        ),
    },
    "Japanese": {
        "disagree": (
            r"異論があ|反対です|そうではなかった|違うと思|(?:同意|賛成)(?:しません|できません|できない)",
        ),
        "surprise": (r"驚い|知らなかった|知りませんでした|後から知|と判明|意外",),
        "communication": (
            r"連絡がな|知らされ|共有されていな|共有がな|伝わっていな|伝えていな|ステータスページ",
        ),
    },
    "Korean": {"disagree": (r"동의하지 않|동의할 수 없",)},
    "Chinese": {
        "disagree": (r"不同意|不同的看法|不是这样|不是這樣",),
        "surprise": (r"没想到|沒想到|后来才知道|後來才知道|才发现|才發現",),
        "communication": (r"没有通知|沒有通知|没人告诉|沒人告訴|状态页|狀態頁|私信",),
    },
}
