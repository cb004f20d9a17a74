import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from heartbeat import Heartbeat

ALONE = 2  # beats before the call, and as many after it


# [in-coroutine, to-thread, pool, future-get, timeout]
def blocking_call(stage, name="call"):
    """Like a library that knows of no loop: holds its thread until the answer is there."""
    with stage.span(name, "blocks"):
        time.sleep(stage["call"])


async def beside_a_heart(stage, caller):
    heart = Heartbeat(stage, stage["beat"], ALONE)
    await heart.beat_beside(caller)  # two tasks on one loop
# [end]


# [in-coroutine]
async def call_here(stage):
    blocking_call(stage)  # in the thread of the loop, which stands still


async def in_coroutine(stage):
    await beside_a_heart(stage, call_here(stage))
# [end]


# [to-thread, timeout]
async def call_in_thread(stage):
    await asyncio.to_thread(blocking_call, stage)  # the loop goes on meanwhile
# [end]


# [to-thread]
async def to_thread(stage):
    await beside_a_heart(stage, call_in_thread(stage))
# [end]


# [pool]
async def call_many(stage):
    names = [f"call {number}" for number in range(1, stage["calls"] + 1)]
    calls = [asyncio.to_thread(blocking_call, stage, name) for name in names]
    await asyncio.gather(*calls)  # each waits for a free thread, too


async def pool(stage):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=stage["pool"]))
    await beside_a_heart(stage, call_many(stage))
# [end]


# [future-get]
async def call_in_thread_and_block(stage):
    with ThreadPoolExecutor() as executor:
        answer = executor.submit(blocking_call, stage)
        answer.result()  # the call holds another thread, and this line holds the loop's


async def future_get(stage):
    await beside_a_heart(stage, call_in_thread_and_block(stage))
# [end]


# [timeout]
async def give_up_halfway(stage):
    try:
        async with asyncio.timeout(stage["call"] / 2):
            await call_in_thread(stage)
    except TimeoutError:
        stage.mark("caller", "gives up")  # the thread works on


async def timeout(stage):
    await beside_a_heart(stage, give_up_halfway(stage))
# [end]
