"""An index in Milvus: a Lite file on this machine, a server, or a cluster."""
