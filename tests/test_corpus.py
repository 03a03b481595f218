"""The corpora: what the tagger of each language must read, and what it must leave alone.

Every ``timeline/languages/<language>/corpus/*.yaml`` is read; a new language folder or file is
tested without a change here. A file looks like this::

    reference: 2020-09-18            # the publication, a day or a time of day
    read:
      - value: 2020-09-14            # TIMEX3
        begin: 2020-09-14            # the half-open interval
        until: 2020-09-15
        texts:
          - "Puis [lundi], le ministre avait officialisé le nom du partenaire."
      - times:                       # several expressions, in the order of their brackets
          - {value: 2019-06-03, begin: 2019-06-03, until: 2019-06-04}
          - {value: 2019-06-02, begin: 2019-06-02, until: 2019-06-03, anchor: mention}
        texts: ["L'usine a brûlé [le 3 juin 2019]. [La veille], un gardien avait donné l'alerte."]
    silent: ["Il a été nommé."]      # no time at all

Brackets mark the spans; nothing outside them may be read. ``[dans |un mois]`` leaves open whether
the words before the bar belong to the span. ``[[2] au [16 mars]]`` may be read as a whole or as its
two ends; a day with its hour ("mardi à 16 heures"), or a day named twice ("hier, mercredi 14
novembre"), as one time or as two that agree. An entry may also have

* ``type``: when the value's form does not tell it (a SET with the value P1D);
* ``mod``: asked for only where it stands. START has a ``begin`` but no ``until``, END the reverse,
  MID neither: how long a beginning is, is nobody's law, but it lies within the value;
* ``also``: other values that are right, where annotators' conventions differ;
* ``anchor``: ``publication`` or ``mention``; ``flagged: true``: the mention carries a note;
* ``reference`` and ``prefer`` for itself alone.

Without ``begin`` and ``until`` a duration or a repeated time has no interval; nothing is asked of a
vague time (PAST_REF, PXD). A clock time has ``begin`` alone and lasts an hour at most. A part of a
day lies within its day, a night within the evening's day and the next.

How many of a file's texts must be read right stands in ``corpus_floors.toml``; a file that is not
named there must be read without a fault, one case a text. Floors only rise:
``python -m tests.corpus --raise`` writes what was reached; without it, the faults are listed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus import entries, floors

FILES = entries.files()
CASES = [case for file in FILES for case in entries.cases(file)]
WHOLE = [case for case in CASES if floors.floor(case.file) is None]
PARTLY = [file for file in FILES if floors.floor(file)]


def _name(item: entries.Case | Path) -> str:
    if isinstance(item, Path):
        return f"{item.parents[1].name}/{item.name}"
    return f"{item.language}/{item.file.name}: {item.text}"


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_a_corpus_file_agrees_with_the_calendar(file: Path) -> None:
    """Every value, interval, weekday, month and year in a corpus file agree with each other."""
    cases = list(entries.cases(file))
    faults = [f"{case.text}\n    {fault}" for case in cases for fault in entries.faults(case)]
    assert cases, f"{file} asks for nothing"
    assert not faults, "\n".join(faults)


def test_no_text_stands_twice() -> None:
    """A text is asked for once per language, reference and preference."""
    seen = [(case.language, case.text, case.reference, case.prefer) for case in CASES]
    assert len(seen) == len(set(seen)), sorted({each[:2] for each in seen if seen.count(each) > 1})


def test_every_floor_belongs_to_a_file() -> None:
    """A floor whose corpus file is gone or renamed would be watched by nobody."""
    assert floors.named() <= {(file.parents[1].name, file.stem) for file in FILES}


@pytest.mark.parametrize(
    "entry, fault",
    [
        ("{value: 2020-09-31, texts: ['[lundi]']}", "day"),
        ("{value: 2020-09-14, begin: 2020-09-14, until: 2020-09-16, texts: ['[le 14]']}", "should be"),
        ("{value: 2020-09-15, begin: 2020-09-15, until: 2020-09-16, texts: ['[lundi]']}", "is no lundi"),
        ("{value: 2020-09, begin: 2020-09-01, until: 2020-10-01, texts: ['en [octobre]']}", "not in"),
        ("{value: 2019, begin: 2019-01-01, until: 2020-01-01, texts: ['en [2018]']}", "not in 2018"),
        ("{value: P3D, begin: 2020-09-01, until: 2020-09-18, texts: ['[trois jours]']}", "lasts"),
        ("{value: lundi, texts: ['[lundi]']}", "no TIMEX3 value"),
        ("{value: P3D, texts: ['trois jours']}", "0 marked"),
        ("{value: P3D, texts: ['[trois jours']}", "brackets"),
        ("{value: P3D, from: 2020-09-01, texts: ['[trois jours]']}", "unknown key"),
    ],
)
def test_an_impossible_entry_is_told(tmp_path: Path, entry: str, fault: str) -> None:
    """The check of the corpus itself finds values, days and marks that cannot be."""
    file = tmp_path / "fr" / "corpus" / "wrong.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"reference: 2020-09-18\nread:\n  - {entry}\n", encoding="utf-8")
    try:
        told = [each for case in entries.cases(file) for each in entries.faults(case)]
    except ValueError as error:
        told = [str(error)]
    assert any(fault in each for each in told), told


@pytest.mark.parametrize("case", WHOLE, ids=_name)
def test_a_text_is_read_right(case: entries.Case) -> None:
    """The marked expressions are found with their meaning, and nothing else is."""
    faults = floors.faults(case)
    assert not faults, floors.report(case, faults)


@pytest.mark.parametrize("file", PARTLY, ids=_name)
def test_a_corpus_file_is_read_no_worse_than_before(file: Path) -> None:
    """As many texts as before are read right."""
    cases = [case for case in CASES if case.file == file]
    wrong = [floors.report(case, faults) for case in cases if (faults := floors.faults(case))]
    right, floor = len(cases) - len(wrong), floors.floor(file)
    assert floor is not None
    assert floor <= right, f"{right} of {len(cases)} read right, the floor is {floor}\n" + "\n".join(wrong)
