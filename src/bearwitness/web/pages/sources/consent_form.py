"""The form in which a person's answers are written down, scope by scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from bearwitness.actions.consents.accept_consent import accept_consent
from bearwitness.domain.answer import NO, Answer
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import QUESTIONS, SCOPES, Consent
from bearwitness.domain.consent_file import stored_consent
from bearwitness.domain.errors import BadConsent, BearwitnessError
from bearwitness.domain.messages import Language, message
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.forms.form import Shown
from bearwitness.web.request import PageRequest

ANSWERS = ("no", "yes", "until")
PLAIN = tuple(each for each in SCOPES if each != "share")
RECIPIENTS = 3
"""Empty lines for recipients; more come with those that are filled."""
_FIELD = {
    "guardian": "relation",
    "guardian.relation": "relation",
    "method": "method",
    "scopes": "answer_record",
}
"""Where an error of the consent is said, if not in a field of its own name."""


class ConsentForm:
    """A form with its parts in the order of the page.

    Parameters
    ----------
    request
        What was sent in, or nothing yet.
    before
        A consent that is in force, from which the form is filled.
    """

    def __init__(self, request: PageRequest, before: Consent | None = None) -> None:
        self._language = request.language
        self._before = before
        self._recipients = self._lines(request, before)
        initial = _initial(before, request.signed_in.name)
        self.form = Form(request, list(self._fields()), initial)
        self._shown = {each.field.name: each for each in self.form}

    @property
    def questions(self) -> Shown:
        """The seven questions."""
        return self._now("questions")

    @property
    def scopes(self) -> list[tuple[str, Shown, Shown]]:
        """Scope, its answer, and its last day; ``share`` is not among them."""
        return [(each, self._now(f"answer_{each}"), self._now(f"until_{each}")) for each in PLAIN]

    @property
    def recipients(self) -> list[tuple[int, Shown, Shown, Shown]]:
        """Number, name, answer and last day of each recipient."""
        names = ("name", "share", "share_until")
        return [
            (number, *(self._now(f"{each}_{number}") for each in names))  # type: ignore[misc]  # three of them
            for number in range(1, self._recipients + 1)
        ]

    @property
    def asked(self) -> list[Shown]:
        """How she was asked."""
        return [
            self._now(each)
            for each in ("language", "text_version", "method", "interviewer", "interpreter", "date")
        ]

    @property
    def child(self) -> list[Shown]:
        """What is needed for a child."""
        return [self._now(each) for each in ("child", "relation", "party", "assent")]

    def consent(self) -> Consent | None:
        """The consent that was written down, or None with what is wrong said in the form."""
        if not self.form.reads() or not self._days_stand():
            return None
        try:
            consent = stored_consent(self._tree())
            accept_consent(consent, "testimony")
        except BadConsent as error:
            self._refuse(error)
            return None
        except BearwitnessError as error:
            self.form.say(error, "party")
            return None
        return consent

    def _now(self, name: str) -> Shown:
        return next(each for each in self.form if each.field.name == name)

    def _lines(self, request: PageRequest, before: Consent | None) -> int:
        sent = sum(key.startswith("name_") for key in request.POST)
        return min(max(sent, (len(before.shares) if before else 0) + RECIPIENTS), 50)

    def _fields(self) -> Iterator[Field]:
        yield self._choices(
            "questions", "checks", [(str(n), f"web_sources.asked.q{n}") for n in range(1, QUESTIONS + 1)]
        )
        answers = [(each, f"web_sources.answers.a_{each}") for each in ANSWERS]
        for scope in PLAIN:
            yield self._choices(f"answer_{scope}", "radios", answers)
            yield Field(name=f"until_{scope}", label="web_sources.consent.until", kind="day", required=False)
        for number in range(1, self._recipients + 1):
            yield Field(
                name=f"name_{number}", label="web_sources.consent.recipient", required=False, most=200
            )
            yield self._choices(f"share_{number}", "radios", answers)
            yield Field(
                name=f"share_until_{number}", label="web_sources.consent.until", kind="day", required=False
            )
        yield from self._how()

    def _how(self) -> Iterator[Field]:
        yield self._coded("language", "language", "web_sources.consent.language")
        yield Field(
            name="text_version",
            label="web_sources.consent.text_version",
            hint="web_sources.consent.text_version_hint",
            most=32,
        )
        yield self._coded("method", "consent_method", "web_sources.consent.method", without="agreement")
        yield Field(
            name="interviewer",
            label="web_sources.consent.interviewer",
            hint="web_sources.consent.interviewer_hint",
            most=200,
        )
        yield Field(
            name="interpreter",
            label="web_sources.consent.interpreter",
            hint="web_sources.consent.interpreter_hint",
            most=200,
            required=False,
        )
        yield Field(name="date", label="web_sources.consent.date", kind="day")
        yield from self._of_a_child()

    def _of_a_child(self) -> Iterator[Field]:
        yield Field(
            name="child",
            label="web_sources.consent.child",
            hint="web_sources.consent.child_hint",
            kind="check",
            required=False,
        )
        yield Field(
            name="relation",
            label="web_sources.consent.relation",
            hint="web_sources.consent.relation_hint",
            most=100,
            required=False,
        )
        plain = [(each, f"web_sources.answers.a_{each}") for each in ("no", "yes")]
        yield self._choices("party", "radios", plain)
        yield self._choices("assent", "radios", plain)

    def _choices(self, name: str, kind: str, said: Sequence[tuple[str, str]]) -> Field:
        choices = tuple(Choice(value=value, label=message(key, self._language)) for value, key in said)
        label = (
            f"web_sources.consent.{name}"
            if name in ("questions", "party", "assent")
            else "web_sources.consent.answer"
        )
        return Field(
            name=name,
            label=label,
            kind="checks" if kind == "checks" else "radios",
            choices=choices,
            required=kind == "checks",
        )

    def _coded(self, name: str, code_list: str, label: str, without: str = "") -> Field:
        return Field(name=name, label=label, kind="select", choices=coded(code_list, self._language, without))

    def _tree(self) -> dict[object, object]:
        value = self.form.value
        asked = set(self.form.values("questions"))
        child = bool(value("child"))
        guardian = {"relation": value("relation"), "party_to_events": value("party") or None}
        shares = {
            value(f"name_{n}"): self._answer(f"share_{n}", f"share_until_{n}")
            for n in range(1, self._recipients + 1)
            if value(f"name_{n}")
        }
        answers: dict[str, object] = {each: self._answer(f"answer_{each}", f"until_{each}") for each in PLAIN}
        return {
            "scopes": {**answers, **({"share": shares} if shares else {})},
            "passages": closed_passages(self._before),
            "questions": [str(number) in asked for number in range(1, QUESTIONS + 1)],
            "child": child,
            "guardian": guardian if child and value("relation") else None,
            "assent": value("assent") == "yes" if child else None,
            **{each: value(each) for each in ("language", "text_version", "method", "interviewer", "date")},
            "interpreter": value("interpreter") or None,
        }

    def _answer(self, name: str, day: str) -> str:
        answer = self.form.value(name) or "no"
        return self.form.value(day) if answer == "until" else answer

    def _days_stand(self) -> bool:
        """Whether each *until* names its day."""
        pairs = [(f"answer_{each}", f"until_{each}") for each in PLAIN]
        pairs += [(f"share_{n}", f"share_until_{n}") for n in range(1, self._recipients + 1)]
        missing = [
            day for name, day in pairs if self.form.value(name) == "until" and not self.form.value(day)
        ]
        for day in missing:
            self.form.refuse(day, "web_sources.consent.day_missing")
        return not missing

    def _refuse(self, error: BadConsent) -> None:
        field = str(error.details["field"])
        if field.startswith("questions"):
            self.form.refuse("questions", "web_sources.consent.not_told")
        elif field == "guardian":
            self.form.refuse("relation", "web_sources.consent.guardian_missing")
        elif field == "guardian.party_to_events":
            self.form.refuse("party", "web_sources.consent.party_missing")
        elif field == "assent":
            self.form.refuse("assent", "web_sources.consent.assent_missing")
        else:
            self.form.say(error, _FIELD.get(field, field if field in self._shown else ""))


def closed_passages(before: Consent | None) -> dict[str, dict[str, object]]:
    """What she has closed in single passages: asking her again about the whole never opens it.

    What she has opened there ends with the consent that it belongs to, as everything does that is not asked again.
    """
    found = {name: _closed(said) for name, said in (before.passages if before else {}).items()}
    return {name: said for name, said in found.items() if said}


def _closed(said: Mapping[str, Answer]) -> dict[str, object]:
    """Each *no* of a passage, as a consent file writes it; one to all recipients takes in every single one."""
    shut = [key for key, answer in said.items() if not answer.granted]
    plain: dict[str, object] = {key: "no" for key in shut if ":" not in key}
    named = {key.partition(":")[2]: "no" for key in shut if ":" in key}
    return {**({"share": named} if named else {}), **plain}


def coded(code_list: str, language: Language, without: str = "") -> tuple[Choice, ...]:
    """Choices of a list of the codebook."""
    book = codebook()
    return tuple(
        Choice(value=code, label=book.label(code_list, code, language))
        for code in book.codes(code_list)
        if code != without
    )


def _initial(before: Consent | None, actor: str) -> Mapping[str, str | Sequence[str]]:
    found: dict[str, str | Sequence[str]] = {
        "date": datetime.now(UTC).date().isoformat(),
        "interviewer": actor,
        "method": "signed",
    }
    consent = before or Consent()
    for scope in PLAIN:
        found |= _stated(consent.answer(scope), f"answer_{scope}", f"until_{scope}")
    shares = [*consent.shares.items(), *[("", NO)] * RECIPIENTS]
    for number, (name, answer) in enumerate(shares, 1):
        found |= {f"name_{number}": name, **_stated(answer, f"share_{number}", f"share_until_{number}")}
    if before is not None:
        found |= {"language": before.language, "text_version": before.text_version}
        found |= {"child": "yes"} if before.child else {}
        found |= {"relation": before.guardian.relation} if before.guardian else {}
    return found


def _stated(answer: Answer, name: str, day: str) -> dict[str, str]:
    if answer.until is not None:
        return {name: "until", day: answer.until.isoformat()}
    return {name: "yes" if answer.granted else "no"}
