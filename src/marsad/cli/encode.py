"""JSON for the outside: always valid UTF-8, whatever the report's text holds."""

from __future__ import annotations

import json
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()


def encode(value: Any) -> bytes:
    """Return the value as JSON. A lone surrogate, which UTF-8 cannot hold, becomes its escape ('\\ud83d')."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True).encode("ascii")


def encode_line(value: Any) -> bytes:
    """Return the value as one line of JSON Lines."""
    return encode(value) + b"\n"
