"""French, Spanish, Portuguese, Italian."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language
from action.languages.word_orders import ORDERS

FRENCH: Final = Language(
    name="French",
    said={
        "detected": "détectée?s? constatée?s? remarquée?s? signalée?s? detecte",
        "declared": "déclarée?s? déclare déclarons declare",
        "mitigated": "atténuée?s? contenue?s? maîtrisée?s?",
        "resolved": "résolue?s? resolue?s? close?s? clôturée?s? cloturée?s? terminée?s? fermée?s?",
        "started": "commence commencée? débute débutée? démarre démarrée?",
    },
    named={
        "detected": "détection constat",
        "declared": "déclaration",
        "mitigated": "atténuation",
        "resolved": r"résolution fin\b clôture",
        "started": "début",
    },
    parts={
        "IT": r"(?<!de_l['’])(?<!sur_l['’])(?<!à_l['’])(?<!de_la_)(?<!du_)(?<!de_)(?<!d['’])"
        r"(?:incident(?:_majeur|_critique)?|panne|coupure|interruption|indisponibilité)",
        "THING": "(?:l['’])?incident(?:_majeur|_critique)? panne coupure interruption"
        " (?:l['’])?indisponibilité",
        "SOLVED": "résolue?s?",
        "PROBLEM": "problème",
        "SERVICE": "services? systèmes? site plateforme",
        "RESTORED": "rétablie?s? restaurée?s? fonctionne(?:nt)?_[dà]e?_nouveau"
        " [dà]e?_nouveau_(?:disponibles?"
        "|opérationnel(?:le)?s?|en_ligne)",
        "NORMAL": "(?:retour|revenue?s?|revient|reviennent)_à_la_normale",
        "ALARM": "(?:l['’])?(?:alerte|alarme)s? supervision",
        "FIRED": "se_déclenche(?:nt)? s['’]est_déclenchée déclenchée?s? sonne retentit",
        "FIRST": "premi(?:er|ère)_(?:alerte|alarme|signalement|plainte)s?"
        " astreinte_(?:est_)?(?:alertée|prévenue)",
        "PEOPLE": "clients? utilisateurs? utilisatrices équipes?",
        "REPORT": "signalent signale remontent se_plaignent se_plaint constatent",
        "NOT": r"ne n['’]~ pas",
        "AGAIN": "aucune? nouveau rétabli résolu normal fonctionne",
    },
    little={
        "WAS": "est sont a ont été était maintenant désormais enfin totalement entièrement"
        " complètement officiellement définitivement considérée? déclarée? marquée? comme",
        "AN": r"le la les un une des l['’] cet cette ce notre majeure? critique plusieurs quelques"
        r" premiers p\d",
        "OF": "de de_la du la un",
    },
    phrases=ORDERS,
    doubts=r"""
        pas plus est-ce_que jamais aucune? personne sans ne n['’]~ encore sera seront serait
        serai[ts] devrait
        doit doivent pourrait pourra peut peuvent si_(?:le|la|les|l['’]~|ce|cet|on|nous|un) s['’]il
        jusqu~ tant_que dès quand lorsque avant après parce car pendant attend~ attente espér~
        espoir prévoi~ prévue?s? demande~ question possible~ peut-être probable~ semble~ paraît
        apparemment partiel~ presque temporaire~ provisoire~ tent(?:e|ons|ent|ative) essa(?:i|y)~
        précédente?s? ancien~ autres? similaires?    certaine?s?
        certains cause origine pour_que faux fausse
    """,
    others="fournisseur~ prestataire~ hébergeur",
    behind="si quand espérons demain partiellement",
)

SPANISH: Final = Language(
    name="Spanish",
    said={
        "detected": "detectad[oa]s? detectó detecta detectan detectamos observad[oa]s?",
        "declared": "declarad[oa]s? declaró declara declaramos",
        "mitigated": "mitigad[oa]s? mitigó contenid[oa]s?",
        "resolved": "resuelt[oa]s? resolvió cerrad[oa]s? cerró terminad[oa]s? terminó"
        " finalizad[oa]s?"
        " finalizó solucionad[oa]s? solucionó concluid[oa]s?",
        "started": "comienza comenzó empieza empezó inicia inició iniciad[oa]",
    },
    named={
        "detected": "detección deteccion",
        "declared": "declaración declaracion",
        "mitigated": "mitigación mitigacion contención",
        "resolved": r"resolución resolucion fin\b cierre",
        "started": "inicio comienz",
    },
    parts={
        "IT": r"(?<!del_)(?<!de_la_)(?<!de_)(?<!al_)(?<!sobre_el_)(?:incidente(?:_mayor|_crítico)?"
        r"|incidencia(?:_mayor|_crítica)?|caída|interrupción|avería)",
        "THING": "incidente(?:_mayor|_crítico)? incidencia(?:_mayor|_crítica)? caída interrupción"
        " avería",
        "SOLVED": "resuelt[oa]s? solucionad[oa]s?",
        "PROBLEM": "problema",
        "SERVICE": "servicios? sistemas? sitio plataforma",
        "RESTORED": "vuelven?_a_(?:estar_disponibles?|funcionar) restablecid[oa]s?"
        " restaurad[oa]s? recuperad[oa]s? restableció"
        " (?:operativ[oa]s?|disponibles?|funcionan?|en_línea)_de_nuevo",
        "NORMAL": "(?:vuelve|vuelven|volvió|vuelta|vuelto|regresa|regresó|retorno)_a_la_normalidad",
        "ALARM": "alerta alertas alarma alarmas monitor monitorización",
        "FIRED": "salta saltan saltó saltaron (?:se_)?dispara (?:se_)?disparó disparad[oa] suena"
        " sonó"
        " se_activa se_activó",
        "FIRST": "primer[oa]?s?_(?:alerta|alarma|reporte|aviso|queja|reclamo)s?",
        "PEOPLE": "clientes? usuari[oa]s? equipos?",
        "REPORT": "reportan reporta reportaron informan informaron notifican notificaron avisan"
        " avisaron se_quejan se_quejaron",
        "NOT": r"no",
        "AGAIN": "ningún nuevo vuelve normal resuelto funciona",
    },
    little={
        "WAS": "es está están fue fueron ha han sido queda quedó ya se totalmente completamente"
        " finalmente oficialmente considerad[oa] declarad[oa] marcad[oa] dad[oa] por como",
        "AN": r"el la los las un una unos varios varias algunos muchos primeros nuestro este esta"
        r" gran p\d",
        "OF": "del de la el",
    },
    phrases=ORDERS,
    doubts=r"""
        no nunca nadie ningun[oa] ningún sin todavía si_(?:el|la|los|las|ya|se|está|hay) cuando
        hasta antes después tras mientras porque esper~ plane~ planific~ pregunt~ será serán
        va_a van_a podría~ puede pueden quizá~ tal_vez posible~ probable~ parec~ parcial~ casi
        temporal(?:es|mente)? intent(?:a|an|amos|ando|ó|aron) anterior~ otr[oa]s? similar~
         debe~ debería~ para_que alguno algunas causa origen falsa? falso dudas~
    """,
    others="proveedor~",
    behind="en_parte si cuando esperamos ojalá mañana parcialmente",
)

PORTUGUESE: Final = Language(
    name="Portuguese",
    said={
        "detected": "detectad[oa]s? detetad[oa]s? detectou detectamos notad[oa]s? observad[oa]s?",
        "declared": "declarad[oa]s? declarou declara declaramos",
        "mitigated": "mitigad[oa]s? mitigou contid[oa]s?",
        "resolved": "resolvid[oa]s? resolveu encerrad[oa]s? encerrou terminad[oa]s? terminou"
        " finalizad[oa]s? concluíd[oa]s? fechad[oa]s? solucionad[oa]s?",
        "started": "começa começou inicia iniciou iniciad[oa]",
    },
    named={
        "detected": "detecção deteção",
        "declared": "declaração",
        "mitigated": "mitigação contenção",
        "resolved": r"resolução fim\b encerramento",
        "started": "início inicio começo",
    },
    parts={
        "IT": r"(?<!do_)(?<!da_)(?<!de_)(?<!ao_)(?<!sobre_o_)(?:incidente(?:_grave|_crítico)?"
        r"|interrupção|indisponibilidade|queda)",
        "THING": "incidente(?:_grave|_crítico)? interrupção indisponibilidade queda",
        "SOLVED": "resolvid[oa]s?",
        "PROBLEM": "problema",
        "SERVICE": "serviços? sistemas? site plataforma",
        "RESTORED": "restaurad[oa]s? restabelecid[oa]s? normalizad[oa]s? recuperad[oa]s?"
        " (?:disponíve(?:l|is)|operaciona(?:l|is)|no_ar)_novamente",
        "NORMAL": "(?:volta(?:m|ram)?|voltou|retorno|retornou|retornaram)_[aà]o?_normal(?:idade)?",
        "ALARM": "alerta alertas alarme alarmes monitoramento monitorização",
        "FIRED": "dispara disparam disparou dispararam disparad[oa]s? acionad[oa]s? toca tocou",
        "FIRST": "primeir[oa]s?_(?:alerta|alarme|relato|reclamação|aviso)s?"
        " primeir[oa]s?_reclamações",
        "PEOPLE": "clientes? usuári[oa]s? utilizador(?:es)? equipes?",
        "REPORT": "relatam relata relataram reportam reportaram reclamam reclamaram informam"
        " informaram avisam avisaram",
        "NOT": r"não",
        "AGAIN": "nenhum novamente voltou normal resolvido funciona",
    },
    little={
        "WAS": "é está estão foi foram já agora se totalmente completamente oficialmente finalmente"
        " considerad[oa] declarad[oa] marcad[oa] dad[oa] como",
        "AN": r"o a os as um uma vários várias alguns muitos primeiros nosso este esta grande p\d",
        "OF": "do da de o",
    },
    phrases=ORDERS,
    doubts=r"""
        não nunca ninguém nenhum~ sem ainda se_(?:o|os) quando até antes depois após enquanto
        porque aguard~ planej~ pergunt~ será serão vai_ser vão_ser poderia~ pode podem talvez
        possível possivelmente provável provavelmente parece~ parcial~ quase temporari~
        tent(?:a|am|amos|ando|ou|aram|ativa)
        anterior~ outr[oa]s? semelhante~   deve devem deveria~ para_que algumas
        causa origem falso falsa
    """,
    others="fornecedor~ provedor~",
    behind="se_(?:tudo|nada|todos|o|os) quando esperamos tomara amanhã parcialmente",
)

ITALIAN: Final = Language(
    name="Italian",
    said={
        "detected": "rilevat[oaie] scopert[oaie] notat[oaie] segnalat[oaie] individuat[oaie]",
        "declared": "dichiarat[oaie] dichiara dichiariamo",
        "mitigated": "mitigat[oaie] contenut[oaie]",
        "resolved": "risolt[oaie] chius[oaie] conclus[oaie] terminat[oaie] rientrat[oaie]"
        " cessat[oaie]"
        " finit[oaie]",
        "started": "inizia iniziat[oaie] comincia cominciat[oaie]",
    },
    named={
        "detected": "rilevamento rilevazione",
        "declared": "dichiarazione",
        "mitigated": "mitigazione",
        "resolved": r"risoluzione fine\b chiusura",
        "started": "inizio",
    },
    parts={
        "IT": r"(?<!dell['’])(?<!sull['’])(?<!del_)(?<!della_)(?<!di_)(?<!all['’])"
        r"(?:incidente(?:_grave|_critico)?|disservizio|interruzione|guasto)",
        "THING": "(?:l['’]|un['’])?incidente(?:_grave|_critico)? disservizio"
        " (?:l['’]|un['’])?interruzione guasto",
        "SOLVED": "risolt[oaie]",
        "PROBLEM": "problema",
        "SERVICE": "servizio servizi sistema sistemi sito piattaforma",
        "RESTORED": "ripristinat[oaie]"
        " di_nuovo_(?:operativ[oaie]|disponibil[ei]|online|attiv[oaie])",
        "NORMAL": "(?:torna|tornano|tornat[oaie]|ritorno)_alla_normalità",
        "ALARM": "(?:l['’])?allarme allarmi alert (?:l['’]|un['’])?allerta monitoraggio",
        "FIRED": "scatta scattano scattat[oaie] suona si_attiva attivat[oaie]",
        "FIRST": "prim[oaie]_(?:allarme|alert|segnalazione|segnalazioni|reclamo)",
        "PEOPLE": "clienti cliente utenti utente team",
        "REPORT": "segnalano segnala lamentano si_lamentano riferiscono",
        "NOT": r"non",
        "AGAIN": "nessun nuovo torna normale risolto funziona",
    },
    little={
        "WAS": "è sono stat[oaie] viene vengono si ora ormai completamente totalmente finalmente"
        " definitivamente ufficialmente considerat[oa] dichiarat[oa] come",
        "AN": r"il lo la gli i le l['’] un uno una alcuni molti diversi primi nostro questo grave"
        r" p\d",
        "OF": "del della dell['’] di",
    },
    phrases={
        **ORDERS,
        "resolved": ORDERS["resolved"]
        + """cessato allarme(?: (?:dato|diramato))?
            si (?:è )?(?:conclud[eo]|conclus[oa]|chiude|chius[oa]) THING(?= ?(?:$|[,(]))
        """,
        "started": ORDERS["started"] + "ha inizio THING(?= ?(?:$|[,(]))",
    },
    doubts=r"""
        non nessun~ senza mai se_(?:il|lo|l['’]~) quando finché fino_a prima dopo mentre perché
        attes[aoi] attende attendono attendiamo aspett~ sper(?:a|ano|iamo|ando|anza) previst~
        prevede sarà saranno potrebbe~ può possono forse probabil~ sembra~ pare parzial~ quasi
        temporane~ tentat~ precedent~ altr[oaie] simil[ei]  dovrebb~ deve devono alcune
        chied~ causa origine falso affinché
    """,
    others="fornitor~",
    behind="se_(?:tutto|nulla|tutti|il|lo) quando speriamo domani parzialmente",
)
