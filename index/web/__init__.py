"""Articles from the web: feeds and lists of addresses. The one place that opens connections to where a user points."""
