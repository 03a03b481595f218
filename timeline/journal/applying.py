"""The edits of a journal applied to what is derived: nothing of either is changed or lost.

``apply`` is a pure function, so that undoing is leaving an edit out, and a rebuild keeps every edit.
Where what an edit rested on has changed underneath, the event says so in ``review.to_check``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from timeline.journal.actors import ACTOR_ACTIONS, Actors
from timeline.journal.changes import (
    CHANGES,
    LONGEST_NOTE,
    NotApplicableError,
    Unfit,
    interval,
    known_actors,
    text,
)
from timeline.journal.edits import ACTIONS, BEFORE_DATING, Edit, Target, in_force
from timeline.journal.lines import target_of
from timeline.journal.stories import STORY_ACTIONS
from timeline.journal.targets import Events, Places, sources_of
from timeline.journal.working import Work, check, remark
from timeline.model import Corpus, Event, Mention, Message, Remark, Review, message


@dataclass(frozen=True, slots=True)
class Lost:
    """An edit in force that no longer points to anything, and why; it stays in the journal."""

    edit: Edit
    says: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A corpus as people have corrected it, the events they rejected, and the edits without effect.

    ``bases`` are the events as they were before anyone touched them, for those that were touched.
    ``stories_to_check`` says by story what has changed in the lists of stories under edits to it.
    """

    corpus: Corpus
    rejected: tuple[Event, ...] = ()
    lost: tuple[Lost, ...] = ()
    bases: Mapping[str, Event] = field(default_factory=dict)
    stories_to_check: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)

    def event(self, identifier: str) -> Event | None:
        """The event with this id, rejected or not."""
        every = (*self.corpus.events, *self.rejected)
        return next((event for event in every if event.id == identifier), None)

    @property
    def whole(self) -> Corpus:
        """The corpus with the rejected events among the others, each of which says so in its review."""
        if not self.rejected:
            return self.corpus
        every = sorted((*self.corpus.events, *self.rejected), key=_time)
        return replace(self.corpus, events=tuple(every))

    def base(self, event: Event) -> Event:
        """An event as it was derived, or first added."""
        return self.bases.get(event.id, event)


def apply(corpus: Corpus, edits: Sequence[Edit]) -> Edited:
    """The corpus with all edits in force applied, in the order of the journal.

    ``corpus`` must be as it was built; edits to articles have been applied by the build. An edit that
    cannot be applied is among ``lost``; never raises for what is in a journal.
    """
    standing = in_force(edits)
    if not standing:
        return Edited(corpus)
    folding = _Folding(corpus)
    lost: list[Lost] = []
    for edit in standing:
        try:
            folding.edit(edit)
        except (NotApplicableError, Unfit) as error:
            lost.append(Lost(edit, error.says))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            lost.append(Lost(edit, message("This line of the journal makes no sense here.")))
    return folding.edited(lost)


class _Folding:
    """The events while one edit after the other is applied."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.places = Places(corpus.documents)
        self.events = Events(self.places, corpus.events)
        self.work = {event.id: Work(event, event) for event in corpus.events}
        self.actors = Actors(corpus)
        # The event into which another one went.
        self.joined: dict[str, str] = {}

    def edit(self, edit: Edit) -> None:
        """Apply one edit, or raise."""
        if edit.action in BEFORE_DATING or edit.action == "article-accept":
            return
        if ACTIONS.get(edit.action) == "event":
            work = self._work(edit.target, rejecting=edit.action == "reject")
            check(work, edit)
            EVENT_ACTIONS[edit.action](self, work, edit)
        elif edit.action == "add":
            self._add(edit)
        elif edit.action in ACTOR_ACTIONS or edit.action in STORY_ACTIONS:
            self.actors.edit(edit)
        else:
            raise NotApplicableError(
                message("This version of the program does not know the action {action}.", action=edit.action)
            )

    def _work(self, target: Target, *, rejecting: bool = False) -> Work:
        found = self.events.find(target)
        while found in self.joined:
            found = self.joined[found]
        if found is not None:
            return self.work[found]
        if rejecting:
            raise NotApplicableError(message("The event is no longer found in the articles."))
        return self._restored(target)

    def _restored(self, target: Target) -> Work:
        """An event that is no longer derived, as it was when it was edited."""
        sources = sources_of(target.passages, self.places, self.corpus.mentions)
        if not sources:
            raise NotApplicableError(message("The words of the event are in none of the articles any more."))
        derived = target.derived
        begin, until, grain = interval(derived)
        blank = Event(
            target.id, target.label, begin, until, grain, "occurred", "other", (), None, "low", sources,
            language=text(derived["language"], 3), approximate=bool(derived.get("approximate")),
            review=Review(origin="restored"),
        )  # fmt: skip
        event = CHANGES["kind"](CHANGES["status"](blank, derived), derived)
        event = replace(event, actors=self.actors.among(derived.get("actors") or ()))
        work = Work(event, event)
        work.checks["restored"] = message(
            "The program no longer finds this event in the text; it is kept as it was edited."
        )
        self._keep(work)
        return work

    def _keep(self, work: Work) -> None:
        self.work[work.event.id] = work
        self.events.add(work.event)

    def _add(self, edit: Edit) -> None:
        """An event that someone read from selected words."""
        sources = sources_of(edit.target.passages, self.places, self.corpus.mentions)
        if not sources:
            raise NotApplicableError(message("The words of the event are in none of the articles any more."))
        after = edit.after
        document = self.places.documents[sources[0].document_id]
        event = Event(
            new_id(edit), text(after["title"], 300), *interval(after), "occurred", "other", (), None, "high",
            sources, language=document.language, approximate=bool(after.get("approximate")),
            review=Review(accepted=True, origin="added"),
        )  # fmt: skip
        for action in ("status", "kind", "actors"):
            event = CHANGES[action](event, after)
        self.actors.learn(known_actors(after))
        work = Work(event, event)
        remark(work, edit)
        self._keep(work)

    def edited(self, lost: Iterable[Lost]) -> Edited:
        """What has become of everything."""
        kept: list[Event] = []
        for identifier, work in self.work.items():
            if identifier not in self.joined:
                if work.checks:
                    work.note(to_check=tuple(dict.fromkeys(work.checks.values())))
                kept.append(work.event)
        corpus = self.actors.corpus(kept)
        ordered = sorted(corpus.events, key=_time)
        bases = {event.id: self.work[event.id].base for event in ordered if event.review}
        rejected = tuple(event for event in ordered if event.review and event.review.rejected)
        gone = {event.id for event in rejected}
        shown = tuple(event for event in ordered if event.id not in gone)
        return Edited(
            replace(corpus, events=shown), rejected, tuple(lost), bases, self.actors.stories.to_check()
        )


def _time(event: Event) -> tuple[datetime, datetime, str]:
    return event.begin, event.until, event.id


def new_id(edit: Edit) -> str:
    """The id of an event that an edit makes: the same at every rebuild."""
    return sha256(edit.id.encode()).hexdigest()[:12]


def _accept(folding: _Folding, work: Work, edit: Edit) -> None:
    work.note(accepted=True, rejected=False)
    remark(work, edit)


def _reject(folding: _Folding, work: Work, edit: Edit) -> None:
    work.note(accepted=False, rejected=True)
    remark(work, edit)


def _change(folding: _Folding, work: Work, edit: Edit) -> None:
    work.event = CHANGES[edit.action](work.event, edit.after)
    if edit.action == "actors":
        folding.actors.learn(known_actors(edit.after))
    remark(work, edit)


def _note(folding: _Folding, work: Work, edit: Edit) -> None:
    words = edit.after["text"]
    if not isinstance(words, str) or not words.strip():
        raise Unfit(message("The note is empty."))
    if len(words) > LONGEST_NOTE:
        raise Unfit(message("The note is longer than {most} characters.", most=LONGEST_NOTE))
    note = Remark(edit.at, edit.editor, message("{text}", text=words.strip()))
    work.note(notes=(*work.review.notes, note))


def _merge(folding: _Folding, work: Work, edit: Edit) -> None:
    """Take in another event: its sources and its actors, and its date where that is the surer.

    Its other fields give way.
    """
    other = folding._work(_other(edit))
    if other is work:
        return
    work.event = replace(
        _surer_dated(work.event, other.event),
        sources=tuple(dict.fromkeys((*work.event.sources, *other.event.sources))),
        actors=tuple(dict.fromkeys((*work.event.actors, *other.event.actors))),
        story=work.event.story or other.event.story,
    )
    work.note(notes=(*work.review.notes, *other.review.notes))
    folding.joined[other.event.id] = work.event.id
    remark(work, edit)


def _surer_dated(event: Event, other: Event) -> Event:
    """The event at its own time, or without "about" where the other says the same time for certain.

    What is "about" with high certainty is so in the text itself, or by hand, and stays so.
    """
    guessed = event.approximate and event.certainty != "high"
    same = (event.begin, event.until) == (other.begin, other.until)
    if not guessed or not same or other.approximate or other.basis != "text":
        return event
    return replace(event, approximate=False, certainty=other.certainty, grain=other.grain, basis=other.basis)


def _other(edit: Edit) -> Target:
    """The event to take in, which an edit holds as its own target is held."""
    return target_of(edit.after["with"])


def _split(folding: _Folding, work: Work, edit: Edit) -> None:
    """Put some of the sources into an event of their own, dated by their own words where they have any."""
    moved = folding.events.places
    wanted = sources_of(_other(edit).passages, moved, folding.corpus.mentions)
    places = {(source.document_id, source.start, source.end) for source in wanted}
    apart = tuple(s for s in work.event.sources if (s.document_id, s.start, s.end) in places)
    rest = tuple(source for source in work.event.sources if source not in apart)
    if not apart or not rest:
        raise NotApplicableError(message("The event no longer has the sources that were split from it."))
    event = _dated_by(replace(work.event, id=new_id(edit), sources=apart, review=None), apart[0].mention)
    if edit.after.get("title"):
        event = replace(event, title=text(edit.after["title"], 300))
    work.event = replace(work.event, sources=rest)
    new = Work(event, event)
    remark(new, edit)
    folding._keep(new)


def _dated_by(event: Event, own: Mention | None) -> Event:
    """The event at the time that an expression of its own gives."""
    if own is None or own.begin is None or own.until is None or own.grain is None:
        return event
    begin, until, grain = own.begin, own.until, own.grain
    return replace(event, begin=begin, until=until, grain=grain, approximate=own.approximate, basis="text")


EVENT_ACTIONS: Mapping[str, Callable[[_Folding, Work, Edit], None]] = {
    "accept": _accept,
    "reject": _reject,
    **dict.fromkeys(CHANGES, _change),
    "merge": _merge,
    "split": _split,
    "note": _note,
}
