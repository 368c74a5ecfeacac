"""A36: a sealed original whose entry could not be written is swept."""

from pathlib import Path

import pytest
from tests.casebooks import folder, keys, template

from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault import audit
from bearwitness.vault.data_keys import DataKeys

__all__ = ["folder", "keys", "template"]


def unwritable(*_: object, **__: object) -> audit.AuditEntry:
    raise OSError("the audit table cannot be written")


def test_a_blob_without_its_row_is_swept_at_the_next_opening(
    folder: Path, keys: DataKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, open_casebook(folder, keys, actor="amina") as book:
        patched.setattr(audit, "append", unwritable)
        with pytest.raises(OSError, match="audit"):
            add_source(book, data=b"A note.", name="a", kind="document")
        assert len(list((folder / "evidence").iterdir())) == 1
    with open_casebook(folder, keys, actor="amina"):
        assert list((folder / "evidence").iterdir()) == []
