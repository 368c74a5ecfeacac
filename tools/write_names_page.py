"""Write docs/names.md from the tables of the name keys."""

from pathlib import Path

from bearwitness.linkage.names.page import names_page

(Path(__file__).parents[1] / "docs" / "names.md").write_text(names_page(), "utf-8")
