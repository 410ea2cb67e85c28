"""Vietnamese text: small pure functions, each testable alone."""
