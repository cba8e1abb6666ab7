"""What stands in addresses for names that may have anything in them."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated

from msgspec import Meta

#: A key in an address.
Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{10}$")]


def short(key: str) -> str:
    """Give what stands for a key in addresses: ten hexadecimal digits, the same in every run.

    Example:
        >>> short("actors:osdh")
        'db7d2dcb51'
    """
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
