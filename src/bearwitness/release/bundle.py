"""Write a release as a signed folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.record import to_json
from bearwitness.release.data_files import captures_path, data_package, derived
from bearwitness.release.errors import BundleExists
from bearwitness.release.folder import KEY, MANIFEST, RECEIPTS, SIGNATURE
from bearwitness.release.gate import Assembled
from bearwitness.release.receipts import receipts_of
from bearwitness.release.signature import fingerprint, public_pem, signing_key
from bearwitness.report import edition, page_name, render_figures, render_page


def as_json(data: object) -> bytes:
    """JSON as it stands in a bundle: sorted keys, one space, a last line end."""
    return (json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


def write_bundle(files: Mapping[str, bytes], folder: Path) -> str:
    """Write ``folder/release/``; it is complete before it takes its name.

    Parameters
    ----------
    files
        What `bundle_files` made, by path.
    folder
        Where the folder ``release`` is to stand; made if it is missing.

    Returns
    -------
    str
        Fingerprint of the signing key, for readers to get by another way.

    Raises
    ------
    BundleExists
        If ``folder/release`` is there already.
    """
    target = folder / "release"
    if os.path.lexists(target):
        raise BundleExists
    folder.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".release-", dir=folder))
    try:
        for path, content in sorted(files.items()):
            _write(draft / path, content)
        draft.chmod(0o755)
        draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if os.path.lexists(target):
            raise BundleExists from error
        raise
    return fingerprint(files[KEY])


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def bundle_files(assembled: Assembled, seed: bytes) -> dict[str, bytes]:
    """Every file of the bundle by its path; the same input gives the same bytes.

    Parameters
    ----------
    assembled
        What passed the gate.
    seed
        32-byte seed of the casebook's Ed25519 signing key.

    Raises
    ------
    BadSeed
        If the seed has another length.
    """
    release, key = assembled.release, signing_key(seed)
    pem = public_pem(key.public_key())
    receipts = receipts_of(release, assembled.captures, seed)
    files = {path: text.encode() for path, text in derived(release).items()}
    files |= {captures_path(name): text.encode() for name, text in assembled.shipped.items()}
    files |= {path: svg.encode() for path, svg in render_figures(release).items()}
    files |= {
        page_name(language): render_page(release, receipts, fingerprint(pem), language).encode()
        for language in LANGUAGES
    }
    files["datapackage.json"] = as_json(data_package(release, assembled.shipped))
    files[RECEIPTS] = as_json(
        {"format": 1, "made_by": edition(), "release": release.to_json(), "receipts": to_json(receipts)}
    )
    files[KEY] = pem
    manifest = as_json(
        {"format": 1, "release": release.id, "files": [entry(p, files[p]) for p in sorted(files)]}
    )
    return {**files, MANIFEST: manifest, SIGNATURE: key.sign(manifest)}


def entry(path: str, content: bytes) -> dict[str, str | int]:
    """Line of the manifest for a file."""
    return {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
