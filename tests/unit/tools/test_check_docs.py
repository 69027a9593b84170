"""The documentation agrees with the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_every_command_option_format_code_and_link_has_its_place() -> None:
    """The checker finds nothing missing; what it finds is printed."""
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "check_docs.py")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
