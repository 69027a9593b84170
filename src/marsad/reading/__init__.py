"""Report → claims, one file per step. `reader.Reader` puts the steps in order."""
