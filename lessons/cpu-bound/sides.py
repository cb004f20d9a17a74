import asyncio
import hashlib
import multiprocessing
import threading
import time
from contextlib import contextmanager
from functools import partial


def tasks(stage):
    return range(1, stage["tasks"] + 1)


# [one-loop, threads, processes, one-lock-around-all]
def count(stage, task, last):
    with stage.span(f"task {task}", "counts"):
        stage.count_up(last)  # as far as one processor gets in that time
# [end]


# [one-loop]
async def wait_async(stage, task):
    with stage.span(f"task {task}", "waits"):
        await asyncio.sleep(stage["wait"])  # others may run meanwhile


async def count_async(stage, task, last):
    count(stage, task, last)  # nothing else runs before it is done


async def one_loop(stage):
    last = stage.counted_in(stage["compute"])
    with phase(stage, "wait"):
        await asyncio.gather(*(wait_async(stage, task) for task in tasks(stage)))
    with phase(stage, "compute"):
        await asyncio.gather(*(count_async(stage, task, last) for task in tasks(stage)))
# [end]


# [threads, lock-released, processes, one-lock-around-all]
def wait_here(stage, task):
    with stage.span(f"task {task}", "waits"):
        time.sleep(stage["wait"])  # lets go of the GIL
# [end]


# [threads]
def threads(stage):
    last = stage.counted_in(stage["compute"])
    with phase(stage, "wait"):
        in_each(threading.Thread, stage, wait_here)
    with phase(stage, "compute"):
        in_each(threading.Thread, stage, count, last)  # only who holds the GIL counts
    stage.tell_version()
# [end]


# [lock-released]
BLOCK = bytes(256 * 1024)


def hash_blocks(how_many):
    digest = hashlib.sha256()
    for _ in range(how_many):
        digest.update(BLOCK)  # is written in C, and lets go of the GIL meanwhile


def hashed_in(seconds):
    begun = time.thread_time()
    hash_blocks(40)
    return round(40 * seconds / (time.thread_time() - begun))


def hash_here(stage, task, blocks):
    with stage.span(f"task {task}", "hashes"):
        hash_blocks(blocks)


def lock_released(stage):
    blocks = hashed_in(stage["compute"])
    with phase(stage, "wait"):
        in_each(threading.Thread, stage, wait_here)
    with phase(stage, "compute"):
        in_each(threading.Thread, stage, hash_here, blocks)
# [end]


# [processes]
fork = multiprocessing.get_context("fork")  # a child begins with all that its parent has


def processes(stage):
    last = stage.counted_in(stage["compute"])
    with phase(stage, "wait"):
        in_each(fork.Process, stage, wait_here)
    with phase(stage, "compute"):
        in_each(fork.Process, stage, count, last)  # each has a GIL of its own
# [end]


# [one-lock-around-all]
def one_lock_around_all(stage):
    shared = threading.Lock()

    def alone(work, *args):
        with shared:  # waits with it, too
            work(*args)

    last = stage.counted_in(stage["compute"])
    with phase(stage, "wait"):
        in_each(threading.Thread, stage, partial(alone, wait_here))
    with phase(stage, "compute"):
        in_each(threading.Thread, stage, partial(alone, count), last)
    stage.tell_version()
# [end]


# [one-loop, threads, lock-released, processes, one-lock-around-all]
@contextmanager
def phase(stage, name):
    """Tells how long something takes, and how many processors it keeps busy."""
    begun, cpu_before = stage.now(), stage.cpu_s()
    yield
    taken = stage.now() - begun
    stage.metric(f"{name}_s", taken)
    stage.metric(f"{name}_processors", (stage.cpu_s() - cpu_before) / taken)
# [end]


# [threads, lock-released, processes, one-lock-around-all]
def in_each(kind, stage, work, *args):
    """Each task has a thread, or a process, of its own; returns when all have ended."""
    workers = [kind(target=work, args=(stage, task, *args)) for task in tasks(stage)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
# [end]
