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
from bearwitness.domain.release import Receipt, Release
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.data_files import captures_path, derived, sheets
from bearwitness.release.bundle.data_package import data_package
from bearwitness.release.bundle.folder import KEY, MANIFEST, PACKAGE, RECEIPTS, SIGNATURE
from bearwitness.release.bundle.parquet import parquet_path, write_parquet
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.bundle.signature import fingerprint, public_pem, signing_key
from bearwitness.release.bundle.sums import sums_of
from bearwitness.release.errors import BundleExists
from bearwitness.report import (
    SUMS,
    edition,
    page_name,
    paper_name,
    render_figures,
    render_pages,
    render_paper,
)


def as_json(data: object) -> bytes:
    """JSON as it stands in a bundle: sorted keys, one space, a last line end."""
    return (json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


def write_bundle(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write ``folder/release/``; it is complete before it takes its name.

    Parameters
    ----------
    files
        What `bundle_files` made, by path.
    folder
        Where the folder ``release`` is to stand; made if it is missing.

    Returns
    -------
    Path
        The folder.

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
    return target


def sealed_name(release: str) -> str:
    """Name of the one file of a release that is sealed to its recipient."""
    return f"release-{release}.tar.age"


def write_sealed(content: bytes, release: str, folder: Path) -> Path:
    """Write the sealed file of a release; raises `BundleExists` where it is there already."""
    target = folder / sealed_name(release)
    try:
        _write(target, content)
    except FileExistsError as error:
        raise BundleExists from error
    return target


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
    receipts = receipts_of(release, assembled.captures, seed, assembled.replicates)
    files = _data(assembled) | _shown(release, receipts, fingerprint(pem), assembled.more)
    files[RECEIPTS] = as_json(
        {"format": 1, "made_by": edition(), "release": release.to_json(), "receipts": to_json(receipts)}
    )
    files[KEY] = pem
    files[SUMS] = sums_of(files)
    manifest = as_json(
        {"format": 1, "release": release.id, "files": [entry(p, files[p]) for p in sorted(files)]}
    )
    return {**files, MANIFEST: manifest, SIGNATURE: key.sign(manifest)}


def _data(assembled: Assembled) -> dict[str, bytes]:
    release = assembled.release
    files = {path: text.encode() for path, text in derived(release).items()}
    files |= {captures_path(name): text.encode() for name, text in assembled.shipped.items()}
    files |= {parquet_path(path): write_parquet(*sheet) for path, sheet in sheets(release).items()}
    files |= assembled.more
    return files | {PACKAGE: as_json(data_package(release, assembled.shipped, files))}


def _shown(
    release: Release, receipts: tuple[Receipt, ...], owner: str, images: Mapping[str, bytes]
) -> dict[str, bytes]:
    files = {path: svg.encode() for path, svg in render_figures(release).items()}
    pictures = {each.path: images[each.path] for each in release.images}
    pages = render_pages(release, receipts, owner)
    papers = {
        paper_name(each): render_paper(release, pages[page_name(each)], files | pictures, each)
        for each in LANGUAGES
    }
    return files | {path: page.encode() for path, page in pages.items()} | papers


def entry(path: str, content: bytes) -> dict[str, str | int]:
    """Line of the manifest for a file."""
    return {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
