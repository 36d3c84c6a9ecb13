"""What every client feels: disconnecting, restarts, a lost log."""

from expectations import equal, true
from pushdeck_v1 import Client, Session


async def whom_the_operator_disconnects_stays_away(control, url):
    client = Client(url, client="py-thrown").start()
    await client.until("it is there", lambda: client.position is not None)
    await control.order("disconnect", client="py-thrown")
    await client.until("it has given up", lambda: client.ended_with is not None)
    equal(client.ended_with.code, 4501)
    if client.ended_with.bye is not None:
        true("after" not in client.ended_with.bye, client.ended_with.bye)
    await client.stop()


async def a_restart_is_announced_and_nothing_is_missed(control, url):
    session = await Session.connect(url)
    welcome = await session.hello(client="py-waits")
    client = Client(url, client="py-stays").start()
    await client.until("it is there", lambda: client.position is not None)
    first = await control.push("Before", ["py-stays"])
    await client.until("the first came", lambda: client.order == [first])
    await control.order("restart")
    closed = await session.ended()
    equal(closed.code, 1012)
    true(closed.may_come_back(), "it comes back")
    true(closed.bye is not None and closed.bye["reason"] and closed.bye["after"] >= 0, f"a goodbye: {closed.bye}")
    second = await control.push("After", ["py-stays"])
    await client.until("both came", lambda: client.order == [first, second])
    equal(client.gaps, [])
    equal(client.session.welcome["epoch"], welcome["epoch"])
    await client.stop()


async def what_was_accepted_survives_a_killed_server(control, url):
    client = Client(url, client="py-survives").start()
    await client.until("it is there", lambda: client.position is not None)
    pushes = [await control.push(f"Number {number}", ["py-survives"]) for number in range(20)]
    await control.order("kill")
    pushes.append(await control.push("After", ["py-survives"]))
    await client.until("all came", lambda: len(client.order) >= len(pushes))
    equal(client.order, pushes)
    equal(client.gaps, [])
    await client.stop()


async def what_was_forgotten_is_an_explicit_gap(control, url):
    client = Client(url, client="py-forgot").start()
    await client.until("it is there", lambda: client.position is not None)
    first = await control.push("Before", ["py-forgot"])
    await client.until("the first came", lambda: client.order == [first])
    await client.stop()
    await control.order("away", client="py-forgot")
    await control.push("Forgotten", ["py-forgot"])
    await control.order("forget")
    client.start()
    await client.until("it was told", lambda: client.gaps == ["forgotten"])
    last = await control.push("Later", ["py-forgot"])
    await client.until("it is live again", lambda: client.order == [first, last])
    client.session.cut()
    again = await control.push("Later still", ["py-forgot"])
    await client.until("it is live again", lambda: client.order == [first, last, again])
    equal(client.gaps, ["forgotten"], "told once")
    await client.stop()


async def a_lost_log_is_a_new_epoch_and_an_explicit_gap(control, url):
    client = Client(url, client="py-lost").start()
    await client.until("it is there", lambda: client.position is not None)
    first = await control.push("Before", ["py-lost"])
    await client.until("the first came", lambda: client.order == [first])
    epoch = client.session.welcome["epoch"]
    await control.order("lose")
    await client.until("it was told", lambda: client.gaps == ["unknown-epoch"])
    true(client.session.welcome["epoch"] != epoch, "a new epoch")
    last = await control.push("Later", ["py-lost"])
    await client.until("it is live again", lambda: client.order == [first, last])
    client.session.cut()
    again = await control.push("Later still", ["py-lost"])
    await client.until("it is live again", lambda: client.order == [first, last, again])
    equal(client.gaps, ["unknown-epoch"], "told once")
    await client.stop()
