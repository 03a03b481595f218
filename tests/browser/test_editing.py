"""Correcting an event on the page: what is saved is shown, told, undone, and in the exports."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from timeline.exports.csv import plain
from timeline.journal import file
from tools.serving import await_events, serving


@pytest.fixture(scope="module")
def own(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The app on tables of its own, which this test may edit."""
    folder = tmp_path_factory.mktemp("edited") / "tables"
    shutil.copytree(tables, folder)
    with serving(folder) as address:
        yield address, folder


def test_an_event_is_corrected_on_its_card(visit: Visit, own: tuple[str, Path]) -> None:
    """Retitle, set the date, undo: the card follows, and so does the journal."""
    address, folder = own
    page = visit(address)
    title = page.locator(".cf-event-title")
    before = title.inner_text()
    page.get_by_text("Corriger cet événement").click()
    page.get_by_label("Titre en français").fill("Un titre corrigé")
    page.get_by_label("Date : un jour, un mois, une année, ou de/à").fill("2020-09")
    page.get_by_label("Votre nom, pour le journal").fill("Anne")
    page.get_by_role("button", name="Enregistrer").click()
    expect(title).to_have_text("Un titre corrigé")
    expect(page.locator(".cf-when strong")).to_have_text("septembre 2020")
    expect(page.locator(".cf-edit-remarks")).to_contain_text("Titre écrit à la main. (Anne, ")
    assert [edit.action for edit in file.read(folder / "edits.jsonl").edits] == ["redate", "retitle"]
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(title).to_have_text(before)
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.locator(".cf-when strong")).not_to_have_text("septembre 2020")


def test_a_date_that_is_none_saves_nothing(browser: Browser, own: tuple[str, Path]) -> None:
    """What was typed beside it stays, to be saved with a date that is one; on this event and no other."""
    address, folder = own
    # A page of its own: the refused answer is told in the browser's console.
    page = browser.new_page(locale="fr-FR", viewport={"width": 1440, "height": 900})
    page.goto(address)
    await_events(page)
    before = file.read(folder / "edits.jsonl").edits
    page.get_by_text("Corriger cet événement").click()
    page.get_by_label("Titre en français").fill("Un titre à garder")
    when = page.get_by_label("Date : un jour, un mois, une année, ou de/à")
    when.fill("un jour")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".cf-edit-said")).to_contain_text("un jour n’est pas une date.")
    expect(page.get_by_label("Titre en français")).to_have_value("Un titre à garder")
    assert file.read(folder / "edits.jsonl").edits == before
    # So far away that the event gets another row.
    when.fill("2031")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".cf-event-title")).to_have_text("Un titre à garder")
    expect(page.locator(".cf-when strong")).to_have_text("2031")
    redated, retitled = file.read(folder / "edits.jsonl").edits[len(before) :]
    assert redated.target.id == retitled.target.id
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.locator(".cf-event-title")).not_to_have_text("Un titre à garder")
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.locator(".cf-when strong")).not_to_have_text("2031")
    page.close()


def test_a_rejected_event_leaves_the_timeline(visit: Visit, own: tuple[str, Path]) -> None:
    address, _ = own
    page = visit(address)
    title = page.locator(".cf-event-title")
    before = title.inner_text()
    page.get_by_role("button", name="Rejeter").click()
    expect(title).not_to_have_text(before)
    expect(page.locator(".cf-edit-said")).to_contain_text("rejeté : « ")
    # The table is drawn after the timeline.
    expect(page.locator(".cf-cell-title").get_by_text(before, exact=True)).to_have_count(0)
    expect(page.locator(".cf-cell-title").first).to_be_visible()


def test_rejected_events_are_in_a_table_for_who_asks(visit: Visit, own: tuple[str, Path]) -> None:
    address, _ = own
    page = visit(address)
    title = page.locator(".cf-event-title")
    before = title.inner_text()
    page.get_by_role("button", name="Rejeter").click()
    expect(title).not_to_have_text(before)
    page.locator(".cf-filters .cf-menu", has_text="Exporter").click()
    page.get_by_label("Aussi les événements rejetés").check()
    with page.expect_download() as coming:
        page.locator(".cf-panel:popover-open .cf-format", has_text="Tableau (CSV)").click()
    rows = csv.DictReader(io.StringIO(coming.value.path().read_text("utf-8"), newline=""))
    assert before in {plain(row["title"]) for row in rows if row["decision"] == "rejected"}


def test_the_table_is_sorted_by_the_titles_it_shows(visit: Visit, own: tuple[str, Path]) -> None:
    """An English title counts for who reads English."""
    address, _ = own
    page = visit(f"{address}/?lang=en")
    page.get_by_text("Correct this event").click()
    page.get_by_label("Title in English").fill("Zzz, the last")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".cf-event-title")).to_have_text("Zzz, the last")
    page.locator(".cf-sort", has_text="Event").click()
    page.locator(".cf-sort", has_text="Event").click()
    expect(page.locator(".cf-cell-title").first).to_have_text("Zzz, the last")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("th", has_text="Événement")).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".cf-cell-title").first).not_to_have_text("Zzz, the last")
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.locator(".cf-event-title")).not_to_have_text("Zzz, the last")


def test_selected_words_become_an_event(visit: Visit, own: tuple[str, Path]) -> None:
    address, folder = own
    page = visit(address)
    page.get_by_role("button", name="Lire dans l’article").first.click()
    page.locator("dialog .cf-here").first.wait_for()
    words = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("dialog .cf-here"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return String(getSelection()).trim();
        }"""
    )
    page.get_by_role("button", name="Ajouter les mots sélectionnés comme événement").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".cf-edit-remarks")).to_contain_text(
        "Ajouté à la main à partir de mots de l’article."
    )
    assert file.read(folder / "edits.jsonl").edits[-1].target.passages[0].words in words


def test_events_are_reviewed_by_the_keyboard(visit: Visit, own: tuple[str, Path]) -> None:
    """Next, accept, reject: each key goes on to the event that is now the least certain."""
    address, folder = own
    page = visit(address)
    title = page.locator(".cf-event-title")
    first = title.inner_text()
    page.keyboard.press("n")
    expect(title).not_to_have_text(first)
    before = len(file.read(folder / "edits.jsonl").edits)
    for key, action in (("a", "accept"), ("r", "reject")):
        here = title.inner_text()
        page.keyboard.press(key)
        expect(title).not_to_have_text(here)
        edits = file.read(folder / "edits.jsonl").edits
        assert edits[-1].action == action
        assert edits[-1].target.label == here
    assert len(edits) == before + 2


def assert_merged(page: Page, folder: Path, here: str, taken: str) -> None:
    """The card still shows the event it showed, and the journal ends with the other one taken in."""
    expect(page.locator(".cf-edit-remarks")).to_contain_text("Réuni à la main avec un autre événement.")
    expect(page.locator(".cf-event-title")).to_have_text(here)
    last = file.read(folder / "edits.jsonl").edits[-1]
    assert (last.action, last.after["with"]["label"]) == ("merge", taken)


def test_two_events_become_one(visit: Visit, own: tuple[str, Path]) -> None:
    address, folder = own
    page = visit(address)
    page.get_by_text("Fusionner avec un autre événement").click()
    other = page.locator("details[open] .cf-edit-list button").first
    taken = other.inner_text()
    here = page.locator(".cf-event-title").inner_text()
    other.click()
    assert_merged(page, folder, here, taken)


def test_an_event_far_away_is_found_and_merged_by_the_keyboard(visit: Visit, own: tuple[str, Path]) -> None:
    """Among hundreds nobody scrolls: a few letters, an arrow, Enter."""
    address, folder = own
    page = visit(address)
    here = page.locator(".cf-event-title").inner_text()
    page.get_by_text("Fusionner avec un autre événement").click()
    expect(page.locator("details[open] .cf-edit-list button").first).to_be_visible()
    page.get_by_role("searchbox", name="Chercher parmi tous les événements").fill("CONDITI depose")
    expect(page.locator("details[open] .cf-edit-list button").first).to_contain_text("Brittanny Conditi")
    taken = page.locator("details[open] .cf-edit-list button").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert_merged(page, folder, here, taken)


def test_actors_are_chosen_by_typing_a_part_of_the_name(visit: Visit, own: tuple[str, Path]) -> None:
    """Those that are there and one nobody knows yet; Escape leaves the list, not the window."""
    address, folder = own
    page = visit(address)
    page.get_by_text("Corriger cet événement").click()
    field = page.get_by_role("combobox", name="Acteurs")
    before = page.locator(".cf-card .cf-token").count()
    field.fill("roskom")
    expect(page.locator("[role=option]:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".cf-card .cf-token")).to_have_count(before + 1)
    field.fill("Ligue des internautes")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".cf-actors")).to_contain_text("Ligue des internautes")
    last = file.read(folder / "edits.jsonl").edits[-1]
    assert last.action == "actors"
    assert last.after["actors"][-2:] == ["roskomnadzor", "own-ligue-des-internautes"]

    page.locator(".cf-actor-edit").first.click()
    parent = page.get_by_role("combobox", name="Fait partie de")
    parent.fill("russ")
    expect(page.locator("[role=option]:visible").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=option]:visible")).to_have_count(0)
    expect(page.locator("dialog[open]")).to_have_count(1)
    parent.fill("ukraine")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(parent).not_to_have_value("ukraine")
    page.locator("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert file.read(folder / "edits.jsonl").edits[-1].action == "actor-parent"


def test_the_review_list_is_walked_by_the_keyboard(visit: Visit, own: tuple[str, Path]) -> None:
    """Each key acts on the event in focus; what was rejected can be taken back from the list."""
    address, folder = own
    page = visit(address)
    page.get_by_role("button", name="Liste à vérifier").click()
    items = page.locator("dialog li[data-event]")
    first, second, third = (items.nth(at).get_attribute("data-event") for at in range(3))
    page.keyboard.press("a")
    expect(items.first).to_have_attribute("data-event", str(second))
    page.keyboard.press("n")
    page.keyboard.press("r")
    expect(page.locator(f'dialog li[data-event="{third}"]')).to_have_count(0)
    done = [(edit.action, edit.target.id) for edit in file.read(folder / "edits.jsonl").edits[-2:]]
    assert done == [("accept", first), ("reject", third)]
    title = file.read(folder / "edits.jsonl").edits[-1].target.label
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_role("button", name="Liste à vérifier").click()
    rejected = (
        page.locator("dialog li")
        .filter(has_text=title)
        .filter(has=page.get_by_role("button", name="Revenir dessus"))
    )
    rejected.get_by_role("button", name="Revenir dessus").click()
    expect(rejected).to_have_count(0)
    assert file.read(folder / "edits.jsonl").edits[-1].action == "undo"


def test_an_actor_is_renamed_from_the_card(visit: Visit, own: tuple[str, Path]) -> None:
    address, _ = own
    page = visit(address)
    chip = page.locator(".cf-actor").first
    page.get_by_role("button", name=f"Corriger {chip.inner_text()}").click()
    page.get_by_label("Nom en français").fill("Nom corrigé")
    page.locator("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".cf-actors")).to_contain_text("Nom corrigé")


def test_a_story_is_made_and_taken_back(visit: Visit, own: tuple[str, Path]) -> None:
    """What it would hold is counted while it is written; the page then shows it, with what it is about."""
    address, folder = own
    page = visit(address)
    page.get_by_role("button", name="Modifier les récits").click()
    new = page.locator('details[data-story=""]')
    new.locator("summary").click()
    expect(new.locator(".cf-story-preview")).to_contain_text("Aucun événement ne serait dans ce récit")
    new.get_by_label("Nom en français").fill("Le second acteur")
    new.get_by_label("De quoi il s’agit, en français").fill("Ce que fait Oracle.")
    new.get_by_role("combobox", name="Mots, tels quels ou au pluriel").fill("Oracle")
    page.keyboard.press("Enter")
    expect(new.locator(".cf-story-preview li").first).to_contain_text("2020")
    new.get_by_role("button", name="Créer le récit").click()
    made = page.locator('details[data-story="le-second-acteur"]')
    expect(made).to_have_attribute("open", "")
    made.get_by_role("button", name="Retirer « Oracle »").click()
    expect(made.locator(".cf-story-preview")).to_contain_text("Aucun événement ne serait dans ce récit")
    page.keyboard.press("Escape")
    tab = page.locator(".cf-story", has_text="Le second acteur")
    expect(tab).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".cf-story-about")).to_have_text("Ce que fait Oracle.")
    expect(page.locator(".cf-cell-title").first).to_be_visible()
    page.get_by_role("button", name="Modifier les récits").click()
    page.locator('details[data-story="le-second-acteur"]').get_by_role("button", name="Supprimer").click()
    expect(page.locator("dialog").get_by_role("status").last).to_contain_text(
        "récit supprimé : « Le second acteur »"
    )
    page.keyboard.press("Escape")
    expect(tab).to_have_count(0)
    assert [edit.action for edit in file.read(folder / "edits.jsonl").edits[-2:]] == ["story", "story-remove"]
