import asyncio
import ctypes
import time

from heartbeat import Heartbeat

ALONE = 5  # beats before the computation, and as many after it


# [without-yield, with-yields, thread-yield]
async def beside_a_heart(stage, computation):
    heart = Heartbeat(stage, stage["beat"], ALONE)
    await heart.beat_beside(computation)  # two tasks on one thread
# [end]


# [without-yield]
async def compute_at_once(stage):
    with stage.span("task", "computes"):
        stage.compute_for(stage["compute"])  # nothing else runs before this is over


async def without_yield(stage):
    await beside_a_heart(stage, compute_at_once(stage))
# [end]


# [with-yields, thread-yield]
def slices(stage):
    left = stage["compute"]
    while left > 0:
        yield min(left, stage["slice"])
        left -= stage["slice"]
# [end]


# [with-yields]
async def compute_in_slices(stage):
    with stage.span("task", "computes"):
        for seconds in slices(stage):
            stage.compute_for(seconds)
            await asyncio.sleep(0)  # whatever is ready runs now


async def with_yields(stage):
    await beside_a_heart(stage, compute_in_slices(stage))
# [end]


# [threads]
def threads(stage):
    def compute():
        with stage.span("task", "computes"):
            stage.compute_for(stage["compute"])  # has to hand over the GIL now and then

    heart = Heartbeat(stage, stage["beat"], ALONE)
    heart.beat_in_thread_beside(compute)
# [end]


# [thread-yield]
async def compute_with_wrong_yields(stage):
    with stage.span("task", "computes"):
        for seconds in slices(stage):
            stage.compute_for(seconds)
            time.sleep(0)  # lets other threads run, but the heart is in this one


async def thread_yield(stage):
    await beside_a_heart(stage, compute_with_wrong_yields(stage))
# [end]


# [c-call]
def c_call(stage):
    def call():
        with stage.span("task", "keeps the GIL"):
            poll(None, 0, round(stage["compute"] * 1000))  # waits for nothing, in milliseconds

    poll = ctypes.PyDLL(None).poll  # keeps the GIL while it runs; of CDLL, it would let go
    heart = Heartbeat(stage, stage["beat"], ALONE)
    heart.beat_in_thread_beside(call)
    stage.tell_version()
# [end]
