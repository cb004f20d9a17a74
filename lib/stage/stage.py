"""Where a side in Python runs: it reads its parameters here and tells what it does, so that it can
be seen and measured. It speaks the event stream of the C++ stage (event.hpp), a JSON object a line.

A side is a function of the stage, or a coroutine function, which runs on a loop of asyncio:

    async def wait(stage, name, seconds):
        with stage.span(name, "waits"):
            await asyncio.sleep(seconds)

The stage process becomes this program (python_stage.cpp). Descriptor 3 has the text of this file,
of heartbeat.py and of the lesson's sides.py, so nothing is written anywhere.
"""

import contextlib
import fcntl
import functools
import inspect
import itertools
import json
import linecache
import math
import os
import resource
import signal
import socket
import statistics
import sys
import threading
import time
import traceback
import types


class Events:
    """The way to the runner. Keeps what may wait; safe from any thread and in forked children."""

    MOST_KEPT = 32_768
    MAY_WAIT_S = 0.05

    def __init__(self, descriptor):
        self._descriptor = descriptor
        self.begin_anew()

    def begin_anew(self):
        """In a process that was just forked: the lock and what is kept are the parent's."""
        self._lock = threading.Lock()
        self._kept = []
        self._size = 0
        self._sent_at = time.monotonic()

    def add(self, **event):
        """Keeps an event for a moment, unless much is kept already."""
        line = json.dumps(event) + "\n"
        with self._lock:
            self._kept.append(line)
            self._size += len(line)
            waited = time.monotonic() - self._sent_at
            if self._size >= self.MOST_KEPT or waited >= self.MAY_WAIT_S:
                self._send()

    def tell(self, **event):
        """Sends an event, and what is kept, at once: somebody looks on."""
        line = json.dumps(event) + "\n"
        with self._lock:
            self._kept.append(line)
            self._send()

    def flush(self):
        with self._lock:
            self._send()

    def _send(self):
        rest = "".join(self._kept).encode()
        self._kept.clear()
        self._size = 0
        self._sent_at = time.monotonic()
        with contextlib.suppress(BrokenPipeError):  # the runner is gone, and soon is this process
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]


class Stage:
    """What a side gets. Times are seconds; names of metrics carry their unit ("age_s")."""

    def __init__(self, events, values, drawn, seed, start_ns):
        self.events = events
        self._values = values
        self._drawn = drawn
        self._start_ns = start_ns
        self._spans = itertools.count()
        self._first_span = 0
        self.seed = seed
        self.peak_threads = 1

    def __getitem__(self, parameter):
        """A parameter as it is called on the command line, at the speed of this run: a number of
        seconds, of things, or of things a second."""
        return self._values[parameter]

    def drawn(self, name):
        """A list of seconds that were drawn by chance: the same as for the side in C++."""
        return self._drawn[name]

    def now(self):
        """How long the side has run."""
        return self.elapsed_ns() / 1e9

    def elapsed_ns(self):
        return time.monotonic_ns() - self._start_ns

    @contextlib.contextmanager
    def span(self, lane, what):
        """Shows that something on `lane` lasts as long as the block."""
        span = self._first_span + next(self._spans)
        self._count_threads()
        self.events.tell(begin=span, lane=lane, what=what, t=self.elapsed_ns())
        try:
            yield
        finally:
            self.events.tell(end=span, t=self.elapsed_ns())

    @contextlib.contextmanager
    def cpu_span(self, lane, what, metric):
        """A span of which it is also told how long it kept the processor busy, in all threads."""
        before = time.process_time()
        with self.span(lane, what):
            yield
        self.metric(metric, time.process_time() - before)

    def compute_for(self, seconds):
        """Keeps the processor busy until this thread has had that much of its time."""
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            pass

    def mark(self, lane, what):
        """Shows that something happened on `lane`."""
        self._count_threads()
        self.events.tell(mark=what, lane=lane, t=self.elapsed_ns())

    def sample(self, series, value):
        """A point of a quantity over time."""
        self.events.add(sample=series, t=self.elapsed_ns(), value=finite(value))

    def metric(self, name, value):
        """A figure of the whole run. The last one counts."""
        self.events.add(metric=name, value=finite(value))

    def percentiles(self, name, times):
        """Median, 95th percentile and maximum of some times, as metrics NAME_median_s, ..."""
        if not times:
            return
        ranked = sorted(times)
        self.metric(f"{name}_median_s", statistics.median(ranked))
        self.metric(f"{name}_p95_s", ranked[math.ceil(0.95 * len(ranked)) - 1])
        self.metric(f"{name}_max_s", ranked[-1])

    def row(self, **cells):
        """A line of the lesson's own table."""
        self.events.add(row=cells)

    def progress(self, share):
        """How far the side has come, from 0 to 1."""
        self.events.tell(progress=share)

    def ready(self, *ports):
        """The side can be knocked at: its clients begin."""
        self.events.tell(ready=list(ports), start=self._start_ns)

    def memory_kb(self):
        """The memory that this process has filled itself, in kB; None where nobody tells."""
        try:
            with open("/proc/self/statm", encoding="ascii") as figures:
                _, resident, shared, *_ = map(int, figures.read().split())
        except OSError:
            return None
        return (resident - shared) * resource.getpagesize() / 1024

    def weigh(self, metric, before_kb, how_many):
        """What each of many like things weighs, given the memory before they were there."""
        now_kb = self.memory_kb()
        if now_kb is not None and before_kb is not None and how_many:
            self.metric(metric, (now_kb - before_kb) / how_many)

    def cpu_s(self):
        """The processor time that this process, and its children that have ended, have used."""
        return processor_time()

    def counted_in(self, seconds):
        """How far `count_up` gets in that time on a processor that nobody else uses."""
        return round(seconds * self._counts_per_s)

    def count_up(self, last):
        """Real work, written in Python: counts one by one up to `last`."""
        count = 0
        while count < last:
            count += 1

    def tell_version(self):
        """Which Python this is, for claims that depend on it: python_minor, and gil (1 or 0)."""
        self.metric("python_minor", sys.version_info.minor)
        self.metric("gil", int(getattr(sys, "_is_gil_enabled", lambda: True)()))

    def become_child(self, number):
        """In a process that was just forked: its spans are numbered apart from its parent's."""
        self.events.begin_anew()
        self._first_span = number << 32

    @functools.cached_property
    def _counts_per_s(self):
        times = []
        for _ in range(15):
            begun = time.thread_time()
            self.count_up(50_000)
            times.append(time.thread_time() - begun)
        return 50_000 / max(statistics.median(times), 1e-6)  # some clocks are coarse

    def _count_threads(self):
        self.peak_threads = max(self.peak_threads, threading.active_count())


def finite(value):
    """JSON has no infinity; a figure that is none becomes null, which no reader takes for one."""
    return value if math.isfinite(value) else None


class Lifeline:
    """Ends this process, and the processes that it forks, when the parent is gone.

    The system signals (SIGIO) the end of a socket whose other end the parent holds. On Linux, the
    signal ends a process by itself, whatever that is doing; elsewhere Python has to see to it.
    """

    def __init__(self):
        self._children = []  # our ends of their lifelines, which close when they are dropped
        self._next = None
        self._forked = 0

    def hold_on_to(self, descriptor):
        if sys.platform != "linux":
            signal.signal(signal.SIGIO, lambda *_: os._exit(3))
        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)
        leave_if_alone(descriptor)  # the parent may have gone before

    def follow_forks(self, stage):
        def before():
            stage.events.flush()  # or the child would send it as well
            self._children = [end for end in self._children if not is_alone(end)]
            self._forked += 1
            self._next = socket.socketpair()

        def in_parent():
            ours, its = self._next
            its.close()
            self._children.append(ours)

        def in_child():
            ours, self._its = self._next
            ours.close()
            for end in self._children:
                end.close()
            self._children.clear()
            self.hold_on_to(self._its.fileno())
            stage.become_child(self._forked)

        os.register_at_fork(before=before, after_in_parent=in_parent, after_in_child=in_child)


def is_alone(end):
    """Whether nobody holds the other end any more. What can be read of it stays there."""
    try:
        return not end.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False


def leave_if_alone(descriptor):
    with socket.socket(fileno=os.dup(descriptor)) as lifeline:
        if is_alone(lifeline):
            os._exit(3)


def await_word():
    """Waits for the line on standard input that says to begin."""
    word = b""
    while not word.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            os._exit(3)  # the parent is gone
        word += byte


def load(path, text):
    """A file as a module of its name. Its text is known to whoever draws a traceback."""
    name = os.path.basename(path).removesuffix(".py")
    module = types.ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
    exec(compile(text, path, "exec"), module.__dict__)
    return module


def own_and_children():
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def processor_time():
    return sum(u.ru_utime + u.ru_stime for u in own_and_children())


def usage():
    both = own_and_children()
    return {
        "cpu_s": processor_time(),
        "voluntary_switches": sum(u.ru_nvcsw for u in both),
        "involuntary_switches": sum(u.ru_nivcsw for u in both),
        "run_delay_s": run_delay_s(),
    }


def run_delay_s():
    """How long the main thread could have run and had no processor; 0 where nobody tells."""
    try:
        with open("/proc/self/schedstat", encoding="ascii") as figures:
            return int(figures.read().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def peak_memory_kb():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def explain(error, path):
    """The error in a line: what, and where in the sides. Of a group, also the first in it."""
    text = "".join(traceback.format_exception_only(error)).strip().replace("\n", "; ")
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename == path]
    if places:
        text += f" (in {places[-1].name}, {path}:{places[-1].lineno})"
    if isinstance(error, BaseExceptionGroup):
        text += f": {explain(error.exceptions[0], path)}"
    return text


def run(side, stage):
    if inspect.iscoroutinefunction(side):
        import asyncio

        asyncio.run(side(stage))
    else:
        side(stage)


def main(heartbeat_text, sides_text):
    request = json.loads(sys.argv[1])
    events = Events(os.dup(1))
    os.dup2(2, 1)  # what a side prints is no event
    load("lib/stage/heartbeat.py", heartbeat_text)  # for the sides to import
    side = getattr(load(request["path"], sides_text), request["function"])
    events.tell(arrived=True)
    await_word()

    before = usage()
    stage = Stage(
        events, request["values"], request["drawn"], request["seed"], time.monotonic_ns()
    )
    lifeline = Lifeline()
    lifeline.hold_on_to(0)
    lifeline.follow_forks(stage)

    def fail(error):
        events.tell(failed=explain(error, request["path"]))

    threading.excepthook = lambda in_thread: fail(in_thread.exc_value)
    try:
        run(side, stage)
        wall_ns = stage.elapsed_ns()
        taken = {name: value - before[name] for name, value in usage().items()}
        events.tell(
            finished=wall_ns,
            peak_threads=stage.peak_threads,
            peak_rss_kb=peak_memory_kb(),
            **taken,
        )
    except Exception as error:
        fail(error)
