"""Which addresses of the network a page may be fetched from: public ones, and nothing that leads back inside."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

from index.errors import SourceError

Resolve = Callable[[str, int, float], list[str]]
"""Host, port and seconds to numeric addresses; raises OSError (TimeoutError when it takes longer)."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # carries an IPv4 address: what it reaches is there
# Public by the letter of the standards (or by that of some Python versions), but tunnels, relays and leftovers.
_UNUSUAL = tuple(
    map(
        ipaddress.ip_network,
        ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "2001::/23", "2002::/16"),
    )
)
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the public internet.

    Private, loopback, link-local, multicast and reserved ranges are not, in whatever form they are written; an IPv6
    address that carries an IPv4 one is judged by that, and tunnels (6to4, Teredo) are refused.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        carried = found.ipv4_mapped
        if found in _NAT64:
            carried = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        if carried is not None:
            return is_public(str(carried))
        if found not in _GLOBAL_V6:
            return False
    usual = found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
    return usual and not any(found in network for network in _UNUSUAL if network.version == found.version)


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system for the addresses of a host, once.

    Numbers in any spelling that the system takes for an address (decimal, octal, hexadecimal) come out in the usual
    one. The system's own time limits are minutes, so it is asked in a thread that is not waited for.

    Raises:
        OSError: It has none, or there is no answer in time.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(address[0]) for *_, address in found)))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:  # a name that no host can have
            answers.put(OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=max(seconds, 0))
    except queue.Empty as error:
        raise TimeoutError("no answer from the name server") from error
    if isinstance(found, OSError):
        raise found
    return found


def checked(host: str, found: list[str], permitted: Callable[[str], bool]) -> list[str]:
    """Return the addresses of a host if it may be fetched from: there are some, and every one is permitted.

    One that is not condemns all: a public site has no address inside.

    Raises:
        SourceError: There is none, or one is not permitted.
    """
    inside = [address for address in found if not permitted(address)]
    if inside or not found:
        where = f"leads to {inside[0]}" if inside else "has no address"
        raise SourceError(f"{host!r} {where}, which is not on the public internet; name another page")
    return found
