import asyncio
import collections
import contextlib
import functools
import heapq
import itertools
import selectors
import socket
import time


class Tally:
    """Counts the items and tells of them; and how busy the loop is, before it acts and then."""

    def __init__(self, stage, before):
        self._stage = stage
        self._phase = contextlib.ExitStack()
        self._phase.enter_context(stage.cpu_span("loop", before, "waiting_cpu_s"))
        self._begun = stage.now()
        self.taken = 0
        self._in_turn = 0

    def __enter__(self):
        return self

    def begin(self):
        self._phase.close()
        self._phase.enter_context(self._stage.cpu_span("loop", "acts", "acting_cpu_s"))
        self._begun = self._stage.now()

    def put(self, item):
        if item <= 4:
            self._stage.mark("A" if item % 2 else "B", f"puts {item}")

    def take(self, item):
        self.taken += 1
        self._in_turn += item == self.taken
        if self.taken <= 2:
            self._stage.mark("consumer", f"takes {item}")

    def __exit__(self, *_):
        acted = self._stage.now() - self._begun
        self._phase.close()
        self._stage.metric("taken", self.taken)
        self._stage.metric("in_turn", self._in_turn)
        self._stage.metric("actions_per_s", self.taken / acted)


def is_readable(end):
    try:
        return len(end.recv(1, socket.MSG_PEEK)) > 0
    except BlockingIOError:
        return False


# [deque, select, newest-first]
class DequeLoop:
    in_silence = "keeps asking"

    def __init__(self):
        self.ready = collections.deque()

    def call_soon(self, callback, *args):
        self.ready.append((callback, args))  # after the others

    def run_next(self):
        callback, args = self.ready.popleft()
        callback(*args)

    def run(self):
        while self.ready:
            self.run_next()

    # Only knows callbacks that are ready: one that waits has to be ready, too, and keep asking.
    def call_at(self, when, callback, *args):
        if time.monotonic() < when:
            self.ready.append((self.call_at, (when, callback, *args)))
        else:
            callback(*args)

    def call_when_readable(self, end, callback, *args):
        if is_readable(end):
            callback(*args)
        else:
            self.ready.append((self.call_when_readable, (end, callback, *args)))


def actors(how_many, tally):
    """The consumer, A and B. A call is one small action; false when nothing is left to do."""
    between = collections.deque()

    def take():
        if between:
            tally.take(between.popleft())
        return tally.taken < how_many

    def put(items):
        item = next(items, None)
        if item is None:
            return False
        between.append(item)
        tally.put(item)
        return True

    a = iter(range(1, how_many + 1, 2))
    b = iter(range(2, how_many + 1, 2))
    return take, functools.partial(put, a), functools.partial(put, b)


def keep_acting(loop, act):
    if act():
        loop.call_soon(keep_acting, loop, act)  # after the others


def run_on(loop, stage):
    def begin():
        tally.begin()
        for act in actors(stage["actions"], tally):
            keep_acting(loop, act)

    with bell() as (heard, rung), Tally(stage, loop.in_silence) as tally:
        loop.call_at(time.monotonic() + stage["silence"], rung.send, b"!")
        loop.call_when_readable(heard, begin)
        loop.run()
# [end]


# [deque, select, newest-first, asyncio-loop, uvloop]
@contextlib.contextmanager
def bell():
    """Heard at one end, rung at the other; the way between leads through the system."""
    heard, rung = socket.socketpair()
    with heard, rung:
        heard.setblocking(False)
        yield heard, rung
# [end]


# [deque]
def deque(stage):
    run_on(DequeLoop(), stage)
# [end]


# [newest-first]
class StackLoop(DequeLoop):
    def call_soon(self, callback, *args):
        self.ready.appendleft((callback, args))  # before the others


def newest_first(stage):
    run_on(StackLoop(), stage)
# [end]


# [select]
class SelectLoop(DequeLoop):
    in_silence = "waits"

    def __init__(self):
        super().__init__()
        self.timers = []  # a heap, the earliest first; numbered, as callbacks can't be compared
        self.numbers = itertools.count()
        self.selector = selectors.SelectSelector()

    def call_at(self, when, callback, *args):
        heapq.heappush(self.timers, (when, next(self.numbers), callback, args))

    def call_when_readable(self, end, callback, *args):
        self.selector.register(end, selectors.EVENT_READ, (callback, args))

    def patience(self):
        if self.ready:
            return 0
        return self.timers[0][0] - time.monotonic() if self.timers else None

    def call_due(self, heard):
        for key, _ in heard:
            self.selector.unregister(key.fileobj)  # is due once
            callback, args = key.data
            self.call_soon(callback, *args)
        while self.timers and self.timers[0][0] <= time.monotonic():
            _, _, callback, args = heapq.heappop(self.timers)
            self.call_soon(callback, *args)

    def run(self):
        while self.ready or self.timers or self.selector.get_map():
            self.call_due(self.selector.select(self.patience()))
            for _ in range(len(self.ready)):
                self.run_next()


def select(stage):
    run_on(SelectLoop(), stage)
# [end]


# [asyncio-loop, uvloop]
async def produce(queue, items, tally):
    for item in items:
        tally.put(item)
        queue.put_nowait(item)  # never full: the queue is unbounded
        await asyncio.sleep(0)  # after the others


async def consume(queue, how_many, tally):
    for _ in range(how_many):
        tally.take(await queue.get())
        await asyncio.sleep(0)


async def hand_over(stage):
    how_many = stage["actions"]
    loop = asyncio.get_running_loop()
    with bell() as (heard, rung), Tally(stage, "waits") as tally:
        loop.call_later(stage["silence"], rung.send, b"!")
        await loop.sock_recv(heard, 1)
        tally.begin()
        queue = asyncio.Queue()
        async with asyncio.TaskGroup() as group:
            group.create_task(consume(queue, how_many, tally))
            group.create_task(produce(queue, range(1, how_many + 1, 2), tally))
            group.create_task(produce(queue, range(2, how_many + 1, 2), tally))
# [end]


# [asyncio-loop]
async def asyncio_loop(stage):
    await hand_over(stage)
# [end]


# [uvloop]
def uvloop(stage):
    from uvloop import new_event_loop  # a package of its own

    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(hand_over(stage))
# [end]
