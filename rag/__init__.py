"""A question in; a verified, cited answer out."""
