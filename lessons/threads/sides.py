import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


class Counter:
    """What the clients saw. Any thread may answer: to append to a list takes no lock."""

    def __init__(self, stage):
        self._stage = stage
        self._memory_before_kb = stage.memory_kb()
        self._latencies = []  # of each request that was answered, with its number
        whole_intervals = int(stage["for"] * stage["rate"] + 0.001)  # rounding takes none away
        self.arrivals = [i / stage["rate"] for i in range(max(1, whole_intervals))]

    def answer(self, request, started):
        arrived = self.arrivals[request]
        answered = self._stage.now()
        self._stage.row(
            request=request + 1,
            arrived_s=arrived,
            started_s=started,
            answered_s=answered,
            latency_s=answered - arrived,
        )
        self._latencies.append((request, answered - arrived))

    def weigh(self):
        """To be called when most requests are in flight: what does each of them weigh?"""
        in_flight = len(self.arrivals) - len(self._latencies)
        self._stage.weigh("memory_per_request_kb", self._memory_before_kb, in_flight)

    def report(self):
        _, last = max(self._latencies, default=(0, 0))
        self._stage.metric("answered", len(self._latencies))
        self._stage.metric("last_s", last)
        self._stage.percentiles("latency", [latency for _, latency in self._latencies])


def sleep_until(stage, moment):
    time.sleep(max(0, moment - stage.now()))


# [one-thread, thread-per-request, pool]
def serve(stage, clients, request):
    with stage.span(f"request {request + 1}", "is served"):
        started = stage.now()
        time.sleep(stage["block"])  # the database works, this thread waits
        clients.answer(request, started)
# [end]


# [one-thread]
def one_thread(stage):
    clients = Counter(stage)
    for request, arrival in enumerate(clients.arrivals):
        sleep_until(stage, arrival)
        if stage.now() + stage["block"] > stage["window"]:
            with stage.span(f"request {request + 1}", "is cut off"):
                sleep_until(stage, stage["window"])
            break
        serve(stage, clients, request)
    stage.metric("computed_last_s", len(clients.arrivals) * stage["block"])
    clients.report()
# [end]


# [thread-per-request]
def thread_per_request(stage):
    clients = Counter(stage)
    threads = []
    for request, arrival in enumerate(clients.arrivals):
        sleep_until(stage, arrival)
        thread = threading.Thread(target=serve, args=(stage, clients, request))
        thread.start()
        threads.append(thread)
    clients.weigh()
    for thread in threads:
        thread.join()
    clients.report()
# [end]


# [pool]
def pool(stage):
    clients = Counter(stage)
    with ThreadPoolExecutor(stage["pool"]) as workers:  # it brings its queue along
        answers = []
        for request, arrival in enumerate(clients.arrivals):
            sleep_until(stage, arrival)
            answers.append(workers.submit(serve, stage, clients, request))
        for answer in answers:
            answer.result()  # waits, and raises what went wrong
    clients.report()
# [end]


# [coroutines]
async def serve_async(stage, clients, request):
    with stage.span(f"request {request + 1}", "is served"):
        started = stage.now()
        await asyncio.sleep(stage["block"])  # the database works, no thread waits
        clients.answer(request, started)


async def coroutines(stage):
    clients = Counter(stage)
    async with asyncio.TaskGroup() as requests:
        for request, arrival in enumerate(clients.arrivals):
            await asyncio.sleep(arrival - stage.now())
            requests.create_task(serve_async(stage, clients, request))
        clients.weigh()
    clients.report()
# [end]


# [blocking-in-coroutine]
async def serve_blocking(stage, clients, request):
    if stage.now() + stage["block"] > stage["window"]:
        return  # stopped, as a single thread is
    serve(stage, clients, request)  # holds the only thread: no other request is served


async def blocking_in_coroutine(stage):
    clients = Counter(stage)
    async with asyncio.TaskGroup() as requests:
        for request, arrival in enumerate(clients.arrivals):
            await asyncio.sleep(arrival - stage.now())
            requests.create_task(serve_blocking(stage, clients, request))
    clients.report()
# [end]
