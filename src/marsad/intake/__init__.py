"""Bytes → Report: files and their formats, with the guards that untrusted input needs."""

from marsad.intake.take import Defaults, take

__all__ = ["Defaults", "take"]
