"""Where an image was found, and how far that can be believed."""
