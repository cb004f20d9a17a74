import asyncio
import threading


# [bare, lock, lock-per-thread]
class Counter:
    def __init__(self):
        self.value = 0  # safe to read in any thread, and to write; not the two in turn


def report(stage, total):
    stage.metric("counter", total.value)
    stage.metric("lost", stage["tasks"] - total.value)


async def count_up(stage, total, number):
    name = f"task {number}"
    with stage.span(name, "waits to write back"):
        seen = total.value
        stage.mark(name, f"reads {seen}")
        await asyncio.sleep(stage["wait"])  # what was read grows old
        total.value = seen + 1
        stage.mark(name, f"writes {seen + 1}")
# [end]


# [bare]
async def bare(stage):
    total = Counter()
    await asyncio.gather(*(count_up(stage, total, i + 1) for i in range(stage["tasks"])))
    report(stage, total)
# [end]


# [lock, lock-per-thread]
async def count_up_alone(stage, total, one_at_a_time, number):
    async with one_at_a_time:  # waits until no other task holds it
        await count_up(stage, total, number)
    # the next in line gets it
# [end]


# [lock]
async def lock(stage):
    total = Counter()
    one_at_a_time = asyncio.Lock()
    await asyncio.gather(
        *(count_up_alone(stage, total, one_at_a_time, i + 1) for i in range(stage["tasks"]))
    )
    report(stage, total)
# [end]


# [lock-per-thread]
def lock_per_thread(stage):
    total = Counter()

    def count_in_thread(number):
        one_at_a_time = asyncio.Lock()  # belongs to one loop, and each thread has its own
        asyncio.run(count_up_alone(stage, total, one_at_a_time, number))

    threads = [
        threading.Thread(target=count_in_thread, args=(i + 1,)) for i in range(stage["tasks"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report(stage, total)
# [end]
