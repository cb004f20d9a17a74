import asyncio


def late(stage):
    """When the last task comes: after the signal."""
    return stage["after"] + stage["interval"]


def late_again(stage):
    """When the mistake gives the signal again, so that its run ends."""
    return late(stage) + 2 * stage["interval"]


# [polling, event, pulse]
class Scene:
    """The signal, and how the tasks fare that wait for it."""

    def __init__(self, stage):
        self.stage = stage
        self.signal = asyncio.Event()
        self.given = 0
        self.wasted = 0
        self.latest = 0
# [end]


# [polling]
async def poll(scene, name):
    while not scene.signal.is_set():
        await asyncio.sleep(scene.stage["interval"])  # woken by the clock, not by the signal
        if scene.signal.is_set():
            break
        scene.stage.mark(name, "looks in vain")
        scene.wasted += 1
# [end]


# [event, pulse]
async def wait(scene, _name):
    await scene.signal.wait()  # until it is set; not at all if it is already
# [end]


# [polling, event, pulse]
async def come_and_wait(scene, number, wait_for_signal):
    stage = scene.stage
    name = f"task {number}"
    if number == stage["tasks"]:
        await asyncio.sleep(late(stage))  # after the signal
    since = stage.now()
    with stage.span(name, "waits"):
        await wait_for_signal(scene, name)
        stage.mark(name, "goes on")
        scene.latest = max(scene.latest, stage.now() - max(since, scene.given))


async def give(scene):
    await asyncio.sleep(scene.stage["after"])
    scene.stage.mark("signal", "comes")
    scene.given = scene.stage.now()
    scene.signal.set()  # wakes the tasks that wait, and stays set for later ones
# [end]


# [pulse]
async def give_for_a_moment(scene):
    await give(scene)
    scene.signal.clear()  # a later task waits for a signal that is over
    await asyncio.sleep(late_again(scene.stage) - scene.stage.now())
    scene.signal.set()  # so that the run ends
# [end]


# [polling, event, pulse]
async def run_with(stage, wait_for_signal, give_signal):
    scene = Scene(stage)
    async with asyncio.TaskGroup() as everything:
        everything.create_task(give_signal(scene))
        for number in range(1, stage["tasks"] + 1):
            everything.create_task(come_and_wait(scene, number, wait_for_signal))
    stage.metric("wasted", scene.wasted)
    stage.metric("late_s", scene.latest)
# [end]


# [polling]
async def polling(stage):
    await run_with(stage, poll, give)
# [end]


# [event]
async def event(stage):
    await run_with(stage, wait, give)
# [end]


# [pulse]
async def pulse(stage):
    await run_with(stage, wait, give_for_a_moment)
# [end]
