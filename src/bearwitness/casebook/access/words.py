"""Through the door to what was said: texts, passages, words that were searched."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.casebook.access.door import Door
from bearwitness.casebook.errors import NoSuchItem, NotMasked
from bearwitness.casebook.laid_rows import Laid, laid_rows
from bearwitness.casebook.models import Passage, Source, TextReading, TextToken, TextVersion
from bearwitness.casebook.open_text import open_spans, veiled
from bearwitness.casebook.pictures_seen import PictureSeen, pictures_seen
from bearwitness.casebook.public_documents import public_documents
from bearwitness.casebook.quotes_seen import Asked, QuoteSeen, quotes_seen
from bearwitness.casebook.quoting import public_original, quotable
from bearwitness.casebook.records import reading_record
from bearwitness.casebook.search import Hit
from bearwitness.casebook.search.search_open import HITS, search_open
from bearwitness.casebook.texts import texts_beside, texts_open, uncoded_text
from bearwitness.domain.consent import Scope
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.quote import Quotable
from bearwitness.domain.source import ReadingRecord
from bearwitness.domain.text_overview import TextOverview


class Words(Door):
    """Texts and passages, as far as they are open and the actor sees their source."""

    def text_ids(self, source_id: str) -> list[str]:
        """Versions of the text of one source that the role may read.

        Raises
        ------
        NotMasked
            It is a testimony or a list, and nobody has masked it yet.
        """
        source = self._open(Source.objects.filter(id=source_id), self.sight).first()
        if source is None:
            raise NoSuchItem
        texts = TextVersion.objects.filter(source=source, remasking=None).order_by("id")
        found = list(texts.values_list("id", flat=True))
        if not found:
            raise NotMasked
        return found

    def texts(self, start: int = 0, most: int = 50) -> list[TextOverview]:
        """Texts of the sources that are open as a whole, newest first; none of their words."""
        return texts_open(self.sight, self._now(), start, most)

    def texts_beside(self, source_id: str) -> list[TextOverview]:
        """Texts of the source that this one repeats or translates, and of those that repeat or translate it."""
        return texts_beside(source_id, self.sight, self._now())

    def laid_rows(self, text_id: str, other_id: str) -> list[Laid]:
        """Rows that somebody has laid by hand of two texts, seen from the first; offsets only."""
        return laid_rows(text_id, other_id)

    def uncoded_text(self) -> str | None:
        """The text that waits longest for its first claim."""
        return uncoded_text(self.sight, self._now())

    def passage(self, passage_id: str, scope: Scope | None = None) -> PassageRecord:
        """One passage; with ``quote``, only what may be quoted outside."""
        found = self._readable(
            Passage.objects.filter(id=passage_id), self.sight if scope is None else self._checked(scope)
        )
        if not found:
            raise NoSuchItem
        return found[0]

    def text(self, text_id: str) -> str:
        """Text of one version, with a veil over each character that is closed, so that offsets hold."""
        row = TextVersion.objects.filter(id=text_id, remasking=None).first()
        spans = open_spans(row, self.sight, self._now()) if row else []
        if row is None or not spans:
            raise NoSuchItem
        return veiled(row.text, spans)

    def reading(self, text_id: str) -> ReadingRecord:
        """How a text was read from its original, and where its spans stand there; for sources open as a whole."""
        row = TextReading.objects.filter(text=text_id).first()
        if row is None or not self._open(Source.objects.filter(texts=text_id), self.sight).exists():
            raise NoSuchItem
        return reading_record(row)

    def tokens(self, text_id: str) -> dict[str, str]:
        """Pseudonym of each person for whom a token of a text stands; no name is here."""
        self.text(text_id)
        return dict(TextToken.objects.filter(text=text_id).values_list("token", "subject_id"))

    def search(self, words: str, *, limit: int = HITS, after: str | None = None) -> list[Hit]:
        """Where the words stand in open text, for the team or for analysts, by the role; a page at a time."""
        return search_open(words, self.sight, self._now(), limit=limit, after=after)

    def quotable(self, passages: Sequence[str], *, recipient: str | None = None) -> dict[str, Quotable]:
        """Those of the passages that may be quoted outside, or to one recipient, with what they rest on."""
        self._checked("quote")
        return quotable(passages, self._now(), recipient)

    def public_image(self, source_id: str) -> tuple[bytes, str, tuple[str, ...]] | None:
        """Original and licence of a public document that may be shown, and tokens of whom it concerns; None for anything else."""
        self._checked("quote")
        return public_original(self._casebook, source_id, self._now())

    def may_be_shown(self, sources: Sequence[str]) -> frozenset[str]:
        """Those of the sources that are public documents whose licence lets them be shown."""
        self._checked("quote")
        return frozenset(public_documents(self._now()).filter(id__in=sources).values_list("id", flat=True))

    def quotes_seen(self, asked: Asked) -> tuple[list[QuoteSeen], bool]:
        """Passages that may be quoted, of the sources that she sees, and whether there are more than she asked for."""
        self._checked("quote")
        return quotes_seen(self.sight, self._now(), asked)

    def pictures_seen(self, named: Sequence[str] = (), most: int = 20) -> tuple[list[PictureSeen], bool]:
        """Images that may be shown, of the sources that she sees, and whether there are more than so many beside the named."""
        self._checked("quote")
        return pictures_seen(self.sight, self._now(), named, most)
