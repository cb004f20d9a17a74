import asyncio
import time


# [none, timeout, per-try, thread, abandoned]
async def answer(stage, number):  # the service: works step by step
    lane = f"try {number}"
    steps = 6 * [stage["call"] / 6] if number <= stage["slow"] else [stage["quick"]]
    try:
        for seconds in steps:
            with stage.span(lane, "takes a step"):
                await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        stage.mark(lane, "is stopped")
        raise
    stage.mark(lane, "answers")


async def call(stage, answered):  # the caller
    try:
        with stage.span("caller", "waits"):
            await answered
            stage.mark("caller", "has the answer")
    except TimeoutError:
        stage.mark("caller", "gives up")
# [end]


# [none]
async def none(stage):
    await call(stage, answer(stage, 1))
# [end]


# [timeout, per-try]
async def answer_in_time(stage, number):
    async with asyncio.timeout(stage["patience"]):  # then cancels what is awaited in it
        await answer(stage, number)
# [end]


# [timeout]
async def timeout(stage):
    await call(stage, answer_in_time(stage, 1))
# [end]


# [per-try]
async def try_again(stage):
    for number in range(1, stage["attempts"] + 1):
        try:
            await answer_in_time(stage, number)
            return
        except TimeoutError:
            if number == stage["attempts"]:
                raise


async def per_try(stage):
    await call(stage, try_again(stage))
# [end]


# [thread]
def answer_blocking(stage):  # the thread can't be stopped from outside
    for _ in range(6):
        with stage.span("try 1", "takes a step"):
            time.sleep(stage["call"] / 6)
    stage.mark("try 1", "answers")


async def thread(stage):
    answered = asyncio.to_thread(answer_blocking, stage)
    await call(stage, asyncio.wait_for(answered, stage["patience"]))
# [end]


# [abandoned]
async def be_told(stage, answering):
    done, _ = await asyncio.wait({answering}, timeout=stage["patience"])  # ends the waiting
    if not done:
        raise TimeoutError


async def abandoned(stage):
    async with asyncio.TaskGroup() as background:
        answering = background.create_task(answer(stage, 1))
        await call(stage, be_told(stage, answering))
# [end]
