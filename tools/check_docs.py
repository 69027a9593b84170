"""Hold the documentation to the program: commands, options, formats and error codes have a place, links lead somewhere.

usage: python tools/check_docs.py
"""

from __future__ import annotations

import ast
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_CODE = re.compile(r"^[a-z]+(?:-[a-z]+)+$")
_ENTRY = re.compile(r"^\| `([a-z]+(?:-[a-z0-9]+)+)` \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)")
_SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, those of groups too."""
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        if command is None:
            continue
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", found) for inner, found in sorted(command.commands.items()))
        else:
            yield name, command


def check_commands() -> Iterator[str]:
    """Yield each command, option or format without a word in docs/commands.md."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    sections = {part.split("\n", 1)[0].strip("` "): part for part in re.split(r"^## ", text, flags=re.MULTILINE)}
    for name, command in commands():
        section = sections.get(f"marsad {name}")
        if section is None:
            yield f"docs/commands.md has no section '## marsad {name}'"
            continue
        for parameter in command.params:
            if not isinstance(parameter, click.Option):
                continue
            words = [max(parameter.opts, key=len)]
            if isinstance(parameter.type, click.Choice):
                words += parameter.type.choices
            for word in words:
                if f"`{word}" not in section:
                    yield f"docs/commands.md says nothing of `{word}` under 'marsad {name}'"


def codes() -> set[str]:
    """Return every error code that the program can give."""
    out = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            out |= {word for part in _code_nodes(node) for word in _words(part)}
    return out


def _code_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what holds codes: an error's first argument, `code=`, and whatever is named after codes."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name.endswith("Error") and len(node.args) > 1:
            yield node.args[0]
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "code")
    if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and "code" in t.id.lower() for t in node.targets):
        yield node.value


def _words(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and _CODE.match(part.value):
            yield part.value


def check_codes() -> Iterator[str]:
    """Yield each code without an entry in docs/errors.md, and each entry of a code that no longer exists."""
    documented = set(
        re.findall(r"^\| `([a-z]+(?:-[a-z0-9]+)+)` \|", (DOCS / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    known = codes()
    yield from (f"docs/errors.md has no entry for `{code}`" for code in sorted(known - documented))
    yield from (
        f"docs/errors.md has an entry for `{code}`, which the program never gives"
        for code in sorted(documented - known)
    )


def check_examples(path: Path) -> Iterator[str]:
    """Yield each command shown in a page that does not exist: make targets, marsad commands and their options."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    known = dict(commands())
    for block in _SHELL.findall(path.read_text(encoding="utf-8")):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["make"] and len(words) > 1 and words[1] not in targets:
                yield f"{path.relative_to(ROOT)}: 'make {words[1]}' is no target"
            if words and words[0].endswith("marsad"):
                yield from _check_line(path, words[1:], known)


def _check_line(path: Path, words: list[str], known: dict[str, click.Command]) -> Iterator[str]:
    name = " ".join(words[:2]) if " ".join(words[:2]) in known else " ".join(words[:1])
    if name not in known:
        if not name.startswith("-"):
            yield f"{path.relative_to(ROOT)}: 'marsad {name}' is no command"
        return
    options = {option for parameter in known[name].params for option in parameter.opts} | {"--help"}
    for word in words:
        if word.startswith("--") and word.split("=")[0] not in options:
            yield f"{path.relative_to(ROOT)}: 'marsad {name}' has no option {word}"


def check_links(path: Path) -> Iterator[str]:
    """Yield each link to a file that is not there."""
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target and not (path.parent / target).exists():
            yield f"{path.relative_to(ROOT)}: {target} is not there"


def run() -> int:
    """Print what is missing; return 1 where anything is."""
    pages = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
    missing = [*check_commands(), *check_codes()]
    for page in pages:
        missing += [*check_examples(page), *check_links(page)]
    for line in missing:
        print(f"docs: {line}")
    print(f"docs: {len(missing)} things missing" if missing else f"docs: {len(pages)} pages agree with the program")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(run())
