"""What a file is, by its first bytes; a name's ending only tells one kind of text from another."""

from __future__ import annotations

from typing import Literal

Family = Literal["text", "zip", "pdf", "image", "recording", "old"]

HEAD_BYTES = 1024
"""The mark of a PDF may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H)."""

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"mp4", b"iso", b"avc1", b"MSNV", b"3gp", b"qt  ", b"dash", b"M4V ")
_RECORDINGS = (b"OggS", b"ID3", b"fLaC", b"#!AMR", b"\x1aE\xdf\xa3", b"\xff\xf1", b"\xff\xf9")
_STILL_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def family_of(data: bytes) -> Family:
    """Family of formats that the bytes belong to; what no mark tells is text until it proves to be none."""
    if data.startswith(_ZIPS):
        return "zip"
    if data.startswith(_OLD):
        return "old"
    if data.startswith(_IMAGES) or is_webp(data):
        return "image"
    if is_recording(data):
        return "recording"
    if b"%PDF-" in data[:HEAD_BYTES]:
        return "pdf"
    return "text"


def is_webp(data: bytes) -> bool:
    """Whether the bytes begin as a WebP image does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def is_still(data: bytes) -> bool:
    """Whether the bytes begin as a HEIC or AVIF image does."""
    return data[4:8] == b"ftyp" and data[8:12] in _STILL_BRANDS


def is_recording(data: bytes) -> bool:
    """Whether the bytes begin as WAV, MP3, AAC, AMR, FLAC, AIFF, Ogg, M4A, MP4 or WebM do."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return True
    if data.startswith(_RECORDINGS) or (data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC")):
        return True
    if data[4:8] == b"ftyp":
        return data[8:12].startswith(_AUDIO_BRANDS)
    return _is_mpeg_audio(data)


def _is_mpeg_audio(data: bytes) -> bool:
    """An MPEG audio frame's head: 11 bits set, layer III, a bit rate and a sampling rate that exist."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE6 != 0xE2:
        return False
    return data[2] >> 4 not in (0, 15) and (data[2] >> 2) & 3 != 3
