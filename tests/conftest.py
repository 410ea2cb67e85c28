"""Fakes that obey the real Protocols, and a small hand-made corpus."""
