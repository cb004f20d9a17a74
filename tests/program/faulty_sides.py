import asyncio
import multiprocessing
import os
import signal
import sys
import threading
import time


# [good]
def good(stage):
    with stage.span("A", "waits"):
        time.sleep(0.05)
# [end]


# [raises]
def raises(stage):
    raise ValueError("no luck")
# [end]


# [raises-several]
async def raises_several(stage):
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("the first"))
        group.create_task(fail("the second"))


async def fail(what):
    raise ValueError(what)
# [end]


# [raises-in-thread]
def raises_in_thread(stage):
    thread = threading.Thread(target=raises, args=(stage,))
    thread.start()
    thread.join()
# [end]


# [names-its-interpreter]
def names_its_interpreter(stage):
    raise ValueError(sys.executable)
# [end]


# [exits]
def exits(stage):
    os._exit(7)
# [end]


# [segfaults]
def segfaults(stage):
    os.kill(os.getpid(), signal.SIGSEGV)
# [end]


# [computes]
def computes(stage):
    stage.mark("A", "computes")
    while True:
        pass
# [end]


# [blocks]
async def blocks(stage):
    stage.mark("A", "blocks")
    time.sleep(1000)
# [end]


# [prints]
def prints(stage):
    print("this is no event")
    with stage.span("A", "waits"):
        time.sleep(0.05)
# [end]


# [has-threads]
def has_threads(stage):
    threads = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    stage.mark("A", "started five")
    for thread in threads:
        thread.join()
# [end]


# [has-children]
def count_for_ever(stage, name):
    with stage.span(name, "counts"):
        while True:
            pass


def has_children(stage):
    fork = multiprocessing.get_context("fork")
    children = [fork.Process(target=count_for_ever, args=(stage, name)) for name in "BC"]
    for child in children:
        child.start()
    stage.mark("A", "started two")
    for child in children:
        child.join()
# [end]
