"""HTML pages, as saved from a government site: the document, without the site around it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.depth import limit_depth
from gdplan.sources.draft import Draft, DraftCell
from gdplan.sources.main_text import find_main
from gdplan.sources.page import Block, Page, find_blocks
from gdplan.sources.page_doubts import find_doubts
from gdplan.sources.page_facts import Facts, find_facts, is_label_line
from gdplan.sources.text import read_text
from gdplan.vocab.numerals import TO_TEN

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(  # of a <meta> or an XML declaration
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*+=\s*+["']?\s*+([\w.:-]{2,40})""", re.IGNORECASE
)
_CHARSET_WITHIN = 4_096  # bytes; browsers look at 1024, pages of content systems have it later
_LINE_ENDS = re.compile("\r\n?")  # the others are no blanks to a page

# What a content system prints above and below the text. Only there: within it they could be words of the document.
_AROUND = re.compile(
    r"""(?x) ^[\[【（(·|\s↑↓▲▼△▽👆👇☝—=-]*+ (?:
      扫一扫.* | 分享[到至]?.{0,12} | 打印(?:本页|此页|关闭)? | 关闭(?:窗口|本页|此页)? | 返回(?:顶部|上页|首页)?
    | 收藏 | 纠错 | 下载(?:文字|图片)版 | 字[体號号].{0,3}[:：\s].{0,12} | 大\s?中\s?小 | 视力保护色.{0,6}
    | -+次? | --> | [上下]一[篇条][:：].*
    | (?: (?:浏览|阅读|点击|访问)(?:次数|量|数)? | (?:信息|文章|稿件)?来\s?源 | (?:发[布表]|更新|录入)(?:日期|时间)
        | 当前位置 | 您?(?:当前)?(?:所在)?的?位置 ) [:：] [^。]{0,120}
    | 相关(?:附件|链接|新闻|文章|解读|文档|阅读|稿件)[:：]?
    | 点击?(?:[上下]方)?.{0,14}?(?:蓝字|关注).{0,12} | 点?(?:分享|收藏|在看|点赞|赞) | 阅读原文 | 关注我们
    | 以下文章来源于.{1,60} | 原创 | (?:END|End|end) | 扫(?:一扫|描|码).{0,14}(?:关注|二维码).{0,8}
    | 点个?[“"']?(?:在看|赞).{0,14} | (?:阅读|赞|在看|分享|留言)\s*\d.{0,30}
    | (?:责任?编辑?|责编|编辑|审核|审校|校对|监制|初审|复审|终审|二审|三审|作者|供稿|值班)\s*[:：|丨]\s*\S{1,24}
    ) [\]】）)|\s↑↓▲▼△▽👆👇☝—=-]*+$"""
)
_FURTHER = re.compile(
    r"^[\[【]?(?:往期推荐|往期回顾|推荐阅读|延伸阅读|热门推荐|精彩推荐|喜欢此内容的人还喜欢)[】\]:：]?$"
)  # the text has ended
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}(?:\s+\d{2}:\d{2}(?::\d{2})?)?$")
_EDGE = 8  # blocks from the beginning or the end
_PATH = re.compile("[>›»]")
_ANNEX = re.compile(rf"^(?:附\s*[件表]|[（(]?[0-9{TO_TEN}]{{1,3}}[)）.．、]|《)")
_FILE = re.compile(
    r"\.(?:docx?|wps|xlsx?|et|pptx?|pdf|ofd|ceb|zip|rar|7z|txt|jpe?g|png)[\s)）]*$|下载\s*$", re.IGNORECASE
)
_ATTACHED = re.compile(r"^附\s*件\s*[:：]?(?:下载)?\s*[:：]?$")
_DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,16}[〔［\[（(]\d{4}[〕］\])）]第?\d{1,5}号$")
_HEADING = re.compile(r"h([1-6])$")


def read_html(data: bytes) -> SourceText:
    r"""The document of a page, a block or <br> a line; raises CannotReadError where selectolax is not installed.

    The encoding is that of a byte order mark, the declared one where the bytes agree, or the likeliest.
    Scripts, styles, navigation, share bars, footers and a second copy of the text are left out; a title and a 文號
    printed above the text stay.

    >>> read_html("<nav>首页</nav><p>一、目标</p><p>到2027年，建成<b>10个</b>中心。</p>".encode()).text
    '一、目标\n到2027年，建成10个中心。'
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 (an extra)
    except ImportError:
        raise CannotReadError(
            "reading HTML needs selectolax: pip install selectolax, or pipx inject gdplan selectolax"
        ) from None
    decoded = _decode(data)
    tree = LexborHTMLParser(limit_depth(decoded.text))
    draft = Draft()
    if tree.body is None:
        return draft.finish(data, MEDIA_TYPE, decoded.encoding)
    page = find_blocks(tree.body)
    chosen = find_main(page)
    facts = find_facts(page, chosen, _named(tree))
    chosen = [at for at in chosen if at not in facts.used]
    chosen, attached = _strip_edges(page, chosen)
    heads = _find_heads(page, chosen, facts)
    _write(draft, page, heads + chosen)
    metadata = [*facts.metadata, *(("attachment", name) for name in attached)]
    source = draft.finish(data, MEDIA_TYPE, decoded.encoding, metadata, decoded.damage, decoded.recoded)
    taken = [*facts.used, *heads, *chosen]
    return source._replace(notices=tuple(find_doubts(decoded.text, page, taken, len(source.text))))


def _decode(data: bytes) -> SourceText:
    """The page; what it declares of its encoding counts where the bytes agree."""
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    return read_text(data, declared=found[1].decode("ascii") if found else None, line_ends=_LINE_ENDS)


def _named(tree: "LexborHTMLParser") -> Iterator[tuple[str, str]]:
    """<meta name content> and <title>, names in lower case."""
    for meta in tree.css("meta[name], meta[property]"):
        given = meta.attributes
        yield (given.get("name") or given.get("property") or "").lower(), (given.get("content") or "").strip()
    title = tree.css_first("title")
    if title is not None:
        yield "<title>", " ".join(title.text().split())


def _strip_edges(page: Page, chosen: list[int]) -> tuple[list[int], list[str]]:
    """The blocks without what stands above and below the text, and the names of files to download."""
    kept: list[int] = []
    attached: list[str] = []
    _, cells = _find_tables(page)
    in_list, listed = False, set[int]()  # of the annexes, which the text gives (附件：1.…)
    for at in chosen:
        block = page.blocks[at]
        is_file = _FILE.search(block.text) is not None and block.linked * 2 > len(block.text)
        if is_file:
            attached.append(block.text)
        in_list = block.text.startswith("附") or (in_list and (is_file or _ANNEX.search(block.text) is not None))
        if is_file and not in_list:
            if kept and _ATTACHED.search(page.blocks[kept[-1]].text):
                kept.pop()
        else:
            kept.append(at)
            listed |= {at} if in_list else set()
    last = next((i for i, at in enumerate(kept) if i and _FURTHER.search(page.blocks[at].text)), len(kept))
    while (
        last
        and _is_other_page(page.blocks[kept[last - 1]])
        and kept[last - 1] not in listed
        and cells[page.blocks[kept[last - 1]].element] < 0
    ):
        last -= 1
    edges = {*kept[:_EDGE], *kept[max(last - _EDGE, 0) : last]}
    above = set(kept[:_EDGE])
    return [
        at for at in kept[:last] if at not in edges or not _is_around(page.blocks[at], is_above=at in above)
    ], attached


def _is_around(block: Block, *, is_above: bool) -> bool:
    is_path = block.linked * 2 > len(block.text) and _PATH.search(block.text)
    is_fact = is_above and (_DATE.search(block.text) or is_label_line(block.text))
    return bool(_AROUND.search(block.text) or is_path or is_fact)


def _is_other_page(block: Block) -> bool:
    """A link below the text that names no annex."""
    return block.linked * 10 >= len(block.text) * 9 and not _ANNEX.search(block.text)


def _find_heads(page: Page, chosen: list[int], facts: Facts) -> list[int]:
    """The title and the 文號 that stand above the text."""
    if not chosen or not facts.title:
        return []
    wanted = _squeeze(facts.title)
    beginning = _squeeze("".join(page.blocks[at].text for at in chosen[:20]))
    above = [at for at in range(chosen[0]) if at not in facts.used]
    heads = [at for at in above if _squeeze(page.blocks[at].text) == wanted]
    if wanted in beginning or not heads:
        return []
    headings = [at for at in heads if _HEADING.match(page.elements[page.blocks[at].element].tag)]
    title = (headings or heads)[-1]
    numbers = [at for at in above if at > title and _DOCUMENT_NUMBER.search(page.blocks[at].text)]
    return [title, *numbers[:1]]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _write(draft: Draft, page: Page, chosen: list[int]) -> None:
    """Lines and tables; a table that holds another one is layout."""
    elements, blocks = page
    count: dict[str, int] = {}
    tables, cells = _find_tables(page)
    cell_lines: dict[int, list[str]] = {}
    for at in chosen:
        if (cell := cells[blocks[at].element]) >= 0:
            cell_lines.setdefault(cell, []).append(blocks[at].text)
    written: set[int] = set()
    for at in chosen:
        block = blocks[at]
        table = tables[block.element]
        if table >= 0 and cells[block.element] >= 0:  # outside its cells stands a caption
            if table not in written:
                written.add(table)
                draft.add_table(_rows(page, table, tables, cell_lines))
            continue
        tag = elements[block.element].tag
        count[tag] = count.get(tag, 0) + 1
        heading = _HEADING.match(tag)
        draft.add(
            block.text,
            f"{tag}[{count[tag]}]",
            int(heading[1]) if heading else None,
            paragraph=count[tag] if tag == "p" else None,
            depth=block.depth,
        )


def _find_tables(page: Page) -> tuple[list[int], list[int]]:
    """For each element the table and the cell it is in, -1 for none."""
    elements = page.elements
    layout = set()
    around = [-1] * len(elements)  # the innermost table, the element itself included
    for at, element in enumerate(elements):
        outer = around[element.parent] if at else -1
        around[at] = at if element.tag == "table" else outer
        if element.tag == "table" and outer >= 0:
            layout.add(outer)
    tables, cells = [-1] * len(elements), [-1] * len(elements)
    for at, element in enumerate(elements):
        if around[at] < 0 or around[at] in layout:
            continue
        tables[at] = around[at]
        if element.tag in ("td", "th"):
            cells[at] = at
        elif element.tag != "table":
            cells[at] = cells[element.parent]
    return tables, cells


def _rows(page: Page, table: int, tables: list[int], cell_lines: dict[int, list[str]]) -> list[list[DraftCell]]:
    rows: list[list[DraftCell]] = []
    for at in range(table, len(page.elements)):
        element = page.elements[at]
        if tables[at] != table:
            if at > table and element.parent < table:
                break
        elif element.tag == "tr":
            rows.append([])
        elif element.tag in ("td", "th"):
            if not rows:
                rows.append([])
            lines = cell_lines.get(at, [])
            if len(lines) > 1 and all(len(line) == 1 for line in lines):
                lines = ["".join(lines)]  # a word set upright, one character a line
            rows[-1].append(DraftCell(tuple(lines), element.rows, element.columns))
    return rows
