"""Step 3: actors, persons with roles, organisations, forces, places; coreference by rule."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindMentions:
    """Fill `entities`."""

    name = "mentions"
    requires: tuple[str, ...] = ("blocks", "parse", "toponyms",)
    gives: tuple[str, ...] = ("entities",)

    def __call__(self, reading: Reading) -> None:
        """Fill `entities`."""
