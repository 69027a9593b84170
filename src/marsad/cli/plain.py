"""Text from reports made safe to show in a terminal."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Return the text on one line, with controls (terminal escapes, turns of direction) shown as '�'."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
