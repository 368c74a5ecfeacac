"""Answers of the engines of patterns in words, tables and pictures."""

from bearwitness.report.patterns.page import render_pattern as render_pattern
from bearwitness.report.patterns.truth_section import Known as Known
from bearwitness.report.patterns.truth_section import truth_section as truth_section
from bearwitness.report.patterns.wording import figure_words as figure_words
from bearwitness.report.patterns.wording import label_words as label_words
from bearwitness.report.patterns.wording import lines as lines
