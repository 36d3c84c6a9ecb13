"""What a client gets on coming back."""

import asyncio

from expectations import equal, true
from pushdeck_v1 import Client, Session
from scenarios_pushes import in_a_while


async def _position_after(control, url, client):
    """Connects, takes one push, confirms it, and is cut off. Returns the position and the push."""
    session = await Session.connect(url)
    welcome = await session.hello(client=client)
    push = await control.push("Before", [client])
    frame = await session.next("push")
    await session.receipt("displayed", push)
    await control.until_stage(push, client, "displayed")
    session.cut()
    return {"epoch": welcome["epoch"], "offset": frame["offset"]}, push


async def _resumed(url, client, position):
    session = await Session.connect(url)
    return session, await session.hello(client=client, resume=position)


async def _until_away(control, client):
    await control.order("away", client=client)


async def what_was_missed_follows_the_welcome(control, url):
    position, _ = await _position_after(control, url, "py-back")
    await _until_away(control, "py-back")
    pushes = [await control.push(f"Missed {number}", ["py-back"]) for number in range(3)]
    session, welcome = await _resumed(url, "py-back", position)
    equal((welcome["resumed"], welcome["missed"], welcome["valid"]), ("complete", 3, 3))
    frames = [await session.receive() for _ in pushes]
    equal([(frame["type"], frame["id"]) for frame in frames], [("push", push) for push in pushes])
    true(position["offset"] < frames[0]["offset"] < frames[1]["offset"] < frames[2]["offset"], "in order")
    true(frames[2]["offset"] <= welcome["offset"], "the welcome says where the log ends")
    live = await control.push("Live again", ["py-back"])
    equal((await session.receive())["id"], live)
    await session.close()


async def nothing_missed_is_complete_and_empty(control, url):
    position, _ = await _position_after(control, url, "py-idle")
    session, welcome = await _resumed(url, "py-idle", position)
    equal((welcome["resumed"], welcome["missed"], welcome["valid"]), ("complete", 0, 0))
    live = await control.push("Live", ["py-idle"])
    equal((await session.receive())["id"], live)
    await session.close()


async def from_the_middle_only_the_rest_follows(control, url):
    position, _ = await _position_after(control, url, "py-middle")
    await _until_away(control, "py-middle")
    pushes = [await control.push(f"Missed {number}", ["py-middle"]) for number in range(4)]
    session, _ = await _resumed(url, "py-middle", position)
    frames = [await session.receive() for _ in range(2)]
    session.cut()
    position["offset"] = frames[1]["offset"]
    session, welcome = await _resumed(url, "py-middle", position)
    equal((welcome["resumed"], welcome["missed"], welcome["valid"]), ("complete", 2, 2))
    equal([(await session.receive())["id"] for _ in range(2)], pushes[2:])
    await session.close()


async def what_expired_while_away_is_counted_and_not_sent(control, url):
    position, _ = await _position_after(control, url, "py-late")
    await _until_away(control, "py-late")
    await control.push({"title": "Short", "expires": in_a_while(seconds=2)}, ["py-late"])
    lasting = await control.push({"title": "Lasting", "expires": in_a_while(hours=1)}, ["py-late"])
    await asyncio.sleep(3)
    session, welcome = await _resumed(url, "py-late", position)
    equal((welcome["missed"], welcome["valid"]), (2, 1))
    equal((await session.receive())["id"], lasting)
    await session.close()


async def what_was_recalled_while_away_is_counted_and_not_sent(control, url):
    position, seen = await _position_after(control, url, "py-unsaid")
    await _until_away(control, "py-unsaid")
    missed = await control.push("Recalled unseen", ["py-unsaid"])
    lasting = await control.push("Lasting", ["py-unsaid"])
    await control.recall(missed)
    await control.recall(seen)
    session, welcome = await _resumed(url, "py-unsaid", position)
    equal((welcome["missed"], welcome["valid"]), (2, 1))
    marker = await control.push("Marker", ["py-unsaid"])
    frames = []
    while not frames or frames[-1]["id"] != marker:
        frames.append(await session.receive())
    equal([frame["id"] for frame in frames if frame["type"] == "push"], [lasting, marker])
    recalled = [frame["id"] for frame in frames if frame["type"] == "recall"]
    true(seen in recalled, "what it has shown is taken away")
    for push in recalled:
        await session.receipt("recalled", push)
    await control.until_stage(seen, "py-unsaid", "recalled")
    await session.close()


async def what_was_updated_while_away_comes_as_it_is_now(control, url):
    client = Client(url, client="py-edited").start()
    await client.until("it is there", lambda: client.position is not None)
    seen = await control.push("Seen", ["py-edited"])
    await client.until("the first came", lambda: client.order == [seen])
    await client.stop()
    await _until_away(control, "py-edited")
    missed = await control.push("Missed", ["py-edited"])
    await control.update(seen, {"title": "Seen, edited"})
    await control.update(missed, {"title": "Missed, edited"})
    await control.update(missed, {"title": "Missed, edited twice"})
    client.start()
    await client.until("both are as they are now", lambda: {
        push: (frame["version"], frame["announcement"]["title"]) for push, frame in client.shown.items()
    } == {seen: (2, "Seen, edited"), missed: (3, "Missed, edited twice")})
    equal(client.order, [seen, missed])
    equal(client.digests[-1], (1, 1))
    await client.stop()


async def another_epoch_is_an_explicit_gap(control, url):
    position, seen = await _position_after(control, url, "py-astray")
    await _until_away(control, "py-astray")
    waiting = await control.push("Waiting", ["py-astray"])
    session, welcome = await _resumed(url, "py-astray", {"epoch": "another-log", "offset": 3})
    equal((welcome["resumed"], welcome["gap"]), ("gap", "unknown-epoch"))
    true(welcome["epoch"] == position["epoch"], "the log is what it was")
    equal(welcome["valid"], 1)
    equal((await session.receive())["id"], waiting, "what was never confirmed, and nothing else")
    await session.close()


async def without_a_position_what_was_never_confirmed_follows(control, url):
    _, confirmed = await _position_after(control, url, "py-anew")
    await _until_away(control, "py-anew")
    pushes = [await control.push(f"Waiting {number}", ["py-anew"]) for number in range(2)]
    session, welcome = await _resumed(url, "py-anew", None)
    equal((welcome["resumed"], welcome["valid"]), ("new", 2))
    equal([(await session.receive())["id"] for _ in pushes], pushes)
    await session.receipt("received", *pushes)
    await control.until_stage(pushes[1], "py-anew", "received")
    session.cut()
    session, welcome = await _resumed(url, "py-anew", None)
    equal(welcome["valid"], 0)
    marker = await control.push("Marker", ["py-anew"])
    equal((await session.receive())["id"], marker)
    await session.close()


async def what_waits_for_its_acknowledgement_comes_until_it_has_it(control, url):
    session, _ = await _resumed(url, "py-asked", None)
    push = await control.push({"title": "Confirm", "acknowledge": True}, ["py-asked"])
    await session.next("push")
    await session.receipt("read", push)
    await control.until_stage(push, "py-asked", "read")
    session.cut()
    session, welcome = await _resumed(url, "py-asked", None)
    equal(welcome["valid"], 1)
    equal((await session.receive())["id"], push)
    await session.receipt("acted", push, action="ack")
    await control.until_stage(push, "py-asked", "acted")
    session.cut()
    session, welcome = await _resumed(url, "py-asked", None)
    equal(welcome["valid"], 0)
    await session.close()


async def live_pushes_wait_for_the_missed_ones(control, url):
    position, _ = await _position_after(control, url, "py-busy")
    await _until_away(control, "py-busy")
    pushes = [await control.push(f"Missed {number}", ["py-busy"]) for number in range(300)]
    session = await Session.connect(url)
    live = asyncio.gather(*(control.push(f"Live {number}", ["py-busy"]) for number in range(200)))
    welcome = await session.hello(client="py-busy", resume=position)
    pushes += await live
    true(welcome["valid"] >= 300, welcome)
    frames = [await session.next("push") for _ in pushes]
    equal(sorted(frame["id"] for frame in frames), sorted(pushes))
    offsets = [frame["offset"] for frame in frames]
    equal(offsets, sorted(set(offsets)))
    await session.close()


async def each_push_comes_once_however_often_the_link_is_cut(control, url):
    client = Client(url, client="py-cut").start()
    await client.until("it is there", lambda: client.position is not None)
    pushes = []
    for number in range(120):
        pushes.append(await control.push(f"Number {number}", ["py-cut"]))
        if number % 15 == 7 and client.session is not None:
            client.session.cut()
    await client.until("all came", lambda: len(client.order) >= len(pushes))
    equal(client.order, pushes)
    equal(client.gaps, [])
    await client.stop()
