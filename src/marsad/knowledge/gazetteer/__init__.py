"""The gazetteer: named places with their positions, looked up by name in Latin or Arabic script."""

from marsad.knowledge.gazetteer.entry import Feature, GazetteerEntry, NameKind
from marsad.knowledge.gazetteer.store import Gazetteer

__all__ = ["Feature", "Gazetteer", "GazetteerEntry", "NameKind"]
