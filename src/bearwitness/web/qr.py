"""A QR code as one path, so that no image is made and no style stands in the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QrPath:
    """Side in modules, quiet zone included, and the data of an SVG path of the dark ones."""

    side: int
    path: str


def qr_path(text: str) -> QrPath:
    """QR code (ISO/IEC 18004, error correction M) of a text."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on]
    return QrPath(side=len(rows), path="".join(dark))
