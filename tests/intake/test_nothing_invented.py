"""What looks like a figure and is none yields no candidate."""

import pytest
from tests.intake.shown import everything

NOTHING = [
    # English
    "open 24/7", "call 010-1234-5678", "call +86 139 0000 0000", "page 12 women", "the 12th woman", "one of the women", "one woman",
    "chapter 3 people", "10:30 people", "footnote 12", "No. 45 women", "room 12", "version 2.1.3", "ISBN 978-0-00-000000-0",
    "thousands of women", "hundreds of girls", "dozens of people", "many women", "a 5-year-old conflict", "a 100-year-old law",
    "15 months old", "for 10 years", "30 km", "rose by 30%", "30% more", "5 percentage points", "a 20% discount", "45% rate of interest",
    "she weighed 90 pounds", "mid-2", "A4", "3D", "$", "60 of", "12,29", "1,00 women", "North Korean women", "Chinese men", "Indo-China",
    "Chinatown", "China Daily", "brokered", "clientele", "the second", "the first of them", "Table 12 women", "COVID-19 people",
    "1/3 women", "3.5 women", "2019-13-45", "31 February", "-12 women", "#12 women", "@12 people",
    # Korean
    "24시간", "12번째 여성", "제12조", "12쪽", "3번", "12호", "15일", "10시 30분", "3개월", "3층", "21세기", "3세대", "3세트", "수백 명",
    "수천 명", "수만 명", "몇십 명", "몇 백 명", "여러 명", "한 명", "한 여성", "이 사람", "이 위안부", "만약", "천만에", "백두산", "5년 동안",
    "30% 증가", "5%포인트", "차량 20대", "20대 국회", "중국인", "북한 여성", "조선족", "원래", "1원칙", "010-1234-5678", "3년", "97년",
    # Chinese
    "第12条", "第三名", "12号", "12点30分", "3个月", "两小时", "三层", "五年", "千万不要", "万一", "成千上万的妇女", "上百名妇女", "数千名妇女",
    "几十名", "几千人", "好几百人", "一名妇女", "三八妇女节", "增长了30%", "朝鲜族", "中国人", "朝鲜妇女", "一些人", "统一", "成为", "最近30天",
    "第12页", "010-1234-5678", "元旦", "两块石头", "星期三", "唯一",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(text: str) -> None:
    assert everything(text) == []


@pytest.mark.parametrize(
    ("near", "kind"),
    [
        ("12 women", "count"), ("12-year-old", "age"), ("30% of women", "share"), ("in 2000", "date"), ("12 won", "money"),
        ("20대 여성", "age"), ("두 명", "count"), ("一至两名妇女", "count"), ("30%的妇女", "share"), ("在朝鲜", "place"),
    ],
)  # fmt: skip
def test_its_true_neighbour_is_found(near: str, kind: str) -> None:
    assert [row[0] for row in everything(near)] == [kind]
