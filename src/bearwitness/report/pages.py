"""All pages of a bundle, by path."""

from __future__ import annotations

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Receipt, Release
from bearwitness.report.check_page import check_name, render_check
from bearwitness.report.page import render_page
from bearwitness.report.shell import page_name


def render_pages(release: Release, receipts: tuple[Receipt, ...], fingerprint: str) -> dict[str, str]:
    """The release and how to check it, in every language."""
    pages = {page_name(each): render_page(release, receipts, fingerprint, each) for each in LANGUAGES}
    return pages | {check_name(each): render_check(each) for each in LANGUAGES}
