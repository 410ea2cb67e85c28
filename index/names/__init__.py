"""The names of the domain: provinces, regions, ministries and indices, and how the press writes them."""
