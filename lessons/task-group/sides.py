import asyncio


# [gather, by-hand, task-group, left-running]
async def book(stage, what, seconds):
    with stage.span(what, "is being booked"):
        try:
            await asyncio.sleep(seconds)
            stage.mark(what, "is booked")
        except asyncio.CancelledError:
            stage.mark(what, "is cancelled")
            raise  # a cancelled task tidies up, and ends


class SoldOutError(Exception):
    pass


async def book_hotel(stage):
    with stage.span("hotel", "is being booked"):
        await asyncio.sleep(stage["hotel"])
        stage.mark("hotel", "fails")
        raise SoldOutError
# [end]


# [gather, by-hand]
def start_all(stage):
    return [
        asyncio.create_task(book(stage, "flight", stage["flight"])),
        asyncio.create_task(book_hotel(stage)),
        asyncio.create_task(book(stage, "car", stage["car"])),
    ]
# [end]


# [gather]
async def gather(stage):
    bookings = start_all(stage)
    try:
        await asyncio.gather(*bookings)
    except SoldOutError:  # raised at once
        stage.mark("you", "are told")
    await asyncio.wait(bookings)  # the program goes on, and so do the others
# [end]


# [by-hand]
async def by_hand(stage):
    bookings = start_all(stage)
    try:
        await asyncio.gather(*bookings)
    except SoldOutError:
        for booking in bookings:
            booking.cancel()  # forget this, and the others run on
        await asyncio.wait(bookings)  # cancelling only asks
        stage.mark("you", "are told")
# [end]


# [task-group]
async def book_in_group(stage):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(book(stage, "flight", stage["flight"]))
            group.create_task(book_hotel(stage))
            group.create_task(book(stage, "car", stage["car"]))
        # left only when all have ended
    except ExceptionGroup as failures:  # a group, even of a single one
        stage.metric("failures", len(failures.exceptions))
        raise


async def task_group(stage):
    try:
        await book_in_group(stage)
    except* SoldOutError:
        stage.mark("you", "are told")
# [end]


# [left-running]
async def left_running(stage):
    background = [
        asyncio.create_task(book(stage, "flight", stage["flight"])),
        asyncio.create_task(book(stage, "car", stage["car"])),
    ]
    try:
        await book_hotel(stage)
    except SoldOutError:
        stage.mark("you", "are told")  # and you go on; nothing stops the others
    await asyncio.wait(background)
# [end]
