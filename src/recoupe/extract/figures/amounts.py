"""Amounts: number expressions with their modifiers, ranges and vague ones, before it is known what they count.

*au moins 17*, *près de 84.000*, *entre 300 et 400*, *deux ou trois*, *une bonne dizaine*, *des centaines de milliers*,
*la moitié*. An amount is read from the text alone; what it counts is for :mod:`counted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.extract.figures.wrapped import unwrap
from recoupe.french.numbers import COLLECTIVES, Number, find_numbers, plain


class Amount(msgspec.Struct):
    """A number expression.

    Attributes:
        start, end: the expression with its modifier.
        core: where the number itself begins, behind the modifier.
        value, low, high: as in :class:`recoupe.model.Figure`.
        noun: it ends in a noun (*dizaine*, *millions*), so that *de* joins it to what it counts.
        share: it is a part of a whole (*la moitié*, *un sur cinq*), in percent.
        written: it is in words.
        steps: what was read, in French.
    """

    start: int
    end: int
    core: int
    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    noun: bool = False
    share: bool = False
    written: bool = False
    steps: tuple[str, ...] = ()

    @property
    def least(self) -> int | float:
        """The smallest number that it may be."""
        return self.low if self.low is not None else self.value if self.value is not None else self.high or 0


_LOW = (
    r"pas moins d(?:e |['’])|(?:un peu |bien |beaucoup |largement )?plus d(?:e |['’])|au moins |au minimum |minimum |"
    r"au bas mot |au[- ]delà d(?:e |['’])|supérieure?s? à |a minima "
)
_HIGH = (
    r"pas plus d(?:e |['’])|(?:un peu |bien |beaucoup )?moins d(?:e |['’])|tout au plus |au plus |au maximum |maximum |"
    r"jusqu['’](?:à |aux )|inférieure?s? à "
)
_ABOUT = (
    r"près d(?:e |['’])|proches? d(?:e |['’])|environ |quelques? |autour d(?:e |['’])|aux? (?:alentours|environs) "
    r"d(?:e |['’])|de l['’]ordre d(?:e |['’])|presque |quasiment |quasi |à peine |à peu près |approximativement |"
    r"pratiquement |grosso modo "
)
_MODIFIER = re.compile(
    rf"(?:(?<![\w’'-])|(?<=\b[dD]['’])|(?<=\b[qQ]u['’]))"
    rf"(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?P<about>{_ABOUT}))(?:de )?(?:l[ea]s? |l['’])?$".replace(" ", r"\s"),
    re.IGNORECASE,
)
_EXCEED = re.compile(
    r"(?P<not>\bn['’e]\s?)?\b(?:dépass\w+|excéd\w+|franchi\w*)\s(?:(?:allègrement|largement|pas|même)\s)?"
    r"(?:l[ea]s?\s|la\sbarre\sdes?\s|le\scap\sdes?\s|le\sseuil\sdes?\s)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:(?P<low>au\smoins|au\sminimum|minimum|(?:et|ou)\splus)|(?P<high>au\s(?:plus(?!\s(?:fort|haut|bas|tard|tôt|près|vite))|maximum)|"
    r"maximum|(?:et|ou)\smoins)"
    r"|(?P<about>environ))\b(?!\s(?:de|d['’]|l['’]))",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"\d\s?:$")
_CLOCK = re.compile(r"\s?:\d\d\b")
# « 10-20-30 », « 3,4,5 »: what they come to is not certain
_CHAIN = re.compile(r"(?<![\d,])\d{1,18}(?:[-–]\d{1,18}){2,}|(?<![\d,.])\d{1,18}(?:,\d{1,2}(?!\d)){2,}")
_PADDED = re.compile(r"0\d\d")  # « 000 » and « 1 000 0001 » are no numbers, « 03 » is
_MISPLACED = re.compile(rf"[ \u00a0\u2009\u202f]{_PADDED.pattern}")
_LAST_WORD = re.compile(r"(?<![\w.@/])[^\W\d]{4,}[»”\"]?\Z")  # not « art.12 », « www.kessar.24 »
_PER = re.compile(r"\b(?:pour|p\.)\s$", re.IGNORECASE)  # « pour cent »
_WINDOW = 48  # characters before a number within which its modifiers stand

_UNITS = "|".join([*COLLECTIVES, "million", "milliard"])
_ONE = {"million": 10**6, "milliard": 10**9} | COLLECTIVES
_COLLECTIVE = re.compile(
    r"(?:\b(?P<lead>une?|plusieurs|quelques|des|d['’]|[\w-]{1,40})[ \u00a0]"
    rf"(?:(?P<size>bonne|petite|grosse|bon|petit|gros)[ \u00a0])?|(?<![\w-]))(?P<half>demi-)?"
    rf"(?P<noun>{_UNITS})(?P<many>s)?\b"
    r"(?P<of>[ \u00a0]de[ \u00a0](?P<inner>milliers?|millions?|milliards?|centaines))?",
    re.IGNORECASE,
)
_INDEFINITE = ("plusieurs", "quelques", "des")
_SHARES = {"moitié": 50, "tiers": 100 / 3, "quart": 25, "quarts": 25, "cinquième": 20, "dixième": 10}
_SHARE = re.compile(
    r"\b(?P<lead>(?P<article>la|une?|le)|l['’]|deux|trois|quatre|(?<=pour\s)(?=moitié))\s?(?P<half>bonne\s|petite\s|bon\s)?"
    r"(?P<noun>moitié|tiers|quarts?|cinquième|dixième)s?(?=\s(?:d['’]entre\s|de\s|des\s|du\s|d['’])(?!finale))",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\b(?P<part>\w+)(?:\s(?P<noun>[^\W\d]{3,}))?\ssur\s(?P<whole>deux|trois|quatre|cinq|six|huit|dix|cent|mille|"
    r"10|100|1\s?000|[2-8])\b(?!\s?%)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bentre\s$", re.IGNORECASE)
_JOIN = re.compile(
    r"(?:\s?%|\spour\scent)?\s?(?P<word>à|-|–|ou|voire|,\svoire|et)\s?(?:les\s|près\sde\s|même\s)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:de\s|d['’])$", re.IGNORECASE)  # « baisse de 400 à 300 »
_MOVES = re.compile(
    r"\b(?:pass\w+|mont\w+|grimp\w+|chut\w+|augment\w+|baiss\w+|rédui\w+|ramen\w+|relev\w+|tomb\w+|bond\w+|recul\w+|"
    r"hausse|baisse|port\w+)\s(?:[\w’']+\s){0,3}d[e’']\s?$",
    re.IGNORECASE,
)


def find_amounts(text: str) -> list[Amount]:
    """Find the amounts of a text, in order and without overlaps.

    >>> [(a.value, a.low, a.high) for a in find_amounts("au moins 17 ici, entre 300 et 400 là")]
    [(17, 17, None), (None, 300, 400)]
    """
    flat, places = unwrap(text)
    found = _shares(flat)
    found += _free(_collectives(flat), found)
    chains = [match.span() for match in _CHAIN.finditer(flat)]
    numbers = [number for number in _outside(find_numbers(flat), chains) if _stands_alone(flat, number)]
    found += _free(_numbered(flat, numbers), found)
    found.sort(key=lambda amount: amount.core)
    last = 0
    for amount in found:
        if not amount.share:
            _modify(flat, amount, last)
        last = amount.end
    for amount in found:
        amount.start, amount.core, amount.end = places[amount.start], places[amount.core], places[amount.end - 1] + 1
    return found


def _outside(numbers: Iterable[Number], chains: list[tuple[int, int]]) -> Iterator[Number]:
    """The numbers that no chain holds, of which nothing is certain."""
    at = 0
    for number in numbers:
        while at < len(chains) and chains[at][1] <= number.start:
            at += 1
        if at == len(chains) or number.end <= chains[at][0]:
            yield number


def _free(amounts: Iterator[Amount], taken: list[Amount]) -> list[Amount]:
    spans = sorted((a.start, a.end) for a in taken)
    kept: list[Amount] = []
    at = 0
    for amount in sorted(amounts, key=lambda a: a.start):
        while at < len(spans) and spans[at][1] <= amount.start:
            at += 1
        if at == len(spans) or spans[at][0] >= amount.end:
            kept.append(amount)
    return kept


# Single numbers and ranges ----------------------------------------------------------------------------------------


def _stands_alone(text: str, number: Number) -> bool:
    """Whether a number is a word of its own: not *T2, AK-47, 4x4, 12e, Trois-Rivières, 21h30, -9 degrés*."""
    start, end = number.start, number.end
    if _PADDED.match(text, start) or _MISPLACED.match(text, end):
        return False
    glued, before = text[max(0, start - 2) : max(0, start - 1)], text[max(0, start - 1) : start]
    if before in ("’", "'") and not glued.isalpha():
        return False
    if before and before in "-–−/.+#_°:" and not (before in "-–" and glued.isdigit()):
        return before in "–." and (not glued.strip() or _opens_sentence(text, number))
    if number.written and text[start:end].lower().startswith("cent") and _PER.search(text[max(0, start - 6) : start]):
        return False
    after, next_after = text[end : end + 1], text[end + 1 : end + 2]
    if _CLOCK.match(text, end) or _CLOCK_BEFORE.search(text[max(0, start - 3) : start]):
        return False
    if after and (after.isalpha() or after in "/°ºª_"):
        return False
    joined = after in ("-", "‑", "×", ":", "'", "’") and next_after.isalnum()
    return not joined or next_after.isdigit()


def _opens_sentence(text: str, number: Number) -> bool:
    """Whether a number opens a sentence glued to the one before: *la place.Quatre blessés*, *hier.142 gardes*."""
    start = number.start
    word = _LAST_WORD.search(text, max(0, start - _WINDOW), start - 1)
    return text[start - 1] == "." and word is not None and (text[start].isupper() or text[start].isdigit())


def _numbered(text: str, numbers: list[Number]) -> Iterator[Amount]:
    """Numbers, those that make a range joined."""
    k = 0
    while k < len(numbers):
        first = numbers[k]
        second = numbers[k + 1] if k + 1 < len(numbers) else None
        k += 1
        if second is not None and second.start - first.end <= 12:
            between = text[first.end : second.start]
            amount = _range(text, first, second, between)
            if amount is not None:
                k += 1
                yield amount
                continue
        if first.written and first.value == 1:
            continue  # *un* and *une* are looked at with their noun
        yield Amount(first.start, first.end, first.start, first.value, noun=first.noun, written=first.written)


def _range(text: str, first: Number, second: Number, between: str) -> Amount | None:
    """*300 à 400*, *entre 3 et 4 millions*, *deux ou trois*, *10-15*; ``None`` where the two are numbers apart."""
    low, high = first.value, second.value
    adjacent = first.written and second.written and between in (" ", "\u00a0", "-") and high == low + 1 and low > 1
    join = _JOIN.match(between)
    if join is None and not adjacent:
        return None
    before = text[max(0, first.start - _WINDOW) : first.start]
    word = join["word"].lower() if join else ""
    if word == "et" and not _BETWEEN.search(before) or word in ("à",) and _MOVES.search(before):
        return None
    if low > high and (word == "et" or word == "à" and not _FROM.search(before)):
        low, high = high, low  # « entre 400 et 300 »
    else:
        low = _same_scale(low, high, first, second)
    if low >= high or word == "-" and (first.written or high > 20 * low) or low == 1 and first.written and word != "ou":
        return None
    if first.written and low == 1 and high != 2:
        return None
    start = first.start
    if (opening := _BETWEEN.search(before)) is not None:
        start -= len(before) - opening.start()
    return Amount(
        start,
        second.end,
        first.start,
        None,
        low,
        high,
        noun=second.noun,
        written=first.written and second.written,
        steps=(f"fourchette : de {low} à {high}",),
    )


def _same_scale(low: int | float, high: int | float, first: Number, second: Number) -> int | float:
    """The lower bound in the unit of the upper one: *3 à 4 millions*, *entre 15 et 20 000*, *deux à trois cents*."""
    for scale in (10**9, 10**6, 10**3):
        if high >= scale and low < 1000 and high % (scale / 10 if second.noun else scale) == 0:
            scaled = low * scale
            if low < scale and high / 10 <= scaled < high:
                return plain(scaled)
    if first.written and second.written and high % 100 == 0 and low < high / 100 <= 9:
        return low * 100
    return low


# Vague ones -------------------------------------------------------------------------------------------------------


def _collectives(text: str) -> Iterator[Amount]:
    """*une dizaine*, *deux douzaines*, *des centaines de milliers*, *un millier*, *le million*."""
    for match in _COLLECTIVE.finditer(text):
        unit = _ONE[match["noun"].lower()]
        steps: list[str] = []
        if match["inner"]:
            unit *= _ONE[match["inner"].lower().removesuffix("s")]
        lead, start = (match["lead"] or "").lower(), match.start("noun")
        if match["half"]:
            unit, start = plain(unit / 2), match.start("half")
        counted = _leading_number(text, match)
        scale = match["noun"].lower() in ("million", "milliard")
        if counted is not None:
            if scale and not match["inner"]:
                continue  # « deux millions »: a number
            yield Amount(
                counted.start,
                match.end(),
                counted.start,
                plain(counted.value * unit),
                noun=True,
                written=counted.written,
            )
            continue
        if lead == "par" or lead == "un" and scale and not match["inner"] and not match["size"]:
            continue  # « par dizaines »; « un million »: a number
        if lead in (*_INDEFINITE, "un", "une"):
            start = match.start("lead")
        if match["many"]:
            steps.append(f"nombre vague : au moins deux fois {unit}")
            yield Amount(start, match.end(), start, None, 2 * unit, noun=True, written=True, steps=tuple(steps))
            continue
        amount = Amount(start, match.end(), start, unit, noun=True, written=True)
        if match["size"] and match["size"].lower() in ("bonne", "bon", "grosse", "gros"):
            amount.low = unit
        elif match["size"]:
            amount.high = unit
        yield amount


def _leading_number(text: str, match: re.Match[str]) -> Number | None:
    """The numeral before a collective (*deux dizaines*, *3 milliers*), other than *un*."""
    lead = match["lead"]
    if not lead or lead.lower() in ("un", "une", *_INDEFINITE):
        return None
    window = text[max(0, match.start() - 30) : match.start("noun")]
    offset = match.start("noun") - len(window)
    for number in find_numbers(window):
        if window[number.end :].strip() == "" and number.value != 1:
            return Number(offset + number.start, offset + number.end, number.value, number.written, number.noun)
    return None


def _shares(text: str) -> list[Amount]:
    """*la moitié*, *deux tiers*, *un Français sur trois*: shares, in percent."""
    found: list[Amount] = []
    for match in _SHARE.finditer(text):
        times = {"deux": 2, "trois": 3, "quatre": 4}.get(match["lead"].lower(), 1)
        value = plain(round(times * _SHARES[match["noun"].lower()], 2))
        steps = (f"part : {match[0]}",)
        found.append(Amount(match.start(), match.end(), match.start(), value, noun=True, share=True, steps=steps))
    for match in _OUT_OF.finditer(text):
        part = next(find_numbers(match["part"]), None)
        whole = next(find_numbers(match["whole"]), None)
        if part is None or whole is None or part.end != len(match["part"]) or part.value >= whole.value:
            continue
        value = plain(round(100 * part.value / whole.value, 2))
        steps = (f"part : {match[0]}",)
        found.append(
            Amount(match.start(), match.end(), match.start(), value, share=True, written=part.written, steps=steps)
        )
    return _free(iter(found), [])


# Modifiers --------------------------------------------------------------------------------------------------------


def _modify(text: str, amount: Amount, low: int) -> None:
    """Read the modifiers before and right behind an amount: *au moins 17*, *300 environ*."""
    before = text[max(low, amount.start - _WINDOW) : amount.start]
    if amount.value is not None and (exceeding := _EXCEED.search(before)):
        bound = "high" if exceeding["not"] else "low"
        setattr(amount, bound, amount.value)
        amount.steps += (f"« {exceeding[0].strip()} » : borne",)
        return
    while (match := _MODIFIER.search(before)) is not None:
        if match["about"] and match[0].lower().startswith("quelques") and amount.least < 10:
            break
        amount.start -= len(before) - match.start()
        _bound(amount, match)
        before = before[: match.start()]
    if (match := _BEHIND.match(text, amount.end)) is not None and not amount.noun:
        amount.end = match.end()
        _bound(amount, match)


def _bound(amount: Amount, match: re.Match[str]) -> None:
    """Set the bound that a modifier says; one that only rounds says none."""
    word = match[0].strip()
    if match["low"] is not None:
        if amount.low is None:
            amount.low = amount.value
        amount.steps += (f"« {word} » : au moins",)
    elif match["high"] is not None:
        if amount.high is None:
            amount.high = amount.value
        amount.steps += (f"« {word} » : au plus",)
    else:
        amount.steps += (f"« {word} » : arrondi",)
