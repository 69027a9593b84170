"""Heavy engines, each in one module, imported nowhere else."""
