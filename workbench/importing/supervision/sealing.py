"""Shut a reader in: bounded memory and files, and on Linux no network, no programs, no writing.

Everything here is asked of the process itself, before it is handed the first foreign byte. What the
system can't do is returned as words for the log, so that it is known and not silent.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable

#: system calls refused altogether: (x86_64, aarch64); -1 where there is none
_REFUSED = {
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206),
    "sendmsg": (46, 211), "bind": (49, 200), "listen": (50, 201), "socketpair": (53, 199),
    "accept4": (288, 242), "sendmmsg": (307, 269),
    "fork": (57, -1), "vfork": (58, -1), "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "memfd_create": (319, 279), "open_by_handle_at": (304, 265),
    "creat": (85, -1), "truncate": (76, 45), "rename": (82, -1), "renameat": (264, 38),
    "renameat2": (316, 276), "mkdir": (83, -1), "mkdirat": (258, 34), "rmdir": (84, -1),
    "link": (86, -1), "linkat": (265, 37), "unlink": (87, -1), "unlinkat": (263, 35),
    "symlink": (88, -1), "symlinkat": (266, 36), "mknod": (133, -1), "mknodat": (259, 33),
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "chown": (92, -1),
    "fchown": (93, 55), "lchown": (94, -1), "fchownat": (260, 54), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "setns": (308, 268), "unshare": (272, 97), "setrlimit": (160, 164),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "kexec_load": (246, 104), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106),
}  # fmt: skip
#: told to be unknown, so that the C library takes the older call, whose flags can be seen
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}
_OPEN, _OPENAT, _CLONE, _PRLIMIT = (2, -1), (257, 56), (56, 220), (302, 261)
_KILLS = ((62, 129), (234, 131))  # kill, tgkill

_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0x400000  # O_WRONLY … O_APPEND, __O_TMPFILE
_CLONE_THREAD = 0x00010000
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2

Step = tuple[int, int, int, int]


def bound(memory: int) -> list[str]:
    """Limit memory, open files and written files; returns what could not be limited."""
    try:
        import resource
    except ImportError:  # Windows
        return ["memory and files are not bounded on this system"]
    wanted = [
        ("RLIMIT_AS", memory),
        ("RLIMIT_DATA", memory),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", 64),
        ("RLIMIT_CORE", 0),
    ]
    missing = []
    for name, most in wanted:
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, ValueError, OverflowError, OSError) as error:
            missing.append(f"{name} could not be set ({error})")
    return missing


def seal() -> list[str]:
    """Refuse this process network, programs, other processes and writing; returns why not.

    Only a process of one thread should ask.
    """
    if sys.platform != "linux":
        return ["system calls are not filtered on this system"]
    if platform.machine() not in _ARCHITECTURES:
        return [f"system calls are not filtered on {platform.machine()}"]
    steps = _filter(*_ARCHITECTURES[platform.machine()], os.getpid())
    code = b"".join(struct.pack("<HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(held))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    zero = ctypes.c_ulong(0)
    if prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero) or prctl(
        _SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.c_char_p(program), zero, zero
    ):
        return [f"system calls could not be filtered ({os.strerror(ctypes.get_errno())})"]
    return []


def _filter(which: int, architecture: int, pid: int) -> list[Step]:
    steps: list[Step] = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
    ]
    if not which:
        steps += _answered(_AT_LEAST, 0x40000000, _EPERM)  # the x32 calls
    for numbers in _REFUSED.values():
        steps += _answered(_EQUAL, numbers[which], _EPERM)
    for numbers in _UNKNOWN.values():
        steps += _answered(_EQUAL, numbers[which], _ENOSYS)
    steps += _when(_OPEN[which], [(_argument(1), _HAS, _WRITES, _EPERM)])
    steps += _when(_OPENAT[which], [(_argument(2), _HAS, _WRITES, _EPERM)])
    steps += _when(_CLONE[which], [(_argument(0), _HAS, _CLONE_THREAD, _ALLOW)], _EPERM)
    null = [(_argument(2), _AT_LEAST, 1, _EPERM), (_argument(2) + 4, _AT_LEAST, 1, _EPERM)]
    steps += _when(_PRLIMIT[which], null)
    for numbers in _KILLS:
        steps += _when(numbers[which], [(_argument(0), _EQUAL, pid, _ALLOW)], _EPERM)
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _argument(place: int) -> int:
    """Return where the low half of a call's argument stands."""
    return 16 + 8 * place


def _answered(test: int, value: int, answer: int) -> list[Step]:
    """Answer the call under way when the loaded word passes the test; -1 is no call at all."""
    return [] if value < 0 else [(test, 0, 1, value), (_RETURN, 0, 0, answer)]


def _when(
    number: int, tests: Iterable[tuple[int, int, int, int]], otherwise: int = _ALLOW
) -> list[Step]:
    """Answer one call by its arguments: (where, test, value, answer), the first that passes."""
    if number < 0:
        return []
    inner: list[Step] = []
    for where, test, value, answer in tests:
        inner += [(_LOAD, 0, 0, where), *_answered(test, value, answer)]
    inner.append((_RETURN, 0, 0, otherwise))
    return [(_EQUAL, 0, len(inner), number), *inner]
