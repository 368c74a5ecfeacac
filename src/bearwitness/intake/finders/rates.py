"""Per what a sum is: a small vocabulary, `year month week day night hour person act client sale crossing`.

The words stand after the sum ("a year", "for each client", 每月), or before it in the same clause
(매년, 한 달에, 每年).
"""

from __future__ import annotations

import re

_EACH = r"(?:an?|per|each|every|for each|for every)"
_TIMES = {
    "year": "years?",
    "month": "months?",
    "week": "weeks?",
    "day": "days?",
    "night": "nights?",
    "hour": "hours?",
}
_THINGS = {
    "person": "person|head|woman|girl|victim|bride|child|man|boy|survivor|worker",
    "act": "act|time|session|show|performance",
    "client": "client|customer|visitor|buyer",
    "sale": "sale|transaction|deal",
    "crossing": "crossing|trip|journey|passage",
}
_KOREAN = {
    "year": "연간|매년|해마다|한 해에|한해에|1년에|일 년에|일년에|한 해|연",
    "month": "매달|매월|달마다|한 달에|한달에|1개월에|월",
    "week": "매주|일주일에|1주일에|한 주에",
    "day": "매일|하루에|하루|날마다|1일",
    "night": "하룻밤에|하룻밤",
    "hour": "시간당|한 시간에",
    "person": "1인당|한 사람당|한 명당|1명당|한 명에|사람당|두당|인당|명당",
    "act": "한 번에|1회에|회당|1회당|한 번당|매번",
    "client": "손님당|손님 한 명당|고객당",
    "sale": "건당|한 건에|거래당",
    "crossing": "도강비로|한 번 건너는 데",
}
_CHINESE = {
    "year": "每年|一年|年均|全年|年",
    "month": "每个月|每月|一个月|月均|按月|月",
    "week": "每周|每星期|一周|一个星期",
    "day": "每天|每日|一天|日均|天",
    "night": "每晚|一晚|每夜",
    "hour": "每小时|一小时",
    "person": "每人|每名妇女|每个人|每名女性|人均|人",
    "act": "每次|一次|次",
    "client": "每名顾客|每个客人|每位客人|每位顾客",
    "sale": "每笔|每宗",
    "crossing": "每次过境|每次越境",
}
_BARE = frozenset({"年", "月", "天", "人", "次", "연", "월", "하루", "한 해", "1일"})


def _after_pattern() -> re.Pattern[str]:
    groups = []
    for code in _KOREAN:
        words = _TIMES.get(code) or _THINGS[code]
        english = rf"\s{_EACH}\s(?:{words})\b|\s?/\s?(?:{words})\b"
        if code in ("year", "month", "week", "day"):
            english += {
                "year": r"|\s(?:annually|yearly)\b",
                "month": r"|\smonthly\b",
                "week": r"|\sweekly\b",
                "day": r"|\sdaily\b",
            }[code]
        if code == "person":
            english += r"|\s(?:each|apiece)\b(?!\s(?:year|month|week|day|night|hour|time))"
        chinese = "|".join(w for w in _CHINESE[code].split("|") if w not in _BARE)
        slash = {
            "year": "년|年",
            "month": "월|月|개월",
            "day": "일|天|日",
            "person": "인|명|人",
            "hour": "시간|小时",
        }.get(code)
        east = rf"|\s?(?:{chinese})" + (rf"|/(?:{slash})" if slash else "")
        groups.append(f"(?P<{code}>{english}{east})")
    return re.compile("|".join(groups))


def _before_pattern() -> re.Pattern[str]:
    groups = []
    for code in _KOREAN:
        korean = "|".join(
            rf"(?<![가-힣]){w}\s" if w in _BARE else rf"(?<![가-힣]){w}" for w in _KOREAN[code].split("|")
        )
        chinese = "|".join(w for w in _CHINESE[code].split("|") if w not in _BARE)
        english = (
            rf"\b(?:{_EACH})\s(?:{_TIMES[code]})\s"
            if code in _TIMES
            else rf"\b(?:per|each|every|for each)\s(?:{_THINGS[code]})\s"
        )
        groups.append(f"(?P<{code}>{korean}|{chinese}|{english})")
    return re.compile("|".join(groups))


_AFTER = _after_pattern()
_BEFORE = _before_pattern()
_CLAUSE_END = re.compile(r"[.,;:!?()\[\]。，；：！？、（）\n0-9]")
_LOOK = 18


def rate_after(plain: str, end: int) -> tuple[str, int] | None:
    """Code and end of the words that follow a sum, such as "a year"."""
    found = _AFTER.match(plain, end, end + 32)
    return (str(found.lastgroup), found.end()) if found else None


def rate_before(plain: str, start: int) -> str | None:
    """Code of the nearest words before a sum in its clause, such as 매년."""
    window = plain[max(0, start - _LOOK) : start]
    cuts = [cut.end() for cut in _CLAUSE_END.finditer(window) if not _counts(window, cut)]
    clause = window[cuts[-1] :] if cuts else window
    codes = [str(found.lastgroup) for found in _BEFORE.finditer(clause)]
    return codes[-1] if codes else None


def _counts(window: str, cut: re.Match[str]) -> bool:
    """Whether a digit belongs to the rate itself, as in 1인당 and 1년에."""
    return cut.group() == "1" and window[cut.end() : cut.end() + 1] in ("년", "인", "개", "주", "명", "회")
