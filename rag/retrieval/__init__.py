"""From a query to passages and sentences that may answer it, ranked, each with how likely it answers."""
