"""Values everybody shares: frozen, without Qt, without input or output."""
