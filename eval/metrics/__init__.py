"""Pure functions, one metric a file."""
