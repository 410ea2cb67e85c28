"""The language model: weights, backends, prompt, its verified wording, and its opinion where the ranker is in doubt."""
