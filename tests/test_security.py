"""What docs/security.md promises of the code as a whole; each promise there names the tests that hold it."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from timeline.extraction.catalogue import load_actors
from timeline.model import ProblemError
from timeline.projects import of_folder
from timeline.reading import read_all

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "timeline").rglob("*.py"))
# These turn bytes into programs, or build objects of any kind.
BANNED = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "jsonpickle", "code"}
# Their parsers expand entities; what only writes is no danger.
PARSERS = ("xml.dom", "xml.etree", "xml.parsers", "xml.sax")
DANGEROUS = {"eval", "exec", "compile", "__import__"}
DANGEROUS |= {"os.system", "os.popen", "numpy.load", "np.load", "yaml.unsafe_load", "yaml.full_load"}
DANGEROUS |= {"pandas.read_pickle", "pd.read_pickle", "torch.load"}
SAFE_LOADERS = {"yaml.SafeLoader", "yaml.BaseLoader", "yaml.CSafeLoader", "loader"}


def dotted(node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""


def dangers(code: str) -> Iterator[str]:
    """What in a module could run what others wrote."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if is_dangerous(alias.name))
        elif isinstance(node, ast.ImportFrom) and is_dangerous(node.module or ""):
            yield str(node.module)
        elif isinstance(node, ast.Call):
            yield from of_call(node)


def is_dangerous(module: str) -> bool:
    parser = module.startswith(PARSERS) and module != "xml.sax.saxutils"
    return parser or module.split(".")[0] in BANNED


def of_call(node: ast.Call) -> Iterator[str]:
    name = dotted(node.func)
    named = {word.arg: word.value for word in node.keywords}
    if name in DANGEROUS or name.endswith((".extractall", ".extract")):
        yield name
    if name in ("yaml.load", "yaml.load_all", "yaml.compose") and dotted(named["Loader"]) not in SAFE_LOADERS:
        yield name
    if "shell" in named or "allow_pickle" in named:
        yield f"{name}({', '.join(str(one) for one in named)})"
    if name.rpartition(".")[2] in ("XMLParser", "iterparse", "parse_xml") and "lxml" not in name:
        resolve = named.get("resolve_entities")
        if not (isinstance(resolve, ast.Constant) and resolve.value is False):
            yield name


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_nothing_turns_what_was_read_into_a_program(path: Path) -> None:
    assert not list(dangers(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from xml.etree import ElementTree",
        "def f():\n    import marshal",
        "eval('1')",
        "yaml.load(text, Loader=yaml.Loader)",
        "yaml.unsafe_load(text)",
        "np.load(path, allow_pickle=True)",
        "subprocess.run(words, shell=True)",
        "archive.extractall(folder)",
        "etree.XMLParser(no_network=True)",
    ],
)
def test_such_code_would_be_found(code: str) -> None:
    assert list(dangers(code))


@pytest.mark.parametrize("where", ["front matter", "sidecar", "about", "actors"])
def test_yaml_makes_no_objects(tmp_path: Path, where: str) -> None:
    taken = tmp_path / "taken"
    evil = f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.PosixPath [{taken}]]"
    article = "Titre\n\nParis, le 3 mars 2021. Le conseil a voté la fermeture de la piscine.\n"
    if where == "front matter":
        (tmp_path / "a.md").write_text(f"---\ntitle: {evil}\n---\n\n{article}")
        read_all([tmp_path / "a.md"])
    elif where == "sidecar":
        (tmp_path / "a.txt").write_text(article)
        (tmp_path / "a.yaml").write_text(f"title: {evil}\n")
        read_all([tmp_path / "a.txt"])
    elif where == "about":
        (tmp_path / "timeline.yaml").write_text(f"title: {evil}\n")
        assert of_folder(tmp_path).title == tmp_path.name
    else:
        (tmp_path / "actors.yaml").write_text(f"actors: {evil}\n")
        with pytest.raises(ProblemError):
            load_actors(tmp_path / "actors.yaml")
    assert not taken.exists()


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY f SYSTEM "file://{secret}"><!ENTITY a "{many}"><!ENTITY b "{more}">]>'
)


@pytest.mark.parametrize("how", ["utf-8", "utf-16", "late"])
def test_a_word_document_shows_no_file_and_does_not_swell(tmp_path: Path, how: str) -> None:
    """Also where the declaration comes late, or in another encoding."""
    secret = tmp_path / "secret"
    secret.write_text("mot de passe")
    head = "" if how != "late" else f"<!-- {'x' * 8192} -->"
    declared = ENTITIES.format(secret=secret, many="lol" * 1000, more="&a;" * 1000)
    encoding = "utf-16" if how == "utf-16" else "utf-8"
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}{declared}'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>Le conseil a voté. &f; &b;</w:t></w:r></w:p></w:body></w:document>"
    )
    plain = Document()
    plain.add_paragraph("Le conseil a voté.")
    plain.save(str(tmp_path / "plain.docx"))
    with (
        zipfile.ZipFile(tmp_path / "plain.docx") as given,
        zipfile.ZipFile(tmp_path / "a.docx", "w") as made,
    ):
        for info in given.infolist():
            own = info.filename == "word/document.xml"
            made.writestr(info.filename, xml.encode(encoding) if own else given.read(info))
    documents = read_all([tmp_path / "a.docx"])[0]
    assert not any("mot de passe" in one.text or len(one.text) > 10_000 for one in documents)


def test_every_promise_names_tests_that_are_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| ---")][1:]
    assert rows
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row)
        assert named, row
        for file, test in named:
            code = (ROOT / file).read_text(encoding="utf-8")
            assert f"def {test}(" in code if test else code, f"{file}::{test}"
