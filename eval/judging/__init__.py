"""From outcomes to figures: every metric of every question, then means with intervals."""
