"""A BagIt bag in one file: a folder of files with their sums, for archives and courts.

References
----------
RFC 8493, The BagIt File Packaging Format (V1.0), sections 2 and 4.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from bearwitness.release.dossier.archive import tar_of

ALGORITHMS = ("sha256", "sha512")
_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bag(name: str, payload: Mapping[str, bytes], info: Mapping[str, str]) -> bytes:
    """Tar file of a bag; the same input gives the same bytes.

    Parameters
    ----------
    name
        Name of the bag's folder.
    payload
        Files by their path below ``data/``.
    info
        Labels and values of ``bag-info.txt``; size and date of the payload are added by the caller.
    """
    data = {f"data/{path}": content for path, content in payload.items()}
    octets = f"{sum(map(len, data.values()))}.{len(data)}"
    told = {**info, "Payload-Oxum": octets}
    tags = {"bagit.txt": _DECLARED, "bag-info.txt": "".join(map(_line, told.items())).encode()}
    tags |= {f"manifest-{each}.txt": _sums(each, data) for each in ALGORITHMS}
    tags |= {f"tagmanifest-{each}.txt": _sums(each, dict(tags)) for each in ALGORITHMS}
    return tar_of(name, {**data, **tags})


def _line(told: tuple[str, str]) -> str:
    label, value = told
    return f"{label}: {' '.join(value.split())}\n"


def _sums(algorithm: str, files: Mapping[str, bytes]) -> bytes:
    lines = [f"{hashlib.new(algorithm, files[path]).hexdigest()}  {path}\n" for path in sorted(files)]
    return "".join(lines).encode()
