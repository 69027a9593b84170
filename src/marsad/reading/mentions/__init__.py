"""Step 3: actors, persons with roles, organisations, forces, places; coreference by rule."""

from marsad.reading.mentions.find import FindMentions

__all__ = ["FindMentions"]
