"""Words of other languages of which an action is seldom made that gets done (R67).

They stand between spaces, an underscore is a space. The words for English are where they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class VagueActions:
    """How a language says what nobody can check.

    `openings` begin work of which nobody can say when it ends. `wishes` are vague wherever they
    stand. `before` and `behind` are vague beside few other words: “Monitoring verbessern”.
    `reminders` begin an action that asks people to remember, and `reminders_behind` end one.
    """

    openings: str = ""
    wishes: str = ""
    before: str = ""
    behind: str = ""
    reminders: str = ""
    reminders_behind: str = ""


VAGUE_ACTIONS: Final[Mapping[str, VagueActions]] = {
    "German": VagueActions(
        openings="untersuchen prüfen analysieren evaluieren überlegen diskutieren besprechen"
        " nachdenken klären_warum herausfinden",
        wishes="vorsichtiger sorgfältiger besser_aufpassen mehr_aufpassen aufmerksamer"
        " so_bald_wie_möglich wenn_möglich nach_möglichkeit",
        before="bessere besseres besserer mehr",
        behind="verbessern optimieren stärken ausbauen aufräumen untersuchen prüfen analysieren"
        " überdenken evaluieren ansehen anschauen diskutieren besprechen",
        reminders="daran_erinnern schulung dokumentieren",
        reminders_behind="erinnern informieren schulen dokumentieren dokumentation_aktualisieren"
        " runbook_aktualisieren runbook_schreiben checkliste_schreiben dokumentation_ergänzen",
    ),
    "Dutch": VagueActions(
        openings="onderzoeken uitzoeken analyseren bekijken bespreken nadenken",
        wishes="voorzichtiger beter_opletten zo_snel_mogelijk indien_mogelijk",
        before="betere beter meer",
        behind="verbeteren optimaliseren onderzoeken bekijken bespreken",
        reminders_behind="informeren herinneren documenteren trainen",
    ),
    "Swedish": VagueActions(
        openings="undersök undersöka utred utreda analysera diskutera se_över",
        wishes="försiktigare mer_noggrann så_snart_som_möjligt om_möjligt",
        before="förbättra förbättrad bättre mer optimera",
        reminders="påminn påminna informera utbilda dokumentera",
    ),
    "Danish": VagueActions(
        openings="undersøg undersøge analyser analysere drøft overvej overveje",
        wishes="mere_forsigtig mere_opmærksom så_snart_som_muligt hvis_muligt",
        before="forbedre forbedr bedre mere optimer",
        reminders="husk_at informer dokumenter",
    ),
    "Norwegian": VagueActions(
        openings="undersøk undersøke analyser diskuter vurder vurdere",
        wishes="mer_forsiktig så_snart_som_mulig hvis_mulig",
        before="forbedre forbedret bedre mer optimaliser",
        reminders="informer dokumenter",
    ),
    "French": VagueActions(
        openings="analyser étudier examiner discuter réfléchir enquêter investiguer",
        wishes="plus_prudent plus_prudents plus_vigilant plus_vigilants faire_attention"
        " dès_que_possible si_possible",
        before="améliorer amélioration optimiser renforcer plus_de",
        reminders="rappeler informer former documenter sensibiliser mettre_à_jour_la_documentation",
    ),
    "Spanish": VagueActions(
        openings="investigar analizar estudiar evaluar discutir considerar",
        wishes="más_cuidado más_cuidadosos tener_cuidado prestar_atención lo_antes_posible"
        " si_es_posible",
        before="mejorar mejora optimizar reforzar más",
        reminders="recordar informar formar documentar capacitar actualizar_la_documentación",
    ),
    "Portuguese": VagueActions(
        openings="investigar analisar estudar avaliar discutir considerar",
        wishes="mais_cuidado mais_atenção prestar_atenção assim_que_possível se_possível",
        before="melhorar melhoria otimizar reforçar mais",
        reminders="lembrar informar treinar documentar atualizar_a_documentação",
    ),
    "Italian": VagueActions(
        openings="indagare analizzare studiare valutare discutere considerare",
        wishes="più_attenzione più_attenti fare_attenzione appena_possibile se_possibile",
        before="migliorare ottimizzare rafforzare più",
        reminders="ricordare informare formare documentare aggiornare_la_documentazione",
    ),
    "Polish": VagueActions(
        openings="zbadać przeanalizować sprawdzić_dlaczego rozważyć omówić",
        wishes="bardziej_uważać ostrożniej jak_najszybciej jeśli_możliwe",
        before="poprawić ulepszyć zoptymalizować więcej lepszy lepsze",
        reminders="przypomnieć poinformować przeszkolić udokumentować",
    ),
    "Czech": VagueActions(
        openings="prošetřit prozkoumat analyzovat zvážit probrat",
        wishes="opatrnější opatrněji dávat_pozor co_nejdříve pokud_možno",
        before="zlepšit vylepšit optimalizovat lepší více",
        reminders="připomenout informovat proškolit zdokumentovat",
    ),
    "Russian": VagueActions(
        openings="разобраться изучить исследовать проанализировать обсудить подумать рассмотреть",
        wishes="внимательнее осторожнее аккуратнее как_можно_скорее по_возможности",
        before="улучшить оптимизировать усилить больше",
        reminders="напомнить сообщить обучить задокументировать описать обновить_документацию",
    ),
    "Ukrainian": VagueActions(
        openings="розібратися вивчити дослідити проаналізувати обговорити розглянути",
        wishes="уважніше обережніше якнайшвидше за_можливості",
        before="покращити оптимізувати посилити більше",
        reminders="нагадати повідомити навчити задокументувати",
    ),
    "Finnish": VagueActions(
        openings="tutki tutkia selvitä selvittää pohdi keskustella",
        wishes="varovaisempi huolellisempi mahdollisimman_pian",
        before="paranna parantaa parempi enemmän",
        reminders="muistuta muistuttaa kouluta dokumentoi",
    ),
    "Turkish": VagueActions(
        wishes="daha_dikkatli en_kısa_sürede mümkünse",
        before="daha_iyi daha_fazla",
        behind="iyileştir iyileştirmek geliştir araştır araştırmak incele incelemek",
        reminders_behind="hatırlat bilgilendir belgele",
    ),
    "Japanese": VagueActions(
        wishes="気をつける 気を付ける 注意する 注意して 意識する 徹底する できるだけ早く",
        behind="改善 改善する 強化 強化する 見直し 見直す 調査 調査する 検討 検討する 最適化"
        " 最適化する 確認する",
        reminders_behind="周知 周知する 共有する 教育する 文書化 文書化する ドキュメントを更新"
        " ドキュメントを更新する 手順書を更新 手順書を更新する",
    ),
    "Chinese": VagueActions(
        openings="调查 調查 研究 分析 考虑 考慮 讨论 討論",
        wishes="更加小心 更小心 注意 提高意识 尽快 盡快 如果可能",
        before="改进 改進 改善 加强 加強 优化 優化 完善 提高",
        reminders="提醒 通知 培训 培訓 更新文档 更新文檔",
    ),
    "Korean": VagueActions(
        wishes="더_조심 주의하기 주의_필요 가능한_빨리",
        behind="개선 개선하기 강화 강화하기 조사 조사하기 검토 검토하기 최적화",
        reminders_behind="공유 공지 교육 문서화 문서_업데이트",
    ),
}
