"""Places as lists write them, in three languages and at any level, to ids of the gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES

_ENDS = re.compile(
    r"(?:[ -]?(?:province|county|city|prefecture|district|do|si|gun|kun|bukdo|namdo)|도|시|군|구역|구|省|市|县|縣|郡|区|區|道|州)$"
)
_SPACES = re.compile(r"[\s\-'’.]+")

_AT_HOME = {"강원": "kangwon", "江原": "kangwon", "gangwon": "kangwon"}
"""Names that two Koreas share, read as the North's: these columns say where somebody crossed from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Province and county of a place, by id; empty where the text is coarser or not known."""

    province: str = ""
    county: str = ""


@cache
def whereabouts(text: str) -> Whereabouts:
    """Province and county that a text names; empty for a place that the gazetteer lacks."""
    name = _plain(text)
    if not name:
        return Whereabouts()
    found = _names().get(name) or _names().get(_ENDS.sub("", name))
    if found is None:
        return Whereabouts()
    gazetteer = Gazetteer.load()
    around = (found, *gazetteer.ancestors(found))
    levels = {gazetteer.place(each).precision: each for each in reversed(around)}
    return Whereabouts(province=levels.get("province", ""), county=levels.get("county", ""))


def home(province: str, county: str) -> Whereabouts:
    """Where somebody is from, by both columns; a county alone tells its province."""
    wide, near = whereabouts(province), whereabouts(county)
    return Whereabouts(province=near.province or wide.province, county=near.county or wide.county)


@cache
def _names() -> Mapping[str, str]:
    gazetteer = Gazetteer.load()
    found: dict[str, str] = {}
    for cut in (True, False):
        for language in LANGUAGES:
            for name, place in gazetteer.names(language).items():
                plain = _plain(name)
                found[_ENDS.sub("", plain) if cut else plain] = place
    found.pop("", None)
    return {**found, **_AT_HOME}


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(each for each in bare if not 0x300 <= ord(each) <= 0x36F)
    return _SPACES.sub("", unicodedata.normalize("NFC", kept))
