"""Pages and charts of a release: draws what it is given."""

from bearwitness.report.edition import edition
from bearwitness.report.figures import render_figures
from bearwitness.report.page import render_page
from bearwitness.report.shell import page_name

__all__ = ["edition", "page_name", "render_figures", "render_page"]
