"""A real record store for tests: a small server that fails, dies in between, and takes each id once."""

from __future__ import annotations

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "trainer:s e:cret"
Statement = dict[str, Any]


class Store(ThreadingHTTPServer):
    """A record store as the specification has it: an id that it has with the same words is no new statement."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.kept: dict[str, Statement] = {}
        self.asked: list[int] = []
        """How many statements came with each request."""
        self.plan: list[str] = []
        """What happens to the next requests: "503", "dies" (kept, but no answer), "401" …; then all goes well."""
        self.is_strict = False
        """Answers 409 to an id that it has, as some stores do."""
        self.bad: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/xapi"

    def take(self, found: list[Statement]) -> int:
        if self.bad & {each["id"] for each in found}:
            return 400
        if self.is_strict and any(each["id"] in self.kept for each in found):
            return 409
        for each in found:
            assert self.kept.setdefault(each["id"], each) == each
        return 200


class _Answers(BaseHTTPRequestHandler):
    server: Store

    def do_POST(self) -> None:
        found = json.loads(self.rfile.read(int(self.headers["content-length"])))
        store = self.server
        store.asked.append(len(found))
        plan = store.plan.pop(0) if store.plan else ""
        allowed = "Basic " + base64.b64encode(KEY.encode()).decode()
        if self.path != "/xapi/statements" or self.headers["x-experience-api-version"] != "1.0.3":
            self.send_error(404)
        elif self.headers["authorization"] != allowed:
            self.send_error(401)
        elif plan == "dies":
            store.take(found)
            self.connection.close()
        elif plan:
            self.send_response(int(plan))
            self.send_header("content-length", "0")
            self.send_header("location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
        else:
            self.send_response(store.take(found))
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"[]")

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
