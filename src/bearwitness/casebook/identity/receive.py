"""Take what was sealed to the custodians over into the identity store."""

from __future__ import annotations

from typing import cast

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.identity.models import FileName, ListCell, MaskedWord, Original, PersonName
from bearwitness.casebook.identity.script import script_of
from bearwitness.casebook.identity.writing import writing
from bearwitness.casebook.models import SealedItem
from bearwitness.casebook.sealing import COLUMNS, FILE, NOTE, open_item
from bearwitness.vault.errors import DamagedSeal

Row = tuple[int, int, str, str, str]


def receive_items(casebook: Casebook) -> tuple[str, ...]:
    """Take over every sealed item that is not here yet; taking one over twice changes nothing. Notes stay sealed.

    Returns
    -------
    tuple of str
        Identifiers of items that do not open. They stay where they are, and keep nobody from opening the rest.
    """
    held = {
        item
        for model in (Original, FileName, ListCell)
        for item in model.objects.values_list("item", flat=True)
    }
    damaged: list[str] = []
    for item in SealedItem.objects.exclude(kind=NOTE).order_by("at", "id"):
        if item.id in held:
            continue
        try:
            content = open_item(casebook, item)
        except DamagedSeal:
            damaged.append(item.id)
            continue
        with writing():
            _receive(item, content)
    return tuple(damaged)


def _receive(item: SealedItem, content: dict[str, object]) -> None:
    if item.kind == FILE:
        FileName.objects.create(
            item=item.id, source=item.source_id, words=str(content["name"]), at=item.at, by=item.by
        )
        return
    if item.kind == COLUMNS:
        _receive_columns(item, cast(list[dict[str, str]], content["rows"]))
        return
    text, words = str(content["text"]), str(content["original"])
    Original.objects.create(
        item=item.id,
        source=item.source_id,
        text=text,
        words=words,
        alignment=content["alignment"],
        at=item.at,
        by=item.by,
    )
    known: set[tuple[str, str]] = set()
    for start, end, kind, token, person in cast(list[Row], content["masks"]):
        hidden = words[start:end]
        MaskedWord.objects.create(
            item=item.id,
            source=item.source_id,
            text=text,
            start=start,
            end=end,
            kind=kind,
            token=token,
            person=person,
            words=hidden,
            at=item.at,
            by=item.by,
        )
        if person and (person, hidden) not in known:
            known.add((person, hidden))
            PersonName.objects.create(
                person=person,
                words=hidden,
                script=script_of(hidden),
                kind="mentioned",
                source=item.source_id,
                at=item.at,
                by=item.by,
            )


def _receive_columns(item: SealedItem, rows: list[dict[str, str]]) -> None:
    ListCell.objects.bulk_create(
        ListCell(
            item=item.id,
            source=item.source_id,
            row=number,
            column=column,
            words=words,
            at=item.at,
            by=item.by,
        )
        for number, row in enumerate(rows)
        for column, words in row.items()
        if words
    )
