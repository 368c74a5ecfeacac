"""The consent file: from plain objects to a Consent, and back for storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from bearwitness.domain.answer import YES, Answer, answer_of, day_of
from bearwitness.domain.consent import SCOPES, Consent, Guardian, Scope
from bearwitness.domain.errors import BadConsent

Tree = Mapping[object, object]

_WORDS = ("language", "text_version", "method", "interviewer")
_WANTED = {
    "scopes": "{analyse: yes, count: no}",
    "language": "ko",
    "text_version": "2026-1",
    "method": "signed",
    "interviewer": "amina",
    "date": "2026-05-01",
    "questions": "[yes, yes, yes, yes, yes, yes, yes]",
}
"""Fields that every consent file must have, with an example of each."""
_OPTIONAL = ("passages", "child", "guardian", "assent", "second_approver", "interpreter", "withdrawn_at")


def consent_of(tree: object) -> Consent:
    """Consent of a file's plain objects.

    ``record`` is *yes* where the file does not speak of it: it was made for a testimony that is kept.
    A guardian's name is left out: it belongs to the identity store.

    Raises
    ------
    BadConsent
        Where a field is missing, unknown or not valid; names the field, never what stood there.
    """
    top = _top(tree)
    for name, example in _WANTED.items():
        if top.get(name) in (None, "", []):
            raise BadConsent(field=name, example=example)
    consent = stored_consent(tree)
    return replace(consent, scopes={"record": YES, **consent.scopes})


def stored_consent(tree: object) -> Consent:
    """Consent of the plain objects that :func:`consent_to_plain` made, perhaps incomplete, exactly as it was.

    Raises
    ------
    BadConsent
        Where a field is unknown or not valid.
    """
    top = _top(tree)
    scopes, shares = _answers(_mapping(top.get("scopes"), "scopes", _WANTED["scopes"]), "scopes")
    words = {name: _words(top.get(name), name) for name in _WORDS}
    return Consent(
        scopes=scopes,
        shares=shares,
        passages=_passages(top.get("passages")),
        child=_yes_or_no(top.get("child", False), "child"),
        guardian=_guardian(top.get("guardian")),
        assent=None if top.get("assent") is None else _yes_or_no(top["assent"], "assent"),
        second_approver=_name_or_none(top.get("second_approver"), "second_approver"),
        interpreter=_name_or_none(top.get("interpreter"), "interpreter"),
        date=_day(top.get("date"), "date"),
        questions=_questions(top.get("questions")),
        withdrawn_at=_moment(top.get("withdrawn_at"), "withdrawn_at"),
        **words,
    )


def consent_to_plain(consent: Consent) -> dict[str, object]:
    """Plain objects of a consent, fit for JSON, which :func:`stored_consent` reads back."""
    scopes: dict[str, object] = {scope: answer.to_plain() for scope, answer in consent.scopes.items()}
    if consent.shares:
        scopes["share"] = {name: answer.to_plain() for name, answer in consent.shares.items()}
    guardian = consent.guardian
    return {
        "scopes": scopes,
        "passages": {each: _plain_passage(answers) for each, answers in consent.passages.items()},
        "child": consent.child,
        "guardian": guardian and {"relation": guardian.relation, "party_to_events": guardian.party_to_events},
        "assent": consent.assent,
        "second_approver": consent.second_approver,
        "language": consent.language,
        "text_version": consent.text_version,
        "method": consent.method,
        "interviewer": consent.interviewer,
        "interpreter": consent.interpreter,
        "date": consent.date and consent.date.isoformat(),
        "questions": list(consent.questions),
        "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
    }


def _plain_passage(answers: Mapping[str, Answer]) -> dict[str, object]:
    """Answers of one passage, its recipients under ``share`` again."""
    plain: dict[str, object] = {k: a.to_plain() for k, a in answers.items() if not k.startswith("share:")}
    shares = {k.removeprefix("share:"): a.to_plain() for k, a in answers.items() if k.startswith("share:")}
    return {**plain, "share": shares} if shares else plain


def _answers(tree: Tree, field: str) -> tuple[dict[Scope, Answer], dict[str, Answer]]:
    """Answers by scope, and by recipient; a plain ``share: no`` is no recipient at all."""
    scopes: dict[Scope, Answer] = {}
    shares: dict[str, Answer] = {}
    if not set(tree) <= set(SCOPES):
        raise BadConsent(field=field, example=", ".join(SCOPES))
    for scope in SCOPES:
        if scope not in tree:
            continue
        value = tree[scope]
        if scope != "share":
            scopes[scope] = answer_of(value, f"{field}.{scope}")
        elif isinstance(value, Mapping):
            shares = {
                _recipient(name, field): answer_of(each, f"{field}.share.*") for name, each in value.items()
            }
        elif answer_of(value, f"{field}.share").granted:
            raise BadConsent(field=f"{field}.share", example="{RECIPIENT: 2027-12-31}")
    return scopes, shares


def _recipient(name: object, field: str) -> str:
    """Name of a recipient; YAML may have read something else."""
    if not isinstance(name, str) or not name.strip():
        raise BadConsent(field=f"{field}.share", example="{RECIPIENT: 2027-12-31}")
    return name


def _passages(tree: object) -> dict[str, dict[str, Answer]]:
    """Answers that differ in a passage; ``share: no`` there closes it for every recipient."""
    found: dict[str, dict[str, Answer]] = {}
    if tree is None:
        return found
    for name, entry in _mapping(tree, "passages", "{PASSAGE: {quote: no}}").items():
        answers = _mapping(entry, "passages.*", "{quote: no}")
        scopes, shares = _answers(answers, "passages.*")
        found[str(name)] = {str(scope): answer for scope, answer in scopes.items()}
        found[str(name)] |= {f"share:{each}": answer for each, answer in shares.items()}
        if "share" in answers and not isinstance(answers["share"], Mapping):
            found[str(name)]["share"] = answer_of(answers["share"], "passages.*.share")
    return found


def _guardian(tree: object) -> Guardian | None:
    """Guardian without the name."""
    if tree is None:
        return None
    fields = _mapping(tree, "guardian", "{relation: aunt, party_to_events: no}")
    relation = _words(fields.get("relation"), "guardian.relation")
    if not relation or not set(fields) <= {"name", "relation", "party_to_events"}:
        raise BadConsent(field="guardian.relation", example="aunt")
    return Guardian(
        relation=relation,
        party_to_events=_yes_or_no(fields.get("party_to_events"), "guardian.party_to_events"),
    )


def _questions(value: object) -> tuple[bool, ...]:
    """Seven times yes or no."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadConsent(field="questions", example=_WANTED["questions"])
    return tuple(_yes_or_no(each, f"questions.{number}") for number, each in enumerate(value, 1))


def _top(tree: object) -> Tree:
    """Fields of the whole file, none of them unknown."""
    top = _mapping(tree, "scopes", _WANTED["scopes"])
    if not set(top) <= {*_WANTED, *_OPTIONAL}:
        raise BadConsent(field="(unknown name)", example=", ".join((*_WANTED, *_OPTIONAL)))
    return top


def _mapping(value: object, field: str, example: str) -> Tree:
    """Named fields."""
    if not isinstance(value, Mapping):
        raise BadConsent(field=field, example=example)
    return value


def _yes_or_no(value: object, field: str) -> bool:
    """YAML's yes and no, or their words."""
    if value is True or value == "yes":
        return True
    if value is False or value == "no":
        return False
    raise BadConsent(field=field, example="yes")


def _words(value: object, field: str) -> str:
    """Words, perhaps none; a bare number such as a version counts as its digits, Norwegian's tag as text."""
    if value is None:
        return ""
    if value is False and field == "language":
        return "no"
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise BadConsent(field=field, example=_WANTED.get(field, "ben"))
    return str(value).strip()


def _name_or_none(value: object, field: str) -> str | None:
    """A name, or nobody: nothing, or a plain no."""
    return None if value is False or value == "no" else _words(value, field) or None


def _day(value: object, field: str) -> date | None:
    """A calendar day, or none."""
    day = day_of(value)
    if day is None and value is not None:
        raise BadConsent(field=field, example="2026-05-01")
    return day


def _moment(value: object, field: str) -> datetime | None:
    """A time with its zone, or none."""
    if value is None or isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise BadConsent(field=field, example="2026-05-01T09:00:00+00:00") from error
