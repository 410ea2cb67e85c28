"""Articles in; ranked passages, sentences and facts out. Imports nothing else of this project."""
