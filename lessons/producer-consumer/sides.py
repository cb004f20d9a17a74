import asyncio
import time
from typing import NamedTuple


class Item(NamedTuple):
    value: int
    made: float  # when


class Ledger:
    """What became of the items."""

    def __init__(self, stage):
        self._stage = stage
        self._ages = []
        self._longest_wait = 0

    def processed(self, item, taken):
        now = self._stage.now()
        self._stage.row(
            item=item.value,
            square=item.value**2,
            made_s=item.made,
            taken_s=taken,
            processed_s=now,
            age_s=now - item.made,
        )
        self._ages.append(now - item.made)
        self._longest_wait = max(self._longest_wait, taken - item.made)

    def report(self):
        self._stage.metric("processed", len(self._ages))
        self._stage.metric("age_first_s", self._ages[0])
        self._stage.metric("age_last_s", self._ages[-1])
        self._stage.metric("wait_max_s", self._longest_wait)
        self._stage.percentiles("age", self._ages)


def production_times(stage, producer):
    return stage.drawn(f"production times of producer {producer}")


# [synchronous]
def synchronous(stage):
    made = []
    for value, seconds in enumerate(production_times(stage, 1)):
        with stage.span("producer", "makes"):
            time.sleep(seconds)
            made.append(Item(value, stage.now()))
    results = Ledger(stage)
    for item in made:
        with stage.span("consumer", "squares"):
            taken = stage.now()
            time.sleep(stage["process"])
            results.processed(item, taken)
    results.report()
# [end]


# [queue, two-producers]
async def produce(stage, to, producer):
    for value, seconds in enumerate(production_times(stage, producer)):
        with stage.span(f"producer {producer}", "makes"):
            await asyncio.sleep(seconds)
            await to.put(Item(value, stage.now()))


async def consume(stage, items):
    results = Ledger(stage)
    while (item := await items.get()) is not None:  # waits until there is one
        with stage.span("consumer", "squares"):
            taken = stage.now()
            await asyncio.sleep(stage["process"])
            results.processed(item, taken)
    results.report()
# [end]


# [queue]
async def produce_all(stage, to):
    await produce(stage, to, 1)
    await to.put(None)  # nothing more will come


async def queue(stage):
    between = asyncio.Queue()
    await asyncio.gather(produce_all(stage, between), consume(stage, between))
# [end]


# [two-producers]
async def produce_all_twice(stage, to):
    await asyncio.gather(produce(stage, to, 1), produce(stage, to, 2))
    await to.put(None)


async def two_producers(stage):
    between = asyncio.Queue()
    await asyncio.gather(produce_all_twice(stage, between), consume(stage, between))
# [end]


# [blocking-producer]
async def produce_blocking(stage, to):
    for value, seconds in enumerate(production_times(stage, 1)):
        with stage.span("producer 1", "makes"):
            time.sleep(seconds)  # holds the only thread,
            await to.put(Item(value, stage.now()))  # and there is room, so this never waits
    await to.put(None)


async def blocking_producer(stage):
    between = asyncio.Queue()
    await asyncio.gather(produce_blocking(stage, between), consume(stage, between))
# [end]
