"""Pages, paper and charts of a release: draws what it is given."""

from bearwitness.report.check_page import SUMS, check_name
from bearwitness.report.edition import edition
from bearwitness.report.figures import chart_paths, data_path, render_figures, render_plain
from bearwitness.report.pages import render_pages
from bearwitness.report.paper import paper_name, render_paper, running_line
from bearwitness.report.paper_numbers import Content, letters_in, numbers_in, paper_numbers
from bearwitness.report.shell import page_name
from bearwitness.report.synthetic_section import SYNTHETIC_FILES

__all__ = [
    "SUMS",
    "SYNTHETIC_FILES",
    "Content",
    "chart_paths",
    "check_name",
    "data_path",
    "edition",
    "letters_in",
    "numbers_in",
    "page_name",
    "paper_name",
    "paper_numbers",
    "render_figures",
    "render_pages",
    "render_paper",
    "render_plain",
    "running_line",
]
