"""Records that nobody assembled, for a test to change everywhere."""

from __future__ import annotations

from bearwitness.domain.release import (
    Release,
    ReleasedEstimate,
    ReleasedImage,
    ReleasedMethod,
    ReleasedQuote,
    ReleasedSynthetic,
)
from bearwitness.domain.released_table import (
    Category,
    Dimension,
    Frame,
    ReleasedAmounts,
    ReleasedCell,
    ReleasedMoney,
    ReleasedTable,
    Span,
    Weakening,
)
from bearwitness.domain.words import Words

SAID = Words(en="a", ko="가", zh="甲")
FRAME = Frame(population=SAID, frame=SAID, period="2000/2020")
BY_SEX = Dimension(
    property="sex",
    label=SAID,
    categories=(Category(code="Female", label=SAID), Category(code="Male", label=SAID)),
    overlapping=False,
)


def bare() -> Release:
    """As the gate writes it, of a plan that asks for nothing."""
    return Release(
        format=1,
        id="R-AAAAAAAAAAAAAAAAAAAAAAAAAA",
        at="2026-11-24T10:00:00Z",
        title=SAID,
        purpose=SAID,
        audience="public",
        period="2000/2020",
        threshold=10,
        plan="0" * 64,
        approvals=2,
        tables=(),
        estimates=(),
        withheld=(),
        refused=(),
    )


TABLE = ReleasedTable(
    figure="table-1",
    title=SAID,
    frame=FRAME,
    dimensions=(BY_SEX,),
    cells=(
        ReleasedCell(key=("Female",), count=20),
        ReleasedCell(key=("Male",), count=None),
        ReleasedCell(key=(None,), count=30),
    ),
    weakened=(Weakening(guard="few_sources", reason=SAID),),
)
SOLD = Span(low=4000, high=6000)
NONE = ReleasedAmounts(code="Male", persons=None, mean=None, first=None, median=None, third=None)
MONEY = ReleasedMoney(
    figure="money-1",
    table="table-1",
    title=SAID,
    frame=FRAME,
    kind=SAID,
    currency="CNY",
    unit=SAID,
    dimension=BY_SEX,
    rows=(
        ReleasedAmounts(code="Female", persons=20, mean=SOLD, first=SOLD, median=SOLD, third=SOLD),
        NONE,
        ReleasedAmounts(code=None, persons=30, mean=SOLD, first=SOLD, median=SOLD, third=SOLD),
    ),
)
RECOMPUTED = ReleasedEstimate(
    figure="published-Kosovo",
    title=SAID,
    source="Kosovo",
    kind="recomputed",
    frame=FRAME,
    lists=2,
    observed=440,
    total=1000,
    lower=900,
    upper=1200,
    level=95,
    status="estimated",
    floor=None,
    methods=(ReleasedMethod(method="chao", total=1000, lower=900, upper=1200, status="ok", citation=()),),
    reading=SAID,
    cautions=(),
    breaks=(),
    citation=(),
)
QUOTE = ReleasedQuote(figure="quote-1", words="She left.", language="en", weighed=())
IMAGE = ReleasedImage(
    figure="image-1", path="figures/image-1.png", alt=SAID, licence="CC0-1.0", sha256="0" * 64
)
SYNTHETIC = ReleasedSynthetic(
    figure="synthetic",
    columns=(SAID, SAID, SAID),
    epsilon=1.0,
    delta=1e-5,
    cap=12.0,
    people=300,
    lower=290,
    upper=310,
    rows=2,
)
