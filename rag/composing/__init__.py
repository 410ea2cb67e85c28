"""From rows and sentences to statements: the roads to an answer, and the refusal where there is none."""
