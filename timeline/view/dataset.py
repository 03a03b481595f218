"""The columns of an index as bytes that a browser reads without parsing: eight bytes a moment, no names."""

from __future__ import annotations

import hashlib
import json

import numpy as np

from timeline.view.index import Index, Mask

_ALIGNED = 8


def encode(index: Index) -> bytes:
    """All columns in one block: a 4-byte length, a JSON table of what lies where, then the columns.

    The table maps a column's name to ``[type, offset, length]``; offsets count from the block's start.
    """
    columns = {
        "begin": index.begin.astype("<f8"),
        "until": index.until.astype("<f8"),
        "dot": index.dot.astype("<f8"),
        "known": np.nan_to_num(index.known, neginf=-8.64e15).astype("<f8"),
        "order": index.order.astype("<u4"),
        **{f"title-{one}": ranks.astype("<u4") for one, ranks in index.title_orders.items()},
        "document": index.document.astype("<u4"),
        "main": index.main.astype("<u4").ravel(),
        "status": index.status.astype("u1"),
        "kind": index.kind.astype("u1"),
        "certainty": index.certainty.astype("u1"),
        "precision": index.precision.astype("u1"),
    }
    table: dict[str, list[str | int]] = {}
    at = 0
    for name, column in columns.items():
        table[name] = [column.dtype.str.lstrip("<|"), at, len(column)]
        at += _padded(column.nbytes)
    header = json.dumps({"count": len(index), "columns": table}).encode()
    start = _padded(4 + len(header))
    parts = [len(header).to_bytes(4, "little"), header, bytes(start - 4 - len(header))]
    for column in columns.values():
        parts += [column.tobytes(), bytes(_padded(column.nbytes) - column.nbytes)]
    return b"".join(parts)


def fingerprint(index: Index) -> str:
    """A short name for exactly this data, so that a browser may keep what it has fetched."""
    digest = hashlib.blake2b(encode(index), digest_size=8)
    for event in index.events:
        titles = event.review.titles if event.review else ()
        digest.update(f"{event.id}\0{event.title}\0{titles}\0".encode())
    return digest.hexdigest()


def bits(mask: Mask) -> bytes:
    """A mask, eight events a byte, the first event in the lowest bit."""
    return np.packbits(mask, bitorder="little").tobytes()


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
