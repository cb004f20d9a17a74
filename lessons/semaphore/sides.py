import asyncio


# [all-at-once, semaphore, call-not-awaited]
class Service:
    """Serves as many calls at a time as it allows. Saying no takes time, too."""

    def __init__(self, stage):
        self.stage = stage
        self.in_flight = self.served = self.refused = 0

    async def call(self, number):
        self.in_flight += 1
        if self.in_flight <= self.stage["allowed"]:
            with self.stage.span(f"call {number}", "is answered"):
                await asyncio.sleep(self.stage["answer"])
            self.served += 1
        else:
            with self.stage.span(f"call {number}", "is refused"):
                await asyncio.sleep(self.stage["answer"] / 10)
            self.refused += 1
        self.in_flight -= 1
# [end]


def report(service):
    service.stage.metric("served", service.served)
    service.stage.metric("refused", service.refused)


# [all-at-once]
async def all_at_once(stage):
    service = Service(stage)
    await asyncio.gather(*(service.call(i + 1) for i in range(stage["tasks"])))
    report(service)
# [end]


# [semaphore]
async def call_in_turn(service, places, number):
    async with places:  # waits until one is free
        await service.call(number)
    # gives the place to the next in line


async def semaphore(stage):
    service = Service(stage)
    places = asyncio.Semaphore(stage["allowed"])
    await asyncio.gather(
        *(call_in_turn(service, places, i + 1) for i in range(stage["tasks"]))
    )
    report(service)
# [end]


# [call-not-awaited]
async def call_not_awaited(stage):
    service = Service(stage)
    places = asyncio.Semaphore(stage["allowed"])
    async with asyncio.TaskGroup() as calls:
        for i in range(stage["tasks"]):
            async with places:
                calls.create_task(service.call(i + 1))
            # the place is given back, and the call has not even begun
    report(service)
# [end]
