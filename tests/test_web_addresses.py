"""Which addresses are of the public internet, in every form that one can be written in."""

import socket
import threading
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.web import addresses
from index.web.addresses import checked, is_public, resolve

PUBLIC = ("8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808")
INSIDE = (
    "127.0.0.1", "127.255.255.254", "10.1.1.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "0.0.0.0", "0.1.2.3", "100.64.1.1", "192.0.0.10", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "240.1.1.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12::1", "ff02::1",
    "2001:db8::1", "2001::1", "2002:7f00:1::", "100::1",
    "", "localhost", "2130706433", "0x7f.1", "8.8.8.8.8",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_fetched_from(address: str):
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE)
def test_what_leads_inside_may_not(address: str):
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_in_another_coat_is_the_same(address: IPv4Address):
    number = f"{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"
    assert is_public(f"::ffff:{number}") == is_public(f"64:ff9b::{number}") == is_public(str(address))
    assert not is_public(f"2002:{number}::")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0x7f000001"])
def test_numbers_in_every_spelling_come_out_as_what_they_are(host: str):
    assert resolve(host, 80, 10) == ["127.0.0.1"]


def test_a_host_is_asked_about_once_and_all_its_addresses_count(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def told(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(0, 0, 0, "", (ip, port)) for ip in ("8.8.8.8", "8.8.8.8", "9.9.9.9")]

    monkeypatch.setattr(socket, "getaddrinfo", told)
    assert resolve("a.vn", 80, 10) == ["8.8.8.8", "9.9.9.9"]
    assert asked == ["a.vn"]


def test_names_without_an_address_are_errors_of_the_system():
    with pytest.raises(OSError, match=r"\w"):
        resolve("x" * 70 + ".vn", 80, 10)


def test_a_name_server_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    free = threading.Event()
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: free.wait(10) and [])
    with pytest.raises(TimeoutError):
        resolve("a.vn", 80, 0.01)
    free.set()


def test_one_address_inside_condemns_a_host():
    assert checked("a.vn", ["8.8.8.8", "9.9.9.9"], is_public) == ["8.8.8.8", "9.9.9.9"]
    with pytest.raises(SourceError, match=r"'a\.vn' leads to 10\.0\.0\.1, which is not on the public internet"):
        checked("a.vn", ["8.8.8.8", "10.0.0.1"], is_public)
    with pytest.raises(SourceError, match="has no address"):
        checked("a.vn", [], is_public)
