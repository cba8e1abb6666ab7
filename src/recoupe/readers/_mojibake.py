"""Text that was decoded with the wrong encoding somewhere on its way (« Ã©tÃ© » for « été »), set right again.

Only what is surely so is touched. The text must hold a sequence that no French text has and that UTF-8 read as
Windows-1252, Mac Roman or an old PC encoding leaves behind; then each word is given to ftfy (R. Speer, *ftfy*, 2019),
and its answer is taken only where every character it brings in is one that French news are written with. Correct
French comes out as it went in, also beside broken words.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: é, è, à …, ç, œ, quotation marks, dashes and the ellipsis in UTF-8, read in an encoding they are not in. The first
#: characters are no French letters (Ã, â before €, Å before “), or no letters (√, ‚Ä, ├).
_SURE = re.compile(
    r"(?<![A-ZÀ-Ý])Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\x9f™œ\x9d˜“”¦¢“¹º]|Å“|Å’(?=[a-zA-Z])|√[©®†¢™ßßÆâé]|‚Ä[ôúùòìî¶]"
    r"|├[®¿¡óéêç»«]"
)
#: A word and what clings to it. A no-break space belongs to it after these: « à » is UTF-8's Ã and a no-break space.
_WORD = re.compile(r"(?:[^\s]|(?<=[ÃÂÄÅ])\xa0)+")
#: « à » whose no-break space has become a plain one.
_LONE_A = re.compile(r"(?<![^\s'’(«])Ã {1,2}(?=\w)")
#: A word in capitals is no mojibake, whatever its letters: « IRMÃ» » at the end of a quotation, Â before Œ.
_CAPITALS = re.compile(r"[A-ZÀ-Ý][ÂÃ][«»“”’…–—]|Â[ŠŒŽšœžŸ]")
#: What a repair may bring in: letters of Latin-1 and Latin Extended-A (which French has or takes over in names: ğ, š,
#: ł), and the marks of French typography. « LIBERTÉ» » would give « LIBERTɻ »: ɻ is none of them.
_FRENCH = re.compile("[\x20-\x7e\xa0§©«®°²³·»½\xc0-\u017f\u2009-\u2014\u2018-\u201e\u2020-\u2026\u202f‰‹›€™]*")


def repair(text: str) -> tuple[str, int]:
    """Set right what was decoded wrongly.

    Returns:
        The text, and how many of its words have changed.

    Example:
        >>> repair("L’armÃ©e a dÃ©menti Ã  la presse : « LIBERTÉ»")
        ('L’armée a démenti à la presse : « LIBERTÉ»', 3)
    """
    if not _SURE.search(text):
        return text, 0
    changed = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal changed
        word = match[0]
        fixed = word if word.isascii() or _CAPITALS.search(word) else _fixed(word)
        changed += fixed != word
        return fixed

    mended, lone = _LONE_A.subn("à ", _WORD.sub(mend, text))
    return mended, changed + lone


@lru_cache(maxsize=10_000)  # the words of a text come again and again, and ftfy tries many encodings for each
def _fixed(word: str) -> str:
    """Ask ftfy about a word, and take its answer where it is French."""
    from ftfy import TextFixerConfig, fix_encoding  # only where there is something to repair

    fixed = fix_encoding(word, TextFixerConfig(unescape_html=False, normalization=None, fix_c1_controls=False))
    return fixed if _FRENCH.fullmatch("".join(set(fixed) - set(word))) else word
