"""How dates are written in English, Korean and Chinese, and the words around them."""

from __future__ import annotations

import re

from bearwitness.intake.hedges import Effect

MONTHS = {
    m: n
    for n, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan\\.?|feb\\.?|mar\\.?|apr\\.?|jun\\.?|jul\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?"
)
_DAY = r"[0-3]?[0-9]"
_YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?![0-9a-z])"
_HAN = "[零〇一二三四五六七八九]"
_HAN_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"

_FORMS = (
    rf"(?P<day1>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month1>{_MONTH}),?\s(?P<year1>{_YEAR}){_END}",
    rf"(?P<month2>{_MONTH})\s(?P<day2>{_DAY})(?:st|nd|rd|th)?,?\s(?P<year2>{_YEAR}){_END}",
    rf"(?P<month3>{_MONTH})(?:,?\s|\sof\s)(?P<year3>{_YEAR}){_END}",
    rf"(?P<season1>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<year4>{_YEAR}){_END}",
    rf"(?P<year5>{_YEAR})-(?P<month5>[01][0-9])-(?P<day5>[0-3][0-9])(?![0-9-])",
    rf"(?P<year6>{_YEAR})\.\s?(?P<month6>[01]?[0-9])\.\s?(?P<day6>{_DAY})(?![0-9])",
    rf"(?P<year7>{_YEAR})년(?!대|생|산)(?:도)?(?:\s?(?P<month7>[0-9]{{1,2}})월(?:\s?(?P<day7>{_DAY})일)?|\s?(?P<season2>봄|여름|가을|겨울))?",
    rf"(?P<year8>{_YEAR}|{_HAN}{{4}})年(?!代)(?:(?P<month8>{_HAN_SMALL})月(?:(?P<day8>{_HAN_SMALL})[日号])?|的?(?P<season3>[春夏秋冬])[天季]?)?",
    r"(?P<decade1>(?:19|20)[0-9]0)(?:'?s(?![a-z])|\s?년대|年代)",
    r"(?P<century1>20|21|二十|二十一)世纪(?P<decade2>[0-9]0|[一二三四五六七八九]十)年代",
    rf"(?P<bare>{_YEAR})(?![0-9a-z%]|[.,:/-][0-9]|[-/][a-z])",
)
DATE = re.compile(
    rf"(?:(?<![0-9a-z.,:/$€£¥₩#+'-])|(?<=[0-9]-)(?<=[0-9]{{4}}-)|(?<=mid-)|(?<=年-))(?:{'|'.join(_FORMS)})"
)

YEAR_CUE = re.compile(
    r"(?<![a-z])(?:in|since|by|until|till|before|after|during|from|between|year|of|early|late|mid|around|about|circa"
    r"|early in|late in|throughout|as of|through)[\s-]$"
)
NO_YEAR_AFTER = re.compile(
    r"\s(?:yuan|dollars?|won|euros?|percent|cases?"
    r"|households|families|villages|km|miles|kilomet\w+|metres|years|months|days|times|words|pages|of)\b|\s?(?:명|위안|원|달러|元|名|人|%)"
)
JOINER = re.compile(
    r"\s?[~-]\s?|\s(?:to|until|till|through)\s|\s?(?:부터|에서)\s?|至|到|(?P<and>\sand\s|[和与]|(?:과|와)\s)"
)
BEFORE = re.compile(r"\bbetween\s$")

_Edge = tuple[Effect, re.Pattern[str]]
EDGES: dict[str, tuple[_Edge, ...]] = {
    "before": (
        (
            "doubt",
            re.compile(
                r"(?<![a-z])(?:about|around|circa|probably|perhaps|early in|late in|early|late|mid)[\s-]$|(?<![가-힣])(?:약|대략)\s?$|大约$|(?<![条预节合])约$"
            ),
        ),
        ("least", re.compile(r"(?<![a-z])(?:since|after|from)\s(?:the\s)?$|自从?$")),
        ("most", re.compile(r"(?<![a-z])(?:until|till|before|by)\s(?:the\s)?$|截至$|直到$")),
    ),
    "after": (
        ("least", re.compile(r"\s?(?:이후|이래|부터)|以来|以后|之后|起")),
        ("most", re.compile(r"\s?(?:이전|까지)|以前|之前|为止")),
        (
            "doubt",
            re.compile(
                r"\s?(?:경(?![제찰우기험로])|쯤|무렵|초반|중반|후반|초|중순|말(?![했씀하])|즈음)|左右|前后|初期|中期|末期|初|末|底"
            ),
        ),
    ),
}
