"""Facts mined from sentences, each with the exact place of its value."""
