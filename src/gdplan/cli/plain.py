"""`gdplan parse FILE`, the commonest call, without loading what it does not need: that is most of its time.

Options, several inputs, standard input, gdplan's own JSON and anything that goes wrong are the full command's business.
What is written is the same to the byte; a test holds the two together.
"""

from gdplan.errors import GdplanError


def parse_plainly(arguments: list[str]) -> bool:
    """Write the document of `parse FILE`; False, with nothing written, where the full command has to."""
    if len(arguments) != 2 or arguments[0] != "parse" or arguments[1].startswith("-"):
        return False
    import os  # noqa: PLC0415, here and below: not for `gdplan --version`
    from pathlib import Path  # noqa: PLC0415

    from gdplan.cli.files import keep_inputs  # noqa: PLC0415
    from gdplan.documents import is_own_data  # noqa: PLC0415
    from gdplan.sources.read import read_bytes, read_source  # noqa: PLC0415

    path = arguments[1]
    if not os.path.isfile(path):  # noqa: PTH113, any name has an answer; what a pipe gives is read once
        return False
    keep_inputs([path], [None])
    try:
        data = read_bytes(path)
        if is_own_data(data, path):
            return False
        source = read_source(data, path)
    except GdplanError:
        return False
    from gdplan.cli.output import write  # noqa: PLC0415
    from gdplan.export.json import write_fields  # noqa: PLC0415
    from gdplan.pipeline import read_fields  # noqa: PLC0415

    name = Path(path).name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    fields = read_fields(source, name=name)
    if any(diagnostic["code"] == "empty-document" for diagnostic in fields.diagnostics):  # it warns
        return False
    write([write_fields(fields)], None)
    return True
