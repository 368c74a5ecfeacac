"""Words of doubt and of bounds beside a number, in three languages, and what they make of it.

About, almost, nearly: the number stays and the hedge carries the doubt. Up to, less than: no lower bound.
Over, at least, as young as: no upper bound. Only: the number as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Effect = Literal["doubt", "most", "least", "exact"]

_BEFORE: dict[Effect, str] = {
    "doubt": "about|around|approximately|approx.|roughly|some|nearly|almost|close to|an estimated|estimated|perhaps|possibly"
    "|maybe|probably|just about|circa|almost all of|well|"
    "약|대략|거의|대체로|근|어림잡아|얼추|줄잡아|"
    "大约|约|大概|将近|近|差不多|几乎|接近|估计|约有|大约有|约为",
    "most": "up to|at most|no more than|not more than|fewer than|less than|under|below|younger than|as many as|as much as"
    "|as old as|not yet|not over|a maximum of|maximum of|just under|at the most|"
    "최대|많게는|최고|많아야|기껏해야|"
    "不到|不足|不满|未满|少于|低于|小于|最多|至多|多达|高达|不超过|不多于|不高于",
    "least": "over|more than|above|at least|no fewer than|no less than|not less than|not fewer than|upwards of|older than"
    "|as little as|as few as|as young as|as low as|a minimum of|minimum of|in excess of|just over|"
    "적어도|최소|최소한|적게는|줄잡아도|못해도|"
    "至少|最少|起码|超过|逾|超|多于|高于|大于|不少于|不低于|不下|至少有",
    "exact": "only|just|barely|exactly|merely|"
    "겨우|고작|불과|단|단지|오직|정확히|"
    "仅|仅有|仅为|只有|只|才|年仅|刚满|仅仅",
}
_AFTER: dict[Effect, str] = {
    "doubt": " or so| 정도|정도| 가량|가량| 쯤|쯤| 안팎|안팎| 내외|내외|에 가까운|에 가까이| 가까이| 가까운|左右|上下|前后",
    "most": " or less| or fewer| or younger| or under| and under| and younger| and below| at most|"
    " 이하|이하| 미만|미만|까지|도 안 되는|도 안 된|도 채 안 되는|이 채 안 되는|도 되지 않는|以下|以内|不到",
    "least": " or more| or older| or over| or above| and over| and older| and above| and up| at least|"
    " 이상|이상| 초과|초과| 남짓|남짓|이 넘는|이 넘게|이 넘은|이 넘|가 넘는|가 넘게|가 넘은|가 넘|을 넘는|을 넘|를 넘는|를 넘"
    "|을 초과|를 초과| 넘는| 넘게| 넘은|넘는|넘게|以上|之上|出头|有余|多",
    "exact": "밖에|에 불과|에 지나지",
}
_NOT_BEFORE = re.compile(r"(?:[条预节合公契签制]约|[最附亲靠]近|[一两几这那]只|[刚人天口]才)\s?$")
_PARTICLE = re.compile(r"(?:이|가|을|를|에|도) ?(?=넘|초과|불과|지나지|가까|안 |채 |되지)")
_LOOK = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """One hedge beside an expression: its words, what it does, and its far end."""

    words: str
    effect: Effect
    at: int


def _before_phrase(words: str) -> str:
    pattern = re.escape(words).replace(r"\ ", r"\s")
    if words[0].isascii():
        return rf"(?<![a-z0-9'-]){pattern}"
    return rf"(?<![가-힣]){pattern}" if "가" <= words[0] <= "힣" else pattern


def _after_phrase(words: str) -> str:
    pattern = re.escape(words).replace(r"\ ", r"\s")
    return rf"{pattern}(?![a-z])" if words.strip()[0].isascii() else pattern


def _groups(words: dict[Effect, str], phrase: Callable[[str], str]) -> str:
    return "|".join(
        f"(?P<{effect}>{'|'.join(map(phrase, sorted(phrases.split('|'), key=len, reverse=True)))})"
        for effect, phrases in words.items()
    )


_BEFORE_PATTERN = re.compile(rf"(?:{_groups(_BEFORE, _before_phrase)})\s?$")
_AFTER_PATTERN = re.compile(_groups(_AFTER, _after_phrase))


def hedge_before(plain: str, at: int) -> Hedge | None:
    """Hedge that ends where an expression begins."""
    start = max(0, at - _LOOK)
    window = plain[start:at]
    found = _BEFORE_PATTERN.search(window)
    if found is None or _NOT_BEFORE.search(window):
        return None
    return Hedge(words=found.group(), effect=_effect(found), at=start + found.start())


def hedge_after(plain: str, at: int) -> Hedge | None:
    """Hedge that begins where an expression ends; a Korean particle between them is dropped from its words."""
    found = _AFTER_PATTERN.match(plain, at, at + _LOOK)
    if found is None:
        return None
    words = _PARTICLE.sub("", found.group(), count=1) if _PARTICLE.match(found.group()) else found.group()
    return Hedge(words=words, effect=_effect(found), at=found.end())


def _effect(found: re.Match[str]) -> Effect:
    return next(effect for effect in get_args(Effect) if found[effect] is not None)


def together(effects: Iterable[Effect]) -> Effect:
    """Effect of several hedges: a bound is stronger than doubt."""
    return next((effect for effect in effects if effect in ("most", "least")), "doubt")
