"""Where questions are handed in, whichever way they came: how much may be asked, who waits, what is counted."""
