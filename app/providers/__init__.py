"""One file a service: its limits, its fields, its features and its plan. No I/O here."""
