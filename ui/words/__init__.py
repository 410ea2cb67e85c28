"""Every word that people read, in both languages, and how texts, Markdown and JSON are made of answers."""
