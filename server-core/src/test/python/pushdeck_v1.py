"""A client of pushdeck.v1 that knows nothing but assets/docs/protocol.md, on Debian's python3-websockets.

`Session` is one connection, frame by frame. `Client` is one person or device over many of them: it comes back by itself,
resumes at its position, tells duplicates by id and version, and confirms what it has.
"""

import asyncio
import json
import random
from datetime import datetime, timezone

import websockets

SUBPROTOCOL = "pushdeck.v1"
LOG_ENTRIES = ("push", "update", "recall")
PATIENCE = 15


class Closed(Exception):
    """The connection ended; `bye` is the frame that announced it, if there was one."""

    def __init__(self, code, reason, bye=None):
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason
        self.bye = bye

    def may_come_back(self):
        if 4500 <= self.code <= 4999:
            return False
        return self.bye is None or "after" in self.bye


class Session:
    """One connection. Pings are answered as they are read, and counted; all other frames are handed out in order."""

    def __init__(self, socket):
        self.socket = socket
        self.pings = 0
        self.bye = None
        self.welcome = None

    @classmethod
    async def connect(cls, url, **options):
        socket = await websockets.connect(
            url, subprotocols=[SUBPROTOCOL], ping_interval=None, open_timeout=PATIENCE, close_timeout=2, **options)
        return cls(socket)

    async def hello(self, **fields):
        """Says who is there and returns the welcome."""
        await self.send("hello", **{name: value for name, value in fields.items() if value is not None})
        self.welcome = await self.next("welcome")
        return self.welcome

    async def send(self, frame_type, **fields):
        await self.send_text(json.dumps({"type": frame_type, **fields}, ensure_ascii=False))

    async def send_text(self, text):
        """Whatever it is, as one message."""
        try:
            await self.socket.send(text)
        except websockets.ConnectionClosed:
            raise self._closed() from None

    async def receive(self, patience=PATIENCE):
        """The next frame, or the bytes of a program; raises `Closed` at the end."""
        while True:
            try:
                message = await asyncio.wait_for(self.socket.recv(), patience)
            except websockets.ConnectionClosed:
                raise self._closed() from None
            if isinstance(message, bytes):
                return message
            frame = json.loads(message)
            if frame["type"] == "ping":
                self.pings += 1
                await self.send("pong")
                continue
            if frame["type"] == "bye":
                self.bye = frame
            return frame

    async def next(self, frame_type, patience=PATIENCE):
        """The next frame of that type; those of other types before it are passed over."""
        while True:
            frame = await self.receive(patience)
            if isinstance(frame, dict) and frame["type"] == frame_type:
                return frame

    async def receipt(self, stage, *pushes, action=None, number=None):
        """With a number it is answered once it is kept."""
        fields = {"stage": stage, "pushes": list(pushes)}
        if number is not None:
            fields["id"] = number
        if action is not None:
            fields["action"] = action
        await self.send("receipt", **fields)

    async def ended(self, patience=PATIENCE):
        """Reads until the server closes."""
        while True:
            try:
                await self.receive(patience)
            except Closed as closed:
                return closed

    async def close(self):
        await self.socket.close()

    def cut(self):
        """As if the network were gone: no Close frame."""
        if self.socket.transport is not None:
            self.socket.transport.abort()

    def _closed(self):
        code = self.socket.close_code
        return Closed(1006 if code is None else code, self.socket.close_reason or "", self.bye)


class Client:
    """One person or device. Keeps its position, what it shows, and what it was told it missed."""

    def __init__(self, url, **identity):
        self.url = url
        self.identity = identity
        self.position = None
        self.shown = {}
        self.order = []
        self.gaps = []
        self.digests = []
        self.ended_with = None
        self.session = None
        self._changed = asyncio.Condition()
        self._had_position = False
        self._waiting_valid = 0
        self._unanswered = {}
        self._receipts = 0
        self._task = None

    def start(self):
        self._task = asyncio.get_running_loop().create_task(self._run())
        return self

    async def stop(self):
        if self._task is not None:
            # Again and again: before Python 3.12 wait_for swallows a cancellation that comes together with a frame.
            while not self._task.done():
                self._task.cancel()
                await asyncio.wait([self._task], timeout=0.1)
        if self.session is not None:
            await self.session.close()

    async def until(self, what, condition, patience=PATIENCE):
        """Waits for a state of this client."""
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(condition), patience)
            except asyncio.TimeoutError:
                raise AssertionError(f"waited in vain until {what}; {self}") from None

    def __str__(self):
        return f"{self.identity}: {len(self.order)} pushes, position {self.position}, gaps {self.gaps}"

    def valid(self):
        """Those that are shown and still count, by id."""
        now = datetime.now(timezone.utc)
        return {push: frame for push, frame in self.shown.items() if frame is not None and not expired(frame, now)}

    async def _run(self):
        attempts = 0
        while True:
            try:
                await self._live()
            except Closed as closed:
                if not closed.may_come_back():
                    self.ended_with = closed
                    await self._tell()
                    return
                least = closed.bye["after"] if closed.bye else 0
                attempts = 0 if self.session.welcome else attempts + 1
            except (OSError, websockets.WebSocketException, asyncio.TimeoutError):
                least = 0
                attempts += 1
            # Full jitter: anywhere up to a bound that doubles.
            await asyncio.sleep(max(least, random.uniform(0.05, min(20, 0.5 * 2 ** attempts))))

    async def _live(self):
        self.session = await Session.connect(self.url)
        try:
            welcome = await self.session.hello(**self.identity, resume=self.position)
            self._greeted(welcome)
            await self._confirm_again()
            await self._tell()
            silence = 2 * welcome["heartbeat"]
            while True:
                await self._take(await self.session.receive(silence))
                await self._tell()
        finally:
            self.session.cut()

    def _greeted(self, welcome):
        if welcome["resumed"] == "gap":
            self.gaps.append(welcome["gap"])
        self.digests.append((welcome["missed"], welcome["valid"]))
        self._waiting_valid = welcome["valid"]
        self._had_position = welcome["resumed"] == "complete"
        self._take_the_end()

    def _take_the_end(self):
        """A client without a usable position takes the welcome's once the valid pushes have come."""
        if not self._had_position and self._waiting_valid == 0:
            self._had_position = True
            self._stand_at(self.session.welcome["offset"])

    def _stand_at(self, offset):
        epoch = self.session.welcome["epoch"]
        if self.position is None or self.position["epoch"] != epoch or self.position["offset"] < offset:
            self.position = {"epoch": epoch, "offset": offset}

    async def _take(self, frame):
        """Everything that changes here changes before the first receipt, which may find the connection cut."""
        if isinstance(frame, dict) and frame["type"] == "reply":
            self._unanswered.pop(frame["to"], None)
        if not isinstance(frame, dict) or frame["type"] not in LOG_ENTRIES:
            return
        push = frame["id"]
        if frame["type"] == "push" and self._waiting_valid > 0:
            self._waiting_valid -= 1
        if self._had_position:
            self._stand_at(frame["offset"])
        else:
            self._take_the_end()
        if frame["type"] == "recall":
            self.shown[push] = None
            await self._confirm("recalled", push)
        elif self._is_news(push, frame["version"]):
            if push not in self.shown:
                self.order.append(push)
            self.shown[push] = frame
            await self._confirm("received", push)
            await self._confirm("displayed", push)

    def _is_news(self, push, version):
        shown = self.shown.get(push)
        return push not in self.shown or shown is not None and version > shown["version"]

    async def _confirm(self, stage, push):
        self._receipts += 1
        self._unanswered[self._receipts] = (stage, push)
        await self.session.receipt(stage, push, number=self._receipts)

    async def _confirm_again(self):
        """What had no reply may have been lost with the connection."""
        for number, (stage, push) in list(self._unanswered.items()):
            await self.session.receipt(stage, push, number=number)

    async def _tell(self):
        async with self._changed:
            self._changed.notify_all()


def expired(frame, now):
    expires = frame["announcement"].get("expires")
    return expires is not None and now >= instant(expires)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
