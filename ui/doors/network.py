"""The address that the server listens on."""

import ipaddress
import socket

from index.errors import SettingsError


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_taken(host: str, port: int) -> None:
    """Find out that an address cannot be had before anything is started.

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


def refuse_open(host: str, key: str) -> None:
    """Refuse an address that others can reach when there is no key.

    Raises:
        SettingsError: It is such an address.
    """
    if not key and not is_loopback(host):
        raise SettingsError(
            f"{host} can be reached by others: set REFORMQA_API_KEY to a secret of your own, or listen on 127.0.0.1"
        )
