"""Building in parts: the same tables as in memory, nothing made twice, in memory that does not grow."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest
from distributed import LocalCluster

from timeline import pipeline
from timeline.building import PARTS, Built, build_tables, planning
from timeline.building.engines import local
from timeline.building.steps import ReadPart
from timeline.building.store import Store
from timeline.model import Corpus, ProblemError
from timeline.storage import StorageError, load, save
from tools.articles import write

TODAY = date(2026, 1, 1)
TABLES = ("documents.csv", "mentions.csv", "events.csv")
SEEDS = Path(__file__).parent.parent / "seeds"


def build(source: Path | str, output: Path | str, **more: str | None) -> Built:
    return build_tables(
        [source],
        output,
        today=TODAY,
        actors=[pipeline.DATA / "actors.yaml"],
        stories=[pipeline.DATA / "stories.yaml"],
        **more,
    )


def tables(folder: Path) -> Mapping[str, bytes]:
    return {name: (folder / name).read_bytes() for name in TABLES}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen articles; one is there twice, one without its last paragraph."""
    folder = tmp_path_factory.mktemp("articles")
    write(12, folder)
    whole = next(folder.rglob("*3.md")).read_text(encoding="utf-8")
    (folder / "again.md").write_text(whole, encoding="utf-8")
    shorter = whole.partition("# ")[2].rpartition("\n\n")[0]
    (folder / "elsewhere.md").write_text(f"# {shorter}\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.xyz").touch()
    return folder


@pytest.fixture(scope="module")
def in_memory(articles: Path) -> Corpus:
    return pipeline.build([articles], today=TODAY)


@pytest.fixture(scope="module")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built")
    build(articles, output)
    return output


def test_parts_give_what_memory_gives(in_memory: Corpus, built: Path, tmp_path: Path) -> None:
    """Not a cell differs, nor an actor, a story, a remark or what was left out."""
    save(in_memory, tmp_path)
    assert tables(built) == tables(tmp_path)
    one, other = load(built), load(tmp_path)
    assert one.documents == other.documents
    assert one.mentions == other.mentions
    assert one.events == other.events
    assert one.actors == other.actors
    assert one.stories == other.stories
    assert one.left_out == other.left_out
    assert sorted(map(repr, one.problems)) == sorted(map(repr, other.problems))
    assert len(one.problems) > 2


def test_the_bundled_page_is_built_alike(tmp_path: Path) -> None:
    build(SEEDS, tmp_path / "parts")
    save(pipeline.build([SEEDS], today=TODAY), tmp_path / "memory")
    assert tables(tmp_path / "parts") == tables(tmp_path / "memory")


def test_nothing_is_made_twice(articles: Path, built: Path, tmp_path: Path) -> None:
    output = tmp_path / "again"
    shutil.copytree(built, output)
    again = build(articles, output)
    assert {phase: made for phase, (made, _) in again.made.items()} == {"read": 0, "dated": 0, "told": 0}
    assert tables(output) == tables(built)


def test_a_changed_file_costs_its_own_part(
    articles: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stated date is not touched by a neighbour's text, so no other chunk is told anew."""
    monkeypatch.setattr(planning, "FILES", 3)
    changed, output = tmp_path / "articles", tmp_path / "built"
    shutil.copytree(articles, changed)
    shutil.copytree(built, output)
    build(changed, output)
    file = next(path for path in sorted(changed.rglob("*.md")) if "published" in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8") + "\nLe maire a démissionné lundi.\n", encoding="utf-8")
    made = build(changed, output).made
    assert made["read"][0] == 1 < made["read"][1]
    assert made["told"][0] == 1 < made["told"][1]
    save(pipeline.build([changed], today=TODAY), tmp_path / "memory")
    assert tables(output) == tables(tmp_path / "memory")


def test_what_no_article_needs_any_more_is_removed(articles: Path, tmp_path: Path) -> None:
    changed, output = tmp_path / "articles", tmp_path / "built"
    changed.mkdir()
    for name in ("one.md", "two.md"):
        (changed / name).write_text(
            f"# {name}\n\nLe maire de Metz a parlé lundi à {name}.\n", encoding="utf-8"
        )
    build(changed, output)
    before = set((output / PARTS).rglob("*.parquet"))
    (changed / "two.md").unlink()
    build(changed, output)
    after = set((output / PARTS).rglob("*.parquet"))
    assert not before & after
    assert len(after) == len(before)


def test_many_articles_are_dated_in_groups(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost or told twice, and what is printed again is known across groups."""
    monkeypatch.setattr(planning, "TOGETHER", 5)
    monkeypatch.setattr(planning, "FEWEST", 2)
    monkeypatch.setattr(planning, "FILES", 4)
    monkeypatch.setattr(local, "FEW", 100)
    built = build(articles, tmp_path)
    assert built.made["dated"][1] > 2
    corpus = load(tmp_path)
    assert len(corpus.documents) == len({document.id for document in corpus.documents}) == 13
    assert len([document for document in corpus.documents if document.same_as]) == 1
    assert {source.document_id for event in corpus.events for source in event.sources} <= {
        document.id for document in corpus.documents
    }


def command(source: Path, output: Path, *more: str) -> list[str]:
    words = ["build", str(source), "--output", str(output), "--today", TODAY.isoformat(), *more]
    return [sys.executable, "-m", "timeline", *words]


def written(output: Path) -> Mapping[str, int]:
    """The pieces of the first two phases, and when each was written."""
    pieces = [path for phase in ("read", "dated") for path in (output / PARTS / phase).glob("[!.]*.parquet")]
    return {path.name: path.stat().st_mtime_ns for path in pieces}


def wait_for(phase: Path) -> None:
    """Return when there is a piece in the folder."""
    deadline = time.monotonic() + 120
    while not any(phase.glob("[!.]*.parquet")):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_killed_build_goes_on_where_it_was(articles: Path, built: Path, tmp_path: Path) -> None:
    """What was read and dated before the kill stays; the tables come out as if nothing had happened."""
    output = tmp_path / "built"
    with subprocess.Popen(
        command(articles, output), start_new_session=True, stderr=subprocess.DEVNULL
    ) as process:
        wait_for(output / PARTS / "dated")
        os.killpg(process.pid, signal.SIGKILL)
    assert not (output / "events.csv").exists()
    before = written(output)
    subprocess.run(command(articles, output), check=True, capture_output=True)
    assert len(before) > 1
    assert before.items() <= written(output).items()
    assert tables(output) == tables(built)


def test_nothing_to_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    nothing = build(tmp_path / "empty", tmp_path / "built")
    assert not nothing.counts
    assert [problem.fatal for problem in nothing.corpus.problems] == [True]
    assert not (tmp_path / "built" / "events.csv").exists()


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def test_a_cluster_gives_the_same_tables_though_a_worker_is_killed(
    articles: Path, built: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    victim = next(iter(cluster.workers.values())).pid
    program = command(articles, tmp_path, "--engine", "dask", "--scheduler", cluster.scheduler_address)
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        wait_for(tmp_path / PARTS / "read")
        os.kill(victim, signal.SIGKILL)
        said = process.communicate(timeout=300)[0].decode()
    assert process.returncode == 0, said
    assert next(iter(cluster.workers.values())).pid != victim
    assert tables(tmp_path) == tables(built)


def test_a_cluster_writes_partitions_at_an_address(
    articles: Path, built: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    """Read through fsspec and written through it: row for row what the tables in a folder hold."""
    output = f"file://{tmp_path}/out"
    address = cluster.scheduler_address
    made = build(f"file://{articles}", output, with_engine="dask", address=address)
    for name in ("documents", "mentions", "events"):
        written = pyarrow.parquet.read_table(tmp_path / "out" / name).to_pylist()
        wanted = pyarrow.parquet.read_table(built / f"{name}.parquet").to_pylist()
        assert [without_place(row) for row in written] == [without_place(row) for row in wanted]
        assert written
    assert made.made["told"][0] > 0
    again = build(f"file://{articles}", output, with_engine="dask", address=address)
    assert again.made["told"][0] == again.made["read"][0] == 0


def without_place(row: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in row.items() if name != "source_file"}


@pytest.mark.parametrize(
    "address, says",
    [(None, "address of the Dask scheduler is missing"), ("tcp://127.0.0.1:9", "does not answer")],
)
def test_a_cluster_that_is_not_there_is_told(
    address: str | None, says: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.building.engines.dask.PATIENCE", "1s")
    with pytest.raises(ProblemError) as refused:
        build(articles, tmp_path, with_engine="dask", address=address)
    assert says in refused.value.problem.says.text


def test_an_address_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as refused:
        build("nowhere://here", tmp_path)
    assert "cannot be opened" in refused.value.problem.says.text


def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"Le maire de Metz a parlé lundi du point {number}.\n")
    tasks = [ReadPart(str(number), (f"{number}.txt",), str(tmp_path)) for number in range(12)]
    with local.start(store, "2") as do:
        keys = do(tasks)
        done = [next(keys)]
        multiprocessing.active_children()[0].kill()
        done.extend(keys)
    assert sorted(done) == sorted(task.key for task in tasks)
    assert store.names("read") == {f"{task.key}.parquet" for task in tasks}


def test_processes_that_died_unseen_are_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A pool that broke while nobody waited for it takes no task at all."""
    pools: list[object] = []

    class Pool:
        def __init__(self, size: int, **_: object) -> None:
            pools.append(self)

        def submit(self, do: Callable[..., str], *given: object) -> Future[str]:
            if self is pools[0]:
                raise BrokenProcessPool
            done: Future[str] = Future()
            done.set_result(do(*given))
            return done

        def shutdown(self, **_: object) -> None: ...

    monkeypatch.setattr(local, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(local, "run", lambda _, task: task.key)
    tasks = [ReadPart(str(number), (), "") for number in range(12)]
    with local.start(Store(str(tmp_path)), "2") as do:
        assert sorted(do(tasks)) == sorted(task.key for task in tasks)
    assert len(pools) == 2


def test_a_folder_that_takes_nothing_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as refused:
        build(articles, tmp_path / "file")
    assert str(tmp_path / "file") in refused.value.problem.file
