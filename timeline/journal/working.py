"""One event while it is edited: as it was derived, as it is now, and what has been said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.journal.changes import RESTS_ON, changed, told
from timeline.journal.edits import Edit
from timeline.journal.targets import derived_event
from timeline.model import Event, Message, Remark, Review


@dataclass
class Work:
    """An event being edited: as derived, as it is now, and what has been said of it."""

    base: Event
    event: Event
    checks: dict[str, Message] = field(default_factory=dict)

    @property
    def review(self) -> Review:
        """What people made of it so far."""
        return self.event.review or Review()

    def note(self, **values: object) -> None:
        """Change fields of the review."""
        self.event = replace(self.event, review=replace(self.review, **values))  # type: ignore[arg-type]


def check(work: Work, edit: Edit) -> None:
    """Note what has changed under an edit; what it settles anew needs no more checking."""
    derived, now = edit.target.derived, derived_event(work.base)
    settled = RESTS_ON.get(edit.action, ())
    for name in settled:
        work.checks.pop(_family(name), None)
    if edit.action in ("accept", "reject"):
        # Who decides about an event knows that it is no longer derived only if it was so by then.
        kept = {} if derived.get("restored") else {n: c for n, c in work.checks.items() if n == "restored"}
        work.checks = kept
    for name in settled:
        if name in derived and derived[name] != now[name] and edit.after.get(name) != now[name]:
            work.checks.setdefault(_family(name), changed(name, derived[name], work.base))


def _family(name: str) -> str:
    return "date" if name in ("begin", "until", "grain") else name


def remark(work: Work, edit: Edit) -> None:
    """Note who did what, and where it decides something, who decided."""
    said = Remark(edit.at, edit.editor, told(edit.action, edit.after, work.event))
    work.note(remarks=(*work.review.remarks, said))
    if edit.action in ("redate", "add"):
        work.note(dated=said)
    if edit.action in ("accept", "reject", "add"):
        work.note(decided=said)
