"""Push, update, recall, receipts, for clients that are there."""

from datetime import datetime, timedelta, timezone

import asyncio

import websockets
from expectations import equal, true
from pushdeck_v1 import Session, instant

DEFAULTS = {"title": "", "body": "", "format": "plain", "severity": "info", "icon": "", "link": None, "actions": [],
            "expires": None, "acknowledge": False, "sound": False, "sticky": False, "modal": False, "replaces": None}


def in_a_while(**time):
    """A moment of the future as the wire has it, in whole seconds."""
    moment = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(**time)
    return moment.isoformat().replace("+00:00", "Z")


def whole(announcement):
    """With every default, and moments as such: what a receiver understands."""
    known = {**DEFAULTS, **{name: value for name, value in announcement.items() if name in DEFAULTS}}
    if known["expires"] is not None:
        known["expires"] = instant(known["expires"])
    if known["link"] is not None:
        known["link"] = {"label": "", **known["link"]}
    return known


async def _here(url, client, **fields):
    session = await Session.connect(url)
    await session.hello(client=client, **fields)
    return session


async def a_push_carries_all_that_was_written(control, url):
    session = await _here(url, "py-all")
    full = {"title": "Fire drill <b>", "body": "Leave by the **west** stairs.\n推送 🔥", "format": "markdown",
            "severity": "critical", "icon": "bell", "link": {"url": "https://shop.example/plan?a=1&b=2", "label": "Plan"},
            "actions": [{"id": "out", "label": "I am out"}, {"id": "help", "label": "I need help"}],
            "expires": in_a_while(hours=1), "acknowledge": True, "sound": True, "sticky": True, "modal": True}
    small = {"title": "Only a title"}
    data = {"body": '{"score": [1, 2]}', "format": "json", "severity": "success"}
    offset = 0
    for announcement in (full, small, data):
        before = datetime.now(timezone.utc) - timedelta(minutes=1)
        push = await control.push(announcement, ["py-all"])
        frame = await session.next("push")
        equal(frame["id"], push)
        equal(frame["version"], 1)
        equal(whole(frame["announcement"]), whole(announcement))
        true(frame["offset"] > offset, f"offsets grow: {frame}")
        true(before < instant(frame["at"]) < before + timedelta(minutes=2), f"the moment it was accepted: {frame}")
        offset = frame["offset"]
    await session.close()


async def whom_it_was_not_for_hears_nothing(control, url):
    await control.order("group", name="Py Crew", members=["py-in", "py-out"])
    member, excluded, other = [await _here(url, client) for client in ("py-in", "py-out", "py-by")]
    push = await control.push("For the crew", {"groups": ["Py Crew"], "excluded": ["py-out"]})
    equal((await member.next("push"))["id"], push)
    await control.push("The end", ["py-out", "py-by"])
    for session in (excluded, other):
        equal((await session.next("push"))["announcement"]["title"], "The end")
        await session.close()
    await member.close()


async def every_tab_of_a_person_gets_it(control, url):
    tabs = [await _here(url, "py-tabs") for _ in range(3)]
    push = await control.push("To all tabs", ["py-tabs"])
    for tab in tabs:
        equal((await tab.next("push"))["id"], push)
    await tabs[0].receipt("received", push)
    await tabs[1].receipt("read", push)
    await tabs[2].receipt("received", push)
    await control.until_stage(push, "py-tabs", "read")
    equal(list((await control.order("deliveries", id=push))["deliveries"]), ["py-tabs"])
    for tab in tabs:
        await tab.close()


async def pushes_arrive_in_the_order_of_the_log(control, url):
    session = await _here(url, "py-many")
    pushes = [await control.push(f"Number {number}", ["py-many"]) for number in range(50)]
    frames = [await session.next("push") for _ in pushes]
    equal([frame["id"] for frame in frames], pushes)
    offsets = [frame["offset"] for frame in frames]
    equal(offsets, sorted(set(offsets)))
    await session.close()


async def an_update_is_the_next_version(control, url):
    session = await _here(url, "py-updated")
    push = await control.push({"title": "Fire drill", "severity": "critical"}, ["py-updated"])
    first = await session.next("push")
    newer = {"title": "Fire drill", "body": "Over at 10.", "severity": "warning"}
    await control.update(push, newer)
    frame = await session.receive()
    equal((frame["type"], frame["id"], frame["version"]), ("update", push, 2))
    true(frame["offset"] > first["offset"], f"an entry of its own: {frame}")
    true(instant(frame["at"]) >= instant(first["at"]), f"later: {frame}")
    equal(whole(frame["announcement"]), whole(newer))
    await session.close()


async def a_recall_is_told_and_confirmed(control, url):
    session = await _here(url, "py-recalled")
    push = await control.push("Never mind", ["py-recalled"])
    first = await session.next("push")
    await session.receipt("displayed", push)
    await control.until_stage(push, "py-recalled", "displayed")
    await control.recall(push)
    frame = await session.receive()
    equal((frame["type"], frame["id"]), ("recall", push))
    true(frame["offset"] > first["offset"], f"an entry of its own: {frame}")
    await session.receipt("recalled", push)
    await control.until_stage(push, "py-recalled", "recalled")
    await session.close()


async def plain_pages_get_texts(control, url):
    async with websockets.connect(url + "?client=py-simple") as socket:
        push = await control.push({"title": "One", "body": "Two"}, ["py-simple"])
        equal(await asyncio.wait_for(socket.recv(), 15), "One\nTwo")
        await control.update(push, {"title": "One", "body": "Three"})
        equal(await asyncio.wait_for(socket.recv(), 15), "One\nThree")
        await control.recall(push)
        await control.push({"body": '{"a": 1}', "format": "json"}, ["py-simple"])
        equal(await asyncio.wait_for(socket.recv(), 15), '{"a": 1}')
        stages = await control.until_stage(push, "py-simple", "written")
        true("received" not in stages, stages)


async def receipts_are_kept_stage_by_stage(control, url):
    session = await _here(url, "py-stages")
    actions = [{"id": "out", "label": "Out"}, {"id": "help", "label": "Help"}]
    push = await control.push({"title": "Stages", "actions": actions}, ["py-stages"])
    await session.next("push")
    await control.until_stage(push, "py-stages", "written")
    for stage in ("received", "displayed", "read"):
        await session.receipt(stage, push)
        await control.until_stage(push, "py-stages", stage)
    await session.receipt("acted", push, action="help")
    equal((await control.until_stage(push, "py-stages", "acted"))["action"], "help")
    await session.close()


async def a_stage_implies_those_before_it_and_its_first_time_stays(control, url):
    session = await _here(url, "py-implied")
    push = await control.push("Implied", ["py-implied"])
    await session.next("push")
    await session.receipt("read", push)
    first = await control.until_stage(push, "py-implied", "read")
    true({"received", "displayed", "read"} <= first.keys(), first)
    for stage in ("received", "displayed", "read"):
        await session.receipt(stage, push)
    # In order behind those: when this is kept, the repeated ones have been looked at.
    marker = await control.push("Marker", ["py-implied"])
    await session.receipt("received", marker)
    await control.until_stage(marker, "py-implied", "received")
    equal(await control.stages(push, "py-implied"), first)
    await session.close()


async def a_receipt_with_an_id_is_answered_once_it_is_kept(control, url):
    session = await _here(url, "py-answered")
    push = await control.push("Answered", ["py-answered"])
    await session.next("push")
    await session.receipt("received", push)
    await session.receipt("read", push, number=17)
    equal(await session.next("reply"), {"type": "reply", "to": 17, "ok": True}, "the first answer there is")
    true("read" in await control.stages(push, "py-answered"), "it is kept by then")
    await session.close()


async def one_receipt_may_be_for_many_pushes(control, url):
    session = await _here(url, "py-bulk")
    pushes = [await control.push(f"Bulk {number}", ["py-bulk"]) for number in range(100)]
    for _ in pushes:
        await session.next("push")
    await session.receipt("received", *pushes)
    for push in (pushes[0], pushes[50], pushes[99]):
        await control.until_stage(push, "py-bulk", "received")
    await session.close()


async def a_receipt_of_somebody_else_is_not_kept(control, url):
    addressed, other = await _here(url, "py-mine"), await _here(url, "py-theirs")
    push = await control.push("Mine", ["py-mine"])
    await addressed.next("push")
    await other.receipt("read", push)
    await other.receipt("read", "NoSuchPush")
    marker = await control.push("Marker", ["py-theirs"])
    await other.receipt("received", marker)
    await control.until_stage(marker, "py-theirs", "received")
    equal(await control.stages(push, "py-theirs"), None)
    true("received" not in await control.stages(push, "py-mine"), "somebody else's receipt")
    await addressed.close()
    await other.close()


async def acknowledging_and_the_link_come_back_as_actions(control, url):
    session = await _here(url, "py-acks")
    for action, announcement in (("ack", {"title": "Confirm", "acknowledge": True}),
                                 ("link", {"title": "Look", "link": {"url": "https://shop.example/"}})):
        push = await control.push(announcement, ["py-acks"])
        await session.next("push")
        await session.receipt("acted", push, action=action)
        equal((await control.until_stage(push, "py-acks", "acted"))["action"], action)
    await session.close()


async def a_push_sent_again_names_the_one_it_replaces(control, url):
    session = await _here(url, "py-again")
    push = await control.push({"title": "Once more", "acknowledge": True}, ["py-again"])
    await session.next("push")
    again = (await control.order("again", id=push, missing="not_acknowledged"))["id"]
    frame = await session.next("push")
    equal((frame["id"], frame["announcement"].get("replaces")), (again, push))
    await session.close()
