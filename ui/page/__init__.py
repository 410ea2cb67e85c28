"""The chat page: conversations, filters, what the browser keeps, files to save, opinions."""
