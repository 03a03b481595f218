"""Coverage-guided fuzzing of the tagger: any crash, misplaced span or reversed interval is a find.

python -m tests.fuzz.tagging -runs=20000          (needs atheris: pip install atheris)
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

import atheris

with atheris.instrument_imports(include=["timeline"]):
    import timeline
    import timeline.mentioning

CODES = ("fr", "en", "es")
PREFER = ("news", "past", "future")


def one_input(data: bytes) -> None:
    """Tag one text; raises when a promise of the tagger does not hold."""
    provider = atheris.FuzzedDataProvider(data)
    language = CODES[provider.ConsumeIntInRange(0, len(CODES) - 1)]
    prefer = PREFER[provider.ConsumeIntInRange(0, len(PREFER) - 1)]
    reference = date.min + timedelta(days=provider.ConsumeIntInRange(0, (date.max - date.min).days))
    text = provider.ConsumeUnicodeNoSurrogates(4096)
    end = 0
    for mention in timeline.mentioning.tag(text, language=language, reference=reference, prefer=prefer):
        assert end <= mention.start < mention.end, mention
        assert text[mention.start : mention.end] == mention.text, mention
        assert mention.begin is None or mention.until is None or mention.begin < mention.until, mention
        end = mention.end


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
