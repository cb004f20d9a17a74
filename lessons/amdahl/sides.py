import multiprocessing

# [serial-80, serial-50, serial-5, one-lock]
fork = multiprocessing.get_context("fork")  # threads would take turns: they share a GIL


def formula(serial, n):
    """How many times as fast `n` workers are as one, when that share can't be split."""
    return 1 / (serial + (1 - serial) / n)
# [end]


# [serial-80, serial-50, serial-5]
def split(stage, seconds, among):
    all_are_here = fork.Barrier(among)
    last = stage.counted_in(seconds / among)  # as far as one processor gets in that time

    def share(worker):
        with stage.span(f"worker {worker}", "shares"):
            all_are_here.wait()
            stage.count_up(last)

    in_processes(among, share)
# [end]


# [one-lock]
def split_behind_one_lock(stage, seconds, among):
    results = fork.Lock()
    last = stage.counted_in(seconds / among)

    def share(worker):
        with results, stage.span(f"worker {worker}", "shares"):
            stage.count_up(last)  # behind the lock, with all of the work

    in_processes(among, share)
# [end]


# [serial-80, serial-50, serial-5, one-lock]
def one_worker_and_more(stage, serial, split_the_rest=split):
    alone = serial * stage["job"]
    last = stage.counted_in(alone)
    for n in range(1, stage["workers"] + 1):
        begun, cpu_before = stage.now(), stage.cpu_s()
        with stage.span("worker 1", "works alone"):
            stage.count_up(last)  # the others could work, but they wait
        split_the_rest(stage, stage["job"] - alone, n)
        taken = stage.now() - begun
        if n == 1:
            with_one = taken
        tell(stage, n, taken, stage.cpu_s() - cpu_before, with_one / taken, formula(serial, n))
    stage.metric("limit", 1 / serial)
# [end]


# [serial-80]
def serial_80(stage):
    one_worker_and_more(stage, serial=0.80)
# [end]


# [serial-50]
def serial_50(stage):
    one_worker_and_more(stage, serial=0.50)
# [end]


# [serial-5]
def serial_5(stage):
    one_worker_and_more(stage, serial=0.05)
# [end]


# [one-lock]
def one_lock(stage):
    one_worker_and_more(stage, serial=0.05, split_the_rest=split_behind_one_lock)
# [end]


# [serial-80, serial-50, serial-5, one-lock]
def in_processes(how_many, work):
    """Each worker has a process of its own; returns when all have ended."""
    workers = [fork.Process(target=work, args=(n + 1,)) for n in range(how_many)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def tell(stage, workers, taken, cpu, speed_up, computed):
    stage.row(
        workers=workers, taken_s=taken, cpu_s=cpu, speed_up=speed_up, computed=computed
    )
    stage.metric("speed_up", speed_up)  # the last one counts: that of the most workers
    stage.metric("computed", computed)
# [end]
