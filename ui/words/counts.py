"""Words that go with a number: "1 row", "2 rows"."""


def counted(template: str, count: int) -> str:
    """Return a template of the interface with its count; an "(s)" behind a word is its plural's ending."""
    return template.replace("(s)", "" if count == 1 else "s").format(count=count)
