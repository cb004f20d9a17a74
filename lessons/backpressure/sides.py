import asyncio


class Item:
    """Takes memory, and knows when it was made."""

    def __init__(self, made, kilobytes):
        self.made = made
        self.content = bytearray(kilobytes * 1000)


class Line:
    """The queue between producer and consumer, with the account of its items."""

    def __init__(self, stage, room):
        self._stage = stage
        self.queue = asyncio.Queue(maxsize=room)
        self.made = 0
        self.dropped = 0
        self.in_hand = 0  # made, but there was no room for it until the end
        self.ages = []  # of those that were consumed
        self.peak_depth = 0

    def time_left(self):
        return self._stage["for"] - self._stage.now()

    def is_open(self):
        return self.time_left() > 0

    def make(self):
        self.made += 1
        return Item(self._stage.now(), self._stage["item-kb"])

    def note_depth(self):
        self.peak_depth = max(self.peak_depth, self.queue.qsize())

    def consume(self, item):
        self.ages.append(self._stage.now() - item.made)

    def report(self):
        self._stage.metric("made", self.made)
        self._stage.metric("consumed", len(self.ages))
        self._stage.metric("dropped", self.dropped)
        self._stage.metric("left", self.queue.qsize() + self.in_hand)
        self._stage.metric("peak_depth", self.peak_depth)
        self._stage.metric("age_last_s", self.ages[-1] if self.ages else 0)
        self._stage.percentiles("age", self.ages)


async def sleep_until(stage, moment):
    await asyncio.sleep(moment - stage.now())


async def watch(stage, line):
    """Draws how deep the queue is, and the memory."""
    samples = 100
    before_kb = stage.memory_kb()
    for i in range(samples + 1):
        await sleep_until(stage, i * stage["for"] / samples)
        stage.sample("queue depth", line.queue.qsize())
        now_kb = stage.memory_kb()
        if before_kb is not None and now_kb is not None:
            stage.sample("memory", now_kb)
            stage.metric("memory_growth_kb", now_kb - before_kb)


async def beside_consumer(stage, room, produce_into):
    line = Line(stage, room)
    async with asyncio.TaskGroup() as both:
        both.create_task(produce_into(stage, line))
        both.create_task(consume_from(stage, line))
        both.create_task(watch(stage, line))
    line.report()


# [unbounded]
async def produce_unbounded(stage, line):
    async for _ in pace(stage, line, stage["produce"]):
        await line.queue.put(line.make())  # never waits: there is always room
        line.note_depth()


async def unbounded(stage):
    await beside_consumer(stage, 0, produce_unbounded)  # 0 places: no limit
# [end]


# [bounded, put-not-awaited]
async def put(line):
    item = line.make()
    try:
        async with asyncio.timeout(line.time_left()):
            await line.queue.put(item)  # waits while the queue is full
        line.note_depth()
    except TimeoutError:
        line.in_hand += 1
# [end]


# [bounded]
async def produce_bounded(stage, line):
    async for _ in pace(stage, line, stage["produce"]):
        await put(line)  # the consumer's pace is the producer's


async def bounded(stage):
    await beside_consumer(stage, stage["capacity"], produce_bounded)
# [end]


# [drop-newest]
async def produce_dropping_newest(stage, line):
    async for _ in pace(stage, line, stage["produce"]):
        try:
            line.queue.put_nowait(line.make())
        except asyncio.QueueFull:
            line.dropped += 1
        line.note_depth()


async def drop_newest(stage):
    await beside_consumer(stage, stage["capacity"], produce_dropping_newest)
# [end]


# [drop-oldest]
async def produce_dropping_oldest(stage, line):
    async for _ in pace(stage, line, stage["produce"]):
        if line.queue.full():
            line.queue.get_nowait()  # the oldest
            line.dropped += 1
        line.queue.put_nowait(line.make())
        line.note_depth()


async def drop_oldest(stage):
    await beside_consumer(stage, stage["capacity"], produce_dropping_oldest)
# [end]


# [regulated]
async def produce_regulated(stage, line):
    slowest = max(stage["produce"], stage["consume"])  # what the consumer can take
    async for _ in limited_pace(stage, line, slowest):
        await line.queue.put(line.make())
        line.note_depth()


async def regulated(stage):
    await beside_consumer(stage, 0, produce_regulated)
# [end]


# [put-not-awaited]
async def produce_without_awaiting(stage, line):
    async with asyncio.TaskGroup() as puts:
        async for _ in pace(stage, line, stage["produce"]):
            puts.create_task(put(line))  # the queue is bounded, the tasks before it are not


async def put_not_awaited(stage):
    await beside_consumer(stage, stage["capacity"], produce_without_awaiting)
# [end]


# [unbounded, bounded, drop-newest, drop-oldest, regulated, put-not-awaited]
async def consume_from(stage, line):
    free = 0
    while line.is_open():
        try:
            async with asyncio.timeout(line.time_left()):
                item = await line.queue.get()
        except TimeoutError:
            break
        with stage.span("consumer", "consumes"):
            free = max(free, item.made) + stage["consume"]
            await sleep_until(stage, free)
            line.consume(item)
# [end]


# [unbounded, bounded, drop-newest, drop-oldest, put-not-awaited]
async def pace(stage, line, interval):
    """Goes round at each interval, counted from the start: when late, it may catch up."""
    due = interval
    await sleep_until(stage, due)
    while line.is_open():
        yield
        due += interval
        await sleep_until(stage, due)
# [end]


# [regulated]
async def limited_pace(stage, line, interval):
    """At most once in an interval: when late, it doesn't catch up, or a burst would follow."""
    due = max(interval, stage.now())
    await sleep_until(stage, due)
    while line.is_open():
        yield
        due = max(due + interval, stage.now())
        await sleep_until(stage, due)
# [end]
