"""Fetching a picture behind a link that somebody else wrote."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import urllib.request
from typing import Final

import httpx

from app.engine.http import is_loopback, retry_after
from app.model.errors import (
    InputError,
    NetworkError,
    QuotaError,
    ServiceError,
    TimeLimitError,
    VidimusError,
)
from app.model.phrase import phrase

MAX_BYTES: Final = 100 * 2**20
MAX_SECONDS: Final = 30.0
MAX_REDIRECTS: Final = 5
_SHOWN_CHARACTERS: Final = 200
_HEADERS: Final = {"User-Agent": "Vidimus", "Accept": "image/*,*/*;q=0.5", "Accept-Encoding": "identity"}
_TIMEOUTS: Final = httpx.Timeout(MAX_SECONDS, connect=10)
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


async def fetch_image(
    client: httpx.AsyncClient,
    url: str,
    *,
    public_only: bool,
    max_bytes: int = MAX_BYTES,
    timeout: float = MAX_SECONDS,  # noqa: ASYNC109 - one limit for all redirects, worded here
) -> bytes:
    """Return the bytes behind an http(s) link, whether they are an image or not.

    With ``public_only`` the host and every host it redirects to must have public addresses only, and
    the address that was checked is the one connected to (no DNS rebinding). Neither cookies nor
    credentials are sent.
    Raises InputError (a link that is not opened, or leads to nothing), QuotaError, ServiceError,
    NetworkError, TimeLimitError. A host one of whose addresses cannot be reached while another keeps silent
    counts as not reached.
    """
    faults: list[httpx.HTTPError] = []
    try:
        async with asyncio.timeout(timeout):
            return await _get_following_redirects(client, url, public_only, max_bytes, faults)
    except (TimeoutError, httpx.TimeoutException) as error:
        if faults:
            raise _unreachable(url) from error
        raise TimeLimitError(
            "{link} was not fetched within {seconds:g} s; try again later",
            link=_printable_link(url),
            seconds=timeout,
        ) from error
    except httpx.HTTPError as error:
        raise _unreachable(url) from error


def _unreachable(url: str) -> NetworkError:
    return NetworkError("{link} cannot be reached; check the link and the network", link=_printable_link(url))


async def _get_following_redirects(
    client: httpx.AsyncClient,
    url: str,
    public_only: bool,
    max_bytes: int,
    faults: list[httpx.HTTPError],
) -> bytes:
    link = _parse_link(url)
    for _ in range(MAX_REDIRECTS + 1):
        faults.clear()
        response = await _get_checked(client, link, public_only, faults)
        try:
            if not response.has_redirect_location:
                return await _read_body(response, link, max_bytes)
            link = _parse_link(str(link.join(response.headers["location"])))
        finally:
            await response.aclose()
    raise InputError(
        "cannot open {link}: it redirects more than {count} times",
        link=_printable_link(url),
        count=MAX_REDIRECTS,
    )


def _parse_link(url: str) -> httpx.URL:
    try:
        link = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError("cannot open {link}: it is not a valid link", link=_printable_link(url)) from error
    if link.scheme not in {"http", "https"} or not link.host:
        raise InputError(
            "cannot open {link}: only http and https links are opened", link=_printable_link(url)
        )
    if link.userinfo:
        raise InputError(
            "cannot open the link to {host}: links with a user name in them are not opened", host=link.host
        )
    return link


async def _get_checked(
    client: httpx.AsyncClient, link: httpx.URL, public_only: bool, faults: list[httpx.HTTPError]
) -> httpx.Response:
    if not public_only:
        return await _send(client, link, link)
    addresses = await _public_addresses(link)
    if not addresses or _goes_through_proxy(link):
        # behind a proxy it is the proxy that looks names up and connects
        return await _send(client, link, link)
    for address in addresses:
        try:
            response = await _send(client, link, link.copy_with(host=str(address)))
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            faults.append(error)
        else:
            faults.clear()
            return response
    raise faults[-1]


async def _send(client: httpx.AsyncClient, link: httpx.URL, reached: httpx.URL) -> httpx.Response:
    """Send a request for ``link`` to address ``reached``, expecting the certificate of the link's host."""
    request = httpx.Request(
        "GET",
        reached,
        headers=_HEADERS | {"Host": link.netloc.decode("ascii")},
        extensions={"sni_hostname": link.raw_host.decode("ascii"), "timeout": _TIMEOUTS.as_dict()},
    )
    return await client.send(request, stream=True)


async def _public_addresses(link: httpx.URL) -> list[_Address]:
    """Return the host's addresses, all of them public; none where only a proxy may know them."""
    port = link.port or (443 if link.scheme == "https" else 80)
    try:
        entries = await asyncio.get_running_loop().getaddrinfo(
            link.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM
        )
    except (OSError, UnicodeError) as error:
        if _goes_through_proxy(link) and not is_loopback(link.host):
            return []
        raise NetworkError(
            "{host} cannot be found; check the link and the network", host=link.host
        ) from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in entries]
    if not all(is_public(address) for address in addresses):
        raise InputError("the link to {host} is not opened: it leads into a private network", host=link.host)
    return list(dict.fromkeys(addresses))


def is_public(address: _Address) -> bool:
    """Return True if an address belongs to the public internet, with IPv4 inside IPv6 unwrapped."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _goes_through_proxy(link: httpx.URL) -> bool:
    proxies = urllib.request.getproxies()
    return bool({link.scheme, "all"} & proxies.keys()) and not urllib.request.proxy_bypass(link.host)


async def _read_body(response: httpx.Response, link: httpx.URL, max_bytes: int) -> bytes:
    status = response.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error:
        raise _trouble(response, link)
    shown = _printable_link(str(link))
    if status != httpx.codes.OK:
        raise InputError(
            "cannot open {link}: {host} answered {status}", link=shown, host=link.host, status=str(status)
        )
    too_large = InputError("cannot open {link}: it is over {size} MiB", link=shown, size=max_bytes // 2**20)
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > max_bytes:
        raise too_large
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)


def _trouble(response: httpx.Response, link: httpx.URL) -> VidimusError:
    """Return the error of a host that answers it is in trouble; it is not asked again by itself."""
    quota = response.status_code == httpx.codes.TOO_MANY_REQUESTS
    sentence = phrase(
        "{host} answered {status}; try again later", host=link.host, status=str(response.status_code)
    )
    return (QuotaError if quota else ServiceError)(
        sentence,
        code=str(response.status_code),
        request_id=response.headers.get("x-request-id"),
        retry_after=retry_after(response),
    )


def _printable_link(url: str) -> str:
    text = "".join(c if c.isprintable() else "\ufffd" for c in url)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
