"""What people see: the command line, the chat page, and the rendering that both share.

``strings`` holds every word of the interface in both languages, ``render`` turns answers into Markdown and HTML,
``chat`` is the one home of gradio, ``cli`` and ``commands`` are the console script ``reformqa``.
"""
