"""A mail server on this computer that does what a test tells it: takes mails, refuses, or hangs up in the middle."""

from __future__ import annotations

import base64
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


@dataclass
class Post:
    """How the server behaves, and what it took."""

    password: str = ""
    refused: dict[str, str] = field(default_factory=dict)
    #: Hangs up at this verb (`DATA`: before the text; `TEXT`: with the whole text in hand, taken or not).
    hangs_up_at: str = ""
    #: How many mails it takes before it does.
    after: int = 0
    port: int = 0
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)

    def is_hanging_up(self, verb: str) -> bool:
        return verb == self.hangs_up_at and len(self.taken) >= self.after


class _Talk(socketserver.StreamRequestHandler):
    timeout = 10  # a client that forgets to hang up is found out

    def handle(self) -> None:
        post = cast("_Server", self.server).post
        self._say("220 posta.example.org")
        recipient = ""
        for raw in self.rfile:
            line = raw.decode().strip()
            verb = line.split(" ")[0].upper()
            if post.is_hanging_up(verb):
                return
            match verb:
                case "EHLO":
                    self._say("250-posta.example.org", "250 AUTH PLAIN" if post.password else "250 HELP")
                case "AUTH":
                    told = base64.b64decode(line.split(" ")[2]).decode().split("\0")
                    self._say("235 ok" if told[2] == post.password else "535 5.7.8 wrong password")
                case "RCPT":
                    recipient = line[line.index("<") + 1 : line.index(">")]
                    self._say(post.refused.get(recipient, "250 ok"))
                case "DATA":
                    self._say("354 go on")
                    text = self._text()
                    if post.is_hanging_up("TEXT"):
                        return
                    post.taken.append(
                        (recipient, cast("EmailMessage", message_from_bytes(text, policy=policy.default)))
                    )
                    self._say("250 taken")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 ok")

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    def _text(self) -> bytes:
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


class _Server(socketserver.TCPServer):
    post: Post


@contextmanager
def serving(post: Post) -> Iterator[Post]:
    """Serve on a free port of this computer."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.post = post
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield post
        finally:
            server.shutdown()
            thread.join()
