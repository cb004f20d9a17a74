"""A heart that beats as long as its thread is free: holding the thread leaves a hole in its
beats. The one of heartbeat.hpp, for sides in Python.
"""

import threading
import time


class Heartbeat:
    """Beats in the middle of each interval from its making on: a mark for each, on its lane.

    What it could not beat in time it does once, late, and leaves out the rest. Records the
    metrics beats_meanwhile (how many fell into the work beside it), beats and longest_gap_s.
    """

    def __init__(self, stage, interval, alone):
        """There are `alone` intervals before the work, and as many after it."""
        self._stage = stage
        self._interval = interval
        self._alone = alone * interval
        self._first = stage.now() + interval / 2
        self._last = stage.now()
        self._longest_gap = 0
        self._beats = 0

    async def beat_beside(self, work):
        """Beats as a task beside `work`, a coroutine that is awaited here."""
        import asyncio  # a side with threads does without

        async def beat_until_cancelled():
            while True:
                await asyncio.sleep(self._time_to_next())
                self._beat()

        async with asyncio.TaskGroup() as both:
            heart = both.create_task(beat_until_cancelled())
            await asyncio.sleep(self._alone)
            before = self._beats
            await work
            self._stage.metric("beats_meanwhile", self._beats - before)
            await asyncio.sleep(self._alone)
            heart.cancel()
        self._tell()

    def beat_in_thread_beside(self, work):
        """Beats in a thread of its own beside `work`, which is called in this one."""
        stopped = threading.Event()

        def beat_until_stopped():
            while not stopped.wait(self._time_to_next()):
                self._beat()

        heart = threading.Thread(target=beat_until_stopped)
        heart.start()
        try:
            time.sleep(self._alone)
            before = self._beats
            work()
            self._stage.metric("beats_meanwhile", self._beats - before)
            time.sleep(self._alone)
        finally:
            stopped.set()
            heart.join()
        self._tell()

    def _beat(self):
        self._stage.mark("heart", "beats")
        self._note_gap()
        self._beats += 1

    def _note_gap(self):
        now = self._stage.now()
        self._longest_gap = max(self._longest_gap, now - self._last)
        self._last = now

    def _time_to_next(self):
        """Until the next moment of a beat that is not over yet."""
        since_first = self._stage.now() - self._first
        passed = since_first // self._interval + 1
        return max(passed, 0) * self._interval - since_first

    def _tell(self):
        self._note_gap()
        self._stage.metric("beats", self._beats)
        self._stage.metric("longest_gap_s", self._longest_gap)
