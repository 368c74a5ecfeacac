"""The page of the genealogy of published figures."""

from bearwitness.report.genealogy.page import render_genealogy as render_genealogy
