"""Where the gazetteer's files are kept: the base in the cache, the user's own in the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ADDED = "MARSAD_GAZETTEER"
"""The variable that names further gazetteer files or folders of them, separated as in PATH."""


def _home(variable: str, mac: str, other: str) -> Path:
    """Return the user's folder of a kind, by the habits of the system."""
    own = os.environ.get(variable)
    if own:
        return Path(own)
    return Path.home() / (mac if sys.platform == "darwin" else other)


def cache_folder() -> Path:
    """Return the folder for what can be built again."""
    own = os.environ.get("MARSAD_CACHE")
    return Path(own) if own else _home("XDG_CACHE_HOME", "Library/Caches", ".cache") / "marsad"


def user_folder() -> Path:
    """Return the folder for the gazetteers that the user has added."""
    return _home("XDG_DATA_HOME", "Library/Application Support", ".local/share") / "marsad" / "gazetteers"


def added_files() -> list[Path]:
    """Return the gazetteer files that the user has added, and those that MARSAD_GAZETTEER names, in a fixed order."""
    found: list[Path] = []
    for place in [user_folder(), *map(Path, filter(None, os.environ.get(ADDED, "").split(os.pathsep)))]:
        if place.is_dir():
            found += sorted(place.glob("*.sqlite"))
        elif place.is_file():
            found.append(place)
    return list(dict.fromkeys(path.resolve() for path in found))
