"""Words of the catalogues: every entry of the record has some, each term is the same everywhere, nobody is hurt by one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bearwitness.casebook.rights import RIGHTS
from bearwitness.domain.messages.catalogue import LANGUAGES, Language, catalogue

SOURCE = Path(__file__).parents[2] / "src" / "bearwitness"
LOGGING = {"acting", "require", "refuse", "_log"}
OF_RIGHTS = {right for rights in RIGHTS.values() for right in rights}

TERMS = [
    ("custodian", "관리인", "保管人"),
    ("identity store", "신원 저장소", "身份库"),
    ("recovery share", "복구 조각", "恢复密钥分片"),
    ("recovery code", "복구 코드", "恢复代码"),
    ("pseudonym", "가명", "化名|代号"),
    ("authenticator", "인증 앱", "验证器"),
    ("accounts?", "계정", "账户"),
    ("ledger", "원장", "账"),
    ("capture table", "포착표|중복표", "捕获"),
]
"""English word, and what stands for it in Korean and in Chinese, wherever it stands."""

NEVER = {
    "en": ["prostitutes?\\b", "sex slaves?\\b", "\\b1 sources\\b"],
    "ko": [
        "당한 사람",
        "보관 책임자",
        "공개물",
        "공개본",
        "매춘",
        "윤락",
        "탈북녀",
        "(?<!니)다[.!](?![a-z])",
        "한다고? ?$",
        "부호(?!화)",
        "코딩 책상",
        "귀하",
        "원자료(?!가 셋)",
        "합의서",
    ],
    "zh": [
        "识读建议",
        "询问人",
        "关怀",
        "恢复码",
        "口令",
        "审核",
        "卖淫",
        "妓",
        "收入",
        "遮盖",
        "案件组",
        "审阅",
        "团伙",
    ],
}
"""Words that have another in their place, words that hurt, and in Korean sentences that leave the polite form."""


def verbs() -> Iterator[str]:
    """Codes that stand in the source where something is logged, or refused."""
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            each.targets[0].id: each.value
            for each in tree.body
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in LOGGING:
                for given in call.args[:2]:
                    yield from _codes(given, named)


def _name(called: ast.expr) -> str:
    """Plain functions and own methods; what other objects do is not logging."""
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "self":
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _codes(given: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(given, ast.IfExp):
        yield from _codes(given.body, named)
        yield from _codes(given.orelse, named)
    elif isinstance(given, ast.Name) and isinstance(named.get(given.id), ast.Constant):
        yield from _codes(named[given.id], named)
    elif isinstance(given, ast.Constant) and re.fullmatch("[a-z_]+", str(given.value)):
        yield from {str(given.value)} - OF_RIGHTS


def test_every_entry_of_the_record_has_words() -> None:
    found = set(verbs())
    assert {"sign_in", "extend_codebook", "propose_shares", "read_identity", "reopen_account"} <= found
    worded = {
        key.removeprefix("web.audit.verbs.") for key in catalogue("en") if key.startswith("web.audit.verbs.")
    }
    assert found <= worded


@pytest.mark.parametrize(("language", "column"), [("ko", 1), ("zh", 2)])
def test_a_term_is_the_same_everywhere(language: Language, column: int) -> None:
    own = catalogue(language)
    for term in TERMS:
        held = [
            key for key, said in catalogue("en").items() if re.search(rf"\b{term[0]}", said, re.IGNORECASE)
        ]
        assert held, term
        assert [key for key in held if not re.search(term[column], own[key])] == [], term


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_not_used(language: Language) -> None:
    for word in NEVER[language]:
        assert [key for key, said in catalogue(language).items() if re.search(word, said)] == [], word
