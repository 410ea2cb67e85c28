"""Asking a system every question, resumably, and keeping what it did."""
