"""The command as a whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from marsad import __version__
from marsad.cli import COMMANDS, main


def test_the_version_is_printed() -> None:
    """`marsad --version` says which Marsad this is."""
    assert CliRunner().invoke(main, ["--version"]).output.strip() == f"marsad {__version__}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name: str) -> None:
    """Each command is listed and explains itself."""
    assert name in CliRunner().invoke(main, ["--help"]).output
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_an_unknown_command_is_a_usage_error() -> None:
    """The exit code of a command that makes no sense is 2."""
    assert CliRunner().invoke(main, ["observe"]).exit_code == 2


def test_a_model_that_is_not_installed_is_one_line_and_exit_code_2(tmp_path: object) -> None:
    """An error raised on purpose is no traceback."""
    command = [sys.executable, "-m", "marsad", "read", "--model", "no_such_model", "-"]
    done = subprocess.run(command, input="Rebels left.", capture_output=True, text=True)
    assert done.returncode == 2
    assert "[model-missing]" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_loads_no_reader() -> None:
    """Help is there at once: neither spaCy nor numpy is imported for it."""
    code = (
        "import sys; from marsad.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print('numpy' in sys.modules, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False False"
