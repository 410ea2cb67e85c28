"""From statements to text that may leave: every value held against the sentences that it is cited to."""
