"""Small files of each format, made from made-up text, for the tests of the adapters."""

import base64
import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (  # without them other programs do not open a document
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def make_zip(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def understate(archive: bytes, part: str, size: int) -> bytes:
    """The same archive, whose directory and local header state another size for a part than it unpacks to."""
    data = bytearray(archive)
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = data.find(signature)
        while data[at + name_at : at + name_at + len(part)] != part.encode():
            at = data.index(signature, at + 1)
        struct.pack_into("<I", data, at + size_at, size)
    return bytes(data)


# ---------------------------------------------------------------- DOCX


def make_docx(body: str, *, prefix: str = "w", **parts: str) -> bytes:
    """A Word document; `body` and parts (numbering, styles, footnotes) are written with the prefix w:."""

    def part(root: str, inner: str) -> str:
        names = f'xmlns:{prefix}="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        inner = inner.replace("<w:", f"<{prefix}:").replace("</w:", f"</{prefix}:").replace(" w:", f" {prefix}:")
        return f'<?xml version="1.0" encoding="UTF-8"?><{prefix}:{root} {names}>{inner}</{prefix}:{root}>'

    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(parts)
    )
    return make_zip(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{kind}.xml": part(kind, inner) for kind, inner in parts.items()},
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def list_definition(number: int, levels: Sequence[tuple[str, str]], more: str = "") -> str:
    """An abstract list; `levels` are (w:numFmt, w:lvlText), `more` goes into each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def list_use(number: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{}</pkg:package>'
)


def make_flat(docx: bytes) -> bytes:
    """A Word document as one XML file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = [(name, archive.read(name).decode()) for name in archive.namelist()]
    return FLAT.format(
        "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{re.sub(r"<[?]xml.*?[?]>", "", part)}</pkg:xmlData></pkg:part>'
            for name, part in parts
        )
        + '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part>'
    ).encode()


def make_mht(page: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A web archive as browsers save it, with a frame behind its page."""
    body = base64.encodebytes(page.encode(encoding)).decode()
    lines = [
        "From: <Saved by Blink>", "Subject: a", "MIME-Version: 1.0", "Content-Type: multipart/related;",
        '\ttype="text/html";', '\tboundary="--b"', "", "", "----b", f'Content-Type: text/html; charset="{encoding}"',
        "Content-Transfer-Encoding: base64", "Content-Location: http://a.example/", "", *body.splitlines(), "", "----b",
        "Content-Type: text/html", "", "<p>frame</p>", "", "----b--", "",
    ]  # fmt: skip
    return end.join(lines).encode()


# ---------------------------------------------------------------- PDF


Printed = (
    tuple[str, float, float, float] | tuple[str, float, float, float, str]
)  # text, x, y from the top, size: points on an A4 page; then a matrix
A4 = (595, 842)


def _matrix(x: float, base: float, turned: int) -> str:
    if turned == 90:
        return f"0 1 -1 0 {base} {x}"
    return f"0 -1 1 0 {A4[0] - base} {A4[1] - x}" if turned else f"1 0 0 1 {x} {A4[1] - base}"


Drawn = tuple[float, float, float, float]  # a line from x, y (from the top) to x, y


def _rule(x: float, y: float, far_x: float, far_y: float, turned: int, *, filled: bool) -> str:
    points = [(x, y), (far_x, far_y)]
    if turned:
        points = [(b, a) if turned == 90 else (A4[0] - b, A4[1] - a) for a, b in points]
    else:
        points = [(a, A4[1] - b) for a, b in points]
    (a, b), (c, d) = points
    if filled:
        return f"{min(a, c) - 0.25} {min(b, d) - 0.25} {abs(c - a) + 0.5} {abs(d - b) + 0.5} re f\n"
    return f"{a} {b} m {c} {d} l S\n"


def make_pdf(
    pages: Sequence[Iterable[Printed]],
    bookmarks: Sequence[tuple[str, int]] = (),
    turned: int = 0,
    rules: Sequence[Iterable[Drawn]] = (),
    *,
    filled: bool = False,
) -> bytes:
    """A PDF with a text layer, in a font that every reader of Chinese PDF knows; bookmarks are (title, page from 0).

    `turned` pages (90 or 270) are wide ones, stored upright. `rules` of each page are drawn, or `filled` as thin shapes.
    """
    objects: list[str] = []

    def add(content: str) -> int:
        objects.append(content)
        return len(objects)

    catalog, tree = add(""), add("")
    descriptor = add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 "
                     "/CapHeight 880 /ItalicAngle 0 /StemV 93 /FontBBox [-25 -254 1000 880] >>")  # fmt: skip
    ordering = "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
    child = add(f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo {ordering} "
                f"/FontDescriptor {descriptor} 0 R /DW 1000 /W [1 95 500 814 939 500] >>")  # fmt: skip
    font = add(f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
               f"/DescendantFonts [{child} 0 R] >>")  # fmt: skip
    kids = []
    for at_page, page in enumerate(pages):
        ruled = [*rules[at_page]] if at_page < len(rules) else []
        drawn = "".join(_rule(*rule, turned, filled=filled) for rule in ruled) + "\n".join(
            f"BT /F1 {size} Tf {(*matrix, _matrix(x, y + size * 0.88, turned))[0]} Tm "
            f"<{text.encode('utf-16-be').hex()}> Tj ET"
            for text, x, y, size, *matrix in page
        )
        stream = add(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /Rotate {turned} /MediaBox [0 0 {A4[0]} {A4[1]}] "
                f"/Resources << /Font << /F1 {font} 0 R >> >> /Contents {stream} 0 R >>"
            )
        )
    objects[tree - 1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    outlines = ""
    if bookmarks:
        root = add("")
        first = len(objects) + 1
        for at, (title, page_at) in enumerate(bookmarks):
            following = f"/Next {first + at + 1} 0 R" if at + 1 < len(bookmarks) else ""
            title_hex = (b"\xfe\xff" + title.encode("utf-16-be", "surrogatepass")).hex()
            add(f"<< /Title <{title_hex}> /Parent {root} 0 R /Dest [{kids[page_at]} 0 R /XYZ 0 800 0] {following} >>")
        objects[root - 1] = f"<< /Type /Outlines /First {first} 0 R /Last {len(objects)} 0 R /Count {len(bookmarks)} >>"
        outlines = f"/Outlines {root} 0 R"
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R {outlines} >>"
    return _write_pdf(objects, catalog)


def _write_pdf(objects: Sequence[str], catalog: int) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root {catalog} 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def make_endless_pdf() -> bytes:
    """A PDF whose one page draws a form that draws the next one four times, and so on, thirty deep."""
    forms = 30
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
               "<< /Length 5 >>\nstream\n/X Do\nendstream"]  # fmt: skip
    for number in range(6, 6 + forms):
        inner = f"/Resources << /XObject << /X {number if number < 5 + forms else 5} 0 R >> >>"
        objects.append(f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {inner} /Length 24 >>\nstream\n"
                       "/X Do /X Do /X Do /X Do \nendstream")  # fmt: skip
    return _write_pdf(objects, 1)


def make_drawing(content: str, *forms: str) -> bytes:
    """A PDF whose one page draws such content; /X in it is the first form, in that the second, and so on."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>"]  # fmt: skip
    for at, inner in enumerate((content, *forms)):
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {5 + at} 0 R >> >> "
        objects.append(f"<< {form if at else ''}/Length {len(inner)} >>\nstream\n{inner}\nendstream")
    return _write_pdf(objects, 1)


def draw_table(
    rows: Sequence[Sequence[str | tuple[str, int, int] | None]],
    widths: Sequence[float],
    *,
    left: float = 60,
    top: float = 150,
    size: float = 10,
    middle: bool = False,
) -> tuple[list[Printed], list[Drawn]]:
    """The text and rules of a table; a cell is a text or (text, rows, columns), None where one of those covers it.

    Text is broken where it does not fit, as Chinese is; each row is as high as its own cells of one row need.
    """
    across = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
    broken: dict[tuple[int, int], tuple[list[str], int, int]] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                text, high, wide = (cell, 1, 1) if isinstance(cell, str) else cell
                room = (across[column + wide] - across[column] - 8) / size
                broken[row, column] = _break(text, room), high, wide
    down = [top]
    for row in range(len(rows)):
        most = max((len(lines) for (at, _), (lines, high, _) in broken.items() if at == row and high == 1), default=1)
        down.append(down[-1] + 8 + most * size * 1.4)
    printed: list[Printed] = []
    rules: list[Drawn] = []
    for (row, column), (lines, high, wide) in broken.items():
        x, far_x, y, far_y = across[column], across[column + wide], down[row], down[row + high]
        rules += [(x, y, far_x, y), (x, far_y, far_x, far_y), (x, y, x, far_y), (far_x, y, far_x, far_y)]
        free = (far_y - y - 8 - len(lines) * size * 1.4) / 2 if middle else 0
        printed += [(line, x + 4, y + 5 + free + at * size * 1.4, size) for at, line in enumerate(lines) if line]
    return printed, rules


def _break(text: str, room: float) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        begin, left = 0, room
        for at, char in enumerate(paragraph):
            if left < char_width(char) and char not in "，。、；":
                lines.append(paragraph[begin:at])
                begin, left = at, room
            left -= char_width(char)
        lines.append(paragraph[begin:])
    return lines


def char_width(char: str) -> float:
    """In em."""
    return 0.5 if char.isascii() else 1.0


def wrap(
    paragraphs: Iterable[str], *, width: int = 26, size: float = 16, left: float = 90, top: float = 100
) -> list[list[Printed]]:
    """Pages of body text as an office prints it: indents of two, `width` characters a line, 22 lines a page."""
    lines: list[tuple[str, float]] = []
    for text in paragraphs:
        begin, room = 0, width - 2.0
        for at, char in enumerate(text):
            if room < char_width(char):
                lines.append((text[begin:at], left + (0 if begin else 2 * size)))
                begin, room = at, float(width)
            room -= char_width(char)
        lines.append((text[begin:], left + (0 if begin else 2 * size)))
    return [
        [(text, x, top + row * 28, size) for row, (text, x) in enumerate(lines[at : at + 22])]
        for at in range(0, len(lines), 22)
    ]


# ---------------------------------------------------------------- OFD

_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(text: str, x: float, y: float, size: float = 5.6, more: str = "") -> str:
    """One line, in millimetres; y is the top of its characters."""
    steps = " ".join(f"{size * char_width(char):.2f}" for char in text[:-1])
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{size}" Boundary="{x} {y} 150 {size * 1.2}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def make_ofd(
    pages: Sequence[str], *, template: str = "", custom: Mapping[str, str] | None = None, outline: str = ""
) -> bytes:
    """An OFD file; each page is the inside of its layer, the template stands behind all of them."""
    data = "".join(f'<ofd:CustomData Name="{name}">{value}</ofd:CustomData>' for name, value in (custom or {}).items())
    use = '<ofd:Template TemplateID="9"/>' if template else ""
    parts = {
        "OFD.xml": f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>{data}</ofd:CustomDatas></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        + ('<ofd:TemplatePage ID="9" BaseLoc="Tpl.xml"/>' if template else "")
        + "</ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="1{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
        + f"</ofd:Pages><ofd:Outlines>{outline}</ofd:Outlines></ofd:Document>",
    }
    layer = f"<ofd:Page {_OFD}>{{}}<ofd:Content><ofd:Layer>{{}}</ofd:Layer></ofd:Content></ofd:Page>"
    for at, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = layer.format(use, content)
    if template:
        parts["Doc_0/Tpl.xml"] = layer.format("", template)
    return make_zip(parts)
