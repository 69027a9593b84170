"""Step 3: actors, persons with roles, organisations, forces, places; coreference by rule."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindMentions:
    """Fill `entities`."""

    name = "mentions"
    requires = ("blocks", "parse", "toponyms",)
    gives = ("entities",)

    def __call__(self, reading: Reading) -> None:
        """Fill `entities`."""
