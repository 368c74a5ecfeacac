"""Tell a wrong key from a damaged file, by checking the tags of a database's pages.

SQLCipher answers both with one message. Its file format (version 4) closes each page of 4096 bytes with an IV of
16 bytes and an HMAC-SHA512 over ciphertext, IV and page number; the HMAC's key comes from the raw key and the file's
salt, its first 16 bytes. A single page that opens proves the key. See the SQLCipher design notes,
https://www.zetetic.net/sqlcipher/design/.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

_PAGE = 4096
_TAG = 64
_SALT = 16
_MASK = 0x3A
_ROUNDS = 2
_MOST_PAGES = 1000


def any_page_opens(path: Path, key: bytes) -> bool:
    """Whether the key is the one that sealed at least one of the first thousand pages."""
    with path.open("rb") as file:
        salt = file.read(_SALT)
        masked = bytes(each ^ _MASK for each in salt)
        tag_key = hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, dklen=len(key))
        file.seek(0)
        for number in range(1, _MOST_PAGES + 1):
            page = file.read(_PAGE)
            if len(page) < _PAGE:
                return False
            sealed = page[_SALT if number == 1 else 0 : -_TAG] + number.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(tag_key, sealed, "sha512"), page[-_TAG:]):
                return True
    return False
