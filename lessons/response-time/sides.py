import asyncio
import time


# [in-turn, together]
async def serve(stage, client, work, answered):
    with stage.span(f"client {client}", "is served"):
        await asyncio.sleep(work)  # others may be served meanwhile
        answered.set()
# [end]


# [in-turn]
async def serve_in_turn(stage, door):
    while (request := await door.get()) is not None:
        await serve(stage, *request)  # then the next


async def in_turn(stage):
    await serve_clients(stage, serve_in_turn)
# [end]


# [blocking-handler]
async def serve_blocking(stage, client, work, answered):
    with stage.span(f"client {client}", "is served"):
        time.sleep(work)  # computes, or calls what blocks: holds the only thread
        answered.set()
# [end]


# [together, blocking-handler]
async def serve_together(stage, door, serve_one=serve):
    async with asyncio.TaskGroup() as group:
        while (request := await door.get()) is not None:
            group.create_task(serve_one(stage, *request))
# [end]


# [together]
async def together(stage):
    await serve_clients(stage, serve_together)
# [end]


# [blocking-handler]
async def serve_together_blocking(stage, door):
    await serve_together(stage, door, serve_blocking)


async def blocking_handler(stage):
    await serve_clients(stage, serve_together_blocking)
# [end]


async def ask(stage, door, client, work):
    """Seen from outside: a client asks, waits for the answer, and looks at the clock."""
    answered = asyncio.Event()
    asked = stage.now()
    await door.put((client, work, answered))
    await answered.wait()
    latency = stage.now() - asked
    stage.row(client=client, latency_s=latency)
    return latency


async def clients(stage, door):
    """All come at once; when they have gone, one more comes alone."""
    ahead = stage["ahead"]
    at_once = [ask(stage, door, i + 1, stage["long"]) for i in range(ahead)]
    at_once.append(ask(stage, door, ahead + 1, stage["short"]))
    *_, last_long, short = await asyncio.gather(*at_once)
    stage.metric("long_s", last_long)
    stage.metric("short_s", short)
    stage.metric("alone_s", await ask(stage, door, ahead + 2, stage["long"]))
    await door.put(None)  # no more come


async def serve_clients(stage, serve_all):
    door = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(serve_all(stage, door))
        group.create_task(clients(stage, door))
