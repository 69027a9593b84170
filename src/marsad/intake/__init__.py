"""Bytes → Report: files and their formats, with the guards that untrusted input needs."""
