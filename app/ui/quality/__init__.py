"""How good a reading is: what to review next, and how many errors remain."""
