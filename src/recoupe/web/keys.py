"""What stands for a key in an address."""

from __future__ import annotations

from hashlib import blake2b


def short(key: str) -> str:
    """Give what stands for a key in addresses: ten hexadecimal digits, the same in every run.

    Example:
        >>> short("actors:osdh")
        'db7d2dcb51'
    """
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
