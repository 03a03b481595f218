"""The splitter: articles lie in the page, in order, and everything said of it can be said."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.choices import Choices
from tests.reading import laid_out
from timeline.readers import Page
from timeline.reading.articles import documents_of
from timeline.wording import say

WORDS = (
    "La ville ferme ses piscines\n\n", "PARIS (AFP) - ", "Brest, 14 mars 2023 (AFP) - ",
    "Publié le 18 septembre 2020", "Mis à jour à 17h04", "Published Sept. 18, 2020", "Par Anne Martin",
    "By Jane Roe", "Reuters", "Le Monde", "# ", "## ", "---\n", "published: 2021-06-10\n", "title: x\n",
    " * **\n", "Lire aussi : ", "Read more", "©",
    "Le conseil municipal a annoncé mercredi la fermeture de trois piscines, selon la mairie. ",
    "The council said on Tuesday that three pools would close by the end of the year. ", "Cookies",
    "Partager", "https://exemple.fr/2020/09/18/article", "\n", "\n\n", "\n\n\n", "    ", "1", "-", "•",
)  # fmt: skip


def one_input(choices: Choices) -> None:
    """Cut one page."""
    text = choices.text(WORDS, 80).encode("utf-8", "replace").decode("utf-8")
    page = Page(Path("nowhere") / "page.txt", text)
    documents, problems = documents_of(page)
    end = 0
    for document in documents:
        laid_out(document)
        assert text[document.start : document.end] == document.text
        assert end <= document.start
        end = document.end
    for problem in problems:
        for language in ("fr", "en"):
            assert say(problem.says, language)
            assert say(problem.remedy, language)
