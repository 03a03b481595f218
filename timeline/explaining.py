"""Why this date: from the words of an excerpt, by the date of its article, to the day meant.

Everything here is text for readers, in their language. Nothing is calculated: the mention knows
what it was counted from, the publication knows its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from timeline.model import Document, Event, Evidence, Mention, Publication, Remark, Source
from timeline.wording import format_day, format_interval, format_list, name, say, translate

# Evidence that quotes words of the article convinces at a glance; so many fit into a sentence.
_QUOTED = 2
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Explanation:
    """``sentence`` says how words became a date; ``steps`` how they were counted; ``evidence`` what
    dates the article; ``certainty`` how far to trust it."""

    sentence: str
    steps: tuple[str, ...]
    evidence: tuple[str, ...]
    certainty: str


def explain(event: Event, source: Source, document: Document, language: str) -> Explanation:
    """Why ``event`` is placed where it is, by one of its sources; ``document`` is the source's own."""
    mention = source.mention
    published = document.published
    steps: tuple[str, ...] = ()
    if mention is None:
        sentence = _by_publication(event, published, language)
    else:
        sentence = reading(mention, published, language)
        steps = _steps(event, mention, document, language)
    if event.review and event.review.dated:
        # Who set the date is the reason for it; how the words were read comes after.
        remark = event.review.dated
        steps = (sentence, *steps)
        sentence = _by_hand(event, remark, language)
    return Explanation(sentence, steps, evidence(document, language), certainty(event, language))


def _by_hand(event: Event, remark: Remark, language: str) -> str:
    when = format_interval(event.begin, event.until, event.grain, language, event.approximate)
    day = remark.at.date()
    if remark.editor:
        pattern = "Set by {editor} on {day}: {when}."
        return translate(pattern, language, editor=remark.editor, day=day, when=when)
    return translate("Set by hand on {day}: {when}.", language, day=day, when=when)


def reading(mention: Mention, published: Publication | None, language: str) -> str:
    """« vendredi », read in an article of such a date, is such a day."""
    begin, until = mention.begin, mention.until
    article = _article(published, language)
    if begin is None and until is None:
        return translate(
            "“{text}”, read in {article}, fixes no date.", language, text=mention.text, article=article
        )
    one_day = begin is not None and until is not None and until - begin == timedelta(days=1)
    if one_day and not mention.approximate:
        pattern = "“{text}”, read in {article}, is {day:full}."
        return translate(pattern, language, text=mention.text, article=article, day=begin)
    period = format_interval(begin, until, mention.grain, language, mention.approximate)
    pattern = "“{text}”, read in {article}, means: {period}."
    return translate(pattern, language, text=mention.text, article=article, period=period)


def publication(published: Publication | None, language: str) -> str:
    """When an article appeared: a day, or the range of days that are possible and the likeliest."""
    if published is None:
        return translate("undated", language)
    if published.exact:
        return format_day(published.best, language)
    pattern = "{period}, most likely {day}"
    return translate(pattern, language, period=_range(published, language), day=published.best)


def evidence(document: Document, language: str) -> tuple[str, ...]:
    """What dates the article, one sentence a clue, with the words it was read from."""
    if document.published is None:
        return ()
    return tuple(_clue(item, language) for item in document.published.evidence)


def certainty(event: Event, language: str) -> str:
    """How far to trust the event's date, and what lowers the trust."""
    level = name(event.certainty, "certainty", language)
    reasons = []
    if event.basis == "publication":
        reasons.append(translate("the article gives no date words for it", language))
    if event.basis == "inherited":
        reasons.append(translate("the date words stand in an earlier sentence", language))
    if event.approximate:
        reasons.append(translate("the words are approximate", language))
    if not reasons:
        return translate("Certainty: {level}.", language, level=level)
    return translate(
        "Certainty: {level} ({reasons}).", language, level=level, reasons=format_list(reasons, language)
    )


def _article(published: Publication | None, language: str) -> str:
    if published is None:
        return translate("an undated article", language)
    dated = (
        translate("an article of {day}", language, day=published.best)
        if published.exact
        else translate("an article published {period}", language, period=_range(published, language))
    )
    quotes = [item.text for item in published.evidence if item.kind != "declared" and item.text]
    if not quotes:
        return dated
    quoted = [translate("“{text}”", language, text=_short(text)) for text in dict.fromkeys(quotes)]
    by = format_list(quoted[:_QUOTED], language)
    return translate("{article} (evidence: {quotes})", language, article=dated, quotes=by)


def _short(text: str) -> str:
    """A quotation that fits into a sentence: the middle of a long address says nothing."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"


def _range(published: Publication, language: str) -> str:
    until = published.latest + timedelta(days=1)
    return format_interval(published.earliest, until, None, language, approximate=True)


def _by_publication(event: Event, published: Publication | None, language: str) -> str:
    article = _article(published, language)
    when = format_interval(event.begin, event.until, event.grain, language, event.approximate)
    pattern = "No date words: placed by the publication of {article}, hence {when}."
    return translate(pattern, language, article=article, when=when)


def _steps(event: Event, mention: Mention, document: Document, language: str) -> tuple[str, ...]:
    steps = []
    if event.basis == "inherited":
        steps.append(
            translate("The date words stand in an earlier sentence and hold for this one.", language)
        )
    anchor = mention.anchor
    if anchor.kind == "publication":
        day = anchor.at or (document.published and document.published.best)
        if day:
            steps.append(translate("Counted from the article’s publication, {day:full}.", language, day=day))
    elif anchor.kind == "mention" and anchor.start is not None:
        text = document.text[anchor.start : anchor.end]
        if anchor.at:
            steps.append(translate("Counted from “{text}” ({day}).", language, text=text, day=anchor.at))
        else:
            steps.append(translate("Counted from “{text}”.", language, text=text))
    elif mention.begin is not None:
        steps.append(translate("The words give the date in full.", language))
    # "D'ici la fin de l'année": the mod tells which part of the year, the status that it is a limit.
    limit = _BOUNDS.get(mention.mod or "") or (_BOUNDS["BEFORE"] if event.status == "deadline" else None)
    if limit:
        steps.append(translate(limit, language))
    steps.extend(say(note, language) for note in mention.notes)
    if mention.rule:
        steps.append(translate("Rule: {rule}", language, rule=name(mention.rule, "rule", language)))
    return tuple(steps)


_BOUNDS = {
    "BEFORE": "The words before it make it a limit: at the latest.",
    "ON_OR_BEFORE": "The words before it make it a limit: at the latest.",
    "AFTER": "The words before it make it a start: from then on.",
    "ON_OR_AFTER": "The words before it make it a start: from then on.",
}


def _clue(item: Evidence, language: str) -> str:
    says = say(item.says, language)
    if not item.text or item.text in says:
        return says
    return translate("“{text}”: {says}", language, text=item.text, says=says)
