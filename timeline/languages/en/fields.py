"""The English names of fields: columns of tables, header lines of forwarded mail. Letters and digits only."""

from __future__ import annotations

# The likeliest name first; among them those that programs give.
COLUMNS = {
    "title": ("title", "headline", "heading", "articletitle"),
    "text": (
        "text", "body", "bodytext", "fulltext", "content", "contents", "contenttext", "contenthtml", "article",
        "articletext", "articlebody", "maintext", "maincontent", "story", "rawtext", "html",
    ),
    "lead": ("lead", "summary", "description", "abstract", "snippet", "excerpt", "standfirst"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl", "externalurl", "weburl", "href"),
    "publisher": (
        "publisher", "sourcename", "publishername", "source", "sitename", "medianame", "outlet", "newspaper",
        "website", "domain", "sourcedomain", "hostname", "media",
    ),
    "published": (
        "published", "publishedat", "publicationdate", "datepublished", "datepublish", "pubdate", "publishdate",
        "publisheddate", "publishedon", "dateofpublication", "webpublicationdate", "date", "datetime", "created",
        "createdat", "timestamp", "day",
    ),
    "language": ("language", "lang", "locale", "inlanguage"),
}  # fmt: skip
MAIL = {
    "subject": ("subject",),
    "date": ("date", "sent", "senton"),
    "from": ("from", "sender"),
    "to": ("to", "cc"),
}
FORWARDED = ("fwd", "fw")
