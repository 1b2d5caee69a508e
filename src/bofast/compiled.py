"""Loops compiled by numba, with a cache on disk that follows the source.

numba's own cache looks only at the file of the function it keeps; a changed function that is called from there would
go unseen. Here the cache's folder is named for the content of the whole package, so a change anywhere compiles anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

Int8s = npt.NDArray[np.int8]
Int16s = npt.NDArray[np.int16]
Int32s = npt.NDArray[np.int32]
Int64s = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop:
    """The function as machine code that runs outside the interpreter lock, kept on disk where that can be written."""
    folder = _cache_folder(Path(loop.__code__.co_filename).parent)
    settings: Any = numba.config
    before = settings.CACHE_DIR
    settings.CACHE_DIR = str(folder or "")
    try:
        return cast(Loop, numba.njit(nogil=True, cache=folder is not None)(loop))
    finally:
        settings.CACHE_DIR = before


@cache
def _cache_folder(package: Path) -> Path | None:
    """Where the compiled loops of a package are kept; None on a machine that lets us write nowhere."""
    content = sha256(numba.__version__.encode())
    for source in sorted(package.glob("*.py")):
        content.update(source.read_bytes())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "bofast" / "compiled" / content.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
