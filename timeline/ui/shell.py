"""The frame of a page that Streamlit does not make."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

from timeline.ui.routes import BASE, version


def shell(language: str, title: str, body: str, status: int = 200) -> HTMLResponse:
    """A page in the app's own look; ``body`` is markup, ``title`` is text."""
    at = program()
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><base href="/">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)} - Chronofil</title>'
        f'<link rel="stylesheet" href="{at}/style.css"><style>{_fonts(at)}</style></head>'
        f'<body class="stApp cf-workshop-page">{body}</body></html>',
        status,
        {"Cache-Control": "no-store"},
    )


def program() -> str:
    """Where the browser finds this program."""
    return f"/{BASE}/program/{version()}"


def _fonts(at: str) -> str:
    """The fonts that Streamlit's own pages bring with them."""
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("{at}/font/{file}") format("woff2");'
        "font-weight:200 900;font-display:swap}"
        for family, file in (("Source Sans", "sans.woff2"), ("Source Serif", "serif.woff2"))
    )
