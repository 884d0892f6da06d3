"""Processes that end with the one that started them: where only that one was ended, they would go on unseen."""
import os


def follow_parent():
    """Gives what ends this process, once called, where the one that started it is gone."""
    parent = os.getppid()

    def check():
        if os.getppid() != parent:
            raise SystemExit("ended with the process that started it")

    return check
