"""The parent's side: start the child, give it files over a pipe, and survive whatever it does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bearwitness.intake.document import Reading
from bearwitness.intake.errors import ReaderStopped
from bearwitness.intake.formats import Family
from bearwitness.intake.limits import SECONDS
from bearwitness.intake.parsing.answer import HEAD_BYTES, reading_from
from bearwitness.intake.parsing.frames import BadFrame, packed, packed_json, unpacked_json
from bearwitness.intake.parsing.lockdown import PROTECTIONS, Protection

PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from bearwitness.intake.parsing.child import main; main()"
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR")
"""Without these Windows starts no process; nothing else of the environment reaches the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a child had used: seconds of the processor when it ended, and the most memory in bytes.

    The memory is the most that was seen while it lived; 0 where the system does not tell.
    """

    seconds: float
    memory: int


class Sandbox:
    """A child process that parses: ``with Sandbox(families) as child: child.read(data, ".csv")``.

    Nothing of this process reaches it but the bytes of the files: no descriptor, no environment, no memory.

    Parameters
    ----------
    families
        What the files will be.
    files
        How many there will be.
    program
        What the child runs; tests put a hostile one in its place.
    seconds
        Of the clock that it has for one file.

    Raises
    ------
    ReaderStopped
        It does not start.
    """

    def __init__(
        self, families: Sequence[Family], files: int = 1, program: str = PROGRAM, seconds: float = SECONDS
    ) -> None:
        self._seconds = seconds
        self._timed_out = False
        self._memory = 0
        self.usage: Usage | None = None
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter, and no words of a user
            [sys.executable, "-I", "-S", "-c", program, *_search_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            cwd=Path(Path.cwd().anchor),
            start_new_session=sys.platform != "win32",
            bufsize=0,
        )
        try:
            with self._watched():
                self._send(packed_json({"families": list(families), "files": files}))
                self.protections = _protections(unpacked_json(self._receive, HEAD_BYTES))
        except BaseException:
            self.close()
            raise

    def read(self, data: bytes, ending: str = "", encoding: str | None = None) -> Reading:
        """What the child reads of a file; after `ReaderStopped` the child is gone.

        Raises
        ------
        ReaderStopped
            It died, took too long, or answered what is no answer.
        BearwitnessError
            What is wrong with the file.
        """
        with self._watched():
            self._send(packed_json({"ending": ending[:16], "encoding": encoding}))
            self._send(packed(data))
            return reading_from(self._receive)

    @property
    def alive(self) -> bool:
        """Whether it can be given another file."""
        return self.usage is None

    def close(self) -> None:
        """End the child, whatever it is doing; a second call does nothing."""
        if self.usage is not None:
            return
        self._look()
        self._process.kill()
        self.usage = Usage(seconds=_reaped(self._process), memory=self._memory)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Kill the child when its time is over, and call every other end of it by name."""
        if not self.alive:
            raise ReaderStopped(reason="ended")
        clock = threading.Timer(self._seconds, self._stop)
        clock.daemon = True
        clock.start()
        try:
            yield
        except (BadFrame, OSError) as error:
            self.close()
            raise ReaderStopped(reason="time" if self._timed_out else "crash") from error
        finally:
            clock.cancel()

    def _stop(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _look(self) -> None:
        """Note the child's peak of memory; what `wait4` gives would count our own from before it was replaced."""
        try:
            lines = Path(f"/proc/{self._process.pid}/status").read_text("ascii", "replace").splitlines()
        except OSError:
            return
        found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
        self._memory = max(self._memory, *(1024 * each for each in found)) if found else self._memory

    def _send(self, data: bytes) -> None:
        pipe = self._process.stdin
        view = memoryview(data)
        while pipe is not None and view:
            view = view[pipe.write(view) or 0 :]

    def _receive(self, most: int) -> bytes:
        pipe = self._process.stdout
        return b"" if pipe is None else pipe.read(most)


def _search_path() -> list[str]:
    """Folders that the child imports from: those of this process, and no folder of a user's by accident."""
    return [each for each in sys.path if each and Path(each).is_absolute() and Path(each).exists()]


def _protections(tree: object) -> frozenset[Protection]:
    named = tree.get("protections") if isinstance(tree, dict) else None
    if not isinstance(named, list):
        raise BadFrame
    return frozenset(each for each in PROTECTIONS if each in named)


def _reaped(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a child; the seconds that it used, where the system tells."""
    if sys.platform == "win32":
        process.wait()
        return 0.0
    try:
        _, status, used = os.wait4(process.pid, 0)
    except ChildProcessError:
        return 0.0
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime
