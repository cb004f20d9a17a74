import asyncio
import contextlib
import sys
import time
import warnings


# [subroutine, generator, coroutine, task, never-awaited, eager-task, dropped]
@contextlib.contextmanager
def running_body(stage):
    with stage.span("body", "waits"):
        stage.mark("body", "begins")
        stage.metric("begins_s", stage.now())
        try:
            yield
        finally:
            stage.mark("body", "ends")


async def do_something_else(stage):
    stage.mark("caller", "does something else")
    with stage.span("caller", "waits"):
        await asyncio.sleep(stage["other"])
# [end]


# [subroutine]
def find_answer(stage):
    with running_body(stage):
        time.sleep(stage["body"])
        return 42


async def subroutine(stage):
    stage.mark("caller", "calls")
    answer = find_answer(stage)
    stage.mark("caller", f"gets {answer}")
    await do_something_else(stage)
# [end]


# [generator]
def add_up(stage):
    with running_body(stage):
        time.sleep(stage["body"])
        total = 0
        try:
            while True:
                sent = yield total  # pauses until it is asked
                stage.mark("body", f"adds {sent}")
                total += sent
        except GeneratorExit:
            stage.mark("body", "is thrown GeneratorExit")
            raise


async def generator(stage):
    stage.mark("caller", "calls")
    sums = add_up(stage)
    stage.mark("caller", "has a generator")
    await do_something_else(stage)
    stage.mark("caller", "asks")
    stage.mark("caller", f"gets {next(sums)}")
    stage.mark("caller", "sends 42")
    stage.mark("caller", f"gets {sums.send(42)}")
    sums.close()  # the body ends in the middle of its loop
# [end]


# [coroutine, task, never-awaited, eager-task, dropped]
async def find_answer_async(stage):
    with running_body(stage):
        await asyncio.sleep(stage["body"])
        return 42
# [end]


# [coroutine]
async def coroutine(stage):
    stage.mark("caller", "calls")
    answer = find_answer_async(stage)
    stage.mark("caller", "has a coroutine")
    await do_something_else(stage)
    stage.mark("caller", "awaits it")
    stage.mark("caller", f"gets {await answer}")
# [end]


# [task, eager-task]
async def task(stage):
    async with asyncio.TaskGroup() as group:
        stage.mark("caller", "calls")
        answer = group.create_task(find_answer_async(stage))  # begins at the loop's next turn
        stage.mark("caller", "has a task")
        await do_something_else(stage)
        stage.mark("caller", "awaits it")
    stage.mark("caller", f"gets {answer.result()}")  # all of the group's tasks have ended
# [end]


# [never-awaited, dropped]
@contextlib.contextmanager
def warnings_as_marks(stage):
    with warnings.catch_warnings():
        warnings.showwarning = lambda said, *_: stage.mark("Python", f"warns: {said}")
        yield
# [end]


# [never-awaited]
async def never_awaited(stage):
    with warnings_as_marks(stage):
        stage.mark("caller", "calls")
        answer = find_answer_async(stage)
        stage.mark("caller", "has a coroutine")
        await do_something_else(stage)
        del answer  # Python finds out only now
# [end]


# [eager-task]
async def eager_task(stage):
    stage.metric("python_minor", sys.version_info.minor)
    if sys.version_info >= (3, 12):
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await task(stage)  # the same caller: its task begins at once
# [end]


# [dropped]
async def dropped(stage):
    with warnings_as_marks(stage):
        stage.mark("caller", "calls")
        find_answer_async(stage)  # nobody keeps the coroutine
        await do_something_else(stage)
# [end]
