"""Re-sign a changed bundle, as somebody with a key could."""

from __future__ import annotations

from pathlib import Path

from bearwitness.release.bundle.bundle import as_json, entry
from bearwitness.release.bundle.signature import public_pem, signing_key


def sign_again(folder: Path, seed: bytes) -> None:
    key = signing_key(seed)
    (folder / "key.pub").write_bytes(public_pem(key.public_key()))
    left_out = {"manifest.json", "manifest.sig"}
    paths = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in left_out
    )
    files = [entry(path, (folder / path).read_bytes()) for path in paths]
    manifest = as_json({"format": 1, "release": "R-AAAAAAAAAAAAAAAAAAAAAAAAAA", "files": files})
    (folder / "manifest.json").write_bytes(manifest)
    (folder / "manifest.sig").write_bytes(key.sign(manifest))
