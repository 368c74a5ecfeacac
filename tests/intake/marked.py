"""Fictional testimonies with every identifying span marked, from a seed, in three languages.

The word tables here are not those of the finders in `intake/masking`: names are put together from syllables and
characters chosen for this file, so that a finder is measured on words that it was not given.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[str, int, int]
KINDS = ("Name", "Phone", "Address", "Account", "Number", "Email", "Handle", "Plate", "Birth")
"""What is marked; ``Birth`` is a full date of birth, proposed as ``Other``."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A text and its spans: kind, start and end."""

    language: str
    text: str
    spans: tuple[Span, ...]


_KO_SUR = [
    "김",
    "리",
    "박",
    "최",
    "정",
    "강",
    "조",
    "윤",
    "장",
    "임",
    "한",
    "오",
    "서",
    "신",
    "권",
    "황",
    "안",
    "송",
    "홍",
    "전",
    "왕",
    "류",
    "마",
    "손",
    "하",
    "양",
    "주",
    "우",
    "남",
    "허",
]
_KO_GIVEN = [
    "영실",
    "금순",
    "은별",
    "순복",
    "미향",
    "철만",
    "광혁",
    "춘애",
    "옥단",
    "설경",
    "명숙",
    "혜련",
    "진옥",
    "성국",
    "룡해",
    "정심",
    "복녀",
    "선화",
    "수련",
    "경애",
    "동철",
    "은하",
    "봄이",
    "해월",
    "청아",
    "슬비",
    "남희",
    "일심",
    "강산",
    "충혁",
    "봉숙",
    "련화",
    "향미",
    "인순",
    "태복",
    "월선",
]
_KO_CHINESE = [
    "왕리",
    "장위",
    "류강",
    "왕웨이",
    "리밍",
    "천룽",
    "마쥔",
    "쉬펑",
    "왕샤오메이",
    "장하이보",
    "류더화",
    "자오강",
]
_ZH_SUR = [
    "王",
    "李",
    "张",
    "刘",
    "陈",
    "杨",
    "赵",
    "黄",
    "周",
    "吴",
    "徐",
    "孙",
    "朱",
    "金",
    "崔",
    "朴",
    "郑",
    "韩",
    "于",
    "孟",
    "邵",
    "齐",
    "滕",
]
_ZH_GIVEN = [
    "丽",
    "强",
    "秀芹",
    "玉洁",
    "红梅",
    "长河",
    "淑珍",
    "小翠",
    "翠花",
    "文秀",
    "卫东",
    "国栋",
    "春燕",
    "金凤",
    "凤霞",
    "桂兰",
    "景山",
    "庆余",
    "洪波",
    "宝柱",
    "占林",
    "雅茹",
    "英子",
    "香淑",
    "顺姬",
    "贞爱",
    "日男",
    "哲男",
    "成奎",
    "明玉",
    "银实",
]
_EN_NAMES = [
    "Ri Un-byol",
    "Kim Kum Sun",
    "Pak Chun-ae",
    "Choe Sol Gyong",
    "Jong Hye-ryon",
    "Kang Tong-chol",
    "Wang Lihua",
    "Zhang Haibo",
    "Liu Chunyan",
    "Chen Guodong",
    "Han Ok-tan",
    "O Myong Suk",
    "Rim Pom-i",
    "Sin Chung-hyok",
    "Yun Hae Wol",
    "Xu Jingshan",
    "Meng Fengxia",
    "Ma Zhanlin",
]
_EN_FIRST = ["Solmi", "Chunae", "Haewol", "Ryonhwa", "Tobok", "Lihua", "Fengxia", "Baozhu", "Jinok", "Kumsun"]
_KO_VILLAGES = [
    "은석",
    "달밭",
    "수정",
    "백암",
    "남천",
    "용바위",
    "갈미",
    "솔재",
    "하남",
    "북산",
    "화룡",
    "태평",
]
_ZH_VILLAGES = ["柳河", "石桥", "双泉", "靠山", "永安", "南岗", "白石", "榆树", "新发", "太平"]
_EN_VILLAGES = [
    "Liuhe",
    "Shiqiao",
    "Shuangquan",
    "Kaoshan",
    "Paegam",
    "Sujong",
    "Namchon",
    "Yongan",
    "Taeping",
]
_HELD = {
    "ko_given": ["금향", "옥분", "세화", "은순", "영복", "명애", "학철", "창국", "순녀", "미옥", "보배", "선향", "진주", "철호", "애란", "정실", "근숙", "혜산", "국화", "용남"],
    "ko_chinese": ["왕펑", "장샤오화", "류젠궈", "쑨리", "궈메이", "자오룽", "천하이타오", "저우밍", "양춘화", "쉬리잉"],
    "zh_given": ["翠英", "德才", "淑芬", "俊生", "桂香", "海燕", "立新", "宝山", "秋菊", "梦琪", "忠良", "福来", "美善", "京子", "勇洙", "恩珠", "敏", "娟", "斌", "霞"],
    "ko_villages": ["옥계", "새별", "문암", "상평", "고무산", "은률", "신창", "류정", "동산", "청계"],
    "zh_villages": ["大柳", "金城", "三合", "和平", "青山", "双河", "向阳", "龙井沟", "二道", "长兴"],
    "en_names": ["Choe Un Hyang", "Kim Ok-bun", "Pak Se-hwa", "Ri Hak Chol", "Sun Meihua", "Guo Jianguo", "Zhou Haitao", "Yang Chunhua", "Jang Po-bae", "Hwang Ae-ran"],
    "en_first": ["Okbun", "Sehwa", "Meihua", "Jianguo", "Pobae", "Aeran"],
    "en_villages": ["Daliu", "Jincheng", "Sanhe", "Munam", "Sangphyong", "Kumgye", "Erdao"],
}  # fmt: skip
"""Words of texts that are held out: written last, and seen by nobody who worked on the finders."""
_LATIN = ["moonlit", "river", "plain", "stone", "cedar", "quiet", "maple", "lark"]
_TEMPLATES = {
    "ko": (
        "저는 {name}입니다.", "제 이름은 {name}이고 고향은 북쪽입니다.", "{name} 씨가 나를 데리러 왔다.",
        "브로커 {name}에게 돈을 주었다.", "남편 {name}은 술을 마셨다.", "{name}이라는 여자가 값을 말했다.",
        "시어머니는 {name}를 불렀다.", "나와 {name}은 같이 강을 건넜다.", "{name}는 다음 날 다시 왔다.",
        "동생 {name}도 팔려 갔다.", "보위원 {name}가 나를 때리지는 않았다.", "사람들은 그를 {name}라고 불렀다.",
        "전화번호는 {phone}이었다.", "{phone}으로 전화하라고 했다.", "중국 손전화 {cnphone}을 썼다.",
        "{address}에 살았다.", "나는 {address}에서 일했다.", "집은 {address}였다.", "{address}까지 차로 갔다.",
        "계좌번호는 {account}였다.", "농협 {account}로 보냈다.", "주민등록번호 {number}가 적혀 있었다.",
        "신분증 번호는 {cnnumber}였다.", "여권 {passport}을 빼앗겼다.", "이메일은 {email}입니다.",
        "위챗 아이디는 {handle}이다.", "카톡 {handle}로 연락했다.", "차 번호는 {plate}였다.", "{cnplate} 승합차를 탔다.",
        "생년월일은 {birth}입니다.", "나는 {birth}생이다.", "딸은 {birth}에 태어났다.",
    ),
    "zh": (
        "我叫{name}。", "我的名字是{name}，老家在北边。", "{name}来接我。", "中介{name}收了钱。", "丈夫{name}常喝酒。",
        "一个叫{name}的女人说了价钱。", "婆婆让{name}去找我。", "我和{name}一起过了江。", "后来{name}又来了。",
        "妹妹{name}也被卖了。", "邻居{name}大姐帮过我。", "司机{name}，四十来岁。", "{name}的哥哥把门锁上了。",
        "电话是{cnphone}。", "他让我打{cnphone}。", "韩国号码{phone}。", "我住在{address}。", "他们把我送到{address}。",
        "在{address}干活。", "家在{address}，很偏。", "账号是{account}。", "钱打到银行卡{account}上。", "身份证号{cnnumber}。",
        "护照{passport}被拿走了。", "邮箱是{email}。", "微信号{handle}。", "他的微信是{handle}。", "车牌号是{cnplate}。",
        "坐的是{cnplate}面包车。", "出生日期：{birth}。", "我{birth}出生。", "女儿是{birth}生的。",
    ),
    "en": (
        "My name is {name}.", "I am {name} and I come from the north.", "{name} came to fetch me.",
        "The broker {name} took the money.", "My husband {name} drank.", "A woman called {first} named the price.",
        "I crossed the river with {name}.", "Then {name} came back.", "My sister {name} was sold too.",
        "Auntie {first} helped me.", "We were kept by {name} for a month.", "The driver, {name}, was about forty.",
        "The number was {phone}.", "I was told to call {cnphone}.", "She wrote {intphone} on my hand.",
        "I lived at {address}.", "They took me to {address}.", "We worked in {address} until spring.",
        "The account was {account}.", "Money went to bank card {account}.", "Her identity number was {cnnumber}.",
        "They took passport {passport}.", "Write to {email}.", "Her WeChat was {handle}.", "On KakaoTalk: {handle}.",
        "The plate of the van was {cnplate}.", "I was born on {birth}.", "Date of birth: {birth}.",
        "My daughter was born {birth}.",
    ),
}  # fmt: skip
_HELD_TEMPLATES = {
    "ko": (
        "그때 {name} 언니가 문을 열어 주었다.", "맏딸 {name}는 거기 남았다.", "나를 산 사람은 {name}이었다.",
        "{name}하고 둘이 도망쳤다.", "{name}의 집에서 두 달을 지냈다.", "처음 만난 사람은 {name}였다.",
        "{address} 근처에서 붙잡혔다.", "주소는 {address}라고 들었다.", "연락처: {cnphone}.", "{birth}생 딸이 하나 있다.",
        "{birth}에 혜산에서 태어났습니다.", "{birth} 혜산 출생.",
    ),
    "zh": (
        "开门的是{name}姐。", "大女儿{name}留在那边。", "买我的人叫{name}，四十岁。", "我跟{name}两个人逃出来。",
        "在{name}家住了两个月。", "第一个见到的是{name}。", "在{address}附近被抓。", "地址说是{address}。",
        "联系电话：{cnphone}。", "她是{birth}出生的。", "我{birth}在惠山出生。", "我在惠山出生，那天是{birth}。",
    ),
    "en": (
        "It was {name} who opened the door.", "My eldest, {name}, stayed there.", "The man who bought me was {name}.",
        "{name} and I ran away.", "For two months I stayed at the house of {name}.", "We were caught near {address}.",
        "The address was {address}.", "Her contact: {cnphone}.", "She was born on {birth}.",
        "I was born in Hyesan on {birth}.", "On {birth} I was born.",
    ),
}  # fmt: skip
_PLAIN = {
    "ko": (
        "우리는 밤에 강을 건넜다.", "남편이 일하러 나간 사이에 나왔다.", "농촌에서 옥수수를 심었다.",
        "2003년 11월에 8000위안을 받고 팔았다고 들었다.", "하루 종일 방에서 나오지 못했다.", "공안이 마을에 왔다.",
        "나이는 열일곱 살이었다.", "연길에 도착한 뒤 사흘을 기다렸다.", "아이가 둘 있다.", "고향 생각이 났다.",
        "시장에서 장사를 했다.", "친구 소개로 갔다.", "시어머니는 말이 없었다.", "브로커 두 명이 기다리고 있었다.",
        "빚을 갚아야 한다고 했다.", "언니 하나와 오빠 둘이 있었다.", "처음에는 공장에서 일할 줄 알았다.",
    ),
    "zh": (
        "我们夜里过了江。", "在农村种玉米。", "2003年11月被卖了8000元。", "公安来过村里。", "那时候我十七岁。",
        "到延吉以后等了三天。", "我有两个孩子。", "他们说要还债。", "一开始说是去工厂干活。", "丈夫不让我出门。",
        "中介有两个人。", "婆婆对我还可以。", "后来我想回家。", "邻居都知道。", "高高的山上有雪。", "我和姐姐分开了。",
    ),
    "en": (
        "We crossed the river at night.", "In November 2003 I was sold for 8000 yuan.", "I planted maize.",
        "The police came to the village.", "I was seventeen.", "We waited three days in Yanji.",
        "I have two children.", "They said there was a debt.", "My husband did not let me go out.",
        "The broker had two helpers.", "My sister and I were parted.", "In China nobody spoke Korean.",
        "Then the driver left.", "I worked in a factory until spring.",
    ),
}  # fmt: skip
_OF = {
    "first": "Name", "cnphone": "Phone", "intphone": "Phone", "cnnumber": "Number", "passport": "Number",
    "cnplate": "Plate",
}  # fmt: skip


def marked(seed: int, language: str, *, held_out: bool, sentences: int = 40) -> Marked:
    """One testimony: six sentences of ten name something, four do not.

    `held_out` texts have names and villages of their own, and sentences of their own beside the others.
    """
    rng = _Fiction(f"{language} {held_out} {seed}")
    rng.held_out = held_out
    templates = _TEMPLATES[language] + (_HELD_TEMPLATES[language] * 2 if held_out else ())
    text, spans = "", []
    for _ in range(sentences):
        rest = rng.choice(templates if rng.random() < 0.6 else _PLAIN[language])
        while found := _SLOT.search(rest):
            text += rest[: found.start()]
            words = _made(rng, language, found[1])
            kind = _OF.get(found[1], found[1].capitalize())
            spans.append((kind, len(text), len(text) + len(words)))
            text, rest = text + words, rest[found.end() :]
        text += rest + ("" if language == "zh" else " ")
    return Marked(language=language, text=text, spans=tuple(spans))


class _Fiction(random.Random):
    """A seeded generator that knows which tables are its own."""

    held_out = False

    def own(self, words: Sequence[str], held: str) -> str:
        """One of the words, or, where the text is held out, of the table of that name."""
        return self.choice(_HELD[held] if self.held_out else words)


def _made(rng: _Fiction, language: str, slot: str) -> str:
    if slot in ("name", "first", "address", "birth", "plate"):
        return _worded(rng, language, slot)
    return _numbered(rng, slot)


def _worded(rng: _Fiction, language: str, slot: str) -> str:
    number, street = rng.randint(1, 88), rng.randint(2, 9)
    if slot == "first":
        return rng.own(_EN_FIRST, "en_first")
    if slot == "plate":
        return f"{rng.randint(10, 99)}{rng.choice('가나다라마바사아자하')} {rng.randint(1000, 9999)}"
    if slot == "birth":
        year, month, day = rng.randint(1958, 2008), rng.randint(1, 12), rng.randint(1, 28)
        days = {
            "ko": (f"{year}년 {month}월 {day}일", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}"),
            "zh": (f"{year}年{month}月{day}日", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}"),
            "en": (f"{day} March {year}", f"October {day}, {year}", f"{year}-{month:02}-{day:02}"),
        }
        return rng.choice(days[language])
    if slot == "name":
        if language == "en":
            return rng.own(_EN_NAMES, "en_names")
        if language == "zh":
            return rng.choice(_ZH_SUR) + rng.own(_ZH_GIVEN, "zh_given")
        return (
            rng.own(_KO_CHINESE, "ko_chinese")
            if rng.random() < 0.3
            else rng.choice(_KO_SUR) + rng.own(_KO_GIVEN, "ko_given")
        )
    village = rng.own(
        {"ko": _KO_VILLAGES, "zh": _ZH_VILLAGES, "en": _EN_VILLAGES}[language], f"{language}_villages"
    )
    forms: dict[str, tuple[str, ...]] = {
        "ko": (
            f"{village}리", f"{village}촌", f"{village}가 {number}호", f"{village}동 {number}번지",
            f"{village}로 {number}", f"{village}마을", f"{village}툰", f"{village}아파트 {street}동 {number}호",
        ),
        "zh": (
            f"{village}村", f"{village}屯{street}组", f"{village}路{number}号", f"{village}街{number}号",
            f"{village}小区{street}号楼", f"{village}镇{village}村", f"{village}胡同{number}号",
        ),
        "en": (
            f"{village} Village", f"{village}-ri", f"{number} {village} Street", f"No. {number}, {village} Road",
            f"{village} Apartments, Building {street}", f"{village} village", f"Room {number}, {village} Lane",
        ),
    }  # fmt: skip
    return rng.choice(forms[language])


def _numbered(rng: _Fiction, slot: str) -> str:
    def digits(count: int) -> str:
        return "".join(rng.choices("0123456789", k=count))

    word = rng.choice(_LATIN)
    forms: dict[str, tuple[str, ...]] = {
        "phone": (f"010-{digits(4)}-{digits(4)}", f"010{digits(8)}", f"02-{digits(3)}-{digits(4)}"),
        "cnphone": (f"13{digits(9)}", f"138-{digits(4)}-{digits(4)}", f"159 {digits(4)} {digits(4)}"),
        "intphone": (f"+86 138 {digits(4)} {digits(4)}", f"+82 10 {digits(4)} {digits(4)}"),
        "account": (f"{digits(3)}-{digits(6)}-{digits(5)}", f"6222{digits(15)}", f"6217 {digits(4)} {digits(4)} {digits(4)}"),
        "number": (f"{rng.randint(50, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}-2{digits(6)}",),
        "cnnumber": (f"22240{rng.randint(1, 6)}19{rng.randint(60, 99)}0{rng.randint(1, 9)}1{rng.randint(0, 9)}{digits(3)}X",),
        "passport": (f"M{digits(8)}", f"E{digits(8)}"),
        "email": (f"{word}{digits(2)}@example.org", f"{word}.{rng.choice(_LATIN)}@mail.example.cn"),
        "handle": (f"{word}_{digits(3)}", f"{word}{digits(4)}", f"wx-{word}{digits(2)}"),
        "cnplate": (f"吉{rng.choice('ABCH')}{rng.choice('KLMN')}{digits(4)}", f"辽{rng.choice('ABF')}·{digits(5)}"),
    }  # fmt: skip
    return rng.choice(forms[slot])
