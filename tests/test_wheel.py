"""The built package, installed where nothing else of this checkout is: the command, and all that it needs."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.visitors import Visitor

ROOT = Path(__file__).parent.parent
# What lies at the top of a checkout and inside the package.
MOVED = {
    "app.py": "timeline/ui/app.py",
    ".streamlit/config.toml": "timeline/ui/.streamlit/config.toml",
    "data/actors.yaml": "timeline/data/actors.yaml",
    "data/stories.yaml": "timeline/data/stories.yaml",
}


def run(*command: str | Path, **settings: object) -> str:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **settings)  # type: ignore[call-overload]
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, which borrows the packages that the lock names."""
    place = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", place)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(python)]
    run(*pip, "install", "--no-deps", "--no-index", wheel)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (own / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return place / "bin" / "chronofil"


def test_everything_of_the_package_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = run("git", "ls-files", "-z", "timeline", "seeds", *MOVED, cwd=ROOT).split("\0")
    there = [name for name in tracked if name and (ROOT / name).exists()]
    assert {re.sub("^seeds/", "timeline/seeds/", MOVED.get(name, name)) for name in there} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "tools/", "docs/"))]


@contextmanager
def served(command: Path, folder: Path) -> Iterator[str]:
    """The address of the app started in a folder, with nothing of this checkout in reach."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHRONOFIL_")}
    environment = {**environment, "HOME": str(folder), "PYTHONPATH": ""}
    server = subprocess.Popen(
        [command, "--language-of-interface", "en", "serve"],
        stdout=subprocess.PIPE, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        yield found[0]
    finally:
        server.terminate()
        server.wait(30)


def test_the_command_speaks_and_reads(installed: Path, tmp_path: Path) -> None:
    """The same as ``python -m timeline``, with its texts and the rules of its languages."""
    environment = {**os.environ, "PYTHONPATH": "", "LC_ALL": "fr_FR.UTF-8"}
    told = run(installed, "--help", cwd=tmp_path, env=environment)
    assert "Afficher la chronologie dans le navigateur." in told
    commands = {path.stem for path in (ROOT / "timeline" / "cli" / "commands").glob("[!_]*.py")}
    assert not [name for name in commands if not re.search(rf"^ +{name}\b", told, re.MULTILINE)]
    words = ["tag", "Il ferme lundi.", "--reference", "2020-09-18"]
    from_module = run(installed.parent / "python", "-m", "timeline", *words, cwd=tmp_path, env=environment)
    assert "2020-09-21" in from_module
    assert run(installed, *words, cwd=tmp_path, env=environment) == from_module
    where = run(installed.parent / "python", "-c", "import timeline; print(timeline.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(installed.parent.parent)


def test_serving_in_an_empty_folder_shows_the_bundled_stories(installed: Path, tmp_path: Path) -> None:
    """The first visit builds them from the articles inside; nothing is asked, nothing is told to others."""

    async def visit(address: str) -> Visitor:
        async with Visitor(address, patience=300) as visitor:
            await visitor.open()
            return visitor

    with served(installed, tmp_path) as address:
        seen = asyncio.run(visit(address))
    assert len(seen.parts["masthead"]["stories"]) == 2
    assert seen.parts["feed"]["count"] > 20
    assert not seen.settings.gather_usage_stats
    assert {path.name for path in tmp_path.iterdir()} <= {"data", ".streamlit", ".cache", ".config"}
