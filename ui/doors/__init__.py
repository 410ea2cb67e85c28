"""The server: REST, OpenAI's chat completions, MCP, and the guard in front of them and of the pages."""
