"""E-mails: a newsletter or a dispatch sent by mail, with what is attached; web archives (MHTML) too.

A forwarded mail is read as the mail that was forwarded: its subject, its sender, its date.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from timeline import languages
from timeline.model import Problem, message
from timeline.readers import Budget, Metadata, Page, refuse
from timeline.readers.common import markup, stamps
from timeline.readers.common.columns import bare_name
from timeline.readers.common.composing import Composer, Paragraph, one_line, tidy
from timeline.readers.common.files import decode, load
from timeline.readers.common.names import readable, unknown_kind

SUFFIXES = (".eml", ".mht", ".mhtml")
LARGEST = 64 * 1024 * 1024
LONGEST_HEADER = 500
MOST_ATTACHED = 100
# Stands for all attachments beyond those; no reader knows the name.
_AND_MORE = "…"
# A header block of a forwarded mail: "De : AFP", "Date: Fri, 18 Sep 2020".
_HEADER = re.compile(r"[>* ]*([^\W\d_][\w. -]{0,24}?) ?:[ \t*]+(\S.*)")
_FORWARDED_LOOKS = 60
# Attachments that say nothing: signatures, cards, invitations, pictures within the text.
_NO_ARTICLES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/vcard",
    "text/calendar",
    "application/pgp-keys",
)


Part: TypeAlias = "MIMEPart[Any, Any]"


def read(path: Path) -> Page:
    """A mail's text under its subject. One without a text of its own gives an empty page."""
    mail = _mail(path)
    if mail.get_content_type() == "multipart/related" and path.suffix.lower() != ".eml":
        return _web_archive(mail, path)
    composer = Composer()
    paragraphs, problems = _paragraphs(mail, path)
    metadata = Metadata(
        title=one_line(_header(mail, "subject")),
        publisher=_sender(_header(mail, "from")),
        published=stamps.statement(_header(mail, "date"), "Date"),
    )
    if _is_forward(metadata.title or ""):
        metadata, paragraphs = _forwarded(metadata, paragraphs)
    added = composer.add(paragraphs, metadata)
    if not added and not any(_attached(mail)):
        raise refuse(
            path,
            message("The mail has no text."),
            message("Save it again, or copy its text into a .txt file."),
        )
    return Page(path, composer.text, articles=tuple(composer.articles), problems=problems)


def unpack(path: Path, folder: Path, budget: Budget) -> tuple[Problem, ...]:
    """Write a mail's attachments into a folder; remarks on those that no reader knows."""
    problems = []
    for number, (name, part) in enumerate(_attached(_mail(path)), 1):
        if name == _AND_MORE:
            says = message(
                "The mail has more than {most} attachments; the rest was not read.", most=MOST_ATTACHED
            )
            problems.append(Problem(str(path), "", says, message("Save it and give it on its own.")))
            continue
        if not readable(PurePosixPath(name)):
            problems.append(unknown_kind(f"{path}/{name}"))
            continue
        raw = _raw(part)
        if budget.files <= 0 or len(raw) > budget.bytes:
            says = message("The mail holds too much; this attachment was not unpacked.")
            problems.append(Problem(f"{path}/{name}", "", says, message("Save it and give it on its own.")))
            continue
        budget.files -= 1
        budget.bytes -= len(raw)
        target = folder / name
        if target.exists():
            target = folder / f"{target.stem}-{number}{target.suffix}"
        target.write_bytes(raw)
    return tuple(problems)


def _mail(path: Path) -> EmailMessage:
    mail = message_from_bytes(load(path, LARGEST), policy=policy.default)
    if not any(name in mail for name in ("from", "subject", "date", "mime-version", "content-type")):
        raise refuse(
            path,
            message("The file is not an e-mail."),
            message("Save the mail as .eml in your mail program."),
        )
    return mail


def _header(mail: EmailMessage, name: str) -> str | None:
    """A header's text; None where it is missing or malformed beyond reading."""
    try:
        value = mail.get(name)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, LookupError):
        return None
    return " ".join(str(value)[:LONGEST_HEADER].split()) if value else None


def _sender(header: str | None) -> str | None:
    """The name in "AFP <desk@example.org>", else the address's domain."""
    match = re.match(r"\s*\"?([^\"<>@]*?)\"?\s*(?:[<\[](?:mailto:)?([^<>\[\]]*)[>\]])?\s*$", header or "")
    name = one_line(match[1]) if match else None
    domain = re.search(r"@([\w.-]+)", header or "")
    return name or (domain[1] if domain else None)


def _paragraphs(mail: EmailMessage, path: Path) -> tuple[list[Paragraph], tuple[Problem, ...]]:
    """The mail's text: plain where that is the whole of it, else what its HTML shows."""
    plain, problems = _content(mail.get_body(("plain",)), path)
    rich, more = _content(mail.get_body(("html",)), path)
    root = markup.tree(rich) if rich.strip() else None
    shown = list(markup.paragraphs(root)) if root is not None else []
    if len(plain) * 2 < sum(len(paragraph.text) for paragraph in shown):
        return shown, more
    return [Paragraph(part) for part in re.split(r"\n\s*\n", tidy(plain)) if part], problems


def _content(part: Part | None, path: Path) -> tuple[str, tuple[Problem, ...]]:
    raw = _raw(part) if part is not None else b""
    if not raw or part is None:
        return "", ()
    return decode(raw, path, part.get_content_charset())


def _raw(part: Part) -> bytes:
    """A part's content, decoded from its transfer encoding."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return _whole(first) if isinstance(first, MIMEPart) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _whole(mail: Part) -> bytes:
    """A mail within a mail as a file of its own, its headers as they came."""
    try:
        return mail.as_bytes(policy=policy.compat32)
    except (ValueError, LookupError):
        return mail.as_string(policy=policy.compat32).encode("utf-8", "replace")


def _attached(mail: EmailMessage) -> list[tuple[str, EmailMessage]]:
    """The attachments that may be articles, with safe names."""
    found = []
    for number, part in enumerate(mail.iter_attachments(), 1):
        if number > MOST_ATTACHED:
            found.append((_AND_MORE, part))
            break
        kind = part.get_content_type()
        picture = part.get_content_maintype() == "image" and (
            "content-id" in part or part.get_content_disposition() == "inline"
        )
        if picture or kind in _NO_ARTICLES:
            continue
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name.lstrip(".")
        name = re.sub(r"[\x00-\x1f:]", "", name)[-120:]
        if part.get_content_maintype() == "message" and not name.lower().endswith(".eml"):
            name = f"{name or f'message-{number}'}.eml"
        found.append((name or f"attachment-{number}", part))
    return found


def _is_forward(subject: str) -> bool:
    leads = {
        lead
        for code in languages.available()
        if (part := languages.part(code, "fields"))
        for lead in part.FORWARDED
    }
    match = re.match(r"\W*(\w+) ?:", subject.casefold())
    return match is not None and match[1] in leads


def _forwarded(outer: Metadata, paragraphs: list[Paragraph]) -> tuple[Metadata, list[Paragraph]]:
    """What a forwarded mail says of itself in its header block, and its text below that."""
    lines = [(line, number) for number, p in enumerate(paragraphs) for line in p.text.split("\n")]
    found: dict[str, str] = {}
    last = None
    for at, (line, _) in enumerate(lines[:_FORWARDED_LOOKS]):
        match = _HEADER.fullmatch(line)
        role = _role(match[1]) if match else None
        if match and role:
            found.setdefault(role, match[2].strip())
            last = at
        elif len(found) >= 2:
            break
    if last is None or not {"from", "date", "subject"} & found.keys() or len(found) < 2:
        title = re.sub(r"^\W*\w+ ?:\s*", "", outer.title or "") or None
        # The day on which it was passed on is not the day on which it appeared.
        return Metadata(title=title), paragraphs
    number = lines[last][1]
    rest = [line for line, place in lines[last + 1 :] if place == number]
    below = [Paragraph("\n".join(rest), paragraphs[number].kind), *paragraphs[number + 1 :]]
    published = stamps.statement(found.get("date"), "Date")
    title = one_line(found.get("subject")) or re.sub(r"^\W*\w+ ?:\s*", "", outer.title or "")
    return Metadata(title=title, publisher=_sender(found.get("from")), published=published), below


def _role(name: str) -> str | None:
    bare = bare_name(name)
    for code in languages.available():
        part = languages.part(code, "fields")
        for role, names in part.MAIL.items() if part else ():
            if bare in names:
                return str(role)
    return None


def _web_archive(mail: EmailMessage, path: Path) -> Page:
    """The page in a web archive, as browsers save one."""
    from timeline.readers.html import read_text

    for part in mail.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            text, problems = decode(_raw(part), path, part.get_content_charset())
            page = read_text(text, path)
            return Page(path, page.text, articles=page.articles, problems=(*problems, *page.problems))
    raise refuse(path, message("The page holds no text of an article."), message("Save the page as HTML."))
