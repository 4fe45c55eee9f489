"""Polish, Czech, Russian, Ukrainian."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language
from action.languages.word_orders import ORDERS

POLISH: Final = Language(
    name="Polish",
    said={
        "detected": "wykryt[yaoe] zauważon[yaoe] zgłoszon[yaoe] wykrył[ai]?",
        "declared": "ogłoszon[yaoe] ogłosił[ai]? ogłasza",
        "mitigated": "złagodzon[yaoe] opanowan[yaoe]",
        "resolved": "rozwiązan[yaoe] usunięt[yaoe] zakończon[yaoe] zakończył[ao]?_się"
        " zamknięt[yaoe]"
        " zażegnan[yaoe] zamknął rozwiązał[ai]?",
        "started": "rozpoczął_się rozpoczęł[ao]_się zaczął_się zaczęł[ao]_się rozpoczęt[yaoe]"
        " rozpoczyna_się zaczyna_się",
    },
    named={
        "detected": "wykryci wykryt zauważ zgłoszeni",
        "declared": "ogłosz",
        "mitigated": "złagodz",
        "resolved": "rozwiąz usunię zakończ koniec",
        "started": "rozpocz począt",
    },
    parts={
        "IT": "(?:poważny_|krytyczny_)?incydent (?:poważna_)?awaria przerwa_w_działaniu",
        "THING": "incydentu? awari[ęai] przerw[ęya]_w_działaniu",
        "SOLVED": "rozwiązan[yaoe] usunięt[yaoe]",
        "PROBLEM": "problem usterka",
        "SERVICE": "usług[aięy]? serwisu? systemu? stron[aęy]"
        " (?:działanie|działania)_(?:usługi|usług)"
        " działanie_(?:serwisu|systemu|strony|sklepu)",
        "RESTORED": "przywrócon[yaoe] przywrócił[ai]? działa(?:ją)?_(?:ponownie|znowu|znów)"
        " (?:ponownie|znowu|znów)_działa(?:ją)? (?:ponownie|znowu|znów)_dostępn[yae]",
        "NORMAL": "(?:wraca|wracają|wrócił[aoy]?|powrót|powrócił[aoy]?)_do_normy",
        "ALARM": "alarm alarmy alert alerty monitoring",
        "FIRED": "uruchomił_się włączył_się zadziałał zgłasza zgłosił zgłoszono wywołany wyzwolony"
        " odpalił_się",
        "FIRST": "pierwsz[yae]_(?:alarm|alert|zgłoszeni[ea]|skarg[ai])",
        "PEOPLE": "klienci klient użytkownicy użytkownik zespół",
        "REPORT": "zgłasza(?:ją)? zgłosił zgłosili skarży_się skarżą_się zauważyli zauważa(?:ją)?",
        "NOT": r"nie",
        "AGAIN": "żadnych ponownie znów znowu działa przywrócono normy",
    },
    little={
        "WAS": "jest są został[ao]? zostały był[ao]? były już całkowicie ostatecznie oficjalnie"
        " w_pełni uznan[ya] za ogłoszon[ya] jako",
        "AN": r"ten ta tę to poważny poważną poważna krytyczny krytyczną kilku wielu pierwsi p\d",
        "OF": "tego tej",
    },
    phrases=ORDERS,
    doubts=r"""
        nie bez nikt nigdy jeszcze czy jeśli jeżeli gdy kiedy dopóki aż zanim przed po_tym ponieważ
        podczas oczek~ czeka~ planow~ planuj~ spodziew~ będzie będą może mogą możliwe
        prawdopodobn~ chyba podobno wydaje wygląda częściow~ prawie niemal tymczas~ chwilow~
        prób(?:a|uje|ują|ował|owali|ujemy) poprzedni~ podobn[yae]~ inn[yae]~
        żeby aby powin~ pyta pytają niektór~ przyczyn~ fałszyw~ drug[ia]
    """,
    others="dostawc~ operator~",
    behind="jeśli gdy kiedy oby jutro częściowo będzie zostanie",
)

CZECH: Final = Language(
    name="Czech",
    said={
        "detected": "zjištěn[aoyí]? zaznamenán[aoy]? odhalen[aoy]? detekován[aoy]? nahlášen[aoy]?",
        "declared": "vyhlášen[aoy]? vyhlásil[aiy]?",
        "mitigated": "zmírněn[aoy]?",
        "resolved": "vyřešen[aoyí]? odstraněn[aoy]? ukončen[aoy]? uzavřen[aoy]? skončil[aoy]?"
        " zažehnán[aoy]?",
        "started": "začal[aoy]? začíná zahájen[aoy]?",
    },
    named={
        "detected": "zjišt zaznamen detekc",
        "declared": "vyhláš",
        "mitigated": "zmírn",
        "resolved": "vyřeš odstran konec ukončení",
        "started": "začát zahájení počátek",
    },
    parts={
        "IT": "(?:závažný_|kritický_)?incident výpadek porucha závada",
        "THING": "incidentu? výpadek výpadku poruchu poruchy závadu závady",
        "SOLVED": "vyřešen[aoy]? odstraněn[aoy]?",
        "PROBLEM": "problém chyba",
        "SERVICE": "služb[ayu]? systém systémy web provoz",
        "RESTORED": "obnoven[aoy]? (?:opět|znovu|zase)_fungu(?:je|jí)"
        " (?:opět|znovu|zase)_běží (?:opět|znovu|zase)_dostupn[áéý]"
        " fungu(?:je|jí)_(?:opět|znovu|zase)",
        "NORMAL": "(?:zpět|návrat|vrátil[aoy]?_se)_(?:v_|do_|k_)?norm(?:ál|álu|y|ě)",
        "ALARM": "alarm alert poplach monitoring výstraha",
        "FIRED": "se_spustil[ao]? spustil[ao]?_se spuštěn[aoy]? hlásí zahlásil",
        "FIRST": "první_(?:alarm|alert|hlášení|stížnosti?)",
        "PEOPLE": "zákazníci zákazník uživatelé uživatel klienti tým",
        "REPORT": "hlásí nahlásili nahlásil stěžují_si si_stěžují",
        "NOT": r"ne~",
        "AGAIN": "žádné opět znovu zase funguje vyřešeno",
    },
    little={
        "WAS": "je jsou byl[aoy]? již už zcela plně definitivně oficiálně prohlášen[aoy]?"
        " označen[aoy]?"
        " za jako",
        "AN": r"ten ta tento tuto závažný závažnou kritický kritickou několik mnoho první p\d",
        "OF": "tohoto této",
    },
    phrases=ORDERS,
    doubts=r"""
        ne není nejsou nebyl~ nejde nefunguje nemohl~ nemůže nebude~ nikdo bez zda jestli pokud až
        dokud když než před protože během čeká~ doufá~ plánuj~ plánov~ bude budou měl[ao]?_by může
        mohou možná snad asi pravděpodobn~ zřejmě prý částečn~ téměř skoro dočasn~ poku(?:s|š)~
        předchozí minul~ podobn[ýáéo]~ jin[ýáéo]~   aby ptá některé příčin~
        falešn~ zatím ještě
    """,
    others="dodavatel~ poskytovatel~",
    behind="jestli pokud až snad zítra částečně bude",
)

RUSSIAN: Final = Language(
    name="Russian",
    said={
        "detected": "обнаружен[аоы]? обнаружил[аи]? замечен[аоы]? выявлен[аоы]? зафиксирован[аоы]?"
        " заметил[аи]?",
        "declared": "объявлен[аоы]? объявил[аи]?",
        "mitigated": "смягчен[аоы]? смягчён локализован[аоы]?",
        "resolved": "устран[её]н[аоы]? устранил[аи]? реш[её]н[аоы]? разреш[её]н[аоы]? закрыт[аоы]?"
        " закрыл[аи]? заверш[её]н[аоы]? завершил(?:ся|ась|ось) закончил(?:ся|ась|ось)",
        "started": "начал(?:ся|ась|ось) начинается начат[ао]?",
    },
    named={
        "detected": "обнаруж замеч выявл",
        "declared": "объявл",
        "mitigated": "смягч",
        "resolved": "устран реш разреш конец завершени",
        "started": "начал начат",
    },
    parts={
        "IT": "(?:крупный_|критический_)?инцидент сбой авария",
        "THING": "инцидента? сбой сбоя аварию аварии",
        "SOLVED": "устран[её]н[аоы]? реш[её]н[аоы]?",
        "PROBLEM": "проблема ошибка",
        "SERVICE": "сервисы? сервиса система системы системе сайт сайта"
        " работа_(?:сервиса|сервисов|системы|сайта) работу_(?:сервиса|сервисов|системы|сайта)",
        "RESTORED": "восстановлен[аоы]? восстановил(?:ся|ась|ись|и)?"
        " (?:снова|вновь|опять)_доступ(?:ен|на|но|ны) (?:снова|вновь|опять)_работа[ею]т",
        "NORMAL": "(?:вернул(?:ся|ась|ось|ись)|возвращени[ея]|возврат)_[кв]_норм[еу]",
        "ALARM": "алерты? алёрт оповещение тревога мониторинг",
        "FIRED": "сработал[аои]? поступил[ао]? прислал",
        "FIRST": "перв(?:ый|ая|ое|ые)_(?:алерты?|жалоб[аы]|обращени[ея]|сообщени[ея])"
        " дежурн(?:ый|ая)_(?:оповещ[её]на?|вызвана?|получила?_алерт)",
        "PEOPLE": "клиенты? пользователи пользователь команда",
        "REPORT": "сообщают сообщает сообщили сообщил жалуются жалуется пожаловались пожаловался"
        " заметили",
        "NOT": r"не",
        "AGAIN": "никаких снова опять вновь заработало восстановлено работает",
    },
    little={
        "WAS": "был[аои]? уже теперь полностью окончательно официально наконец признан[ао]?"
        " объявлен[ао]? считается",
        "AN": r"этот эта эту это крупный критический несколько многие первые p\d",
        "OF": "этого этой",
    },
    phrases=ORDERS,
    doubts=r"""
        не нет никто никогда без ещё еще ли если когда пока до после перед чтобы ожида~ ждем ждём
        жд[её]т ждут наде(?:ем|ет|ют)~ планиру~ будет будут может могут возможн~ вероятн~ похоже
        кажется видимо частичн~ почти временн~ пыта~ попыт~ прошл~ предыдущ~ аналогичн~ похож~
        друг(?:ой|ая|ое|ие|ого)    долж(?:ен|на|но|ны) спрашива~
        уточня~ некотор~ причин~ ложн~
    """,
    others="провайдер~ поставщик~ вендор~",
    behind="ли если когда надеемся завтра частично будет",
)

UKRAINIAN: Final = Language(
    name="Ukrainian",
    said={
        "detected": "виявлен[аоиі]? виявил[аи]? помічен[аоиі]? помітил[аи]? зафіксован[аоиі]?"
        " виявлений помітили",
        "declared": "оголошен[аоиі]? оголосил[аи]? оголошений",
        "mitigated": "пом['’]якшен[аоиі]? локалізован[аоиі]?",
        "resolved": "усунен[аоиі]? усунут[аоиі]? усунул[аи]? вирішен[аоиі]? вирішений закрит[аоиі]?"
        " закритий завершен[аоиі]? завершений завершил(?:ся|ась|ося) закінчил(?:ся|ась|ося)",
        "started": "почав(?:ся)? почал(?:ся|ась|ося) починається розпочав(?:ся)?"
        " розпочал(?:ася|ась|ося)",
    },
    named={
        "detected": "вияв помі",
        "declared": "оголош",
        "mitigated": "пом'якш пом’якш",
        "resolved": "усу виріш кінець завершення",
        "started": "почат почав початок",
    },
    parts={
        "IT": "(?:великий_|критичний_)?інцидент збій аварія",
        "THING": "інциденту? збій збою аварію аварії",
        "SOLVED": "усунен[аоиі]? вирішен[аоиі]?",
        "PROBLEM": "проблема помилка проблему",
        "SERVICE": "сервіси? сервісу система системи сайт"
        " роботу?_(?:сервісу|сервісів|системи|сайту)"
        " робота_(?:сервісу|сервісів|системи|сайту)",
        "RESTORED": "відновлен[аоиі]? відновил(?:ся|ась|ася|ися|и)? відновлений"
        " знову?_доступн(?:ий|а|е|і) знову?_працю(?:є|ють)",
        "NORMAL": "(?:повернув(?:ся)?|повернул(?:ася|ося|ися)|повернення)_(?:до|в)_норм[иу]",
        "ALARM": "алерти? сповіщення тривога моніторинг",
        "FIRED": "спрацював спрацювала спрацювало спрацювали надійшло надійшов",
        "FIRST": "перш(?:ий|а|е|і)_(?:алерти?|скарг[аи]|звернення|повідомлення)",
        "PEOPLE": "клієнти? користувачі користувач команда",
        "REPORT": "повідомляють повідомляє повідомили повідомив скаржаться скаржиться поскаржились",
        "NOT": r"не",
        "AGAIN": "жодних знову знов запрацювало відновлено працює",
    },
    little={
        "WAS": "бу(?:в|ла|ло|ли) вже тепер повністю остаточно офіційно нарешті визнан[ао]?"
        " оголошен[ао]?",
        "AN": r"цей ця цю це великий критичний кілька багато перші p\d",
        "OF": "цього цієї",
    },
    phrases=ORDERS,
    doubts=r"""
        не ні немає ніхто ніколи без ще чи якщо коли поки до після перед щоб очіку~ чека~
        сподіва~ плану~ буде будуть може можуть можлив~ ймовірн~ схоже здається мабуть частков~
        майже тимчасов~ намага~ спроб~ минул~ попередн~ аналогічн~ схож~ інш(?:ий|а|е|і|ого)
           повин(?:ен|на|но|ні) запиту~ уточню~ деяк~ причин~ хибн~
    """,
    others="провайдер~ постачальник~ вендор~",
    behind="чи якщо коли сподіваємось завтра частково буде",
)
