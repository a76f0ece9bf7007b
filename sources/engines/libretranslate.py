"""A LibreTranslate server, by its HTTP API: one on this machine unless another is named.

The texts go where the URL says, and nowhere else: redirects are not followed, and no proxy is used for this
machine.
"""

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from functools import cached_property
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from sources.engines import Pair, Translation, Unavailable, primary
from sources.errors import UserError

HERE: Final = "http://127.0.0.1:5000"
KEY: Final = "RASHOMON_LIBRETRANSLATE_KEY"
"""Variable that holds the server's key, where it asks for one."""

PATIENCE: Final = 30.0
"""Seconds without an answer. A hundred sentences take a server one second."""
TRIES: Final = 3
PAUSE: Final = 0.5
"""Seconds before the second try; twice as long before the third."""
AGAIN: Final = frozenset({429, 502, 503, 504})
"""Answers after which asking again helps."""
LARGEST: Final = 16_000_000
"""Bytes read of one answer."""


def elsewhere(spec: str) -> str | None:
    """Return the host that `libretranslate:URL` sends the texts to, if it is not this machine."""
    name, _, address = spec.partition(":")
    if name != "libretranslate" or not address:
        return None
    try:
        host = urlsplit(address if "://" in address else f"http://{address}").hostname or ""
    except ValueError:
        return None  # refused when it is opened
    return None if _is_here(host) else host


class LibreTranslate:
    """Asks the server; nothing is kept between runs, for it does not tell the versions of its models."""

    name = "libretranslate"

    def __init__(self, model: str = "") -> None:
        address = model or HERE
        self.url = (address if "://" in address else f"http://{address}").rstrip("/")
        try:
            parts = urlsplit(self.url)
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            raise UserError(f"{model}: no address of a server", f"Write for example libretranslate:{HERE}.")
        handlers: list[Any] = [_NoRedirect()]
        if _is_here(str(parts.hostname)):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    @cached_property
    def _languages(self) -> dict[Pair, tuple[str, str]]:
        """Pair of tags -> the server's own codes."""
        told = self._ask("/languages", None)
        found: dict[Pair, tuple[str, str]] = {}
        for entry in told if isinstance(told, list) else []:
            code = entry.get("code") if isinstance(entry, dict) else None
            targets = entry.get("targets") if isinstance(entry, dict) else None
            for target in targets if isinstance(targets, list) else []:
                if isinstance(code, str) and isinstance(target, str) and target != code:
                    found.setdefault((primary(code), primary(target)), (code, target))
        if not found:
            raise self._wrong("its list of languages is none")
        return found

    def pairs(self) -> frozenset[Pair]:
        """Return what the server says it can do."""
        return frozenset(self._languages)

    def version(self, source: str, target: str) -> str | None:
        """Return nothing: the server does not tell its models' versions."""
        if (source, target) not in self._languages:
            raise Unavailable(
                f"the server {self.url} cannot translate {source} into {target}",
                "Start it with these languages: libretranslate --load-only CODES.",
            )
        return None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences in one request."""
        self.version(source, target)
        ours, theirs = self._languages[source, target]
        flat = [" ".join(text.split()) for text in texts]
        asked = {"q": flat, "source": ours, "target": theirs, "format": "text"}
        key = os.environ.get(KEY)
        told = self._ask("/translate", {**asked, "api_key": key} if key else asked)
        said = told.get("translatedText") if isinstance(told, dict) else None
        if not isinstance(said, list) or len(said) != len(flat) or not all(isinstance(s, str) for s in said):
            raise self._wrong("it did not return one translation for each sentence")
        return [Translation(text.strip(), None, f"{self.name}: {self.url}") for text in said]

    def _ask(self, path: str, question: Any) -> Any:
        """Return the answer, as JSON. Raises Unavailable where nobody answers, UserError for nonsense."""
        for attempt in range(TRIES):
            try:
                return self._answer(path, question)
            except urllib.error.HTTPError as error:
                said = _said(error)
                if error.code not in AGAIN:
                    raise self._wrong(f"it answered {error.code}{said}") from None
                why = f"answered {error.code}{said}"
            except TimeoutError:
                raise Unavailable(
                    f"the server {self.url} did not answer within {PATIENCE:.0f} seconds", _START
                ) from None
            except (urllib.error.URLError, OSError, EOFError) as error:
                reason = getattr(error, "reason", error)
                if isinstance(reason, TimeoutError):
                    raise Unavailable(
                        f"the server {self.url} did not answer within {PATIENCE:.0f} seconds", _START
                    ) from None
                why = f"cannot be reached: {getattr(reason, 'strerror', None) or reason}".lower()
            if attempt + 1 < TRIES:
                time.sleep(PAUSE * 2**attempt)
        raise Unavailable(f"the server {self.url} {why}", _START)

    def _answer(self, path: str, question: Any) -> Any:
        data = None if question is None else json.dumps(question).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        request = urllib.request.Request(self.url + path, data, headers)  # noqa: S310 - the scheme was checked
        with self._opener.open(request, timeout=PATIENCE) as answer:
            read = answer.read(LARGEST + 1)
        if len(read) > LARGEST:
            raise self._wrong("its answer is too large")
        try:
            return json.loads(read)
        except ValueError:
            what = "a web page" if read.lstrip()[:1] == b"<" else "something that is no JSON"
            raise self._wrong(f"it answered with {what}") from None

    def _wrong(self, why: str) -> UserError:
        return UserError(
            f"the server {self.url} is no LibreTranslate as we know it: {why}",
            f"Check the address; LibreTranslate's own is {HERE}.",
        )

    def close(self) -> None:
        """Do nothing: no connection is kept."""


_START: Final = f"Start it (`libretranslate --host 127.0.0.1`), or name another: libretranslate:{HERE}."


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Refuses to be sent elsewhere: the user named one server."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Return no other request."""


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _said(error: urllib.error.HTTPError) -> str:
    """Return what the server says about an error, where it says it as its API does."""
    try:
        told = json.loads(error.read(10_000))
    except (ValueError, OSError):
        return ""
    reason = told.get("error") if isinstance(told, dict) else None
    return f" ({reason[:200]})" if isinstance(reason, str) else ""
