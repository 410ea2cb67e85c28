"""Reports in Markdown and in HTML that asks nobody for anything."""
