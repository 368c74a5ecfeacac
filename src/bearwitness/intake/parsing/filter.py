"""A system-call filter for Linux (seccomp): what is not on a short list fails, so that nothing can be opened or sent.

References
----------
Linux kernel, Documentation/userspace-api/seccomp_filter.rst.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass

_PR_SET_SECCOMP = 22
_MODE_FILTER = 2
_INSTRUCTION = struct.Struct("<HBBI")
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_KILL = 0x80000000
_X32 = 0x40000000
"""Bit of a second table of calls on x86-64, which must not lead around the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Audit number of a machine, and its numbers of the calls that remain."""

    audit: int
    calls: tuple[int, ...]


_MACHINES = {
    # read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask rt_sigreturn readv writev
    # sched_yield mremap madvise getpid exit getrusage gettid futex sched_getaffinity clock_gettime clock_getres
    # exit_group clock_nanosleep getrandom restart_syscall
    "x86_64": Machine(
        audit=0xC000003E,
        calls=(0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 24, 25, 28, 39, 60, 98, 186, 202, 204, 228, 229, 231,
               230, 318, 219),
    ),
    "aarch64": Machine(
        audit=0xC00000B7,
        calls=(63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 65, 66, 124, 216, 233, 172, 93, 165, 178, 98, 123,
               113, 114, 94, 115, 278, 128),
    ),
}  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]  # ctypes wants a list


def install_filter() -> bool:
    """Install the filter for good; False where the system has none, or none that is known here.

    The thread must have given up new privileges before (`no_new_privs`).
    """
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if machine is None or struct.calcsize("P") != 8:
        return False
    code = program(machine)
    held = ctypes.create_string_buffer(code, len(code))
    given = _Program(len(code) // _INSTRUCTION.size, ctypes.addressof(held))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return bool(prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(given), 0, 0) == 0)


def program(machine: Machine) -> bytes:
    """Instructions: another machine's calls kill, those on the list pass, the rest fails with EPERM."""
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, len(machine.calls), 0, _X32),
    ]
    for left, call in zip(range(len(machine.calls), 0, -1), machine.calls, strict=True):
        steps.append((_EQUAL, left, 0, call))
    steps += [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(_INSTRUCTION.pack(*step) for step in steps)
