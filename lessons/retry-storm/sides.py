import asyncio
import contextlib
import random


def until_next(stage, at):
    """From a request that comes at that moment to the next: in the spike, they come faster."""
    is_spike = stage["spike-for"] <= at < 2 * stage["spike-for"]
    return 1 / stage["rate"] / (stage["spike"] if is_spike else 1)


def closes(stage):
    return 2 * stage["spike-for"] + stage["after"]


async def sleep_until(stage, moment):
    await asyncio.sleep(moment - stage.now())


class Outcome:
    """Counts what becomes of the requests, and draws the goodput: answers in time, a second."""

    def __init__(self, stage, service):
        self.stage = stage
        self.service = service
        self.requests = 0
        self.answered = 0
        self.lateness = 0  # of the machine, at worst
        self.down_until = 0
        self.is_down = False
        self.before_end = (0, 0, 0, 0)

    async def count(self, due, request):
        self.lateness = max(self.lateness, self.stage.now() - due)
        self.requests += 1
        if await request(self.service):
            self.answered += 1

    def so_far(self, now):
        return now, self.requests, self.answered, self.service.calls

    async def watch(self):
        """Looks at the goodput now and then; the spike ends at one of the looks."""
        stage = self.stage
        look = stage["patience"] / 2
        end_begins = closes(stage) - min(2 * stage["patience"], stage["after"])
        answered_before = before = 0
        now = 2 * stage["spike-for"] % look or look
        while True:
            await sleep_until(stage, now)
            goodput = (self.answered - answered_before) / (now - before)
            stage.sample("goodput/s", goodput)
            self.is_down = goodput < stage["rate"] / 2
            if self.is_down:
                self.down_until = now
            if now <= end_begins:
                self.before_end = self.so_far(now)
            answered_before, before = self.answered, now
            now += look

    def report(self):
        stage = self.stage
        recovered = max(0, self.down_until - 2 * stage["spike-for"])
        at_end = zip(self.so_far(closes(stage)), self.before_end, strict=True)
        seconds, requests, answered, calls = (now - before for now, before in at_end)
        stage.metric("down_s", stage["after"] if self.is_down else recovered)
        stage.metric("goodput_per_s", answered / seconds)
        stage.metric("amplification", calls / max(1, requests))
        stage.metric("requests", self.requests)
        stage.metric("answered", self.answered)
        stage.metric("calls", self.service.calls)
        stage.metric("late_answers", self.service.late_answers)
        stage.metric("most_waiting", self.service.most_waiting)
        stage.metric("lateness_s", self.lateness)


# [no-retries, naive, backoff, budget, circuit-breaker, shedding, deadline, drop-late]
class Call:
    def __init__(self, sent, deadline):
        self.sent = sent
        self.deadline = deadline  # when its client gives up
        self.is_given_up = False
        self.answered = asyncio.Event()


class Service:
    def __init__(self, stage, lets_in, is_worth_it):
        self.stage = stage
        self.lets_in = lets_in
        self.is_worth_it = is_worth_it
        self.queue = asyncio.Queue()
        self.calls = self.late_answers = self.most_waiting = 0

    async def ask(self):
        self.calls += 1
        if not self.lets_in(self.stage, self.queue.qsize()):
            return False  # refused, at once
        now = self.stage.now()
        call = Call(now, now + self.stage["patience"])
        await self.queue.put(call)
        self.most_waiting = max(self.most_waiting, self.queue.qsize())
        try:
            async with asyncio.timeout(self.stage["patience"]):
                await call.answered.wait()
        except TimeoutError:
            call.is_given_up = True  # the service doesn't know, and works on it all the same
        return not call.is_given_up

    async def work(self):
        free = 0
        while True:
            call = await self.queue.get()
            begins = max(free, call.sent)
            if not self.is_worth_it(self.stage, call, begins):
                continue
            free = begins + self.stage["takes"]
            await sleep_until(self.stage, free)
            if call.is_given_up:
                self.late_answers += 1
            call.answered.set()


def always(*_):
    return True


async def under_load(stage, request, lets_in=always, is_worth_it=always):
    service = Service(stage, lets_in, is_worth_it)
    seen = Outcome(stage, service)
    end = closes(stage)
    with contextlib.suppress(TimeoutError):  # which has cancelled them all
        async with asyncio.timeout(end - stage.now()), asyncio.TaskGroup() as everything:
            for _ in range(stage["workers"]):
                everything.create_task(service.work())
            everything.create_task(seen.watch())
            due = 0
            while due < end:
                await sleep_until(stage, due)
                everything.create_task(seen.count(due, request))
                due += until_next(stage, due)
    seen.report()
# [end]


# [no-retries]
async def ask_once(service):
    return await service.ask()


async def no_retries(stage):
    await under_load(stage, ask_once)
# [end]


# [naive, shedding, deadline, drop-late]
async def insist(service):
    for _ in range(service.stage["tries"]):
        if await service.ask():
            return True
    return False
# [end]


# [naive]
async def naive(stage):
    await under_load(stage, insist)
# [end]


# [backoff]
async def backoff(stage):
    chance = random.Random(stage.seed)

    async def request(service):
        for tried in range(stage["tries"]):
            if await service.ask():
                return True
            most = min(stage["patience"] / 10 * 2**tried, 2 * stage["patience"])
            await asyncio.sleep(chance.uniform(0, most))  # full jitter
        return False

    await under_load(stage, request)
# [end]


# [budget]
async def budget(stage):
    saved = 10  # retries that all clients together may make

    async def request(service):
        nonlocal saved
        is_answered = await service.ask()
        for _ in range(1, stage["tries"]):
            if is_answered or saved < 1:
                break
            saved -= 1  # ten answers pay for one retry
            is_answered = await service.ask()
        if is_answered:
            saved = min(saved + 0.1, 10)
        return is_answered

    await under_load(stage, request)
# [end]


# [circuit-breaker]
async def circuit_breaker(stage):
    failures = 0  # in a row, of all clients
    open_until = 0  # no call is made before

    async def request(service):
        nonlocal failures, open_until
        for _ in range(stage["tries"]):
            if stage.now() < open_until:
                return False  # without a call: it would be in vain
            if failures >= 10:
                open_until = stage.now() + stage["patience"]  # this call alone is a probe
            is_answered = await service.ask()
            failures = 0 if is_answered else failures + 1
            open_until = stage.now() + stage["patience"] if failures >= 10 else 0
            if is_answered:
                return True
        return False

    await under_load(stage, request)
# [end]


# [shedding]
def has_room(stage, waiting):
    return waiting < stage["queue"]


async def shedding(stage):
    await under_load(stage, insist, lets_in=has_room)
# [end]


# [deadline]
def ends_in_time(stage, call, begins):
    return begins + 2 * stage["takes"] <= call.deadline  # with room for what is late itself


async def deadline(stage):
    await under_load(stage, insist, is_worth_it=ends_in_time)
# [end]


# [drop-late]
def begins_in_time(stage, call, begins):
    return begins <= call.deadline


async def drop_late(stage):
    await under_load(stage, insist, is_worth_it=begins_in_time)
# [end]
