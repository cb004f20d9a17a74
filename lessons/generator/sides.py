import contextlib
import tracemalloc

FEW = 2  # numbers of which the order of events is shown
BETWEEN_SAMPLES = 500  # numbers from one point of the curves to the next


class Calculator:
    """Adds as slowly as if numbers were harder to come by. Shows that, and counts it."""

    def __init__(self, stage):
        self.stage = stage
        self.computed = 0
        self.shown = contextlib.ExitStack()
        tracemalloc.start()

    def add(self, one, other):
        if self.computed % BETWEEN_SAMPLES == 0:
            self.shown.close()
            self.shown.enter_context(self.stage.span("calculator", "computes"))
        self.stage.compute_for(self.stage["each"])
        self.computed += 1
        if self.computed <= FEW:
            self.stage.mark("calculator", "computes one")
        if self.computed % BETWEEN_SAMPLES == 0:
            self.stage.sample("computed", self.computed)
        return (one + other) % 1_000_000_000  # the last nine digits


def note_taken(stage, calculator, taken, number):
    if taken == 1:
        stage.metric("first_s", stage.now())
        stage.metric("computed_at_first", calculator.computed)
    if taken <= FEW:
        stage.mark("consumer", "gets one")
    if taken % BETWEEN_SAMPLES == 0:
        stage.sample("taken", taken)
    if taken == stage["take"]:
        stage.metric("last_digits", number)


def note_end(stage, calculator):
    calculator.shown.close()
    stage.mark("consumer", "stops")
    stage.metric("computed", calculator.computed)
    stage.metric("heap_bytes", bytes_held())


def bytes_held():
    """What was allocated in this file and is still held: numbers, and what they are kept in."""
    in_this_file = tracemalloc.Filter(True, __file__)
    held = tracemalloc.take_snapshot().filter_traces([in_this_file])
    return sum(block.size for block in held.statistics("filename"))


# [list, generator, collected]
def consume(stage, calculator, numbers):
    for taken, number in enumerate(numbers, start=1):
        note_taken(stage, calculator, taken, number)
        if taken == stage["take"]:
            break  # nobody wants the others
    note_end(stage, calculator)
# [end]


# [list, collected]
def fibonacci_list(calculator, how_many):
    numbers = []
    before, last = 1, 0
    while len(numbers) < how_many:
        before, last = last, calculator.add(before, last)
        numbers.append(last)
    return numbers
# [end]


# [list]
def list_(stage):
    calculator = Calculator(stage)
    consume(stage, calculator, fibonacci_list(calculator, stage["length"]))
# [end]


# [generator]
def fibonacci(calculator):
    before, last = 1, 0
    while True:
        before, last = last, calculator.add(before, last)
        yield last  # pauses until the next one is wanted


def generator(stage):
    calculator = Calculator(stage)
    consume(stage, calculator, fibonacci(calculator))
# [end]


# [collected]
def fibonacci_collected(calculator, how_many):
    yield from fibonacci_list(calculator, how_many)


def collected(stage):
    calculator = Calculator(stage)
    consume(stage, calculator, fibonacci_collected(calculator, stage["length"]))
# [end]
