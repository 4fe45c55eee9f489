"""The words of status pages in many languages: what was posted when, and how things stand."""

from __future__ import annotations

import re
from typing import Final

from action.read.freetext.labels.native_words import either


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_POSTED: Final = _phrases(
    "posted|published|geschrieben|gepostet|veröffentlicht|publié|publiée|posté|publicado|publicada|"
    "postado|postada|pubblicato|pubblicata|postato|geplaatst|gepost|gepubliceerd|opublikowano|"
    "zamieszczono|dodano|publicerad|publicerat|inlagt|offentliggjort|udgivet|opslået|publisert|"
    "lagt ut|julkaistu|lähetetty|zveřejněno|publikováno|přidáno|yayınlandı|gönderildi|paylaşıldı|"
    "опубликовано|размещено|опубліковано|розміщено|投稿日時|投稿日|投稿|公開日時|公開|掲載|发布于|"
    "发布时间|发布|發布於|發布|发表于|게시됨|게시일|게시|작성일|közzétéve|diposting|diterbitkan|"
    "đã đăng|đăng lúc|نُشر|نشر"
)
_STATES: Final = _phrases(
    "investigating|identified|monitoring|resolved|update|updated|completed|scheduled|in progress|"
    "verifying|postmortem|post-mortem|watching|fixed|mitigated|confirmed|acknowledged|recovering|"
    "recovered|restored|closed|degraded performance|partial outage|major outage|operational|"
    "in untersuchung|untersuchung|identifiziert|beobachtung|überwachung|behoben|gelöst|"
    "aktualisierung|abgeschlossen|geplant|en cours d'investigation|investigation|identifié|"
    "surveillance|résolu|mise à jour|terminé|planifié|investigando|identificado|supervisando|"
    "monitoreando|resuelto|actualización|completado|programado|em investigação|monitorando|"
    "resolvido|atualização|concluído|agendado|in analisi|identificato|monitoraggio|risolto|"
    "aggiornamento|completato|programmato|in onderzoek|onderzoek|geïdentificeerd|monitoren|"
    "opgelost|voltooid|gepland|badamy|zidentyfikowano|monitorujemy|monitorowanie|rozwiązano|"
    "rozwiązane|aktualizacja|zakończono|zaplanowano|undersöker|identifierat|identifierad|övervakar|"
    "löst|åtgärdat|uppdatering|slutfört|planerat|undersøger|identificeret|overvåger|løst|"
    "opdatering|afsluttet|undersøker|identifisert|overvåker|oppdatering|fullført|planlagt|tutkitaan|"
    "tunnistettu|seurataan|ratkaistu|korjattu|päivitys|valmis|suunniteltu|vyšetřujeme|zjištěno|"
    "sledujeme|vyřešeno|aktualizace|dokončeno|naplánováno|inceleniyor|araştırılıyor|tespit edildi|"
    "izleniyor|çözüldü|güncelleme|tamamlandı|planlandı|расследуем|выясняем|обнаружено|наблюдаем|"
    "мониторинг|решено|устранено|обновление|завершено|запланировано|розслідуємо|з'ясовуємо|"
    "виявлено|спостерігаємо|моніторинг|вирішено|усунено|оновлення|調査中|原因特定|特定済み|監視中|"
    "経過観察中|解決済み|解決|復旧済み|復旧|更新|対応中|完了|予定|正在调查|调查中|"
    "已确认|已定位|监控中|观察中|已解决|已恢复|已完成|计划中|調查中|已確認|監控中|已解決|已恢復|"
    "조사 중|조사중|확인됨|모니터링|모니터링 중|해결됨|해결|업데이트|완료|예정"
)

POSTED_BEFORE: Final = re.compile(
    rf"[\s*_(\[]*+{either(_POSTED)}[\s:：*_]*+(?:(?:am|em)\s++)?", re.IGNORECASE
)
"""What says of the time behind it that the words above were posted then."""
POSTED_BEHIND: Final = re.compile(rf"に?{either(_POSTED)}\W*+", re.IGNORECASE)
AGO: Final = re.compile(r"[^.\n]{1,30}\.\s++")
"""*2 years ago.*, in front of the time itself."""
STATE_ALONE: Final = re.compile(rf"[\s*_]*+{either(_STATES)}(?: \d+)?[\s*_:]*+", re.IGNORECASE)
STATE: Final = re.compile(
    rf"[\s*_]*+{either(_STATES)}(?: \d+)?[*_]*+(?:[\s:*_]*+$|:|\s*+[-–—]\s)", re.IGNORECASE
)
"""How things stand: what an update of a status page begins with."""
