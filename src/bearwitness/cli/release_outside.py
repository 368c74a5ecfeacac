"""Steps of a release for an approver outside: register her key, ask her, take what she signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook

Found = tuple[dict[str, object], list[str]]
SIGN = "openssl pkeyutl -sign -inkey KEY.pem -rawin -in {name} -out {name}.sig"


def registered(casebook: Casebook, name: str, key: bytes, language: Language) -> Found:
    """Register a public key under a name."""
    from bearwitness.actions.releases.register_approver import register_approver

    mark = register_approver(casebook, name, key)
    return {"fingerprint": mark}, [message("release.cli.registered", language, fingerprint=mark)]


def asked(casebook: Casebook, text: str, out: Path, language: Language) -> Found:
    """Write the file that she is to read and sign."""
    from bearwitness.actions.out_folder import out_folder
    from bearwitness.actions.releases.request_approval import request_approval
    from bearwitness.release.planning.dossier_plan import read_plan

    digest = read_plan(text).digest()
    content = request_approval(casebook, digest)
    out_folder(out)
    path = out / f"request-{digest[:16]}.json"
    path.write_bytes(content)
    command = SIGN.format(name=path.name)
    return {"file": str(path)}, [message("release.cli.asked", language, path=path, command=command)]


def approved(casebook: Casebook, request: bytes, signature: bytes, language: Language) -> Found:
    """Take what she signed."""
    from bearwitness.actions.releases.approve_outside import approve_outside

    number = approve_outside(casebook, request, signature)
    return {"approvals": number}, [message("release.cli.approved", language, number=number)]
