"""Hello, what is no frame, messages, groups, pings."""

import asyncio
import json

import websockets
from expectations import equal, true
from pushdeck_v1 import Session, SUBPROTOCOL


async def the_subprotocol_is_answered(control, url):
    session = await Session.connect(url)
    equal(session.socket.subprotocol, SUBPROTOCOL)
    await session.close()


async def without_the_subprotocol_it_is_plain(control, url):
    async with websockets.connect(url + "?client=py-plain-0") as socket:
        equal(socket.subprotocol, None)
        await control.push({"title": "Title", "body": "Text"}, ["py-plain-0"])
        equal(await asyncio.wait_for(socket.recv(), 15), "Title\nText")


async def hello_is_answered_by_a_welcome(control, url):
    session = await Session.connect(url)
    welcome = await session.hello(client="py-hello", name="Py Hello", page="https://shop.example/till", language="en")
    equal(welcome["client"], "py-hello")
    equal(welcome["name"], "Py Hello")
    equal(welcome["groups"], [])
    equal(welcome["resumed"], "new")
    equal((welcome["missed"], welcome["valid"]), (0, 0))
    true("gap" not in welcome, "gap only with gap")
    for field in ("session", "offset", "heartbeat"):
        true(type(welcome[field]) is int, f"{field} is a whole number: {welcome}")
    true(welcome["heartbeat"] > 0, "a heartbeat")
    true(isinstance(welcome["epoch"], str) and welcome["epoch"], "an epoch")
    await session.close()


async def without_a_client_it_is_a_guest(control, url):
    first, second = await Session.connect(url), await Session.connect(url)
    ids = [(await each.hello())["client"] for each in (first, second)]
    true(all(each.startswith("guest-") for each in ids), f"guests: {ids}")
    true(ids[0] != ids[1], "each guest has an id of its own")
    await first.close()
    await second.close()


async def unknown_fields_are_ignored(control, url):
    session = await Session.connect(url)
    welcome = await session.hello(client="py-fields", colour="blue", deep={"er": [1, 2]})
    equal(welcome["client"], "py-fields")
    await session.send("message", id=1, text="hello", urgency=9)
    equal(await session.next("reply"), {"type": "reply", "to": 1, "ok": True})
    await session.close()


async def unknown_types_are_refused_and_it_goes_on(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-types")
    await session.send("dance", id=5)
    reply = await session.next("reply")
    equal((reply["to"], reply["ok"], reply["error"]["code"]), (5, False, "unknown-type"))
    true(reply["error"]["message"], "words for the page's author")
    await session.send("dance")
    reply = await session.next("reply")
    equal((reply["to"], reply["error"]["code"]), (None, "unknown-type"))
    await session.send("message", id=6, text="still here")
    equal((await session.next("reply"))["to"], 6)
    await session.close()


async def invalid_frames_are_refused_and_it_goes_on(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-invalid")
    wrong = [
        ("join", {}), ("join", {"group": 7}), ("leave", {"group": ["x"]}), ("message", {}), ("message", {"text": {}}),
        ("receipt", {}), ("receipt", {"stage": "eaten", "pushes": ["a"]}), ("receipt", {"stage": "read"}),
        ("receipt", {"stage": "read", "pushes": "a"}), ("receipt", {"stage": "read", "pushes": []}),
        ("receipt", {"stage": "acted", "pushes": ["a"]}),
        ("receipt", {"stage": "read", "pushes": [f"p{n}" for n in range(101)]}),
    ]
    for number, (frame_type, fields) in enumerate(wrong):
        await session.send(frame_type, id=number, **fields)
        reply = await session.next("reply")
        equal((reply["to"], reply["ok"]), (number, False), (frame_type, fields))
        equal(reply["error"]["code"], "invalid", (frame_type, fields))
    await session.send("message", id=99, text="still here")
    equal(await session.next("reply"), {"type": "reply", "to": 99, "ok": True})
    await session.close()


async def a_second_hello_is_refused_and_it_goes_on(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-twice")
    await session.send("hello", client="py-other", id=3)
    reply = await session.next("reply")
    equal((reply["ok"], reply["error"]["code"]), (False, "already-welcome"))
    await session.send("message", id=4, text="still here")
    equal((await session.next("reply"))["to"], 4)
    await session.close()


async def what_is_no_frame_ends_the_connection(control, url):
    for text in ("hello", "{", "[]", "7", "null", '"hello"', "{}", '{"type": 7}', '{"client": "x"}', b"\x00"):
        session = await Session.connect(url)
        await session.send_text(text)
        equal((await session.ended()).code, 4502, text)
    for text in ("hello", "[]", "{}", b"{}"):
        session = await Session.connect(url)
        await session.hello(client="py-noise")
        await session.send_text(text)
        closed = await session.ended()
        equal(closed.code, 4502, text)
        true(not closed.may_come_back(), "4502 is for good")


async def another_frame_before_hello_ends_the_connection(control, url):
    for frame_type, fields in (("message", {"text": "hi"}), ("pong", {}), ("join", {"group": "x"})):
        session = await Session.connect(url)
        await session.send(frame_type, **fields)
        equal((await session.ended()).code, 4502, frame_type)


async def silence_instead_of_hello_ends_the_connection(control, url):
    session = await Session.connect(url)
    closed = await session.ended()
    equal(closed.code, 4002)
    true(closed.may_come_back(), "4002 may come back")


async def an_unusable_client_ends_the_connection(control, url):
    for client in ("guest-1", "a b", "x" * 65, "<b>", "é"):
        session = await Session.connect(url)
        await session.send("hello", client=client)
        equal((await session.ended()).code, 4500, client)


async def a_message_reaches_the_operator(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-says")
    await session.send("message", id=1, text="<b>推送</b>")
    equal(await session.next("reply"), {"type": "reply", "to": 1, "ok": True})
    await session.send("message", text="no answer wanted")
    heard = await control.order("heard", client="py-says", count=2)
    equal(heard["texts"], ["<b>推送</b>", "no answer wanted"])
    await session.close()


async def messages_of_a_program_arrive(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-told")
    await control.order("send", client="py-told", text="推送 \" \\ \u2028")
    equal(await session.receive(), {"type": "message", "text": "推送 \" \\ \u2028"})
    await control.order("send", client="py-told", bytes=[0, 1, 2, 255])
    equal(await session.receive(), bytes([0, 1, 2, 255]))
    await session.close()


async def groups_of_hello_that_exist_are_joined(control, url):
    await control.order("group", name="Py Kitchen")
    session = await Session.connect(url)
    welcome = await session.hello(client="py-cook", groups=["Py Kitchen", "Py Nowhere"])
    equal(welcome["groups"], ["Py Kitchen"])
    again = await Session.connect(url)
    equal((await again.hello(client="py-cook"))["groups"], ["Py Kitchen"], "membership is the identity's")
    await session.close()
    await again.close()


async def joining_and_leaving_is_answered_and_told_to_every_tab(control, url):
    await control.order("group", name="Py Tills")
    one, other = await Session.connect(url), await Session.connect(url)
    await one.hello(client="py-joins")
    await other.hello(client="py-joins")
    for number, (frame_type, groups) in enumerate((("join", ["Py Tills"]), ("leave", []))):
        await one.send(frame_type, id=number, group="Py Tills")
        frames = [await one.receive(), await one.receive()]
        true({"type": "reply", "to": number, "ok": True} in frames, frames)
        true({"type": "groups", "groups": groups} in frames, frames)
        equal(await other.next("groups"), {"type": "groups", "groups": groups})
    await one.send("join", id=7, group="Py Nowhere")
    reply = await one.next("reply")
    equal((reply["to"], reply["ok"], reply["error"]["code"]), (7, False, "no-such-group"))
    await one.close()
    await other.close()


async def the_operators_changes_of_groups_are_told(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-moved")
    await control.order("group", name="Py Door", members=["py-moved"])
    equal(await session.next("groups"), {"type": "groups", "groups": ["Py Door"]})
    await session.close()


async def the_server_pings_and_silence_is_never_longer_than_the_heartbeat(control, url):
    session = await Session.connect(url)
    welcome = await session.hello(client="py-pinged")
    waiting = asyncio.create_task(session.receive(welcome["heartbeat"] + 10))
    for _ in range(10 * (welcome["heartbeat"] + 5)):
        if session.pings:
            break
        await asyncio.sleep(0.1)
    equal(session.pings, 1)
    waiting.cancel()
    await session.close()


async def long_frames_come_whole(control, url):
    session = await Session.connect(url)
    await session.hello(client="py-long")
    body = "".join(chr(0x4E00 + n % 20_000) for n in range(15_900))
    await control.push({"title": "Long", "body": body}, ["py-long"])
    equal((await session.next("push"))["announcement"]["body"], body)
    await session.send("message", id=1, text=body[:15_000])
    equal((await session.next("reply"))["ok"], True)
    heard = await control.order("heard", client="py-long", count=1)
    equal(json.dumps(heard["texts"]), json.dumps([body[:15_000]]))
    await session.close()
