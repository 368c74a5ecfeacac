"""`bearwitness link PATH review next|judge|undo|report`: people decide on pairs."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json
from bearwitness.domain.errors import BadValue
from bearwitness.domain.judgement import VERDICTS
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.linking.review_report import ReviewReport
    from bearwitness.casebook.handle import Casebook

WORDS = (["next"], ["judge"], ["undo"], ["report"])


def review(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> int:
    """Do what the words after `review` say."""
    _, verb, *rest = chosen.review
    do = {"next": _next, "judge": _judge, "undo": _undo, "report": _report}[verb]
    found, lines = do(casebook, rest, chosen, language)
    if chosen.json:
        print_json(ok=True, warnings=[], **found)
    else:
        print("\n".join(lines))
    return 0


Answer = tuple[dict[str, object], list[str]]


def _next(casebook: Casebook, rest: list[str], chosen: argparse.Namespace, language: Language) -> Answer:
    from bearwitness.actions.linking.next_pair import next_pair
    from bearwitness.linkage.words import say_evidence

    pair = next_pair(casebook, "sample" if chosen.sample else "queue")
    if pair is None:
        return {"pair": None, "left": 0}, [message("linkage.cli.none", language)]
    evidence = say_evidence(pair.evidence, language)
    lists = {"list_a": pair.list_a, "list_b": pair.list_b, "left": pair.left}
    return {"pair": pair.pair_id, "mode": pair.mode, **lists, "evidence": evidence}, [
        message("linkage.cli.pair", language, pair=pair.pair_id, **lists),
        message("linkage.cli.evidence", language, evidence=evidence),
        message("linkage.cli.ask", language, pair=pair.pair_id),
    ]


def _judge(casebook: Casebook, rest: list[str], chosen: argparse.Namespace, language: Language) -> Answer:
    from bearwitness.actions.linking.record_judgement import record_judgement

    verdict = next((each for each in VERDICTS if rest[1:] == [each]), None)
    if verdict is None:
        raise BadValue(kind="judge", example="review judge PAIR same|different|unsure")
    made = record_judgement(casebook, rest[0], verdict)
    return {"judgement": made.id}, [message("linkage.cli.judged", language, judgement=made.id)]


def _undo(casebook: Casebook, rest: list[str], chosen: argparse.Namespace, language: Language) -> Answer:
    from bearwitness.actions.linking.withdraw_judgement import withdraw_judgement

    gone = withdraw_judgement(casebook, rest[0] if rest else None)
    return {"judgement": gone}, [message("linkage.cli.undone", language, judgement=gone)]


def _report(casebook: Casebook, rest: list[str], chosen: argparse.Namespace, language: Language) -> Answer:
    from bearwitness.actions.linking.review_report import review_report

    made = review_report(casebook)
    return _counts(made), _lines(made, language)


def _counts(made: ReviewReport) -> dict[str, object]:
    return {
        "judged": made.judged,
        "same": made.same,
        "different": made.different,
        "contradicted": list(made.contradicted_pairs),
        "waiting": made.waiting,
        "agreement": made.agreement,
        "chains": [
            {"records": len(each.records), "against": len(each.against), "unseen": each.unseen}
            for each in made.chains
        ],
        "sample": {"settled": made.sampled, "needed": made.needed},
        "clusters": {"linked": made.persons_before, "now": made.persons_now},
        "captures": json.loads(made.captures.to_json(orient="records")),
    }


def _lines(made: ReviewReport, language: Language) -> list[str]:
    def words(name: str, **values: str | int) -> str:
        return message(f"linkage.cli.{name}", language, **values)

    counts = {"judged": made.judged, "same": made.same, "different": made.different}
    return [
        words("report", **counts, contradicted=made.contradicted, waiting=made.waiting),
        words("report_sample", sampled=made.sampled, needed=made.needed),
        words("report_persons", before=made.persons_before, now=made.persons_now),
        *(words("contradicted", pair=each) for each in made.contradicted_pairs),
        *(
            words("chain", records=len(each.records), unseen=each.unseen, against=len(each.against))
            for each in made.chains
        ),
    ]
