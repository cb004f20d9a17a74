import threading
import time
from concurrent.futures import ThreadPoolExecutor

BETWEEN_LOOKS = 1000  # at the clock


# [bare]
def one_more_than(number):
    return number + 1


def bare(stage):
    count = 0

    def add():
        nonlocal count
        seen = count
        count = one_more_than(seen)  # at a call, others may run; this undoes what they added

    added = measure(stage, add)
    stage.metric("lost", added - count)
# [end]


# [in-place]
def in_place(stage):
    count = 0

    def add():
        nonlocal count
        count += 1  # three steps: with a GIL, nobody happens to run in between

    added = measure(stage, add)
    stage.metric("lost", added - count)
# [end]


# [mutex]
def mutex(stage):
    lock = threading.Lock()
    count = 0

    def add():
        nonlocal count
        with lock:  # no other thread is in here meanwhile
            count += 1

    added = measure(stage, add)
    stage.metric("lost", added - count)
# [end]


# [atomic-load-and-store]
def atomic_load_and_store(stage):
    lock = threading.Lock()
    count = 0

    def add():
        nonlocal count
        with lock:  # one step,
            seen = count
        with lock:  # and another one
            count = seen + 1

    added = measure(stage, add)
    stage.metric("lost", added - count)
# [end]


# [bare, in-place, mutex, atomic-load-and-store]
def add_alone(stage, add, seconds):
    """One thread adds until it has used so much processor time. Returns how often it did."""
    added, used, begun = 0, 0, time.thread_time()
    with stage.span("thread 1", "adds alone"):
        while used < seconds:
            for _ in range(BETWEEN_LOOKS):
                add()
            added += BETWEEN_LOOKS
            used = time.thread_time() - begun
    stage.metric("alone_ns", 1e9 * used / added)
    return added


def add_together(stage, add, seconds):
    """All threads add for so long. Returns how often they did."""
    begun, cpu_before = stage.now(), stage.cpu_s()

    def add_as(number):
        added = 0
        with stage.span(f"thread {number}", "adds"):
            while stage.now() < begun + seconds:
                for _ in range(BETWEEN_LOOKS):
                    add()
                added += BETWEEN_LOOKS
        return added

    with ThreadPoolExecutor(stage["threads"]) as threads:
        added = sum(threads.map(add_as, range(1, stage["threads"] + 1)))
    stage.metric("processors", (stage.cpu_s() - cpu_before) / (stage.now() - begun))
    return added


def measure(stage, add):
    """Sees what adding costs one thread alone, then lets all of them add."""
    stage.tell_version()
    for_one = stage["for"] / 5
    added = add_alone(stage, add, for_one) + add_together(stage, add, stage["for"] - for_one)
    stage.metric("added", added)
    return added
# [end]
