"""Ages and amounts as people say them in three languages."""

from __future__ import annotations

from bearwitness.domain.messages import Language

_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty"]
_KO = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
_KO_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순"]
_ZH = "零一二三四五六七八九"
_CURRENCY = {
    "en": {"CNY": " yuan", "USD": " US dollars"},
    "ko": {"CNY": " 위안", "USD": " 달러"},
    "zh": {"CNY": "元", "USD": "美元"},
}


def age_in_words(years: int, language: Language) -> str:
    """Years from 12 to 69, as they stand before the word for years."""
    tens, ones = divmod(years, 10)
    if language == "en":
        return _EN[years] if years < 20 else _EN_TENS[tens] + (f"-{_EN[ones]}" if ones else "")
    if language == "ko":
        return "스무" if years == 20 else _KO_TENS[tens] + _KO[ones]
    return ("" if tens == 1 else _ZH[tens]) + "十" + (_ZH[ones] if ones else "")


def amount_in_words(amount: int, currency: str | None, language: Language, *, spelled: bool = False) -> str:
    """Whole hundreds below 100,000, with their currency where one is given."""
    if language == "en":
        thousands, rest = divmod(amount, 1000)
        words = (
            f"{age_in_words(thousands, 'en')} thousand"
            if spelled and not rest and thousands < 70
            else f"{amount:,}"
        )
    else:
        words = _korean(amount) if language == "ko" else _chinese(amount)
    return words + (_CURRENCY[language][currency] if currency else "")


def _korean(amount: int) -> str:
    """``만 5천``, ``2만``, ``천 2백``: a leading one is not said."""
    parts = [(amount // 10000, "만"), (amount // 1000 % 10, "천"), (amount // 100 % 10, "백")]
    return " ".join(f"{'' if n == 1 else n}{unit}" for n, unit in parts if n)


def _chinese(amount: int) -> str:
    """``一万五千``, ``两万``, ``八百``."""
    parts = [(amount // 10000, "万"), (amount // 1000 % 10, "千"), (amount // 100 % 10, "百")]
    return "".join(f"{'两' if n == 2 and unit != '百' else _ZH[n]}{unit}" for n, unit in parts if n)
