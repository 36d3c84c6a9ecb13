"""The other side of a conformance suite: what an operator does, asked for in JSON lines.

The suite writes an order to its standard output and reads the answer from its standard input, one JSON object a line each. Whoever
runs the suite joins these to a server; Pushdeck's own is the test class ControlProgram, which describes each order.
"""

import asyncio
import json
import sys


class Refused(Exception):
    """The server did not do it; the words say why."""


class Control:
    def __init__(self, orders, answers):
        self.orders = orders
        self.answers = answers
        self.waiting = {}
        self.last = 0

    @classmethod
    async def on_standard_streams(cls):
        loop = asyncio.get_running_loop()
        answers = asyncio.StreamReader(limit=2 ** 24)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(answers), sys.stdin)
        control = cls(sys.stdout, answers)
        control.listening = loop.create_task(control._listen())
        return control

    async def _listen(self):
        while line := await self.answers.readline():
            answer = json.loads(line)
            self.waiting.pop(answer["answer"]).set_result(answer)
        for waiting in self.waiting.values():
            waiting.set_exception(Refused("the control channel is closed"))

    async def order(self, do, **fields):
        self.last += 1
        waiting = self.waiting[self.last] = asyncio.get_running_loop().create_future()
        print(json.dumps({"order": self.last, "do": do, **fields}), file=self.orders, flush=True)
        answer = await asyncio.wait_for(waiting, 60)
        if "refused" in answer:
            raise Refused(f"{do}: {answer['refused']}")
        return answer

    def report(self, **fields):
        print(json.dumps(fields), file=self.orders, flush=True)

    async def push(self, announcement, to, **options):
        """The id of the push, once it is accepted. `to` is an audience, or a list of clients."""
        if isinstance(announcement, str):
            announcement = {"title": announcement}
        if isinstance(to, list):
            to = {"clients": to}
        return (await self.order("push", announcement=announcement, to=to, **options))["id"]

    async def update(self, push, announcement):
        await self.order("update", id=push, announcement=announcement)

    async def recall(self, push):
        await self.order("recall", id=push)

    async def stages(self, push, client):
        """The stages that one recipient has reached, with their times, and `action`; None if there is no such recipient."""
        delivery = (await self.order("deliveries", id=push))["deliveries"].get(client)
        return delivery and {**delivery["times"], "action": delivery["action"]}

    async def until_stage(self, push, client, stage):
        for _ in range(750):
            stages = await self.stages(push, client)
            if stages is not None and stage in stages:
                return stages
            await asyncio.sleep(0.02)
        raise AssertionError(f"{client} should be at {stage}, and is at {stages}")
