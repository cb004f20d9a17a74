import asyncio
import multiprocessing
import statistics
import subprocess
import sys
import threading
from contextlib import contextmanager


def do_nothing():
    pass


# [coroutine]
async def do_nothing_async():
    pass


async def coroutine(stage):
    for _ in laps(stage, "coroutine", in_a_row=100):  # reading the clock takes time as well
        await asyncio.create_task(do_nothing_async())  # created, started, joined
    how_many = 100 * stage["alive"]  # many have room in a page of memory
    before_kb = stage.memory_kb()
    end = asyncio.Event()
    async with asyncio.TaskGroup() as waiting:
        for _ in range(how_many):
            waiting.create_task(end.wait())
        await asyncio.sleep(0)  # lets them run until they wait
        weigh(stage, before_kb, how_many)
        end.set()
# [end]


# [thread]
def thread(stage):
    for _ in laps(stage, "thread"):
        one = threading.Thread(target=do_nothing)
        one.start()
        one.join()
    before_kb = stage.memory_kb()
    with kept_waiting(threading.Thread, threading.Barrier(stage["alive"] + 1)):
        weigh(stage, before_kb, stage["alive"])
# [end]


# [process]
def process(stage):
    for _ in laps(stage, "process", least=10):
        subprocess.run([sys.executable, "-c", "pass"], check=True)
    wait = "import sys; print(flush=True); sys.stdin.read()"
    waiting = [
        subprocess.Popen(
            [sys.executable, "-c", wait], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(stage["alive"] // 10)  # one is as heavy as many threads
    ]
    for one in waiting:
        one.stdout.readline()  # it has started, and waits for more
    weigh_children(stage, waiting)
    for one in waiting:
        one.communicate()  # there is no more, so it ends
# [end]


# [forked-process]
fork = multiprocessing.get_context("fork")  # a child begins with all that its parent has


def forked_process(stage):
    for _ in laps(stage, "process", least=50):
        one = fork.Process(target=do_nothing)
        one.start()
        one.join()
    with kept_waiting(fork.Process, fork.Barrier(stage["alive"] + 1)) as waiting:
        weigh_children(stage, waiting)
# [end]


# [thread-for-each]
async def do_nothing_in_a_thread():
    one = threading.Thread(target=do_nothing)
    one.start()
    one.join()


async def thread_for_each(stage):
    for _ in laps(stage, "thread"):
        await asyncio.create_task(do_nothing_in_a_thread())
# [end]


# [coroutine, thread, process, forked-process, thread-for-each]
def laps(stage, lane, in_a_row=1, least=100):
    """Repeats the body of a loop, for so long and at least so often, and tells its cost."""
    taken, cpu = [], []
    until = stage.now() + stage["for"]
    with stage.span(lane, "one after the other"):
        while stage.now() < until or len(taken) < least:
            cpu_before, begun = stage.cpu_s(), stage.now()
            for _ in range(in_a_row):
                yield
            taken.append((stage.now() - begun) / in_a_row)
            cpu.append((stage.cpu_s() - cpu_before) / in_a_row)
    stage.metric("each_median_ns", 1e9 * statistics.median(taken))
    stage.metric("each_p95_ns", 1e9 * statistics.quantiles(taken, n=20)[-1])
    stage.metric("each_cpu_ns", 1e9 * statistics.median(cpu))
    stage.metric("samples", len(taken))
# [end]


# [coroutine, thread]
def weigh(stage, before_kb, how_many):
    """Tells what this process has filled since then, for each, and how many threads it has."""
    stage.weigh("memory_each_kb", before_kb, how_many)
    stage.metric("threads_alive", threading.active_count())
# [end]


# [thread, forked-process]
def wait_twice(barrier):
    barrier.wait()  # all have started
    barrier.wait()  # all may end


@contextmanager
def kept_waiting(kind, barrier):
    """Threads, or processes, that have started and wait for the end of the block."""
    waiting = [kind(target=wait_twice, args=(barrier,)) for _ in range(barrier.parties - 1)]
    for one in waiting:
        one.start()
    barrier.wait()
    yield waiting
    barrier.wait()
    for one in waiting:
        one.join()
# [end]


# [process, forked-process]
def own_memory_kb(process):
    """The pages that a process has for itself, and doesn't share with the one it comes from."""
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as figures:
        return sum(int(line.split()[1]) for line in figures if line.startswith("Private_"))


def weigh_children(stage, children):
    if sys.platform == "linux":
        stage.metric("memory_each_kb", statistics.mean(map(own_memory_kb, children)))
# [end]
