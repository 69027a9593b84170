"""Distances between the places that the names of one report may mean."""

from __future__ import annotations

import numpy as np

from marsad.knowledge.gazetteer import GazetteerEntry

EARTH_KM = 6371.0


def directions(entries: list[GazetteerEntry]) -> np.ndarray:
    """Return one unit vector per place (rows x 3, float32), from which great-circle distances follow."""
    if not entries:
        return np.zeros((0, 3), dtype=np.float32)
    lat = np.radians([entry.lat for entry in entries])
    lon = np.radians([entry.lon for entry in entries])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1).astype(np.float32)


def distances_km(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the great-circle distances between two sets of unit vectors (rows of a x rows of b), in km."""
    return np.asarray(EARTH_KM * np.arccos(np.clip(a @ b.T, -1.0, 1.0)))
