"""The pages on what an index holds: articles to add and delete, facts to look through."""
