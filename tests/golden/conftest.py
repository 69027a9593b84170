"""What the golden tests share: the scorer beside them, the reader of labelled files, and the sentences read once."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def load(name: str, path: Path) -> ModuleType:
    """Return the file as a module; the tests are no package, and training/ is none either."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def scoring() -> ModuleType:
    return load("golden_scoring", HERE / "scoring.py")


@pytest.fixture(scope="session")
def labelled() -> ModuleType:
    return load("golden_labelled", ROOT / "training" / "labelled.py")
