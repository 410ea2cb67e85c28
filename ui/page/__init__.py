"""What the chat page can do beside asking: past conversations, pictures, files to keep, filters, opinions."""
