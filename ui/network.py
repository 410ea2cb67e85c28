"""The address that the chat page listens on."""

import ipaddress
import os
import socket

from index.errors import SettingsError


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_taken(host: str, port: int) -> None:
    """Find out that an address cannot be had before gradio does: its own tries leave half-started servers behind.

    Raises:
        SettingsError: The port is taken, or the host is not an address of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingsError(f"cannot listen on {host}:{port} ({error}); choose others with --host, --port") from error


def keep_from_proxy(host: str) -> None:
    """Exempt the page's own address from a proxy that the environment names: gradio calls it once to see it run."""
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1", "localhost", host)))
