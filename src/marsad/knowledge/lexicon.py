"""Lexicons: lists of words of one language, kept as YAML files with their source, read once and then shared.

A lexicon file is `lexicons/<language>/<name>.yaml`: a mapping with a `source:` line that says where its words come
from, and any number of sections. A section is a list of words, a table (word → word or number), or a list of rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from marsad.model.errors import ConfigError

Scalar = str | int | float | bool
_Section = list[object] | dict[str, object]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One lexicon file. Each accessor raises ConfigError where the section is missing or has another shape."""

    language: str
    name: str
    source: str
    sections: Mapping[str, object]

    def __contains__(self, section: str) -> bool:
        return section in self.sections

    def words(self, section: str) -> tuple[str, ...]:
        """Return the section's words, in the order of the file."""
        found = self._section(section)
        if not isinstance(found, list) or not all(isinstance(word, Scalar) for word in found):
            raise self._bad(section, "must be a list of words")
        return tuple(map(_word, found))

    def word_set(self, section: str) -> frozenset[str]:
        """Return the section's words as a set."""
        return frozenset(self.words(section))

    def table(self, section: str) -> dict[str, str]:
        """Return the section as word → word."""
        return {key: _word(value) for key, value in self._pairs(section).items()}

    def numbers(self, section: str) -> dict[str, float]:
        """Return the section as word → number; whole numbers stay whole (int)."""
        out: dict[str, float] = {}
        for key, value in self._pairs(section).items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise self._bad(section, f"has no number for {key!r}")
            out[key] = value
        return out

    def groups(self, section: str) -> dict[str, tuple[str, ...]]:
        """Return the section as label → its words."""
        found = self._section(section)
        if not isinstance(found, dict) or not all(isinstance(words, list) for words in found.values()):
            raise self._bad(section, "must map each label to a list of words")
        return {str(label): tuple(map(_word, words)) for label, words in found.items()}

    def labels(self, section: str) -> dict[str, str]:
        """Return the section (label → words) turned round: word → label. A word under two labels is an error."""
        out: dict[str, str] = {}
        for label, words in self.groups(section).items():
            for word in words:
                if out.setdefault(word, label) != label:
                    raise self._bad(section, f"has {word!r} under both {out[word]!r} and {label!r}")
        return out

    def rows(self, section: str) -> tuple[dict[str, Scalar], ...]:
        """Return the section as rows, each a mapping of column to value."""
        found = self._section(section)
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise self._bad(section, "must be a list of rows")
        return tuple({str(key): value for key, value in row.items()} for row in found)

    def _section(self, section: str) -> object:
        if section not in self.sections:
            raise self._bad(section, "is missing")
        return self.sections[section]

    def _pairs(self, section: str) -> dict[str, Scalar]:
        found = self._section(section)
        if not isinstance(found, dict) or not all(isinstance(value, Scalar) for value in found.values()):
            raise self._bad(section, "must map words to words or numbers")
        return {str(key): value for key, value in found.items()}

    def _bad(self, section: str, what: str) -> ConfigError:
        where = f"lexicons/{self.language}/{self.name}.yaml"
        return ConfigError("lexicon-invalid", f"{where}: section {section!r} {what}.", file=where, section=section)


def _word(value: object) -> str:
    return value if isinstance(value, str) else str(value)


@cache
def load_lexicon(language: str, name: str) -> Lexicon:
    """Return the lexicon of that language and name, read from the package on first use.

    Raises:
        ConfigError: there is no such lexicon, it is no YAML mapping, or it does not state its source.
    """
    where = f"lexicons/{language}/{name}.yaml"
    file = files("marsad.knowledge").joinpath("lexicons", language, f"{name}.yaml")
    if not file.is_file():
        raise ConfigError("lexicon-missing", f"There is no lexicon {where}.", file=where)
    return parse_lexicon(file.read_text(encoding="utf-8"), language, name)


def parse_lexicon(text: str, language: str, name: str) -> Lexicon:
    """Return the lexicon that the YAML text holds.

    Raises:
        ConfigError: the text is no YAML mapping, or has no `source:` line.
    """
    where = f"lexicons/{language}/{name}.yaml"
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ConfigError("lexicon-invalid", f"{where} is no YAML: {error}", file=where) from error
    if not isinstance(found, dict):
        raise ConfigError("lexicon-invalid", f"{where} must be a mapping of sections.", file=where)
    source = found.pop("source", None)
    if not isinstance(source, str) or not source.strip():
        raise ConfigError("lexicon-invalid", f"{where} has no 'source:' line that says where it is from.", file=where)
    return Lexicon(language, name, source.strip(), {str(key): value for key, value in found.items()})
