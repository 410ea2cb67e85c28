"""Fitting the small models of the program to development questions."""
