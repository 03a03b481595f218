"""``bench`` compares readers on the same text."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.cli.speed import measure, news_like

SOURCE = "Le maire a signé lundi un arrêté de 12 pages. Il entre en vigueur le 3 mai.\nNul ne proteste."


def test_the_generated_text_has_its_size_and_the_words_of_its_source() -> None:
    made = news_like(SOURCE, 5000, random.Random(3))
    assert len(made) == 5000
    assert set(re.findall(r"[^\W\d]+", made[:4900])) <= set(re.findall(r"[^\W\d]+", SOURCE))
    assert made == news_like(SOURCE, 5000, random.Random(3))
    assert made != news_like(SOURCE, 5000, random.Random(4))


def test_a_source_without_sentences_is_refused() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        news_like("", 100, random.Random(1))


def test_every_character_is_read_once() -> None:
    text = news_like(SOURCE, 100_000, random.Random(1))
    read: list[str] = []
    measured = measure("peer", read.append, text, limit=60)
    warm_up, *pieces = read
    assert "".join(pieces) == text
    assert text.startswith(warm_up)
    assert measured.characters == len(text)


def test_bench_prints_each_reader_with_its_ratio(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    assert main(["bench", "--text", str(tmp_path), "--size", "0.02", "--limit", "5"]) == 0
    shown = capsys.readouterr().out
    assert len(re.findall(r"^chronofil +[\d,]+ +[\d.]+ +[\d,]+ +1$", shown, re.MULTILINE)) == 2
    assert len(re.findall(r"^dateparser +[\d,]+ +[\d.]+ +[\d,]+ +[\d.,]+$", shown, re.MULTILINE)) == 2
    assert re.search(r"^ +10,000 +[\d.]+ +[\d,]+$", shown, re.MULTILINE)
