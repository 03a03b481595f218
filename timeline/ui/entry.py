"""Where editors give the password, and where they leave. Works without any script."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from timeline.ui.access import (
    COOKIE,
    password_file,
    same_origin,
    sessions,
    signed_in,
    try_password,
    visitor_of,
)
from timeline.ui.answering import body_of, language_of
from timeline.ui.passwords import HOURS, PasswordError
from timeline.ui.routes import BASE
from timeline.ui.shell import shell
from timeline.wording import say, translate

AT = f"{BASE}/entry"
_LARGEST = 8 * 1024


def routes() -> list[Route]:
    """The routes for signing in and out."""
    return [
        Route(f"/{AT}/{{language}}", _page),
        Route(f"/{AT}/{{language}}", _enter, methods=["POST"]),
        Route(f"/{AT}/{{language}}/leave", _leave, methods=["POST"]),
    ]


async def _page(request: Request) -> Response:
    """The form to enter by, or the button to leave by."""
    language = language_of(request)
    if password_file() is None:
        return shell(
            language, translate("Editing", language), _told("There is no password here.", language), 404
        )
    if signed_in(visitor_of(request)):
        button = f'<button type="submit">{_says("Sign out", language)}</button>'
        return _shown(language, f"/{AT}/{language}/leave", button)
    return _form(language)


def _form(language: str, wrong: str = "", status: int = 200) -> Response:
    alert = f'<p role="alert" class="cf-wrong">{wrong}</p>' if wrong else ""
    inner = (
        f"<label><span>{_says('Password', language)}</span> "
        f'<input type="password" name="password" autocomplete="current-password" required autofocus></label>'
        f'{alert}<button type="submit">{_says("Sign in", language)}</button>'
    )
    return _shown(language, f"/{AT}/{language}", inner, status)


def _shown(language: str, action: str, inner: str, status: int = 200) -> Response:
    form = f'<form class="cf-workshop-form cf-entry-form" method="post" action="{action}">{inner}</form>'
    return shell(language, translate("Editing", language), _main(form, language), status)


def _main(inner: str, language: str) -> str:
    back = f'<p><a href="/?lang={language}">{_says("Back to the timeline", language)}</a></p>'
    title = f'<h1 class="cf-entry-title">{_says("Editing", language)}</h1>'
    return f'<main class="cf cf-workshop">{title}{inner}{back}</main>'


def _told(text: str, language: str) -> str:
    return _main(f"<p>{_says(text, language)}</p>", language)


def _says(text: str, language: str) -> str:
    return escape(translate(text, language))


async def _enter(request: Request) -> Response:
    """Check the password and remember whoever gave it."""
    language, visitor = language_of(request), visitor_of(request)
    if not same_origin(visitor):
        return _form(language, _says("Only the page itself may change anything.", language), 403)
    body = await body_of(request, _LARGEST)
    given = parse_qs((body or b"").decode("utf-8", "replace")).get("password", [""])[0]
    try:
        token = await run_in_threadpool(try_password, visitor, given)
    except PasswordError as error:
        # Its place is for who runs the app, not for visitors.
        return _form(language, escape(say(error.problem.says, language)), 503)
    if token is None:
        said = _says("Too many wrong passwords; wait a minute.", language)
        return _form(language, said, 429)
    if not token:
        return _form(language, _says("This is not the password.", language), 403)
    entered = RedirectResponse(f"/?lang={language}", 303)
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    entered.set_cookie(
        COOKIE, token, max_age=HOURS * 3600, path="/", httponly=True, samesite="strict", secure=secure
    )
    return entered


async def _leave(request: Request) -> Response:
    """Forget an editor."""
    visitor = visitor_of(request)
    left = RedirectResponse(f"/?lang={language_of(request)}", 303)
    if same_origin(visitor):
        sessions.end(visitor.cookies.get(COOKIE, ""))
        left.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return left
