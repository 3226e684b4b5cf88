"""Plain text: bytes to source text, whatever encoding they are in and even where some of them are damaged.

A byte order mark decides; without one, strict UTF-8; failing that, the encoding in which the largest share of the
characters is common in official documents. Byte statistics (charset detectors) give up on one damaged byte and are
unsure of a short text; this measure is neither.
"""

import codecs
import functools
import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import Damage, SourceText, unify_line_ends

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
_COMMON = frozenset(_FREQUENT + _PUNCTUATION)

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")  # an earlier one wins a tie
_SAMPLE = 1 << 13  # bytes or characters; enough to tell encodings apart in a file of any size
_NON_ASCII = re.compile(rb"[\x80-\xff]")

# A damaged byte is decoded to the lone surrogate U+DC00 + byte, which no valid text decodes to.
_DAMAGED = re.compile("[\udc00-\udcff]++")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\udc00-\udcff]")
_MOST_CONTROL = 0.3  # share of characters; a text with more control characters and damage than this is none
_LEAST_COMMON = 0.1  # share of the non-ASCII characters; real text has 0.6 to 0.9, random bytes below 0.05
_FEW = 32  # non-ASCII characters; fewer prove nothing


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("gdplan.damage", _keep_bytes)


def read_text(data: bytes, encoding: str | None = None) -> SourceText:
    r"""The text of a file in UTF-8, GB18030 (GBK, GB 2312), Big5 with HKSCS, UTF-16 or UTF-32; `encoding` overrides.

    Line ends become \n and a byte order mark is dropped; a run of damaged bytes becomes one U+FFFD and is reported.
    Raises CannotReadError where the bytes are no text.

    >>> read_text("（一）數字廣東".encode("big5hkscs"))[:3]
    ('（一）數字廣東', 'text/plain', 'big5hkscs')
    >>> read_text("（一）数字".encode("gb18030") + b"\xff").damage
    (Damage(offset=5, byte=10, raw=b'\xff'),)
    """
    skip, encoding = (0, encoding) if encoding else _find_encoding(data)
    body = data[skip:]
    decoded = _decode(body, encoding)
    _refuse_binary(decoded)
    if encoding in _LEAD_BYTES:
        decoded = _resynchronise(decoded, encoding)
    _refuse_gibberish(decoded)
    text, damage = _report_damage(decoded, encoding, skip)
    return SourceText(text, "text/plain", encoding, hashlib.sha256(data).hexdigest(), damage)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "gdplan.damage")
    except LookupError:
        raise CannotReadError(f"unknown encoding {encoding!r}; try one of {', '.join(_CANDIDATES)}") from None


def _find_encoding(data: bytes) -> tuple[int, str]:
    """Bytes of the mark to skip, and the encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return len(mark), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # NULs may be half of UTF-16; a Chinese text all in two-byte sequences is short GBK that looks like UTF-8.
        if "\0" not in text and (text.isascii() or max(text) >= "\u0800"):
            return 0, "utf-8"
    first = _NON_ASCII.search(data)
    start = max(first.start() - 16, 0) & ~1 if first else 0  # even, for UTF-16; telling bytes come after the first such
    sample = data[start : start + _SAMPLE]
    return 0, max(_CANDIDATES, key=lambda encoding: _share_of_common(_decode(sample, encoding)))


def _share_of_common(text: str) -> float:
    """Of the characters outside ASCII, control characters and damage among them."""
    telling = [c for c in text if not " " <= c <= "~" and c not in "\t\n\r"]
    return sum(c in _COMMON for c in telling) / len(telling) if telling else 0.5


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample) + 1:
        raise CannotReadError("the bytes are no text; give a text, HTML, DOCX, PDF or OFD file")


def _refuse_gibberish(text: str) -> None:
    sample = text[:_SAMPLE]
    foreign = sum(c > "~" for c in sample)
    if foreign >= _FEW and _DAMAGED.search(sample) and _share_of_common(sample) < _LEAST_COMMON:
        raise CannotReadError("the bytes are no text in any encoding known here; save the file as UTF-8 and try again")


def _report_damage(decoded: str, encoding: str, skip: int) -> tuple[str, tuple[Damage, ...]]:
    r"""Text with \n line ends and U+FFFD, and where in text and input the damage is."""
    if not (runs := list(_DAMAGED.finditer(decoded))):
        return unify_line_ends(decoded), ()
    pieces: list[str] = []
    damage: list[Damage] = []
    end = offset = 0
    byte = skip
    for run in runs:
        good = decoded[end : run.start()]
        pieces.append(unify_line_ends(good))
        offset += len(pieces[-1])
        byte += len(good.encode(encoding))
        raw = bytes(ord(c) - 0xDC00 for c in run[0])
        damage.append(Damage(offset, byte, raw))
        pieces.append("\ufffd")
        end, offset, byte = run.end(), offset + 1, byte + len(raw)
    pieces.append(unify_line_ends(decoded[end:]))
    return "".join(pieces), tuple(damage)


# ---------------------------------------------------------------- GB18030 and Big5 back in step
#
# Where a lead byte is lost, the rest of the line is paired wrongly and comes out as other, valid, rare characters. A
# line with such characters or with bad bytes is read again, as the likeliest sequence of characters and bad bytes;
# an intact line stays as it is, for a rare character costs no more than the bad byte that could take its place.

_LEAD_BYTES = ("gb18030", "big5hkscs")
# About -log2 of how often each is met. Two bad bytes in a row are one damaged character.
_COST_FREQUENT, _COST_EVERYDAY, _COST_RARE, _COST_BAD_BYTE, _COST_BAD_PAIR = 1, 5, 12, 12, 16
_EVERYDAY = (("gb2312", b"\xd7\xff"), ("big5", b"\xc6\x7f"))  # where the first level of each ends
_LONGEST_LINE = 1_000  # characters read again at a time
_MOST_REPAIRS = 100  # lines; a file with more is decoded as it stands, so that no file takes long


class _Step(NamedTuple):
    cost: int
    size: int  # bytes
    char: str


def _resynchronise(decoded: str, encoding: str) -> str:
    """The same bytes, with damaged lines decoded anew."""
    if not (rare := "".join(c for c in set(decoded) if c > "\u3400" and _cost(c) == _COST_RARE)):
        return decoded
    pieces: list[str] = []
    end = 0
    for start, stop in _find_lines_with(re.compile(f"[{re.escape(rare)}]"), decoded):
        raw = decoded[start:stop].encode(encoding, "gdplan.bytes")
        pieces += decoded[end:start], _read_again(raw, encoding)
        end = stop
    pieces.append(decoded[end:])
    return "".join(pieces)


def _find_lines_with(rare: re.Pattern[str], decoded: str) -> Iterator[tuple[int, int]]:
    end = 0
    for _ in range(_MOST_REPAIRS):
        if not (found := rare.search(decoded, end)):
            return
        start = max(decoded.rfind("\n", end, found.start()) + 1, found.start() - _LONGEST_LINE, end)
        stop = decoded.find("\n", found.end(), found.end() + _LONGEST_LINE) + 1
        end = stop or min(found.end() + _LONGEST_LINE, len(decoded))
        yield start, end


def _read_again(raw: bytes, encoding: str) -> str:
    """The cheapest way to read a line; a shortest path from its end to its start."""
    best = [_Step(0, 0, "")] * (len(raw) + 1)
    for at in range(len(raw) - 1, -1, -1):
        best[at] = min(
            step._replace(cost=step.cost + best[at + step.size].cost) for step in _find_steps(raw, at, encoding)
        )
    chars: list[str] = []
    at = 0
    while at < len(raw):
        chars.append(best[at].char)
        at += best[at].size
    return "".join(chars)


def _find_steps(raw: bytes, at: int, encoding: str) -> Iterator[_Step]:
    """The ways to read what begins at a byte: ASCII; bad bytes; a character of two bytes or, in GB18030, four."""
    if raw[at] < 0x80:
        yield _Step(_COST_FREQUENT, 1, chr(raw[at]))
        return
    yield _Step(_COST_BAD_BYTE, 1, chr(0xDC00 + raw[at]))
    for size in (2, 4) if raw[at + 1 : at + 2].isdigit() else (2,):
        if at + size <= len(raw):
            char = raw[at : at + size].decode(encoding, "replace")
            if len(char) == 1 and char != "\ufffd":
                yield _Step(_cost(char), size, char)
            elif size == 2:
                yield _Step(_COST_BAD_PAIR, 2, "".join(chr(0xDC00 + byte) for byte in raw[at : at + 2]))


@functools.cache
def _cost(char: str) -> int:
    if " " <= char <= "~" or char in _COMMON or char in "\n\r\t":
        return _COST_FREQUENT
    for charset, last in _EVERYDAY:
        code = char.encode(charset, "ignore")
        if char >= "\u4e00" and code and code <= last:
            return _COST_EVERYDAY
    return _COST_RARE


def _put_bytes_back(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes(ord(c) - 0xDC00 for c in error.object[error.start : error.end]), error.end


codecs.register_error("gdplan.bytes", _put_bytes_back)
