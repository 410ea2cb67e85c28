"""What people and programs see: command line, chat page, rendering."""
