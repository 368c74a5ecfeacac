"""Answers that are files to keep, never pages."""

from __future__ import annotations

from django.http import HttpResponse


def attached(content: bytes, name: str) -> HttpResponse:
    """A download; no browser opens it in the place of a page, whatever it holds."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)
