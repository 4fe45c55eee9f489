"""Japanese, Chinese, Korean: what takes a word back stands behind it, so the clause has to end."""

from __future__ import annotations

from typing import Final

from action.languages.language import Language

_END: Final = "(?=_?(?:$|[、。，,.!！;；()（）「」『』]))"

JAPANESE: Final = Language(
    name="Japanese",
    said={
        "detected": "検知 検出 発覚 発見 認知",
        "declared": "宣言 発令",
        "mitigated": "緩和",
        "resolved": "解決 復旧 解消 収束 終息 クローズ",
        "started": "発生 開始",
    },
    named={},
    parts={
        "IT": "(?<![^\\W\u3040-\u309f])(?:システム|サービス|通信|大規模|本番|重大な?|本)?"
        "(?:障害|インシデント|サービス停止)(?:[がはをの]|に関して)?_?",
        "FULLY": "(?:(?:完全に?|全面的?に?|すべて|全て|無事|正常に?|既に|すでに)_?)?",
        "DID": "(?:しました|した|する|されました|された|され|済み?|完了|を?確認(?:した|しました"
        "|済み?)?)?" + _END,
        "SERVICE": "(?<![^\\W\u3040-\u309f])(?:全|本番)?(?:サービス|システム|サイト|機能"
        "|環境)[がはをの]?_?",
        "RESTORED": "復旧 回復 再開 復帰",
        "NORMAL": "正常化 通常運用に復帰 正常(?:な状態)?に(?:戻る|戻った|戻りました|復帰)",
        "ALARM": "(?:アラート|アラーム|警報|監視(?:システム"
        "|ツール)?(?:の?アラート)?)[がはをのでに]?_?",
        "FIRED": "発報 発火 鳴動 発生 受信 通知 検知",
        "PEOPLE": "(?:ユーザー?|利用者|お客様|顧客|加盟店)(?:様|さま)?から(?:の|も)?",
        "REPORT": "問い合わせ 問合せ 問い合せ 報告 連絡 申告 苦情 通報",
        "AGAIN": "復旧 解消 解決 正常 直った",
        "GOT": "(?:が?あり|があった|がありました|を受ける|を受けた|を受け付け|を受領|が?入る"
        "|が入った|が来る"
        "|が増加|が相次ぐ|を受信)?" + _END,
    },
    little={},
    phrases={
        "resolved": """
            IT (?:を|が|は)? FULLY RESOLVED DID
            IT の?終了 DID
            ^ FULLY (?:解決|復旧|解消|収束|終息) DID
        """,
        "declared": """
            IT DECLARED DID
            ^ DECLARED DID
        """,
        "mitigated": """
            IT MITIGATED DID
            SERVICE FULLY RESTORED DID
            NORMAL DID
            ^ MITIGATED DID
        """,
        "detected": """
            (?: IT |異常を?|エラーを?|不具合を?) DETECTED DID
            ALARM (?:異常を?|障害を?|エラーを?)? FIRED DID
            ^ PEOPLE (?!.*? AGAIN ) .{0,12}? REPORT GOT
            ^ DETECTED DID
        """,
        "started": """
            IT STARTED DID
            ^ STARTED DID
        """,
    },
    doubts="""
        一部 部分 ほぼ 未(?!明) 予定 見込 可能性 かどうか もし 場合 以前 前回 別の 類似 同様の
         他の
            思われ らしい 模様 ようだ はず かも だろう
        でしょう 待ち
        待って 待つ 依頼 検討 試み テスト 訓練 まで[、に] たら れば なら 原因 誤検知 誤報 過去
        ない せず ません 一時的 徐々に
    """,
    spaced=False,
    others="他社 ベンダー プロバイダ 先方 ステータスページ",
    behind="予定 見込 ない せず 未 かも 思われ 一部 明日 待ち",
)

CHINESE: Final = Language(
    name="Chinese",
    said={
        "detected": "发现 發現 检测到 檢測到 监测到",
        "declared": "宣布 宣告 声明 聲明",
        "mitigated": "缓解 緩解",
        "resolved": "解决 解決 恢复 恢復 解除 排除 消除 关闭 關閉 结束 結束",
        "started": "开始 開始 发生 發生",
    },
    named={},
    parts={
        "IT": r"(?<!\w)(?:确认|確認|宣布|本次|此次|该|該|线上|線上|重大|严重|嚴重)*+(?:故障"
        r"|事件|事故|中断)_?",
        "THING": "(?:此次|本次)?(?:为|為|发生|發生|进入)?(?:重大|严重|嚴重|一级|紧急"
        "|P\\d级?)?(?:故障|事件|事故)",
        "ALREADY": "(?:已经?|已經|全部|完全|彻底|徹底|正式|得到|均|均已|都已|宣布)*+",
        "END": _END,
        "DONE": "(?:了|完毕|完畢|完成|正常)?" + _END,
        "SERVICE": r"(?<!\w)(?:确认|確認|所有|全部|各项?|线上)?(?:服务|服務|系统|系統|业务|業務"
        r"|网站|網站|功能)_?",
        "RESTORED": "恢复 恢復",
        "NORMAL": "(?:恢复|恢復)正常",
        "ALARM": "(?:告警|报警|警报|警報|監控|监控)(?:系统|系統)?_?",
        "FIRED": "触发 觸發 响起 響起 发出 發出 报警 告警",
        "PEOPLE": "(?<!\\w)(?:部分|多名|大量|有|多位|陆续有|首个|首位)?(?:用户|用戶|客户|客戶)",
        "REPORT": "反馈 反映 報告 报告 投诉 投訴 报障 回報 报修",
        "AGAIN": "(?:恢复|恢復|正常|解决|解決)",
    },
    little={},
    phrases={
        "resolved": """
            IT (?:问题)? ALREADY RESOLVED DONE
            ^ ALREADY (?:解决|解決|恢复|恢復) DONE
        """,
        "declared": """
            DECLARED THING  END
            ^ DECLARED DONE
        """,
        "mitigated": """
            IT ALREADY MITIGATED DONE
            SERVICE ALREADY RESTORED DONE
            ^(?: SERVICE )? ALREADY NORMAL DONE
            ^ MITIGATED DONE
        """,
        "detected": """
            DETECTED (?:了)?(?:故障|异常|異常|事故|服务中断) END
            ALARM (?:已|被)? FIRED (?:了)?(?:告警|报警)? END
            (?:触发|觸發|收到|收到了|触发了)(?:监控|監控|系统|系統)?(?:告警|报警|警报|警報) END
            ^ PEOPLE (?:开始|開始|陆续)? REPORT (?!.*? AGAIN )
            ^ DETECTED DONE
        """,
        "started": """
            IT (?:问题)? ALREADY STARTED DONE
            ^ STARTED DONE
        """,
    },
    doubts="""
        未(?!明) 没有 沒有 没能 尚 还没 還沒 无法 無法 不能 不会 不會 如果 若 假如 是否 等待
        等到 直到
        之前 以前 之后 之後 以后 预计 預計 计划 計劃 希望 可能 也许 似乎 好像 疑似 部分(?!用)
        基本 几乎
        幾乎 暂时 暫時 逐步 逐渐 逐漸 尝试 嘗試 试图 准备 準備 正在 上次 其他 另一 类似 類似

           吗 嗎 将 將 应该 應該 原因 误报 誤報 一旦 演练 测试
    """,
    spaced=False,
    others="供应商 供應商 第三方 厂商 廠商",
    behind="吗 嗎 未 没 沒 预计 預計 可能 如果 部分 明天 是否 但",
)

_DID: Final = (
    "(?:_?(?:됨|되었음|되었습니다|되었다|됐습니다|됐음|됐다|완료|했습니다|했음|했다|하였습니다"
    "|함|확인"
    "|완료_?확인))?" + _END
)
_P: Final = "(?:이|가|은|는|을|를|의)?_?"

KOREAN: Final = Language(
    name="Korean",
    said={
        "detected": "감지 탐지 발견 인지",
        "declared": "선언 선포",
        "mitigated": "완화",
        "resolved": "해결 복구 종료 종결 해소",
        "started": "시작 발생",
    },
    named={},
    parts={
        "IT": rf"(?<!\w)(?:서비스_|시스템_|전체_|본_|전면_)?(?:장애|인시던트|서비스_중단){_P}",
        "FULLY": "(?:(?:완전히|모두|전부|최종|정상적으로|정상|공식)_?)?",
        "PP": _P,
        "DID": _DID,
        "SERVICE": rf"(?<!\w)(?:전체_|모든_)?(?:서비스|시스템|사이트|기능){_P}",
        "RESTORED": "복구 재개 회복 정상화",
        "NORMAL": r"(?<!\w)정상화 (?<!\w)정상_?(?:상태로|으로)_?(?:복귀|복구|돌아옴|돌아왔습니다)",
        "ALARM": rf"(?<!\w)(?:알림|알람|경보|얼럿|모니터링){_P}",
        "FIRED": "발생 울림 울렸습니다 울렸음 울렸다 발송 트리거 작동 감지",
        "PEOPLE": "(?:다수의?_)?(?:고객|사용자|이용자|유저)(?:들|분들)?(?:이|가|의|로부터"
        "|에게서)?_",
        "REPORT": "문의 신고 제보 민원",
        "AGAIN": "복구 해결 정상 해소",
        "GOT": "(?:_?(?:접수|인입|들어옴|발생|유입|증가))?" + _DID,
    },
    little={},
    phrases={
        "resolved": """
            IT FULLY RESOLVED DID
            ^ FULLY (?:해결|복구|해소) DID
        """,
        "declared": """
            IT DECLARED DID
            ^ DECLARED DID
        """,
        "mitigated": """
            IT MITIGATED DID
            SERVICE FULLY RESTORED DID
            NORMAL DID
            ^ MITIGATED DID
        """,
        "detected": """
            (?: IT |이상 PP |오류 PP) DETECTED DID
            ALARM (?:장애_|이상_)? FIRED DID
            ^ PEOPLE (?!.*? AGAIN ) .{0,12}? REPORT GOT
            ^ DETECTED DID
        """,
        "started": """
            IT STARTED DID
            ^ STARTED DID
        """,
    },
    doubts=r"""
        안_(?=[되됨했하]) 않 못 없 미해결 미복구 아직 만약 때까지 까지_ 예정 예상 계획 대기
        기다 희망 여부 아마
        가능성 것_같 듯 보임 추정 일부 부분 거의 임시 시도 이전 지난 다른 유사

        원인 오탐 테스트 훈련 전에_ 후에_ 점진 일시적
    """,
    spaced=False,
    others="공급업체 벤더 외부 업체",
    behind="예정 예상 않 안_됨 못 미 일부 추정 내일",
)
