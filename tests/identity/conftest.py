"""A case whose testimony names people; the names are invented and marked, so that they can be searched for."""

from dataclasses import replace

import pytest
from django.db import connection
from tests.actions.conftest import witness
from tests.casebooks import casebook, folder, keys, template
from tests.consents import OPEN

from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import TextVersion
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.source import SourceRecord

__all__ = ["casebook", "folder", "keys", "template", "witness"]

SHE, HE, PHONE = "편솔별", "Maeng Nui-on", "010-0000-7431"
TEXT = f"저는 {SHE}입니다. {HE} sold me in 2003. 전화는 {PHONE}. {HE} took my papers.\n"
LEFT = "솔별이 울었다."


def spans(text: str, *wanted: tuple[str, str, str]) -> Masking:
    masks = []
    for words, kind, token in wanted:
        at = text.find(words)
        while at >= 0:
            masks.append(Mask(start=at, end=at + len(words), kind=kind, token=token))
            at = text.find(words, at + 1)
    return Masking(masks=tuple(masks))


MASKING = spans(TEXT, (SHE, "Name", "[이름 1]"), (HE, "Name", "[이름 2]"), (PHONE, "Phone", "[전화 1]"))


def every_cell() -> str:
    """Everything that the case database holds, as one text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in cursor.fetchall()]
        cells: list[str] = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (no data)
            cells += [repr(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(cells)


@pytest.fixture
def told(casebook: Casebook) -> SourceRecord:
    return add_source(
        casebook,
        data=TEXT.encode(),
        name="note.txt",
        kind="testimony",
        organisation="OrgA",
        consent=OPEN,
        masking=MASKING,
    )


@pytest.fixture
def text(told: SourceRecord) -> TextVersion:
    return TextVersion.objects.get(source=told.id)


@pytest.fixture
def documenter(casebook: Casebook) -> Casebook:
    """Chidi documents and holds no identities key."""
    from bearwitness.actions.keys.grant_role import grant_role

    grant_role(casebook, "chidi", "documenter")
    return replace(casebook, actor="chidi", keys=replace(casebook.keys, identities=None))
