"""Readers: one file format each, all returning articles."""
