"""What the page of a genealogy needs beside the style of every page."""

from __future__ import annotations

from bearwitness.report.style import CSS

GENEALOGY_CSS = (
    CSS
    + """
:root{--apart:#8a3b12}
@media (prefers-color-scheme:dark){:root{--apart:#f0b48c}}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{fill:var(--ink);font-size:15px;font-family:inherit}
svg .small{fill:var(--soft);font-size:13.5px}
svg .strong{font-weight:700}
svg .apart{fill:var(--apart);font-size:13.5px;font-weight:600}
svg .line{stroke:var(--soft);stroke-width:1.5;fill:none}
svg .probable{stroke-dasharray:7 4}
svg .possible{stroke-dasharray:1.5 4;stroke-linecap:round}
svg .dot{fill:var(--ground);stroke:var(--soft);stroke-width:2}
svg .source{fill:var(--accent);stroke:var(--accent)}
svg .bar{stroke:var(--accent);stroke-width:8}
svg .open{stroke:var(--accent);stroke-width:3;stroke-dasharray:3 3}
svg .point{fill:var(--accent)}
svg .axis{stroke:var(--line);stroke-width:1}
.facts{grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}
.picture{max-width:43rem}
.narrow{display:none}
.differs{color:var(--apart);font-weight:600}
td.words,th.words{text-align:left;white-space:normal}
.says{display:block}
summary{cursor:pointer;color:var(--accent);padding:.4rem 0}
@media screen and (max-width:44rem){.wide{display:none}.narrow{display:block}}
@media screen and (max-width:44rem){table.stacked thead{position:absolute;clip-path:inset(50%)}
table.stacked tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
table.stacked td,table.stacked th{display:block;border:0;padding:.1rem 0;text-align:left;white-space:normal}
table.stacked td[data-label]::before{content:attr(data-label) " ";color:var(--soft);font-size:.85rem;margin-right:.35rem}}
@media print{:root{--apart:#000}summary{display:none}.picture{max-width:30rem}table{font-size:9pt}
.figure{margin-bottom:1rem}p.reading{break-after:avoid}}
"""
)
