"""Words for persons in three languages: what a count counts and a share is of."""

from __future__ import annotations

import re

_ENGLISH = (
    "women|woman|girls?|men|man|boys?|people|persons?|children|child|victims?|survivors?|refugees?|defectors?|escapees?"
    "|brokers?|traffickers?|recruiters?|smugglers?|workers?|labou?rers?|migrants?|brides?|wives|wife|husbands?|sisters?"
    "|brothers?|daughters?|sons?|mothers?|residents?|citizens?|nationals?|officials?|clients?|customers?|buyers?|soldiers?"
    "|students?|individuals?|witness(?:es)?|respondents?|interviewees?|north koreans|south koreans|koreans|infants?"
    "|bab(?:y|ies)|minors?|adults?|teenagers?|adolescents?|orphans?|prisoners?|detainees?|returnees?|members?|guards?"
    "|farmers?|villagers?|relatives?|females?|males?|asylum seekers?|human traffickers?|police officers?"
)
_MODIFIERS = (
    "north korean|south korean|korean|korean-chinese|chinese|vietnamese|russian|foreign|local|young|younger|elderly|older|adult"
    "|underage|teenage|minor|unmarried|married|pregnant|single|trafficked|missing|rescued|identified|recorded|interviewed"
    "|documented|undocumented|registered|displaced|stateless|repatriated|detained|enslaved|exploited|vulnerable|female|male"
    "|human|other|more|such|different|former|new|additional|known|suspected|alleged|named|armed|individual|unaccompanied"
    "|of the|of these|of those|of its|of their|of our"
)
ENGLISH_PERSON = re.compile(
    rf"(?P<more>\sor\smore)?\s(?:(?:{_MODIFIERS})\s){{0,4}}(?P<noun>{_ENGLISH})\b(?!')"
)
ENGLISH_OF_MANY = re.compile(
    rf"(?=\sof\s(?:the|these|those|its|their)\s[0-9][0-9,]*\s(?:(?:{_MODIFIERS})\s){{0,4}}(?P<noun>{_ENGLISH})\b)"
)
ENGLISH_NOUN = re.compile(rf"(?:{_ENGLISH})\b")

_KOREAN = (
    "북한이탈주민|여자아이|남자아이|여성|여자|소녀|남성|남자|소년|아이|아동|어린이|청소년|미성년자|피해자|생존자|난민|탈북자|탈북민"
    "|중개인|중개업자|브로커|인신매매범|노동자|이주민|이주자|신부|아내|부인|남편|주민|공무원|관리|고객|손님|구매자|군인|학생|증인"
    "|응답자|면접자|참여자|사람|어머니|딸|자매|아기|성인|북한인|중국인|조선족|모집책|운반책|가해자|구성원|직원|수감자|송환자|매매범|이들"
)
KOREAN_NOUN = re.compile(rf"(?P<noun>{_KOREAN})")
KOREAN_NOUN_LAST = re.compile(
    rf"(?P<noun>{_KOREAN})(?:들)?(?:이|가|은|는|을|를|의|도| 중| 가운데| 중에서|만|,)?\s?(?:총\s?|모두\s?|전체\s?)?$"
)

_CHINESE = (
    "北朝鲜妇女|朝鲜妇女|朝鲜女性|妇女|女性|女人|女子|女孩|女童|少女|姑娘|男性|男人|男子|男孩|儿童|孩子|青少年|未成年人|受害者|受害人"
    "|幸存者|难民|脱北者|中间人|中介人|中介|掮客|人贩子|贩运者|劳工|工人|移民|新娘|妻子|丈夫|居民|官员|公务员|客户|顾客|客人|买家"
    "|买主|军人|士兵|学生|证人|受访者|母亲|女儿|姐妹|婴儿|成年人|朝鲜人|中国人|朝鲜族人|招募者|运送者|被遣返者|村民|人员|人|嫖客"
)
CHINESE_NOUN = re.compile(rf"(?P<noun>{_CHINESE})")
CHINESE_MODIFIER = r"(?:北?朝鲜|中国|年轻的?|未成年的?|成年|被拐卖的?|被贩运的?|外国|当地|失踪的?|女性|男性)?"
