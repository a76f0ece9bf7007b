"""The review screen in a browser on this machine: `rashomon review --web`.

The page comes from here and names no other host. Requests from other pages and under other names than this
machine's are refused: a web site open in the same browser must not read what is reviewed.
"""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import click

from compare.cli import inputs, talk
from sources.errors import UserError

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.server import Server

SERVED: Final = "RASHOMON_SERVED"
"""Set in the environment of the programs that draw the screen for a browser."""

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def serve(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> int:
    """Serve until interrupted; each browser window gets a screen of its own, on the same decisions.

    Raises:
        UserError: the extra is not installed, the address cannot be used, or a text is standard input.
    """
    if any(text.path == inputs.STDIN for text in given):
        raise UserError("-: a browser's screen cannot read standard input", "Save the text to a file.")
    try:
        from textual_serve.server import Server  # noqa: F401
    except ImportError:
        raise UserError("--web: textual-serve is not installed", "pip install 'rashomon[web]'") from None
    host, port = chosen["host"], chosen["port"]
    if host not in LOOPBACK:
        talk.warning(f"{host}: other machines can read and change this review")
    arguments = click.get_current_context().find_root().obj or sys.argv[1:]
    os.environ[SERVED] = "1"
    command = shlex.join([sys.executable, "-m", "compare.cli", *arguments])
    try:
        _server(command, host, _free(host, port)).serve()
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UserError(f"{host}:{port}: {cause}", "Name another with --port or --host.") from error
    return 0


def _free(host: str, port: int) -> int:
    """Return the port, or with 0 one that is free."""
    if port:
        return port
    import socket

    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as free:
        return int(free.getsockname()[1])


def _server(command: str, host: str, port: int) -> "Server":
    from aiohttp import web
    from textual_serve.server import Server

    class Ours(Server):
        """Our page, our words, and no request from elsewhere."""

        def initialize_logging(self) -> None:
            """Say nothing but what `on_startup` says."""

        async def on_startup(self, app: "web.Application") -> None:
            """Say where the screen is."""
            del app
            talk.say(f"The review is at {self.public_url} · Ctrl-C ends it")

        async def _make_app(self) -> "web.Application":
            app = await super()._make_app()
            app.middlewares.append(guard)
            return app

    @web.middleware
    async def guard(request: "web.Request", handler: Any) -> "web.StreamResponse":
        if not allowed(request.headers.get("Host", ""), request.headers.get("Origin"), host):
            raise web.HTTPForbidden(text="This page belongs to the program on this machine.")
        answer: web.StreamResponse = await handler(request)
        return answer

    shown = f"[{host}]" if ":" in host else host
    return Ours(
        command,
        host,
        port,
        title="Rashomon",
        public_url=f"http://{shown}:{port}",
        templates_path=Path(__file__).parent / "page",
    )


def allowed(asked: str, origin: str | None, host: str) -> bool:
    """Tell whether a request may be answered: by the name it asks for, and the page it comes from."""
    name = urlsplit(f"//{asked}").hostname or ""
    if host in LOOPBACK and name not in LOOPBACK:
        return False  # another name that leads here: DNS rebinding
    return origin is None or urlsplit(origin).netloc == asked
