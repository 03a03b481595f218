"""Files at addresses such as ``s3://bucket/folder``, by fsspec where it is installed."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from timeline.model import Problem, ProblemError, message
from timeline.readers.common.names import SIDECARS


def is_address(path: str) -> bool:
    """Whether this names a file system rather than a folder here."""
    return "://" in path


def file_system(address: str) -> Any:
    """The file system of an address; ``ProblemError`` when fsspec or what it needs for it is missing."""
    try:
        import fsspec

        return fsspec.core.url_to_fs(address)[0]
    except ImportError as error:
        raise ProblemError(
            Problem(
                address,
                "",
                message("This address cannot be opened ({reason}).", reason=str(error)),
                message("Install what it needs: pip install chronofil[dask], and fsspec's part for it."),
                fatal=True,
            )
        ) from error
    except ValueError as error:
        raise ProblemError(
            Problem(
                address,
                "",
                message("This address cannot be opened ({reason}).", reason=str(error)),
                message("Give a folder, or an address that fsspec knows, such as s3://bucket/folder."),
                fatal=True,
            )
        ) from error


def fetch(address: str, folder: Path) -> Path:
    """Copy a file and its corrections into a folder here; gives where it then lies."""
    files = file_system(address)
    here = folder / PurePosixPath(address).name
    files.get_file(address, str(here))
    for suffix in SIDECARS:
        beside = f"{address.rpartition('.')[0]}{suffix}"
        if files.exists(beside):
            files.get_file(beside, str(here.with_suffix(suffix)))
    return here


def stamp(address: str) -> str:
    """What changes when a file or its corrections do, as far as its file system tells."""
    files = file_system(address)
    stem = address.rpartition(".")[0]
    beside = [f"{stem}{suffix}" for suffix in SIDECARS]
    return " ".join(files.ukey(one) for one in (address, *(b for b in beside if files.exists(b))))
