"""Mask what was overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Passage, Remasking, TextToken, TextVersion
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.casebook.working_text import put_working_text
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import TOKEN, Mask, Masking


def mask_leftover(casebook: Casebook, text_id: str, masking: Masking) -> list[str]:
    """Mask more in a working text, and the same words in every other one; return the new texts, this one first.

    For each, a new version takes the place of the old one, its passages move over with their claims and answers and
    are cut anew, and the words of the old version are sealed to the custodians and removed. Search reads the new
    version from then on. The audit tells which texts and how many passages, and no word.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such working text.
    BadMasking
        Nothing is to be masked, or a span does not fit the text.
    """
    now = datetime.now(UTC)
    with acting(casebook, "mask_leftover", "code") as entry:
        texts = TextVersion.objects.filter(source__kind__in=PROTECTED, remasking=None)
        first = texts.filter(id=text_id).first()
        if first is None:
            raise NoSuchItem
        if not masking.masks or max(mask.end for mask in masking.masks) > first.length:
            raise BadMasking(place=first.length)
        words = {first.text[mask.start : mask.end]: mask for mask in masking.masks}
        again = [each for each in _same_words(first, words, reuse=True) if not _covered(each, masking)]
        made = [_remask(casebook, first, Masking(masks=(*masking.masks, *again)), now)]
        for other in texts.exclude(id=made[0][0]).order_by("id"):
            found = Masking(masks=tuple(_same_words(other, words)))
            if found.masks:
                made.append(_remask(casebook, other, found, now))
        entry.object = text_id
        entry.detail["texts"] = [new for new, _ in made]
        entry.detail["passages"] = sum(moved for _, moved in made)
    return [new for new, _ in made]


def _covered(mask: Mask, masking: Masking) -> bool:
    return any(mask.start < each.end and each.start < mask.end for each in masking.masks)


def _same_words(text: TextVersion, words: dict[str, Mask], *, reuse: bool = False) -> Iterator[Mask]:
    """Every place of the words in a text but inside its tokens; in another text under tokens that it has not yet.

    A single character says too little to be masked in a text that nobody is looking at.
    """
    longest = sorted((each for each in words if reuse or len(each) > 1), key=lambda each: (-len(each), each))
    if not longest:
        return
    tokens = {
        hidden: words[hidden].token if reuse else _free_token(text.text, words[hidden].token)
        for hidden in longest
    }
    shut = [match.span() for match in TOKEN.finditer(text.text)]
    for match in re.finditer("|".join(map(re.escape, longest)), text.text):
        start, end = match.span()
        if not any(start < high and low < end for low, high in shut):
            yield replace(words[match.group()], start=start, end=end, token=tokens[match.group()])


def _free_token(text: str, token: str) -> str:
    number, found = 1, token
    while found in text:
        number += 1
        found = f"{token[:-1]}.{number}]"
    return found


def _remask(casebook: Casebook, old: TextVersion, masking: Masking, at: datetime) -> tuple[str, int]:
    known = dict(TextToken.objects.filter(text=old).values_list("token", "subject_id"))
    masks = tuple(replace(each, person=known.get(each.token, each.person)) for each in masking.masks)
    new, alignment = put_working_text(casebook, old.source, old.text, Masking(masks=masks), at, parent=old)
    Remasking.objects.create(old=old, new=new, at=at, by=casebook.actor)
    fresh = set(new.tokens.values_list("token", flat=True))
    TextToken.objects.bulk_create(
        TextToken(text=new, token=token, subject_id=person)
        for token, person in known.items()
        if token not in fresh
    )
    moved = _move(Passage.objects.filter(text=old).order_by("start", "end"), new, alignment)
    TextVersion.objects.filter(id=old.id).update(text="")
    return new.id, moved


def _move(passages: Iterable[Passage], new: TextVersion, alignment: Alignment) -> int:
    """Cut every passage anew; two that fall on one span are kept apart by a character."""
    taken: set[tuple[int, int]] = set()
    for passage in passages:
        start, end = alignment.to_new(passage.start, passage.end)
        while (start, end) in taken:
            start, end = (start, end + 1) if end < new.length else (start - 1, end)
        taken.add((start, end))
        cut = Passage.cut(passage.id, new, start, end)
        Passage.objects.filter(id=passage.id).update(
            text=new, start=start, end=end, quote=cut.quote, quote_sha256=cut.quote_sha256
        )
    return len(taken)
