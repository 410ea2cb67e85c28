"""One run held against another, against the bars, and against the best so far."""
