"""Services and local engines that read images: what each offers, and its plan for the engine."""
