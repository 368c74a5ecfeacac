"""Numbers and accounts under which somebody can be reached or found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bearwitness.intake.masking.proposal import Found

_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![\d.,])", r"(?![\d])"
_GAP = r"[\s.-]?"
_PROVINCE = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_MESSENGER = r"(?<![a-z])(?:we\s?chat|weixin|qq|kakao\s?talk|kakao|telegram|whatsapp|line|signal|위챗|카카오톡|카톡|텔레그램|라인|微信|微信号|扣扣)"
_ACCOUNT = r"(?:account|bank\scard|card|iban|계좌\s?번호|계좌|카드\s?번호|账号|帳號|账户|卡号|卡號|银行卡)"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("Email", r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"),
    ("Number", rf"{_NO_DIGIT_BEFORE}\d{{6}}\s?-\s?[1-8]\d{{6}}{_NO_DIGIT_AFTER}"),
    ("Number", rf"{_NO_DIGIT_BEFORE}[1-9]\d{{5}}(?:19|20)\d{{2}}[01]\d[0-3]\d\d{{3}}[\dx]{_NO_DIGIT_AFTER}"),
    ("Number", r"(?<![a-z0-9])(?:[a-z]{1,2}\d{7,8}|m\d{3}[a-z]\d{4})(?![a-z0-9])"),
    ("Account", rf"{_ACCOUNT}(?:\s(?:number|no\.?|is|was))*[\s:：은는이가为是]*(?P<own>\d[\d\s-]{{6,24}}\d)"),
    ("Account", rf"{_NO_DIGIT_BEFORE}\d{{4}}(?:[\s-]?\d{{4}}){{3}}(?:[\s-]?\d{{1,3}})?{_NO_DIGIT_AFTER}"),
    ("Account", rf"{_NO_DIGIT_BEFORE}\d{{3,6}}-\d{{2,6}}-\d{{5,6}}{_NO_DIGIT_AFTER}"),
    (
        "Account",
        r"(?:은행|농협|수협|신협|우체국|银行|銀行|信用社|bank)[\s:：은는이가为是]*(?P<own>\d[\d\s-]{6,24}\d)",
    ),
    ("Plate", rf"[{_PROVINCE}]\s?[a-z]\s?[·・.-]?\s?[a-z0-9]{{5,6}}(?![a-z0-9])"),
    ("Plate", rf"{_NO_DIGIT_BEFORE}\d{{2,3}}\s?[가-힣]\s?\d{{4}}{_NO_DIGIT_AFTER}"),
    (
        "Handle",
        rf"{_MESSENGER}(?:\s?(?:id|account|name|아이디|号|號|账号))*(?:\s?(?:is|was|은|는|이|가|为|是|:|：|,))*\s?(?P<own>[a-z0-9][a-z0-9_.-]{{3,31}})",
    ),
    ("Handle", r"(?<![a-z0-9._%+-])@[a-z0-9_][a-z0-9_.]{2,30}"),
    ("Phone", rf"\+\s?\d{{1,3}}(?:{_GAP}\(?\d{{1,4}}\)?){{2,5}}{_NO_DIGIT_AFTER}"),
    (
        "Phone",
        rf"{_NO_DIGIT_BEFORE}00(?:82|86|850){_GAP}\d{{1,4}}(?:{_GAP}\d{{3,4}}){{2,3}}{_NO_DIGIT_AFTER}",
    ),
    (
        "Phone",
        rf"{_NO_DIGIT_BEFORE}0(?:2|1[016789]|[3-6][1-5]|70)\)?{_GAP}\d{{3,4}}{_GAP}\d{{4}}{_NO_DIGIT_AFTER}",
    ),
    ("Phone", rf"{_NO_DIGIT_BEFORE}1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}{_NO_DIGIT_AFTER}"),
    ("Phone", rf"{_NO_DIGIT_BEFORE}0\d{{2,3}}[\s-]\d{{7,8}}{_NO_DIGIT_AFTER}"),
    ("Phone", r"(?:[공영일이삼사오육륙칠팔구][\s-]?){9,12}(?=번|에|로|으|이|입|였|$|\s|[.,])"),
    ("Phone", r"[零〇一二三四五六七八九幺]{9,12}"),
)
"""Kind and pattern, on folded lower-case text; the group ``own`` is what is masked where there is one."""

_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)


def find_numbers(plain: str) -> Iterator[Found]:
    """Addresses of mail, numbers of telephones, identity papers, accounts and vehicles, and messenger accounts."""
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(plain):
            own = "own" if "own" in pattern.groupindex else 0
            yield kind, *match.span(own)
