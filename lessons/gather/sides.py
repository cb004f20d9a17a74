import asyncio
import time


def errands(stage):
    """What to wait for: A and B, or that many tasks instead."""
    if stage["tasks"] == 0:
        return [("A", stage["a"]), ("B", stage["b"])]
    return [(f"task {i + 1}", stage["each"]) for i in range(stage["tasks"])]


# [sequential]
def sequential(stage):
    for name, seconds in errands(stage):
        with stage.span(name, "waits"):
            time.sleep(seconds)  # nothing else happens meanwhile
# [end]


# [await-in-turn, gather]
async def wait(stage, name, seconds):
    with stage.span(name, "waits"):
        await asyncio.sleep(seconds)  # others may run meanwhile
# [end]


# [await-in-turn]
async def await_in_turn(stage):
    for name, seconds in errands(stage):
        await wait(stage, name, seconds)  # the next one does not exist yet
# [end]


# [gather]
async def gather(stage):
    waits = [wait(stage, name, seconds) for name, seconds in errands(stage)]
    await asyncio.gather(*waits)  # now all of them begin
# [end]


# [blocking-in-coroutine]
async def wait_without_await(stage, name, seconds):
    with stage.span(name, "waits"):
        time.sleep(seconds)  # holds the only thread: the loop stands still


async def blocking_in_coroutine(stage):
    waits = [wait_without_await(stage, name, seconds) for name, seconds in errands(stage)]
    await asyncio.gather(*waits)
# [end]
