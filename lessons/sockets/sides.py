import asyncio
import selectors
import socket

GREETING = b"Hello from server!\n"


def listen():
    """A socket that listens on a port that the system chose."""
    return socket.create_server(("127.0.0.1", 0))


def port_of(listener):
    return listener.getsockname()[1]


# [blocking, select, blocking-in-coroutine]
def answer_next(listener):
    client, _ = listener.accept()  # blocks until a client knocks on this port
    with client:
        client.sendall(GREETING)
# [end]


# [blocking]
def blocking(stage):
    with listen() as one, listen() as two:
        stage.ready(port_of(one), port_of(two))
        for _ in range(stage["knocks"]):
            answer_next(one)
            answer_next(two)  # not before a client came to port 1
# [end]


# [select]
def select(stage):
    with listen() as one, listen() as two, selectors.DefaultSelector() as both:
        both.register(one, selectors.EVENT_READ)
        both.register(two, selectors.EVENT_READ)
        stage.ready(port_of(one), port_of(two))
        answered = 0
        while answered < 2 * stage["knocks"]:
            for key, _ in both.select():  # blocks until a client knocks on either port
                answer_next(key.fileobj)
                answered += 1
# [end]


# [libuv]
async def answer_knocks(stage, listener):
    loop = asyncio.get_running_loop()
    for _ in range(stage["knocks"]):
        client, _ = await loop.sock_accept(listener)  # the other port goes on meanwhile
        with client:
            await loop.sock_sendall(client, GREETING)


async def asyncio_loop(stage):
    with listen() as one, listen() as two:
        one.setblocking(False)
        two.setblocking(False)
        stage.ready(port_of(one), port_of(two))
        await asyncio.gather(answer_knocks(stage, one), answer_knocks(stage, two))
# [end]


# [blocking-in-coroutine]
async def answer_knocks_blocking(stage, listener):
    for _ in range(stage["knocks"]):
        answer_next(listener)  # holds the only thread


async def blocking_in_coroutine(stage):
    with listen() as one, listen() as two:
        stage.ready(port_of(one), port_of(two))
        await asyncio.gather(
            answer_knocks_blocking(stage, one), answer_knocks_blocking(stage, two)
        )
# [end]
