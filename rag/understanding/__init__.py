"""From the words of a question to its slots: entities, indices, years, and what is asked. Rules alone."""
