"""The style of a page, held in it, and the policy that lets nothing else in.

Opened from disk a page has no origin, so `'self'` would not match a style sheet beside it; the style
stands in the page and the policy names its hash.
"""

from __future__ import annotations

import base64
import hashlib

CSS = """
:root{color-scheme:light dark;--ink:#1b2126;--soft:#4d5963;--line:#c9d1d7;--ground:#fff;--panel:#f3f6f8;
--accent:#1f5f7f;--mark:#fff4d6;--shade:rgb(27 33 38/.28)}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf0;--soft:#b3bec6;--line:#45525c;--ground:#14191d;
--panel:#1f272d;--accent:#8fc7e3;--mark:#3a3216;--shade:rgb(0 0 0/.7)}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font-family:system-ui,-apple-system,"Segoe UI",
"Noto Sans",sans-serif;line-height:1.6;overflow-wrap:break-word}
:lang(ko){font-family:system-ui,-apple-system,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans CJK KR",
"Noto Sans KR",sans-serif;word-break:keep-all}
:lang(zh-Hans){font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
"Noto Sans SC",sans-serif;line-height:1.75}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
nav{font-size:.95rem}
nav a,nav span{display:inline-block;padding:.25rem .75rem .25rem 0}
nav span{font-weight:700}
a{color:var(--accent)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:1.9rem;line-height:1.25;margin:1rem 0 .25rem;text-wrap:balance}
h2{font-size:1.4rem;line-height:1.3;margin:2.75rem 0 .5rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.15rem;line-height:1.35;margin:2rem 0 .25rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
p,ul,dl{margin:.5rem 0 1rem}
ul{padding-left:1.25rem}
li{margin:.25rem 0}
.lead{font-size:1.1rem;color:var(--soft)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem;margin:1.25rem 0}
.facts div{background:var(--panel);border-left:4px solid var(--accent);padding:.6rem .9rem}
.facts dt{font-size:.9rem;color:var(--soft)}
.facts dd{margin:0;font-size:1.35rem;font-weight:700;line-height:1.3;font-variant-numeric:tabular-nums}
.weaker{background:var(--mark);padding:.5rem .75rem;border-radius:.3rem}
.figure{margin:0 0 2.5rem}
.reading{font-size:1.05rem}
.frame,.note,.data{font-size:.9rem;color:var(--soft)}
.status{display:inline-block;padding:.05rem .6rem;border:1px solid var(--line);border-radius:1rem;
font-size:.9rem;background:var(--mark)}
figure{margin:1rem 0}
.quote{border-left:4px solid var(--accent);padding:.3rem 0 .3rem 1rem;font-size:1.1rem;margin:.5rem 0}
.chart{background:#fff;border:1px solid var(--line);border-radius:.4rem;padding:.75rem;max-width:25rem}
.map,.network{max-width:none}
.network{min-width:34rem;background:none}
.picture{max-width:40rem}
.chart img{display:block;width:100%;height:auto}
.scroll{--under:var(--ground);position:relative;overflow-x:auto;margin:1rem 0;
background:linear-gradient(to right,var(--under) 1.5rem,transparent) left/3rem 100% no-repeat local,
linear-gradient(to left,var(--under) 1.5rem,transparent) right/3rem 100% no-repeat local,
linear-gradient(to right,var(--shade),transparent) left/.9rem 100% no-repeat scroll,
linear-gradient(to left,var(--shade),transparent) right/.9rem 100% no-repeat scroll,var(--under)}
.drawn{--under:#fff;--shade:rgb(27 33 38/.28)}
.drawn figure{margin:0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.95rem}
caption{text-align:left;font-weight:700;padding-bottom:.4rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
th[scope=row],thead th:first-child{text-align:left}
td{white-space:nowrap}
.dense th,.dense td{padding:.3rem .35rem;font-size:.85rem}
td.words{white-space:normal}
th{font-weight:600;word-break:keep-all}
tbody th{font-weight:400}
tfoot td,tfoot th{font-weight:700;border-top:2px solid var(--line)}
.kept{color:var(--soft)}
code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9rem}
pre{background:var(--panel);padding:.75rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}
.frame code{white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--line);
font-size:.9rem;color:var(--soft)}
@media (max-width:30rem){h1{font-size:1.5rem}h2{font-size:1.25rem}th,td{padding:.3rem .35rem}}
@media print{:root{--ink:#000;--soft:#333;--ground:#fff;--panel:#f4f4f4;--accent:#000;--mark:#fff}
nav{display:none}body{font-size:10.5pt}main,header,footer{max-width:none;padding:0}
.scroll{overflow:visible;background:none}figure,tr,.facts div{break-inside:avoid}h2,h3,h4{break-after:avoid}}
"""


def policy(css: str = CSS) -> str:
    """Content security policy: no script, no request but pictures beside the page."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src 'self' data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
