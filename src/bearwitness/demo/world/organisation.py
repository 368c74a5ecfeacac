"""An invented organisation that keeps a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One of the five partners; none resembles a real one.

    Attributes
    ----------
    language
        Language of its list.
    """

    code: str
    names: Mapping[Language, str]
    language: Language


ORGANISATIONS = (
    Organisation(
        code="HA",
        names={"en": "Harbour Archive", "ko": "항구 기록실", "zh": "港湾记录室"},
        language="ko",
    ),
    Organisation(
        code="LT", names={"en": "Long Table", "ko": "긴 탁자 모임", "zh": "长桌小组"}, language="en"
    ),
    Organisation(
        code="ND", names={"en": "Notebook Desk", "ko": "공책 창구", "zh": "笔记本服务台"}, language="zh"
    ),
    Organisation(code="RW", names={"en": "Reed Window", "ko": "갈대 창", "zh": "苇窗记录组"}, language="zh"),
    Organisation(
        code="SE", names={"en": "Seven Elms", "ko": "느릅나무 일곱 그루", "zh": "七榆咨询处"}, language="en"
    ),
)
"""In alphabetical order of their codes."""
