"""Milestones in the words of other languages than English, and what only looks like one."""

from __future__ import annotations

import unicodedata

import pytest

from action.languages.languages import LANGUAGES
from action.review.questions import milestone_words

TOLD = {
    "Störung beginnt": "started",
    "Beginn der Störung": "started",
    "Der Vorfall wurde zuerst nicht bemerkt. Major Incident ausgerufen": "declared",
    "Alarm schlägt an": "detected",
    "Mehrere Kunden melden Fehler im Warenkorb": "detected",
    "Dienst wieder erreichbar": "mitigated",
    "Fehlerrate wieder normal": "mitigated",
    "Der Vorfall ist behoben": "resolved",
    "Alle Prüfungen grün, die Störung konnte endgültig behoben werden": "resolved",
    "Entwarnung gegeben": "resolved",
    "Behoben.": "resolved",
    "Storing begon": "started",
    "Klanten melden fouten": "detected",
    "Het incident is uitgeroepen": "declared",
    "Dienst hersteld": "mitigated",
    "De storing is verholpen": "resolved",
    "Störningen började": "started",
    "Larmet går": "detected",
    "Incidenten utlyst": "declared",
    "Tjänsten är återställd": "mitigated",
    "Incidenten är löst": "resolved",
    "Nedbruddet begyndte": "started",
    "Kunder melder om fejl": "detected",
    "Hændelsen blev erklæret": "declared",
    "Driften er genoprettet": "mitigated",
    "Hændelsen er løst": "resolved",
    "Hendelsen startet": "started",
    "Alarmen gikk": "detected",
    "Tjenesten er oppe igjen": "mitigated",
    "Hendelsen er avsluttet": "resolved",
    "Début de l'incident": "started",
    "La panne commence": "started",
    "L’incident est déclaré": "declared",
    "Une alerte se déclenche": "detected",
    "Des clients signalent des erreurs": "detected",
    "Retour à la normale": "mitigated",
    "Le service est rétabli": "mitigated",
    "L'incident est résolu": "resolved",
    "Fin de l'incident": "resolved",
    "Inicio de la incidencia": "started",
    "Salta la alerta de latencia": "detected",
    "Se detectó el incidente": "detected",
    "Se declara incidente crítico": "declared",
    "Servicio restablecido": "mitigated",
    "El tráfico vuelve a la normalidad": "mitigated",
    "Se resolvió el incidente": "resolved",
    "El incidente queda resuelto": "resolved",
    "Início do incidente": "started",
    "Alerta disparado": "detected",
    "Clientes relatam lentidão": "detected",
    "Incidente declarado": "declared",
    "Serviço restabelecido": "mitigated",
    "O incidente foi resolvido": "resolved",
    "Incidente encerrado": "resolved",
    "Inizio del disservizio": "started",
    "Scatta l'allarme": "detected",
    "Gli utenti segnalano errori": "detected",
    "Viene dichiarato l'incidente": "declared",
    "Servizio ripristinato": "mitigated",
    "L'incidente è stato risolto": "resolved",
    "Początek awarii": "started",
    "Awaria się zaczęła? Tak. Awaria rozpoczęła się": "started",
    "Wykryto awarię": "detected",
    "Klienci zgłaszają błędy": "detected",
    "Ogłoszono incydent": "declared",
    "Przywrócono działanie usługi": "mitigated",
    "Ruch wraca do normy": "mitigated",
    "Awaria została usunięta": "resolved",
    "Incydent zamknięty": "resolved",
    "Začátek výpadku": "started",
    "Výpadek začal": "started",
    "Alarm se spustil": "detected",
    "Incident byl vyhlášen": "declared",
    "Služba obnovena": "mitigated",
    "Výpadek byl odstraněn": "resolved",
    "Начало сбоя": "started",
    "Сработал алерт": "detected",
    "Пользователи жалуются на ошибки": "detected",
    "Объявлен инцидент": "declared",
    "Работа сервиса восстановлена": "mitigated",
    "Инцидент закрыт": "resolved",
    "Проблема решена": "resolved",
    "Початок збою": "started",
    "Спрацював алерт": "detected",
    "Інцидент оголошено": "declared",
    "Роботу сервісу відновлено": "mitigated",
    "Інцидент вирішено": "resolved",
    "Häiriö alkoi": "started",
    "Häiriön alku": "started",
    "Hälytys laukesi": "detected",
    "Häiriötilanne julistettu": "declared",
    "Palvelu toimii taas": "mitigated",
    "Häiriö on korjattu": "resolved",
    "KESİNTİ BAŞLADI": "started",
    "Alarm çaldı": "detected",
    "Olay ilan edildi": "declared",
    "Hizmet yeniden çalışıyor": "mitigated",
    "Kesinti sona erdi": "resolved",
    "Sorun çözüldü": "resolved",
    "障害発生": "started",
    "アラートが発報": "detected",
    "お客様から問い合わせが入る": "detected",
    "インシデントを宣言しました": "declared",
    "サービスが復旧しました。": "mitigated",
    "正常化を確認": "mitigated",
    "障害が解消": "resolved",
    "復旧完了": "resolved",
    "故障开始": "started",
    "监控触发告警": "detected",
    "用户反馈无法下单": "detected",
    "宣布重大事故": "declared",
    "服务已恢复": "mitigated",
    "確認故障已解決": "resolved",
    "故障已恢复。": "resolved",
    "장애 발생": "started",
    "알람 발생": "detected",
    "고객 문의 접수": "detected",
    "장애 선언": "declared",
    "서비스가 복구되었습니다": "mitigated",
    "장애가 해결됨": "resolved",
    "복구 완료": "resolved",
    "Incident behoben": "resolved",
    "Vorfall um 14:05 Uhr behoben": "resolved",
    "Erste Kundenbeschwerden": "detected",
    "Fejlen er rettet": "resolved",
    "Le service fonctionne de nouveau": "mitigated",
    "El servicio vuelve a funcionar": "mitigated",
    "收到告警": "detected",
    "Rollback done, incydent zamknięty": "resolved",
}

ONLY_ALIKE = """
Die Störung ist nicht behoben
Die Störung ist noch nicht behoben
Kein Vorfall ausgerufen
Ist die Störung behoben?
Wir hoffen, dass der Vorfall behoben ist
Sobald die Störung behoben ist, schließen wir
Die Störung wird morgen behoben
Störung behoben, hoffentlich
Der Anbieter meldet die Störung behoben
Ursache der Störung erkannt
Ticket zum Vorfall geschlossen
Vorfall löst Alarm in Team B aus, sagt niemand
Teilweise Dienste wiederhergestellt
Kunden melden, dass alles wieder geht
Störungsmeldung geschlossen
Incident-Kanal geschlossen
Vorfall gelöst, falls Mira zustimmt
Het incident is nog niet opgelost
Is het incident opgelost?
We wachten tot de storing verholpen is
De leverancier meldt dat de storing is verholpen
Incidenten är inte löst
Är incidenten löst?
Vi hoppas att incidenten är löst
Hændelsen er ikke løst
Når hændelsen er løst, lukker vi
Hendelsen er ikke løst ennå
Kanskje er hendelsen løst
L'incident n'est pas résolu
L'incident n'est pas encore résolu
L'incident sera résolu demain
Quand l'incident est résolu, nous fermons
Si l'incident est résolu, nous fermons
Cause de l'incident détectée
Le canal de l'incident est fermé
Le fournisseur annonce que l'incident est résolu
El incidente no está resuelto
El incidente aún no está resuelto
¿Está resuelto el incidente?
Si el incidente está resuelto, cerramos
Esperamos que el incidente quede resuelto
Canal del incidente cerrado
El proveedor dice que el servicio fue restablecido
O incidente não foi resolvido
O incidente ainda não foi resolvido
Quando o incidente foi resolvido
Talvez o incidente esteja resolvido
L'incidente non è risolto
L'incidente non è ancora risolto
Se l'incidente è risolto, chiudiamo
Awaria nie została usunięta
Awaria jeszcze nie została usunięta
Czy awaria została usunięta
Jeśli awaria została usunięta, zamykamy
Przyczyna awarii wykryta
Výpadek nebyl odstraněn
Výpadek ještě není vyřešen
Jakmile bude výpadek vyřešen
Инцидент не закрыт
Инцидент ещё не закрыт
Если инцидент закрыт, уходим
Закрыт ли инцидент
Сбой у провайдера устранён
Обнаружена причина сбоя
Інцидент не вирішено
Чи інцидент вирішено
Häiriö ei ole korjattu
Häiriötä ei ole vielä korjattu
Onko häiriö korjattu
Kun häiriö on korjattu, suljemme
Kesinti sona ermedi
Sorun henüz çözülmedi
Sorun çözüldü mü
Sorun çözüldü sanıldı
Sorun çözülünce kapatacağız
障害は解決していない
障害が解決したら閉じる
未解決の障害
障害は解決したか
障害解決のため調査
障害復旧予定
一部サービスが復旧
ベンダーが障害を解決
DB障害が発生したら連絡
故障尚未解决
故障未解决
故障是否已解决
故障解决了吗
如果故障已解决
部分服务已恢复
发现问题原因
供应商宣布故障已解决
장애가 해결되지 않음
장애 해결 안 됨
장애 해결 중
장애 복구 예정
일부 서비스 복구
장애가 해결되었나요?
복구 완료(예정)
Kunden melden keine Fehler mehr
Alarm wird nicht ausgelöst
La alerta no saltó
L'allarme non scatta
Алерт не сработал
Hälytys ei lauennut
Провайдер сообщил: сбой устранён
L'hébergeur : l'incident est résolu
お客様から復旧したとの連絡
用户反馈已恢复正常
고객이 복구되었다고 알림
Est-ce que l'incident est résolu
Terminé
Deployment beendet
Réunion close
Reunión terminada
Zgłoszenie zamknięte
Релиз начался
Toplantı bitti
チケットをクローズ
工单已关闭
회의 종료
종료
Usunięto awarię dysku
Сбой диска устранён
Fehler im Skript behoben
""".strip().splitlines()


@pytest.mark.parametrize("words", ONLY_ALIKE)
def test_what_only_looks_like_a_milestone_tells_none_in_any_language(words: str) -> None:
    """Denials, plans, hopes, conditions, questions, and what happened to something else."""
    assert milestone_words.milestone(words) is None


@pytest.mark.parametrize(("words", "name"), TOLD.items())
def test_a_milestone_is_found_in_the_words_of_any_language(words: str, name: str) -> None:
    """Nobody says which language it is; one text may have several."""
    assert milestone_words.milestone(words) == name


def test_letters_with_marks_count_in_both_ways_to_write_them() -> None:
    """Some systems write ö as o and two dots."""
    words = unicodedata.normalize("NFD", "Störung gelöst")

    assert milestone_words.milestone(words) == "resolved"


def test_most_events_need_no_second_look() -> None:
    """A run of letters that stands in most words would let nothing be passed over."""
    short = {
        (one.name, run) for one in LANGUAGES for run in one.stems if len(run) < 3 and one.spaced
    }

    assert short == set()
    assert not milestone_words.may_tell("Mira sieht sich die Last der Datenbank an")
