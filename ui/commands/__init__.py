"""What the commands of ``reformqa`` do and print; ``ui.cli`` puts them together."""
