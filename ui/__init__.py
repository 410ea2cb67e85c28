"""What people see: the command line, the chat page, and the doors for programs.

``cli`` is the console script ``reformqa``. Each room imports only those before it:

- ``words``: every word of the interface in both languages, and answers as texts, Markdown and JSON;
- ``desk``: where questions are handed in, and who has the language model;
- ``answers``: an answer and its evidence as HTML;
- ``library``: the pages on what an index holds;
- ``page``: the chat page, the home of gradio;
- ``doors``: the server, with REST, OpenAI's chat completions and MCP;
- ``commands``: what the commands do.
"""
