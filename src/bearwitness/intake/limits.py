"""Limits of what is read: far above what those who document hold, far below what stops a laptop."""

from __future__ import annotations

MEBIBYTE = 1 << 20
TEXT_BYTES = 20 * MEBIBYTE
"""Largest text, as a file or as read from one."""
FILE_BYTES = 64 * MEBIBYTE
"""Largest file that a parser is given."""
RECORDING_BYTES = 1024 * MEBIBYTE
"""Largest recording: it is sealed in one piece, in memory, and parsed by nobody."""

PAGES = 2000
CELLS = 100_000
SEGMENTS = 100_000
PIXELS = 200_000_000

ENTRIES = 4096
"""Entries of a zip."""
DIRECTORY_BYTES = ENTRIES * 256
UNPACKED_BYTES = 192 * MEBIBYTE
"""All entries of a zip together, as declared."""
PART_BYTES = 16 * MEBIBYTE
"""One XML part, of which a tree is built."""
READ_BYTES = 48 * MEBIBYTE
"""All parts together that are unpacked."""
RATIO = 200
RATIO_FREE_BYTES = MEBIBYTE
"""An entry up to this size may be packed at any ratio: a page of blanks is no bomb."""

SECONDS = 20
"""Of the clock, for one file."""
PROCESSOR_SECONDS = 20
"""Of the processor, for one file."""
MEMORY_BYTES = 192 * MEBIBYTE
"""Private memory of the parsing child."""
ADDRESS_BYTES = 1024 * MEBIBYTE
