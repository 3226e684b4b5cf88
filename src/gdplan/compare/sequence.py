"""The longest common subsequence of two lists of strings."""

from collections.abc import Sequence

_MOST_BITS = 400_000_000  # 50 MB; a longer pair of texts is given up as wholly rewritten


def find_common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence, as (old, new) in order.

    One big integer holds a row of the table, so a row costs little more than one addition (Hyyrö, "Bit-Parallel
    LCS-length Computation Revisited", 2004); the rows are kept to read the way back.

    >>> find_common(["加快", "建设", "平台"], ["建设", "省级", "平台"])
    [(1, 0), (2, 2)]
    """
    head = 0
    while head < len(old) and head < len(new) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < len(old) - head and tail < len(new) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner = _find_inner(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *((i, i) for i in range(head)),
        *((i + head, j + head) for i, j in inner),
        *((len(old) - i, len(new) - i) for i in range(tail, 0, -1)),
    ]


def _find_inner(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > _MOST_BITS:
        return []
    masks: dict[str, int] = {}
    for i, token in enumerate(old):
        masks[token] = masks.get(token, 0) | 1 << i
    full = (1 << len(old)) - 1
    row, rows = full, []
    for token in new:
        matched = row & masks.get(token, 0)
        row = ((row + matched) | (row - matched)) & full
        rows.append(row)
    found, i, j = [], len(old), len(new)
    while i and j:
        bit = 1 << (i - 1)
        if rows[j - 1] & bit:
            i -= 1
        elif j > 1 and not rows[j - 2] & bit:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]
