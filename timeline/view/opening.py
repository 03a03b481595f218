"""A corpus on the disk laid out in columns: all of it is counted by arrays, none of it made into objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow
import pyarrow.compute as compute
import pyarrow.json

from timeline.storage.opening import Numbers, Opened
from timeline.view import index as columns
from timeline.view.index import Index, Mask, Records
from timeline.view.laying import Acting, families, texts
from timeline.view.marks import CERTAINTIES, KINDS, LASTING, PRECISIONS, STATUSES

_DAY = 86_400_000.0
# Bytes of JSON that are read at once; a line may not be longer.
_BLOCK = 1 << 24
# Events whose words are made ready for searching at once.
_AT_ONCE = 10_000
_PASSAGE = pyarrow.struct(
    [
        ("document_id", pyarrow.string()),
        ("start", pyarrow.int32()),
        ("end", pyarrow.int32()),
        ("mention_start", pyarrow.int32()),
        ("mention_end", pyarrow.int32()),
        ("mention", pyarrow.struct([("type", pyarrow.string())])),
    ]
)


def index_of(tables: Opened) -> Index:
    """The columns of a corpus on the disk, as ``laying.index`` gives them of one in memory."""
    events = tables.events.columns(
        "id", "begin", "until", "grain", "status", "kind", "actors", "story", "certainty", "sources", "basis",
        "approximate",
    )  # fmt: skip
    order = compute.sort_indices(events, [(name, "ascending") for name in ("begin", "until", "id")])
    if not np.array_equal(order.to_numpy(), np.arange(len(order))):
        events = events.take(order).combine_chunks()
    documents = tables.documents.columns("id", "published", "same_as")
    told_event, passages = _listed(events["sources"], _PASSAGE)
    begin, until = (_moments(events[name]) for name in ("begin", "until"))
    told_document = _codes(compute.struct_field(passages, "document_id"), documents["id"])
    acting_event, names = _listed(events["actors"], pyarrow.string())
    named = names.dictionary_encode()
    acting = Acting(named.dictionary.to_pylist(), acting_event, named.indices.to_numpy())
    undated = compute.equal(events["basis"], "publication").to_numpy()
    lasting = _lasting(tables, told_event, told_document, passages, len(events))
    return Index(
        records=_records(tables, events["id"].combine_chunks(), order.to_numpy()),
        begin=begin,
        until=until,
        status=_codes(events["status"], STATUSES).astype(np.uint8),
        kind=_codes(events["kind"], KINDS).astype(np.uint8),
        certainty=_codes(events["certainty"], CERTAINTIES).astype(np.uint8),
        precision=_precisions(events, until - begin, undated, lasting),
        undated=undated,
        story=_codes(events["story"], [story.id for story in tables.corpus.stories]),
        told_event=told_event,
        told_document=told_document,
        told_start=compute.struct_field(passages, "start").to_numpy(),
        told_end=compute.struct_field(passages, "end").to_numpy(),
        published=_days(documents["published"]),
        text=texts(zip(documents["id"].to_pylist(), documents["same_as"].to_pylist(), strict=True)),
        **families(tables.corpus.actors, acting, len(events)),
    )


def _codes(values: pyarrow.ChunkedArray, names: Any) -> columns.Numbers:
    """The place of each value among ``names``; -1 where it is none of them."""
    known = pyarrow.array(names, pyarrow.string()) if isinstance(names, list | tuple) else names
    found: columns.Numbers = compute.fill_null(compute.index_in(values, value_set=known), -1).to_numpy()
    return found


def _moments(times: pyarrow.ChunkedArray) -> columns.Moments:
    found: columns.Moments = times.cast(pyarrow.int64()).to_numpy() / 1000.0
    return found


def _days(days: pyarrow.ChunkedArray) -> columns.Moments:
    numbers = compute.fill_null(days.cast(pyarrow.int32()).cast(pyarrow.float64()), -np.inf)
    found: columns.Moments = numbers.to_numpy() * _DAY
    return found


def _listed(texts: pyarrow.ChunkedArray, kind: pyarrow.DataType) -> tuple[columns.Numbers, pyarrow.Array]:
    """Lists written as JSON, one after the other, and the row from which each item is."""
    if not len(texts):
        return np.zeros(0, np.int32), pyarrow.array([], kind)
    before, after, nothing = (pyarrow.scalar(text, pyarrow.large_string()) for text in ('{"s":', "}\n", ""))
    wide = texts.cast(pyarrow.large_string())
    parts = compute.binary_join_element_wise(before, wide, after, nothing)
    joined = parts.combine_chunks()
    lines = joined.buffers()[2].slice(0, compute.sum(compute.binary_length(joined)).as_py())
    longest = compute.max(compute.binary_length(texts)).as_py()
    found = pyarrow.json.read_json(
        pyarrow.BufferReader(lines),
        read_options=pyarrow.json.ReadOptions(block_size=max(_BLOCK, 2 * longest)),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=pyarrow.schema([("s", pyarrow.list_(kind))]), unexpected_field_behavior="ignore"
        ),
    )["s"].combine_chunks()
    rows = compute.list_parent_indices(found).to_numpy().astype(np.int32)
    return rows, compute.list_flatten(found)


def _lasting(
    tables: Opened,
    told_event: columns.Numbers,
    told_document: columns.Numbers,
    passages: pyarrow.Array,
    count: int,
) -> Mask:
    """Whether the first expression that dates an event tells of a stretch of time."""
    kinds = tables.mentions.columns("document_id", "start", "end", "type")
    known = pyarrow.table(
        {
            "document": _codes(kinds["document_id"], tables.documents.columns("id")["id"]),
            "start": kinds["start"].cast(pyarrow.int32()),
            "end": kinds["end"].cast(pyarrow.int32()),
            "type": kinds["type"],
        }
    )
    own = pyarrow.table(
        {
            "document": told_document,
            "start": compute.struct_field(passages, "mention_start"),
            "end": compute.struct_field(passages, "mention_end"),
            "place": np.arange(len(passages)),
        }
    )
    joined = own.join(known, ["document", "start", "end"], join_type="left outer").sort_by("place")
    # Should an article hold the same expression twice, the rows it gives are of one place.
    _, first = np.unique(joined["place"].to_numpy(), return_index=True)
    written = compute.struct_field(compute.struct_field(passages, "mention"), "type")
    types = compute.coalesce(written, joined["type"].take(pyarrow.array(first)).combine_chunks())
    dated = np.flatnonzero(types.is_valid().to_numpy(zero_copy_only=False))
    lasts = np.zeros(count, np.bool_)
    long = compute.is_in(types, value_set=pyarrow.array(LASTING)).to_numpy(zero_copy_only=False)
    # The first expression is written last.
    lasts[told_event[dated[::-1]]] = long[dated[::-1]]
    return lasts


def _precisions(
    events: pyarrow.Table, length: columns.Moments, undated: Mask, lasting: Mask
) -> columns.Numbers:
    """As ``marks.precision`` tells it of one event."""
    approximate = events["approximate"].to_numpy()
    ongoing = compute.equal(events["status"], "ongoing").to_numpy()
    by_day = compute.equal(compute.fill_null(events["grain"], ""), "day").to_numpy() & ~approximate & ~undated
    exact, vague, interval = (PRECISIONS.index(one) for one in ("exact", "approximate", "interval"))
    long = np.where(lasting | ongoing | by_day, interval, vague)
    return np.where(length <= _DAY, np.where(approximate, vague, exact), long).astype(np.uint8)


def _records(tables: Opened, ids: pyarrow.Array, order: np.ndarray[Any, Any]) -> Records:
    rows = Numbers(ids)
    events = tables.corpus.events.ordered(order)  # type: ignore[attr-defined]
    return Records(
        corpus=tables.corpus,
        events=events,
        positions=rows,
        documents=tables.by_id,
        document_rows=tables.document_rows,
        titles=lambda language: _titles(tables, order).to_pylist(),
        searchable=lambda: _searchable(tables, order),
        many_titles=False,
    )


def _titles(tables: Opened, order: np.ndarray[Any, Any]) -> pyarrow.ChunkedArray:
    return tables.events.columns("title")["title"].take(pyarrow.array(order))


def _searchable(tables: Opened, order: np.ndarray[Any, Any]) -> Iterator[list[str]]:
    """Title and excerpts of each event, in the events' order."""
    table = tables.events.columns("title", "sources")
    said = tables.texts.columns("document_id", "text")
    for start in range(0, len(order), _AT_ONCE):
        some = table.take(pyarrow.array(order[start : start + _AT_ONCE])).combine_chunks()
        rows, passages = _listed(some["sources"], _PASSAGE)
        found = [[title] for title in some["title"].to_pylist()]
        places = _codes(compute.struct_field(passages, "document_id"), said["document_id"])
        starts, ends = (compute.struct_field(passages, name).to_pylist() for name in ("start", "end"))
        texts = said["text"].take(pyarrow.array(np.maximum(places, 0))).to_pylist()
        for row, place, text, begin, end in zip(rows, places, texts, starts, ends, strict=True):
            if place >= 0:
                found[row].append(text[begin:end])
        yield [" ".join(words) for words in found]
