"""How well text was read: what two readings of one image agree on."""
