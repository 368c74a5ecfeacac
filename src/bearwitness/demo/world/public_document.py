"""Public documents of the demo: invented reports and articles that quote one another's figures."""

from __future__ import annotations

from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.world_source import WorldSource


def public_documents() -> tuple[WorldSource, ...]:
    """Every document, the earlier ones first; public, so that no consent is recorded."""
    return tuple(
        WorldSource(
            name=entry["name"],
            data=entry["text"].encode("utf-8"),
            kind="document",
            organisation=None,
            language=entry["language"],
            consent=None,
            derives_from=tuple(entry["derives_from"]),
        )
        for entry in bank("documents")["documents"]
    )
