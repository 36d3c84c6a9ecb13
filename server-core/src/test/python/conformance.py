"""Runs the scenarios of pushdeck.v1 against a server: python3 conformance.py URL [WORD], where only those whose name has
WORD are run. Orders and answers of the control channel are on the standard streams, as control.py says; so are the results:

    {"scenario": "...", "ok": true} or {"scenario": "...", "ok": false, "words": "..."}, and at last {"done": count}
"""

import asyncio
import sys
import traceback

import scenarios_frames
import scenarios_pushes
import scenarios_resume
import scenarios_upheaval
from control import Control

LIMIT = 60
AT_ONCE = 8


async def run(scenario, control, url, room):
    async with room:
        name = scenario.__name__
        try:
            await asyncio.wait_for(scenario(control, url), LIMIT)
            control.report(scenario=name, ok=True)
        except Exception as trouble:
            where = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(trouble.__traceback__)
                     if "scenarios_" in frame.filename]
            control.report(scenario=name, ok=False, words=f"{' > '.join(where)}: {trouble!r}")


def scenarios(module, word):
    return [value for name, value in vars(module).items()
            if asyncio.iscoroutinefunction(value) and value.__module__ == module.__name__
            and not name.startswith("_") and word in name]


async def main(url, word):
    control = await Control.on_standard_streams()
    room = asyncio.Semaphore(AT_ONCE)
    together = [each for module in (scenarios_frames, scenarios_pushes, scenarios_resume)
                for each in scenarios(module, word)]
    await asyncio.gather(*(run(each, control, url, room) for each in together))
    # These are felt by every client, so each has the server to itself.
    alone = scenarios(scenarios_upheaval, word)
    for each in alone:
        await run(each, control, url, room)
    control.report(done=len(together) + len(alone))


asyncio.run(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
