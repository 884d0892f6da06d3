"""Processes of one thread that train together, each on its share of a batch."""
import os

import torch
from torch import multiprocessing


def train_together(work, options, size):
    """Runs `work(rank, options, gradients, progress, barrier)` in `options.workers` processes. They share room for the gradients of all parameters,
    of which there are `size`, how far the training is, from 0 to 1, and a barrier."""
    gradients = torch.zeros(options.workers, size).share_memory_()
    progress = torch.zeros(1).share_memory_()
    barrier = multiprocessing.get_context("spawn").Barrier(options.workers)
    multiprocessing.spawn(work, (options, gradients, progress, barrier), options.workers)


def follow_parent():
    """Gives what ends this process, once called, where the one that started it is gone: it would go on unseen."""
    parent = os.getppid()

    def check():
        if os.getppid() != parent:
            raise SystemExit("ended with the process that started it")

    return check


def share_of(batch, rank, workers):
    """The part of a batch that is for process `rank`. Of one sorted by length, dealt out there and back, all parts take about as long."""
    for i, one in enumerate(batch):
        turn, place = divmod(i, workers)
        if (place if turn % 2 == 0 else workers - 1 - place) == rank:
            yield one


def add_gradients(parameters, shared, rank, barrier):
    """Makes each gradient the sum of all processes'. `shared` (workers, size of all parameters) is where they leave them; they are to wait
    for each other once more before the next call."""
    torch.cat([p.grad.flatten() for p in parameters], out=shared[rank])
    barrier.wait()
    at = 0
    whole = shared.sum(0)
    for p in parameters:
        p.grad.copy_(whole[at:at + p.numel()].view_as(p))
        at += p.numel()
