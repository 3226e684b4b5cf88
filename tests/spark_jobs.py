"""A build by Spark that is killed while it writes its tables."""

import functools
import os
import signal
import sys

from gdplan.cli.folders import ENDINGS, choose, is_wanted
from gdplan.corpus import spark


def write_or_die(real, session, table, *rest):
    """Write a table, and end in the middle of them."""
    if table == "targets":
        os.kill(os.getpid(), signal.SIGKILL)
    real(session, table, *rest)


if __name__ == "__main__":
    source, to, master = sys.argv[1:]
    spark._write = functools.partial(write_or_die, spark._write)
    wanted = functools.partial(is_wanted, choose(None, None))
    spark.build_with_spark(source, to, endings=ENDINGS, is_wanted=wanted, master=master)
