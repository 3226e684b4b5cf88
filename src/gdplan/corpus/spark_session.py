"""Spark, started for one build and stopped after it; what goes wrong in it told in a line."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from gdplan.errors import CannotReadError, GdplanError

_ANY_MASTER = "local[*]"  # what Spark takes where nothing is said
_MASTER = "local[*,3]"  # the same, where a task that failed is tried again
_ALONE = {  # of a Spark that is this machine: nothing listens to others
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}
_WORDS = re.compile("(?:.*(?:Exception|Error): )?(.*)")


@contextmanager
def start_spark(master: str | None) -> Iterator[SparkSession]:
    """A session of the Spark that is running in this process, or of one that is started, and stopped after it.

    `master` is where it runs, as for spark-submit; without it what Spark is configured to, else this machine. Raises
    CannotReadError where there is no Java, GdplanError for what fails in Spark; its log is a file that is told then.
    """
    running = SparkContext._active_spark_context  # noqa: SLF001, SparkSession.active() would raise
    if running is not None:
        yield SparkSession(running).newSession()
        return
    is_submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # by spark-submit, which has found one
    if not is_submitted and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise CannotReadError(
            "Spark needs Java, and there is none here; install Java 17 (openjdk-17-jre-headless), or say where it is: "
            "JAVA_HOME"
        )
    with _logging() as log:
        try:
            context = _start(master, log)
        except (Py4JError, PySparkException) as error:
            raise GdplanError(
                f"Spark does not start: {describe(error)}; --master is one such as local[2,3], spark://HOST:7077 or "
                f"yarn, and Java is 17 or newer; its log: {log.name}"
            ) from None
        try:
            context.setLogLevel("ERROR")
            yield SparkSession(context)
        except (Py4JError, PySparkException) as error:
            raise GdplanError(
                f"Spark says: {describe(error)}; check the paths, who may read and write there, and that gdplan is "
                f"installed where Spark runs; its log: {log.name}"
            ) from None
        finally:
            with suppress(Py4JError, OSError):  # it may have ended
                context.stop()


def _start(master: str | None, log: IO[str]) -> SparkContext:
    gateway = SparkContext._gateway or launch_gateway(popen_kwargs={"stdout": log, "stderr": log})  # noqa: SLF001
    settings = SparkConf(_jvm=gateway.jvm).setAppName("gdplan corpus build")
    configured = settings.get("spark.master", _ANY_MASTER)
    chosen = master or (_MASTER if configured == _ANY_MASTER else configured)
    settings.setMaster(chosen)
    if chosen.startswith("local"):
        for name, value in _ALONE.items():
            settings.setIfMissing(name, value)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkContext(conf=settings, gateway=gateway)


@contextmanager
def _logging() -> Iterator[IO[str]]:
    """A file for what Spark logs; it stays where something fails."""
    with tempfile.NamedTemporaryFile("w", prefix="gdplan-spark-", suffix=".log", delete=False) as log:
        try:
            yield log
        except GdplanError:
            raise
        except BaseException:
            Path(log.name).unlink()
            raise
    Path(log.name).unlink()


def describe(error: Exception) -> str:
    """What went wrong, in a line: the end of what Python says, the beginning of what Java does."""
    text = str(error)
    lines = [line.strip(": ") for line in text.splitlines() if line.strip() and not line.startswith(("\tat ", "An "))]
    found = _WORDS.fullmatch((lines or [""])[-1 if "Traceback (most" in text else 0])
    return found[1] if found else text
