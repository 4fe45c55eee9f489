"""Finnish and Turkish, which put much of what they say behind a word."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language
from action.languages.word_orders import ORDERS

FINNISH: Final = Language(
    name="Finnish",
    said={
        "detected": "havaittu havaittiin havaitaan huomattu huomattiin",
        "declared": "julistettu julistettiin julistetaan",
        "mitigated": "lievennetty rajattu rajattiin",
        "resolved": "ratkaistu ratkaistiin korjattu korjattiin suljettu suljettiin päättyi"
        " päättynyt"
        " ohi selvitetty poistettu poistunut",
        "started": "alkoi alkaa alkanut",
    },
    named={
        "detected": "havait havainto huomio",
        "declared": "julist",
        "mitigated": "lieven rajaus",
        "resolved": "ratkais korjaus päättymi",
        "started": "alku",
    },
    parts={
        "IT": "häiriö häiriötilanne käyttökatko katko incident poikkeama vika(?:tilanne)?",
        "THING": "häiriö häiriön häiriötilanne käyttökatko(?:n)? vika vian",
        "SOLVED": "ratkaistu korjattu",
        "PROBLEM": "ongelma",
        "SERVICE": "palvelut? järjestelmät? sivusto verkkokauppa",
        "RESTORED": "palautettu palautettiin palautunut palautui palautuivat"
        " toimi(?:i|vat)_(?:taas|jälleen|normaalisti)"
        " taas_(?:toiminnassa|käytössä|saatavilla) jälleen_(?:toiminnassa|käytössä|saatavilla)",
        "NORMAL": "(?:palautu[iu]|palautunut|palasi|palannut|takaisin)_normaali(?:ksi|in|tilaan)",
        "ALARM": "hälytys hälytykset valvonta monitorointi",
        "FIRED": "laukesi laukesivat laukeaa lauennut hälyttää hälytti",
        "FIRST": "ensimmäi(?:nen|set)_(?:hälytys|ilmoitus|ilmoitukset|valitus)"
        " päivystäjä_(?:hälytetään|hälytettiin|hälytetty)",
        "PEOPLE": "asiakkaat asiakas käyttäjät käyttäjä",
        "REPORT": "ilmoittavat ilmoittaa ilmoittivat ilmoitti valittavat valittaa raportoivat",
        "NOT": r"ei eivät",
        "AGAIN": "enää taas jälleen toimii korjattu normaalisti",
    },
    little={
        "WAS": "on ovat oli nyt täysin kokonaan virallisesti lopullisesti jo",
        "AN": r"vakava laaja kriittinen useat monet ensimmäiset tämä p\d",
        "OF": "tämän",
    },
    phrases={
        **ORDERS,
        "detected": ORDERS["detected"] + "^THING (?:havaitseminen|havaitsemisaika)$",
        "resolved": ORDERS["resolved"] + "^THING (?:päättyminen|loppu|ratkaisu)$",
        "started": ORDERS["started"] + "^THING (?:alku|alkaminen)$",
    },
    doubts=r"""
        ei eivät emme eikä kukaan ilman vielä jos kun kunnes ennen jälkeen koska odot~ toivo~
        suunnit~ kysy~ pitäisi voi voisi saattaa ehkä mahdollis~ todennäköis~ ilmeis~ näyttää
        vaikuttaa osittain lähes melkein tilapäis~ väliaikais~ yrit~ aiem~ edelli~ viime toinen
        vastaava~  onko jotkut joitakin syy syytä väärä
    """,
    others="toimittaja~",
    behind="jos kun toivottavasti huomenna osittain",
)

TURKISH: Final = Language(
    name="Turkish",
    said={
        "detected": "tespit_edildi fark_edildi algılandı saptandı",
        "declared": "ilan_edildi ilan_ettik ilan_etti",
        "mitigated": "hafifletildi kontrol_altına_alındı",
        "resolved": "çözüldü giderildi kapat[ıi]ld[ıi] sona_erdi sonland[ıi] bitti",
        "started": "başlad[ıi] başlıyor",
    },
    named={
        "detected": "tespit fark_edil",
        "declared": "ilan_edil",
        "mitigated": "hafiflet",
        "resolved": "çözüm çözül gideril",
        "started": "başla",
    },
    parts={
        "IT": "(?<!bu_)olay kesinti arıza ariza incident aksaklık",
        "THING": "olayın kesintinin arızanın incident",
        "SOLVED": "çözüldü giderildi",
        "PROBLEM": "sorun problem hata",
        "SERVICE": "hizmet(?:ler)? servis(?:ler)? sistem(?:ler)? site",
        "RESTORED": "geri_geldi(?:ler)? geri_yüklendi düzeldi"
        " yeniden_(?:çalışıyor(?:lar)?|erişilebilir|devrede|açıldı|çalışmaya_başladı)"
        " tekrar_(?:çalışıyor(?:lar)?|erişilebilir|devrede|açıldı|çalışmaya_başladı)",
        "NORMAL": "normale_(?:döndü|döndüler|dönüş)",
        "ALARM": "alarm alarmlar uyarı uyari izleme_sistemi",
        "FIRED": "çaldı tetiklendi geldi oluştu verdi devreye_girdi",
        "FIRST": "ilk_(?:alarm|uyarı|şikayet|şikâyet|bildirim|ihbar)",
        "PEOPLE": "müşteriler müşteri kullanıcılar kullanıcı kullanıcılardan müşterilerden",
        "REPORT": "bildirdi bildirdiler bildiriyor şikayet_etti şikayet_ediyor şikayetler_geldi",
        "NOT": r"hiç",
        "AGAIN": "yok yeniden tekrar düzeldi çalıştığını normal",
    },
    little={
        "WAS": "tamamen tümüyle resmen resmi_olarak artık nihayet olarak",
        "AN": r"bir büyük kritik ciddi birçok bazı bu p\d",
        "OF": "",
    },
    phrases={
        **ORDERS,
        "resolved": ORDERS["resolved"] + "^THING (?:sonu|bitişi|çözümü)$",
        "detected": ORDERS["detected"] + "^THING (?:tespiti|fark edilmesi)$",
        "started": ORDERS["started"] + "^(?:THING |IT )(?:başlangıcı|başlaması)$",
    },
    doubts=r"""
        değil henüz yok eğer kadar bekle~ umuyor~ umar~ planla~ sor(?:du|uyor)~ olabilir belki
        muhtemelen sanırım galiba görün~ kısmen neredeyse geçici~ deniyor~ denedi~ önceki geçen
        başka diğer benzer  bazı neden~ yanlış çözülmedi ne_zaman
    """,
    others="sağlayıcı~",
    behind="m[ıiuü](?:y~)? değil ise gibi san~ umarız yarın kısmen denildi deniyor diyor",
)
