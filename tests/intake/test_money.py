"""Money: currency, hedge and per what, in three languages."""

import pytest
from tests.intake.shown import Shown, shown

CASES: list[tuple[str, list[Shown]]] = [
    (
        "about 30 yuan (about $4)",
        [(30, 30, "CNY", "about", None, "about 30 yuan"), (4, 4, "USD", "about", None, "about $4")],
    ),
    (
        "1000 yuan (almost $145)",
        [(1000, 1000, "CNY", None, None, "1000 yuan"), (145, 145, "USD", "almost", None, "almost $145")],
    ),
    (
        "more than 100 million dollars a year",
        [(100000000, None, "USD", "more than", "year", "more than 100 million dollars a year")],
    ),
    ("$5-10 per act", [(5, 10, "USD", None, "act", "$5-10 per act")]),
    ("30 to 50 yuan each", [(30, 50, "CNY", None, "person", "30 to 50 yuan each")]),
    ("$1.5 million a year", [(1500000, 1500000, "USD", None, "year", "$1.5 million a year")]),
    ("US$ 4", [(4, 4, "USD", None, None, "US$ 4")]),
    ("RMB 500", [(500, 500, "CNY", None, None, "RMB 500")]),
    ("5000 North Korean won", [(5000, 5000, "KPW", None, None, "5000 North Korean won")]),
    ("3 million won", [(3000000, 3000000, "KRW", None, None, "3 million won")]),
    ("between $30 and $40", [(30, 40, "USD", None, None, "between $30 and $40")]),
    (
        "30 yuan to 50 yuan for each client",
        [(30, 50, "CNY", None, "client", "30 yuan to 50 yuan for each client")],
    ),
    (
        "300 yuan a month (about $40)",
        [
            (300, 300, "CNY", None, "month", "300 yuan a month"),
            (40, 40, "USD", "about", "month", "about $40"),
        ],
    ),
    ("$5,000-$10,000", [(5000, 10000, "USD", None, None, "$5,000-$10,000")]),
    ("a $100 bill", [(100, 100, "USD", None, None, "$100")]),
    ("$2bn", [(2000000000, 2000000000, "USD", None, None, "$2bn")]),
    ("£500", [(500, 500, "GBP", None, None, "£500")]),
    ("€20", [(20, 20, "EUR", None, None, "€20")]),
    ("¥200", [(200, 200, "CNY", None, None, "¥200")]),
    ("less than 100 yuan", [(None, 100, "CNY", "less than", None, "less than 100 yuan")]),
    ("up to $500 per month", [(None, 500, "USD", "up to", "month", "up to $500 per month")]),
    ("a thousand yuan", [(1000, 1000, "CNY", None, None, "a thousand yuan")]),
    ("as little as 30 yuan", [(30, None, "CNY", "as little as", None, "as little as 30 yuan")]),
    ("30 yuan per night", [(30, 30, "CNY", None, "night", "30 yuan per night")]),
    ("20 pounds", [(20, 20, "GBP", None, None, "20 pounds")]),
    ("3,000 RMB", [(3000, 3000, "CNY", None, None, "3,000 RMB")]),
    (
        "약 30위안(약 4달러)",
        [(30, 30, "CNY", "약", None, "약 30위안"), (4, 4, "USD", "약", None, "약 4달러")],
    ),
    (
        "1000위안(거의 145달러)",
        [(1000, 1000, "CNY", None, None, "1000위안"), (145, 145, "USD", "거의", None, "거의 145달러")],
    ),
    ("매년 1억 달러가 넘는 돈", [(100000000, None, "USD", "넘는", "year", "1억 달러가 넘는")]),
    ("연간 1억 달러 이상", [(100000000, None, "USD", "이상", "year", "1억 달러 이상")]),
    ("1인당 5천 위안", [(5000, 5000, "CNY", None, "person", "5천 위안")]),
    ("한 달에 300위안", [(300, 300, "CNY", None, "month", "300위안")]),
    ("중국 돈 1000원", [(1000, 1000, "CNY", None, None, "중국 돈 1000원")]),
    ("중국 돈으로 3000원", [(3000, 3000, "CNY", None, None, "중국 돈으로 3000원")]),
    ("북한 돈 5000원", [(5000, 5000, "KPW", None, None, "북한 돈 5000원")]),
    ("북한 원화 5천 원", [(5000, 5000, "KPW", None, None, "북한 원화 5천 원")]),
    ("한국 돈 300만 원", [(3000000, 3000000, "KRW", None, None, "한국 돈 300만 원")]),
    ("3만5천 위안에 팔렸다", [(35000, 35000, "CNY", None, None, "3만5천 위안")]),
    ("한 번에 30위안", [(30, 30, "CNY", None, "act", "30위안")]),
    ("인민폐 3000원", [(3000, 3000, "CNY", None, None, "인민폐 3000원")]),
    ("미화 500달러", [(500, 500, "USD", None, None, "미화 500달러")]),
    ("5만 원", [(50000, 50000, "KRW", None, None, "5만 원")]),
    ("30~50위안", [(30, 50, "CNY", None, None, "30~50위안")]),
    ("3만 위안에서 5만 위안 사이", [(30000, 50000, "CNY", None, None, "3만 위안에서 5만 위안 사이")]),
    ("최대 3만 위안", [(None, 30000, "CNY", "최대", None, "최대 3만 위안")]),
    ("1000위안까지", [(None, 1000, "CNY", "까지", None, "1000위안까지")]),
    ("하루에 30위안", [(30, 30, "CNY", None, "day", "30위안")]),
    ("300유로", [(300, 300, "EUR", None, None, "300유로")]),
    ("约30元（约4美元）", [(30, 30, "CNY", "约", None, "约30元"), (4, 4, "USD", "约", None, "约4美元")]),
    (
        "1000元（近145美元）",
        [(1000, 1000, "CNY", None, None, "1000元"), (145, 145, "USD", "近", None, "近145美元")],
    ),
    ("每年超过1亿美元", [(100000000, None, "USD", "超过", "year", "超过1亿美元")]),
    ("1.5亿美元", [(150000000, 150000000, "USD", None, None, "1.5亿美元")]),
    ("三十块钱", [(30, 30, "CNY", None, None, "三十块钱")]),
    ("每月300元", [(300, 300, "CNY", None, "month", "300元")]),
    ("人民币1000元", [(1000, 1000, "CNY", None, None, "人民币1000元")]),
    ("1000元人民币", [(1000, 1000, "CNY", None, None, "1000元人民币")]),
    ("30至50元", [(30, 50, "CNY", None, None, "30至50元")]),
    ("30—50元", [(30, 50, "CNY", None, None, "30—50元")]),
    ("3万5千元", [(35000, 35000, "CNY", None, None, "3万5千元")]),
    ("5000朝鲜元", [(5000, 5000, "KPW", None, None, "5000朝鲜元")]),
    ("每人5000元", [(5000, 5000, "CNY", None, "person", "5000元")]),
    ("人均3万至5万元", [(30000, 50000, "CNY", None, "person", "3万至5万元")]),
    ("3亿元人民币", [(300000000, 300000000, "CNY", None, None, "3亿元人民币")]),
    ("1000多元", [(1000, None, "CNY", "多", None, "1000多元")]),
    ("一千五百元", [(1500, 1500, "CNY", None, None, "一千五百元")]),
    ("不到100元", [(None, 100, "CNY", "不到", None, "不到100元")]),
    ("每晚200元", [(200, 200, "CNY", None, "night", "200元")]),
    ("500韩元", [(500, 500, "KRW", None, None, "500韩元")]),
    ("2万日元", [(20000, 20000, "JPY", None, None, "2万日元")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_money_are_read(text: str, expected: list[Shown]) -> None:
    assert shown(text, "money") == expected
