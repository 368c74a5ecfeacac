"""What could identify somebody is proposed in three languages; a person decides. All names here are invented."""

import itertools
import random
import time

import pytest

from bearwitness.intake.masking.propose import propose_masks

CASES = [
    ("나는 김영희 씨와 갔습니다.", [("Name", "김영희")]),
    ("브로커 리철수는 값을 말했다.", [("Name", "리철수")]),
    ("이름은 박순옥이라고 했습니다.", [("Name", "박순옥")]),
    ("소개한 사람은 최 씨였습니다.", [("Name", "최")]),
    (
        "전화는 010-1234-5678, 중국 번호는 138-1234-5678.",
        [("Phone", "010-1234-5678"), ("Phone", "138-1234-5678")],
    ),
    ("번호는 공일공 일이삼사 오육칠팔입니다.", [("Phone", "공일공 일이삼사 오육칠팔")]),
    ("주민번호 900101-2345678", [("Number", "900101-2345678")]),
    ("계좌번호는 110-234-567890입니다.", [("Account", "110-234-567890")]),
    ("카톡 아이디 haeun_77로 연락했다.", [("Handle", "haeun_77")]),
    ("12가 3456 차를 탔습니다.", [("Plate", "12가 3456")]),
    ("청송리에서 살았습니다.", [("Address", "청송리")]),
    ("我叫金英姬，二十岁。", [("Name", "金英姬")]),
    ("王秀兰带我走。", [("Name", "王秀兰")]),
    ("老李说没有问题。", [("Name", "老李")]),
    ("电话13812345678", [("Phone", "13812345678")]),
    ("身份证220102199001011234", [("Number", "220102199001011234")]),
    ("他的微信号是 wx_98765。", [("Handle", "wx_98765")]),
    ("车牌吉H·A1234", [("Plate", "吉H·A1234")]),
    ("住在红旗村3组", [("Address", "红旗村3组")]),
    ("Kim Yong-hui and Pak Sun Ok left.", [("Name", "Kim Yong-hui"), ("Name", "Pak Sun Ok")]),
    ("Zarn Sol-byol is here, from North Hamgyong-do.", [("Name", "Zarn Sol-byol")]),
    ("저는 맹샘결입니다.", [("Name", "맹샘결")]),
    ("저는 노동자입니다. 나는 조선족이다.", []),
    ("Yong-hui Kim left.", [("Name", "Yong-hui Kim")]),
    ("Wang Xiulan and Mr. Zarn waited.", [("Name", "Wang Xiulan"), ("Name", "Zarn")]),
    ("a man known as Orrin", [("Name", "Orrin")]),
    (
        "Call +86 138 1234 5678 or +850 2 381 1234.",
        [("Phone", "+86 138 1234 5678"), ("Phone", "+850 2 381 1234")],
    ),
    ("Mail a.b@example.org", [("Email", "a.b@example.org")]),
    ("She lived in Hongqi Village.", [("Address", "Hongqi Village")]),
    ("passport M12345678", [("Number", "M12345678")]),
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text[:24] for text, _ in CASES])
def test_it_is_proposed(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.quote) for each in propose_masks(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "우리에게 다리에서 자리에 앉으라고 했다. 남편이 술을 마셨다.",
        "我们在农村住了一年，附近一个村有马路。",
        "In North Korea we went to Yanji in May. The Chinese police came.",
        "I was nineteen in 2003 and was sold for 12,000 yuan; 30% of us were.",
        "연길에서 2003년 5월에 10,000위안을 주었다.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert propose_masks(text) == []


def test_one_person_has_one_token() -> None:
    first, again, other = propose_masks("김영희 씨가 왔고 영희는 울었다. 리철수도 왔다.")
    assert first.token == again.token == "[이름 1]"
    assert other.token == "[이름 2]"


def test_names_that_are_known_are_found_wherever_they_stand() -> None:
    (found,) = propose_masks("별님이 왔다.", known=["별님"])
    assert (found.kind, found.quote, found.start) == ("Name", "별님", 0)


def test_offsets_are_exact_and_nothing_overlaps() -> None:
    rng = random.Random(4)  # noqa: S311  # seeded cases for a test
    texts = [text for text, _ in CASES]
    for _ in range(150):
        text = " ".join(rng.choices(texts, k=6)) + rng.choice(["", "\n", "［", "０１０"])
        found = propose_masks(text)
        assert all(text[each.start : each.end] == each.quote for each in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = " ".join(text for text, _ in CASES) * 200
    start = time.perf_counter()
    propose_masks(text)
    assert time.perf_counter() - start < 10
