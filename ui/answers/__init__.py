"""An answer as HTML: its text, its sources as cards, a picture of its figures, ways to cite it."""
