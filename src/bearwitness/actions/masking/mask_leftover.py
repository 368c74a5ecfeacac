"""Mask what was overlooked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.errors import MaskedWhileBlind
from bearwitness.actions.sources.put_reading import carry_reading
from bearwitness.casebook.acting import acting, roles_of
from bearwitness.casebook.double_coding import is_unsettled
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.laid_rows import carry_alignments
from bearwitness.casebook.models import Passage, Remasking, TextToken, TextVersion
from bearwitness.casebook.notes import mask_notes
from bearwitness.casebook.open_text import open_spans
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.casebook.search import find
from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.sight import Sight
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.working_text import put_working_text
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import TOKEN, Mask, Masking


def mask_leftover(casebook: Casebook, text_id: str, masking: Masking) -> list[str]:
    """Mask more in a working text, and the same words in every other one; return the new texts, this one first.

    For each, a new version takes the place of the old one, its passages move over with their claims and answers and
    are cut anew, and the words of the old version are sealed to the custodians and removed. So are the words in what
    was typed beside the texts: values, reasons, notes. Search reads the new
    version from then on. The audit tells which texts and how many passages and
    notes, and no word. Texts that the actor may
    not read are masked too, and are not among those returned: she must not learn what stands in them.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such working text, or what is to be masked in it is closed and the actor is not a custodian.
    BadMasking
        Nothing is to be masked, or a span does not fit the text.
    MaskedWhileBlind
        A text that is to be masked is being coded twice, and its coders may still read it.
    """
    now = datetime.now(UTC)
    with acting(casebook, "mask_leftover", "code") as entry:
        texts = TextVersion.objects.filter(source__kind__in=PROTECTED, remasking=None).order_by("id")
        first = texts.filter(id=text_id).first()
        if first is None:
            raise NoSuchItem
        if not masking.masks or max(mask.end for mask in masking.masks) > first.length:
            raise BadMasking(place=first.length)
        sight = sight_of(casebook)
        seen = _in_open_words(first, masking, sight, now)
        if len(seen) < len(masking.masks) and "custodian" not in roles_of(casebook):
            raise NoSuchItem
        words = {first.text[mask.start : mask.end]: mask for mask in masking.masks}
        again = [each for each in _same_words(first.text, words, reuse=True) if not _covered(each, masking)]
        wanted = [(first, Masking(masks=(*masking.masks, *again)))]
        for other in texts.exclude(id=first.id):
            if found := tuple(_same_words(other.text, words)):
                wanted.append((other, Masking(masks=found)))
        told = [text for text, each in wanted if text is first or _in_open_words(text, each, sight, now)]
        if any(is_unsettled(text) for text in told):
            raise MaskedWhileBlind
        made = {text.id: _remask(casebook, text, each, now) for text, each in wanted}
        entry.object = text_id
        entry.detail["texts"] = [new for new, _ in made.values()]
        entry.detail["passages"] = sum(moved for _, moved in made.values())
        entry.detail["notes"] = mask_notes(casebook, _beside(wanted, words), now)
    return [made[text.id][0] for text in told]


def _in_open_words(text: TextVersion, masking: Masking, sight: Sight, at: datetime) -> list[Mask]:
    """Those of the masks that stand in a part of the text that the actor may read."""
    spans = open_spans(text, sight, at)
    return [
        each for each in masking.masks if any(low <= each.start and each.end <= high for low, high in spans)
    ]


def _covered(mask: Mask, masking: Masking) -> bool:
    return any(mask.start < each.end and each.start < mask.end for each in masking.masks)


def _same_words(text: str, words: dict[str, Mask], *, reuse: bool = False) -> Iterator[Mask]:
    """Every place of the words in a text, however they are written there, but inside its tokens.

    Another text than the one at hand gets tokens that it has not yet. A single character says too little: it is
    masked as it stands, and only in the text that somebody is looking at.
    """
    shut = [match.span() for match in TOKEN.finditer(text)]
    for hidden in sorted(words, key=lambda each: (-len(each), each)):
        single = len(fold(hidden).strip()) < 2
        if single and not reuse:
            continue
        token = words[hidden].token if reuse else _free_token(text, words[hidden].token)
        for start, end in find(hidden, text):
            if single and text[start:end] != hidden:
                continue
            if not any(start < high and low < end for low, high in shut):
                shut.append((start, end))
                yield replace(words[hidden], start=start, end=end, token=token)


def _beside(wanted: list[tuple[TextVersion, Masking]], words: dict[str, Mask]) -> Callable[[str, str], str]:
    """From a source and a note on it to the note masked: by the tokens of the source's own text, where it has some."""
    own: dict[str, dict[str, Mask]] = {}
    for text, masking in wanted:
        words_of = text.text
        hidden = {words_of[mask.start : mask.end]: mask for mask in masking.masks}
        own.setdefault(text.source_id, {}).update(hidden)
    long = {hidden: mask for hidden, mask in words.items() if len(fold(hidden).strip()) > 1}

    def masked(source: str, note: str) -> str:
        if not any(next(find(hidden, note), None) for hidden in long):
            return note
        known = {fold(hidden).strip(): mask for hidden, mask in own.get(source, {}).items()}
        taken = TextToken.objects.filter(text__source=source).values_list("token", flat=True)
        beside = " ".join((note, *taken))
        meant = {
            hidden: known.get(fold(hidden).strip()) or replace(mask, token=_free_token(beside, mask.token))
            for hidden, mask in long.items()
        }
        return Masking(masks=tuple(_same_words(note, meant, reuse=True))).apply(note).text

    return masked


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
    carry_reading(old, new, alignment)
    carry_alignments(old, new, alignment)
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
