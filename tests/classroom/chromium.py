"""A headless Chromium over its own debugging line, without any driver: pages, keys, pictures, what it complains of."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SECONDS = 20.0
KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Space": (32, " ")}


def found() -> str | None:
    """Where it is, None where it is not installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """One browser with one page."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1000, 800)) -> None:
        flags = ["--headless=new", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
                 "--disable-background-networking", "--disable-component-update", "--no-proxy-server",
                 "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0",
                 f"--user-data-dir={folder}", f"--window-size={size[0]},{size[1]}"]  # fmt: skip
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        self.process = subprocess.Popen([found() or "chromium", *flags, *root, "about:blank"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        port = self._port(folder / "DevToolsActivePort")
        browser = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        pages = json.loads(browser.open(f"http://127.0.0.1:{port}/json", timeout=SECONDS).read())
        page = next(each for each in pages if each["type"] == "page")
        self._line = connect(page["webSocketDebuggerUrl"], max_size=None, proxy=None)
        self._number = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def _port(self, path: Path) -> int:
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            if path.exists() and (lines := path.read_text().split()):
                return int(lines[0])
            time.sleep(0.05)
        raise RuntimeError("Chromium did not start.")

    def close(self) -> None:
        """Ends it."""
        self._line.close()
        self.process.terminate()
        self.process.wait(SECONDS)

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """One command and its answer; what happens meanwhile is kept in `events`."""
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:
            said = json.loads(self._line.recv(SECONDS))
            if said.get("id") == self._number:
                assert "error" not in said, said
                return said["result"]
            self.events.append(said)

    def run(self, script: str) -> Any:
        """What a script on the page gives."""
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def until(self, script: str) -> None:
        """Waits until a script gives something true."""
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            try:
                if self.run(f"document.readyState === 'complete' && !!({script})"):
                    return
            except AssertionError:
                pass
            time.sleep(0.03)
        raise AssertionError(f"never: {script} on {self.run('document.body.innerText')}")

    def open(self, url: str) -> None:
        """Goes to a page and waits for it."""
        self.ask("Page.navigate", url=url)
        self.until("location.href !== 'about:blank'")

    def key(self, name: str) -> None:
        """Presses a key, as a person does."""
        code, text = KEYS[name] if name in KEYS else (ord(name.upper()), name)
        more = {"key": " " if name == "Space" else name, "windowsVirtualKeyCode": code, "text": text}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **more)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **{**more, "text": ""})

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self.ask("Input.insertText", text=text)

    def press(self, selector: str) -> None:
        """Focuses what the selector finds and presses Enter; waits until the page has changed."""
        self.until(f"document.querySelector({selector!r})")
        self.run("window.name = 'before'; document.body.dataset.before = '1'")
        self.run(f"document.querySelector({selector!r}).focus()")
        assert self.run(f"document.activeElement === document.querySelector({selector!r})"), selector
        self.key("Enter")
        self.until("document.body && !document.body.dataset.before")

    def complaints(self) -> list[str]:
        """What the console tells as an error: a refused script or style among them."""
        told = [event["params"]["entry"] for event in self.events if event.get("method") == "Log.entryAdded"]
        thrown = [event for event in self.events if event.get("method") == "Runtime.exceptionThrown"]
        errors = [each["text"] for each in told if each["level"] == "error" and "favicon" not in str(each)]
        return [*errors, *map(str, thrown)]

    def resize(self, width: int, height: int) -> None:
        """As on a device of that width."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 600)  # fmt: skip

    def picture(self, path: Path) -> None:
        """The page as PNG."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=False)
        path.write_bytes(base64.b64decode(shot["data"]))
