"""Places by the gazetteer's names: longest name first, whole words in Latin script.

"North Korean" and "Chinese" are no places, nor is a country right before a noun for persons or for money (북한 여성,
朝鲜妇女), which is the same adjective. In Korean a particle may follow (중국에서), another syllable may
not (중국인). Chinese has no word ends: a name inside one of the longer words listed here
(朝鲜族, 中国人) is not read.
"""

from __future__ import annotations

import re
from functools import cache

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.people import CHINESE_NOUN, KOREAN_NOUN
from bearwitness.intake.sheet import Sheet

_PARTICLES = (
    "에서는|에서도|에서의|에서|에게|에는|에도|에|으로부터|으로의|으로|로부터|로의|로|이나|이라는|이라고|이다|이었다|이며|이|가|은|는"
    "|을|를|의|과|와|도|만|까지|부터|행|내|측|산|쪽|땅|국경|현지|당국|정부|공안"
)
_LONGER = re.compile(
    r"(?:朝鲜|朝鮮|韩国|中国|北朝鲜)(?:族|人|语|话|文|菜|式|籍|战争|半岛|妇女联合会|新闻周刊)|中国(?:朝鲜族|南海|银行)"
)
_NOT_AFTER = re.compile(r"[\s-](?:daily|future|today|initiative|post|times|airlines|morning)\b|'?town\b")
_KOREAN_LAST = "가-힣"
_PERSON_ZH = CHINESE_NOUN.pattern.replace("noun", "noun_zh")
_ADJECTIVE = re.compile(rf"\s?(?:돈|화폐|원|위안|{KOREAN_NOUN.pattern})|(?:元|币|{_PERSON_ZH})")


def find_places(sheet: Sheet) -> list[Candidate]:
    """Places of a text, with their gazetteer id in `about`."""
    found: list[Candidate] = []
    shut = [match.span() for match in _LONGER.finditer(sheet.plain)]
    closed = {at for start, end in shut for at in range(start, end)}
    for match in _names().finditer(sheet.plain):
        start, end = match.span(1)
        if start in closed or _NOT_AFTER.match(sheet.plain, end) or _is_adjective(sheet.plain, start, end):
            continue
        place_id = _ids()[" ".join(match.group(1).split())]
        found.append(
            Candidate(
                kind="place",
                low=None,
                high=None,
                unit=None,
                hedge=None,
                about=place_id,
                start=start,
                end=end,
                quote=sheet.quote(start, end),
            )
        )
    return found


def _is_adjective(plain: str, start: int, end: int) -> bool:
    """Whether a name without a particle stands before a noun for persons or money, as nationality does."""
    return not plain[start].isascii() and bool(_ADJECTIVE.match(plain, end))


@cache
def _ids() -> dict[str, str]:
    gazetteer = Gazetteer.load()
    return {
        name.lower(): each
        for language in ("zh", "ko", "en")
        for name, each in gazetteer.names(language).items()
    }


@cache
def _names() -> re.Pattern[str]:
    latin: list[str] = []
    hangul: list[str] = []
    han: list[str] = []
    for name in sorted(_ids(), key=len, reverse=True):
        kind = hangul if re.search("[가-힣]", name) else han if re.search("[一-鿿]", name) else latin
        kind.append(re.escape(name).replace(r"\ ", r"\s"))
    groups = (
        [rf"(?<![a-z0-9])(?<!indo-)(?:{'|'.join(latin)})(?![a-z0-9])(?!-(?:based|born|made|style|wide))"]
        if latin
        else []
    )
    if hangul:
        groups.append(
            rf"(?<![{_KOREAN_LAST}])(?:{'|'.join(hangul)})(?=(?:{_PARTICLES})?(?:[^{_KOREAN_LAST}]|$))"
        )
    if han:
        groups.append("|".join(han))
    return re.compile(f"({'|'.join(groups)})")
