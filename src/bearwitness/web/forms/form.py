"""A form: what was sent in, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import message, say
from bearwitness.web.forms.field import Field
from bearwitness.web.request import PageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A field as the template needs it."""

    field: Field
    values: tuple[str, ...]
    error: str

    @property
    def value(self) -> str:
        """The one value."""
        return self.values[0] if self.values else ""


class Form:
    """Fields with what a request sent in.

    Passwords and files are never shown again. In a view::

        form = Form(request, FIELDS)
        if form.sent and form.reads():
            with form.refusing():
                return redirect(do_it(request.casebook, form.value("name")))
        return render(request, "area/page.html", {"form": form}, status=form.status)
    """

    def __init__(
        self,
        request: PageRequest,
        fields: Sequence[Field],
        initial: Mapping[str, str | Sequence[str]] | None = None,
    ) -> None:
        self._request = request
        self._fields = {each.name: each for each in fields}
        self._errors: dict[str, str] = {}
        self.error = ""
        self.sent = request.method == "POST"
        self._values = {each.name: self._sent(each) for each in fields} if self.sent else _listed(initial)

    def reads(self) -> bool:
        """Whether everything is there, short enough, and one of what can be chosen."""
        for name, field in self._fields.items():
            values = self._values.get(name, [])
            chosen = {each.value for each in field.choices if not each.off}
            if field.required and not (
                self.file(name) if field.kind == "file" else any(map(str.strip, values))
            ):
                self.refuse(name, "web.form.missing")
            elif any(len(each) > field.most for each in values):
                self.refuse(name, "web.form.long", most=field.most)
            elif chosen and not chosen.issuperset(filter(None, values)):
                self.refuse(name, "web.form.choose")
        return not self._errors

    def refuse(self, name: str, key: str, **values: object) -> None:
        """Say in a message of the catalogues what is wrong with a field."""
        self._errors[name] = message(key, self._request.language, **values)

    def refusing(self, name: str = "") -> Refusing:
        """Let an error of the house inside the ``with`` be said beside a field, or above the form."""
        return Refusing(self, name)

    def say(self, error: BearwitnessError, name: str = "") -> None:
        """Say an error beside a field, or above the form."""
        sentence = say(error, self._request.language)
        if name:
            self._errors[name] = sentence
        else:
            self.error = sentence

    @property
    def status(self) -> int:
        """Status of the answer that shows it."""
        return 422 if self._errors or self.error else 200

    def value(self, name: str) -> str:
        """What was sent for a field, without blanks around it; a password as it is."""
        values = self._values.get(name, [])
        given = values[0] if values else ""
        return given if self._fields[name].kind == "password" else given.strip()

    def values(self, name: str) -> list[str]:
        """Everything that was ticked."""
        return list(self._values.get(name, []))

    def file(self, name: str) -> UploadedFile[bytes] | None:
        """File that was sent; it is in memory only."""
        found = self._request.FILES.get(name)
        return found if isinstance(found, UploadedFile) else None

    def __iter__(self) -> Iterator[Shown]:
        for name, field in self._fields.items():
            kept = () if field.kind in ("password", "file") else tuple(self._values.get(name, ()))
            yield Shown(field=field, values=kept, error=self._errors.get(name, ""))

    @property
    def has_file(self) -> bool:
        """Whether it must be sent as multipart."""
        return any(each.kind == "file" for each in self._fields.values())

    def _sent(self, field: Field) -> list[str]:
        found = self._request.POST.getlist(field.name)
        return found if field.many else found[:1]


class Refusing:
    """Context that turns an error of the house into a sentence of the form."""

    def __init__(self, form: Form, name: str) -> None:
        self._form, self._name = form, name

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Swallow an error of the house; refusals of rights and of identifiers go on to the page's frame."""
        from bearwitness.casebook.errors import NoSuchItem, NotAllowed

        if not isinstance(error, BearwitnessError) or isinstance(error, NoSuchItem | NotAllowed):
            return False
        self._form.say(error, self._name)
        return True


def _listed(initial: Mapping[str, str | Sequence[str]] | None) -> dict[str, list[str]]:
    return {
        name: [value] if isinstance(value, str) else list(value) for name, value in (initial or {}).items()
    }
