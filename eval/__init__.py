"""How good an answer is: gold questions, metrics, runs and reports."""
