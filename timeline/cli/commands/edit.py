"""``edit``: one correction, kept in the journal."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from timeline.cli.terminal import CommandError, Terminal
from timeline.cli.timelines import author, chosen, do_edit, editor_argument, timeline_argument
from timeline.journal.edits import ACTIONS
from timeline.model import message

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Correct an event, an article, an actor or a story; the journal keeps it."

# What the values after the target are, by action: one value, or several where the name is in brackets.
VALUES = {
    "redate": "when",
    "status": "status",
    "kind": "kind",
    "actors": "[actors]",
    "merge": "with",
    "split": "[sources]",
    "note": "text",
    "add": "words",
    "article-date": "published",
    "article-language": "language",
    "article-split": "words",
    "actor-merge": "into",
    "actor-kind": "kind",
    "actor-parent": "parent",
    "story": "[words]",
    "story-words": "[words]",
    "story-actors": "[actors]",
    "story-period": "when",
}
# These take a text in each language.
IN_LANGUAGES = ("retitle", "actor-rename", "story-rename", "story-describe")
# These may go without a value: no one, any time.
MAY_BE_EMPTY = ("actor-parent", "story-period")


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    timeline_argument(parser)
    parser.option("action", choices=tuple(ACTIONS), metavar="ACTION", explain="what to do")
    parser.option("target", metavar="TARGET", explain="the id of the event, article, actor or story")
    parser.option("values", nargs="*", metavar="VALUE", explain="the new value, or values")
    for name, explain in (
        ("--fr", "title, name or description in French"),
        ("--en", "title, name or description in English"),
        ("--title", "title of an added or split event"),
        ("--when", "date of an added event: 2020-09-18, 2020-09, 2020-09-18/2020-09-20"),
        ("--status", "status of an added event"),
        ("--kind", "kind of an added event"),
        ("--new", "kind of actors that are not known yet: person, company, …"),
        ("--since", "first day of a story"),
        ("--until", "day after the last of a story"),
    ):
        parser.option(name, explain=explain)
    parser.option(
        "--actor", action="append", default=[], explain="actor of an event or story (may be repeated)"
    )
    parser.option(
        "--preview", action="store_true", explain="only say how many events a story would hold; keep nothing"
    )
    parser.option("--approximate", action="store_true", explain="the date is approximate")
    editor_argument(parser)


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the edit and say it, or say what it would do."""
    if options.preview:
        return _preview(options, terminal)
    return do_edit(options, terminal, options.action, options.target, values(options))


def _preview(options: Namespace, terminal: Terminal) -> int:
    """Say what a story would hold."""
    from timeline.journal.applying import apply
    from timeline.journal.making import make
    from timeline.journal.stories import STORY_ACTIONS, held
    from timeline.journal.telling import tell_held
    from timeline.projects.work import look

    if options.action not in STORY_ACTIONS:
        raise CommandError(message("Only stories have a preview."), message("Leave --preview out."))
    here = look(chosen(options)).situation
    made = make(options.action, options.target, values(options), here, author(options))
    after = apply(here.built, (*here.edits, made)).corpus
    found = held(made.target.id, after, here.now.corpus)
    terminal.write(tell_held(found, here.now.corpus.stories, terminal.language))
    return 0


def values(options: Namespace) -> dict[str, Any]:
    """What the arguments give for the action, by name; ``CommandError`` when they do not fit it."""
    action, given = options.action, options.values
    if action in IN_LANGUAGES:
        names = {"fr": options.fr, "en": options.en}
        return {language: words for language, words in names.items() if words is not None} or _alone(
            options, "fr"
        )
    found: dict[str, Any] = {
        name: value
        for name in ("title", "when", "status", "kind", "new", "approximate")
        if (value := getattr(options, name))
    }
    if action in ("add", "story") or options.actor:
        found["actors"] = options.actor
    if action == "story":
        names = {"fr": options.fr, "en": options.en}
        found |= {"names": {language: words for language, words in names.items() if words}}
        found |= {"begin": options.since, "until": options.until}
    name = VALUES.get(action)
    if name and name.startswith("["):
        if given or not found.get(name.strip("[]")):
            found[name.strip("[]")] = given
    elif name and (given or action not in MAY_BE_EMPTY):
        found |= _alone(options, name)
    elif given:
        raise _too_many(options)
    return found


def _alone(options: Namespace, name: str) -> dict[str, Any]:
    if len(options.values) == 1:
        return {name: options.values[0]}
    if options.values:
        raise _too_many(options)
    raise CommandError(
        message("“{action}” needs a value.", action=options.action), message("Give it after the target.")
    )


def _too_many(options: Namespace) -> CommandError:
    return CommandError(
        message("“{action}” does not take {count} values.", action=options.action, count=len(options.values)),
        message("Put words that belong together in quotes."),
    )
