"""Everything Qt: rooms that import only downwards (see the contract in ``pyproject.toml``)."""
