"""How usual a character is in official documents: what tells the right encoding of a text from the wrong ones."""

import functools

# The 400 most frequent characters of some thirty plans, opinions, statutes and government work reports of 2009-2026,
# each document with the same weight; they make up 83 % of their text. Then the Traditional, Hong Kong and Taiwan forms.
_FREQUENT = (
    "业化的发展国产和新建动进推全加设务人大政实区机生中工高力保强等合一制能用民行持作体市提理创资地管会开关经重技服平有施部数成以水要家企改定品增年质物造升农主应基法支入规与省深育在科责治流渔量场为优构域济"
    "自及口海上系社快医术安点性现度效公标十心源监面级方研境共代对学革试分本续局通运不城项外型融台完事验金好文三门程出际领环同接信府各策坚善统准五内长第放委办疗协贸万导目促个字态据护活智商落防总更位教稳式二"
    "多范综健税向利下费培广条四负立备网投任械电期来特交联供院引收元脑色专调养打件可营时划结整转村障模器我计就未路极权批步集链取得险之单础核证是于积精战决息职消查扩率乡易前具港案励处风并小者检依所争群相审到"
    "种康先按党求组做线指确过员形捕需鼓达究次控捞减助绿道类低措势解略示才亿果补配间值住财央空预义县测使头由意督署殖复原两速景习明药当航贯居评格超互园或带们北围东厅众价节突维军其清降布装六功筹拓适议老兴表执"
    "業發國產動進設務實區機強體創資會開關經數質農應規與責漁場爲優構濟醫術點現標監級對學試續運項臺驗門際領環堅統準內長辦療協貿萬導個態據護總穩範綜稅費廣條負備網電來聯腦專調養營時劃結轉計極權鏈險單礎證於積戰"
    "決職擴鄉勵處風並檢爭羣審種黨組線確過員達撈減綠類勢億補間財預義縣測頭復兩習藥當貫評園帶們圍東廳衆價節維軍裝籌適議興執為眾"
)
_PUNCTUATION = "、。，；：（）“”「」《》〔〕！？—…·％\u3000０１２３４５６７８９"
COMMON = frozenset(_FREQUENT + _PUNCTUATION)

# About -log2 of how often each is met.
COST_FREQUENT, COST_EVERYDAY, COST_RARE = 1, 5, 12
_EVERYDAY = (("gb2312", b"\xd7\xff"), ("big5", b"\xc6\x7f"))  # where the first level of each ends


@functools.cache
def cost(char: str) -> int:
    """What a character costs that is read; an unusual one costs more."""
    if " " <= char <= "~" or char in COMMON or char in "\n\r\t":
        return COST_FREQUENT
    for charset, last in _EVERYDAY:
        code = char.encode(charset, "ignore")
        if char >= "\u4e00" and code and code <= last:
            return COST_EVERYDAY
    return COST_RARE


def find_telling(text: str) -> list[str]:
    """The characters outside ASCII, control characters and damage among them."""
    return [char for char in text if not " " <= char <= "~" and char not in "\t\n\r"]


def share_of_common(text: str) -> float:
    """Of the telling characters, those that are frequent in official documents: 0.6 to 0.9 in real text."""
    telling = find_telling(text)
    return sum(char in COMMON for char in telling) / len(telling) if telling else 0.5


def share_of_everyday(text: str) -> float:
    """Of the telling characters, those that a newspaper would print."""
    telling = find_telling(text)
    return sum(cost(char) < COST_RARE for char in telling) / len(telling) if telling else 0.5
