"""What an amount counts: the noun phrase behind it, the currency, the percent sign; or nothing, and it is no figure.

French sets what is counted right behind the number (*12 nouvelles arrestations*, *une dizaine de blessés*, *neuf des
victimes*), so that the words tell; the parser is asked only whether a word can be a noun. What is left out: durations
and ages, measures (*70 km*), names and designations (*l'acte 4*, *France 2*, *Mouvement 5 étoiles*), and numbers with
nothing behind them, unless :mod:`ellipsis` finds what they count.
"""

from __future__ import annotations

from recoupe.extract.calendar_words import UNIT_PLURALS, UNITS
from recoupe.extract.figures.amounts import Amount
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.lexicon.counted import CountedRow

#: Units of measure: what they measure is no figure.
_MEASURES = frozenset(
    "km kilomètre mètre m cm centimètre mm millimètre mille-nautique nautique mille km² km2 m² m2 m3 m³ hectare ha are "
    "acre degré °c °f ° km/h km/heure nœud volt watt kilowatt mégawatt mw gw kw kwh gigawatt octet mégaoctet pixel "
    "pouce pied décibel hertz kilohertz mégahertz bar gramme kg g kilo litre mètre-cube kt kilotonne mégatonne "
    "pourcentage étoile tiers quart carat lieue arpent mo go to h min mn s an ans p pp etoile".split()
)
#: What is told apart by numbers: *l'acte 13 des manifestants*, *la résolution 2254 du Conseil*.
_NUMBERED = frozenset(
    "acte numéro n° no article route ligne chapitre page tome phase étape force catégorie classe chaîne quai porte "
    "voie autoroute départementale nationale vol résolution alinéa annexe "
    "chambre salle version modèle type calibre chiffre "
    "rn rd g u magnitude échelon point".split()
)
_BY_THE_LOAD = frozenset("tonne tonnes litre litres kilo kilos baril barils kilogramme kilogrammes kg".split())
_POINTS = frozenset(
    "contrôle contrôles passage passages blocage blocages barrage barrages vente deal distribution rassemblement "
    "rassemblements manifestation manifestations filtrage entrée accès eau".split()
)
_IN_IDIOMS = frozenset("bouts sens coins".split())  # « joindre les deux bouts », « dans les deux sens »
_SKIPPED = frozenset("autre autres nouveau nouveaux nouvelle nouvelles premier premiers première premières".split())
_DETERMINERS = frozenset("le la les l' ce cet cette ces mes tes ses nos vos leurs leur son sa ses du des".split())
_AMONG = ("eux", "elles", "nous", "vous")
_PERCENT = {("%",): 1, ("pour", "cent"): 2, ("p.", "cent"): 2, ("pourcent",): 1, ("pour", "cents"): 2}
_SIGNS = ("$", "€", "£", "US$", "CHF", "EUR", "USD")
_BOOKS = 200  # so many *livres* are money
_PEOPLE = ("people", "killed", "wounded", "arrested", "participants")  # « à Kessar 120 personnes »
_QUOTES = ("«", "»", "“", "”", '"')
_GLUE = ("de", "d'")


def find_counted(r: Reading, lexicon: Lexicon, amount: Amount, free: str) -> FigureDraft | None:
    """Say what an amount counts, or ``None`` where it counts nothing that stands beside it.

    Args:
        amount: the number expression.
        free: the text with calendar expressions blotted out: they are never what is counted.
    """
    draft = _find(r, lexicon, amount)
    if draft is None or draft.noun is None:
        return draft
    if (
        free[r.start[draft.noun]] == "\0"
        or r.lower[draft.noun] in _IN_IDIOMS
        and r.lower[draft.tokens[0] - 1 : draft.tokens[0]] in (["les"], ["aux"])
        or r.lower[draft.noun] == "fois"
        and _word(r, draft.noun + 1) in ("plus", "moins")
    ):
        return None  # « contre 7 000 samedi dernier », « deux fois plus »
    return draft


def _find(r: Reading, lexicon: Lexicon, amount: Amount) -> FigureDraft | None:
    tokens = tokens_of(r, amount)
    after = tokens[1]
    if amount.share:
        at = _past_determiners(r, after)
        return _with_noun(r, lexicon, amount, tokens, at, "percent") or FigureDraft(amount, tokens, "percent")
    if (length := percent_tokens(r, after)) or tokens[0] > 0 and r.words[tokens[1] - 1].endswith("%"):
        return _percentage(r, lexicon, amount, tokens, after + length)
    if tokens[0] > 0 and r.words[tokens[0] - 1] in _SIGNS:
        row = lexicon.counted.noun_at([r.words[tokens[0] - 1].removeprefix("US").lower()], 0)
        return FigureDraft(amount, tokens, "money", row=row[0] if row else None, phrase=(tokens[0] - 1, tokens[0]))
    at = after
    if amount.noun and _word(r, at) in _QUOTES and _word(r, at + 1) in OF:
        at += 1  # « un millier » de condamnations
    if amount.noun or _word(r, at) in OF and _partitive(r, at):
        if _word(r, at) not in OF:
            if _currency(r, lexicon, at) is None:  # « 8 millions € »
                return None
        else:
            at = at + 1 if _word(r, at) in _GLUE else at
            at = _past_determiners(r, at)
            while at < r.length and r.pos[at] == "NUM":  # « sept des neuf otages »
                at += 1
    return None if _is_designation(r, lexicon, tokens, at) else _with_noun(r, lexicon, amount, tokens, at, "noun")


def tokens_of(r: Reading, amount: Amount) -> Range:
    """The tokens of the number itself, modifiers before it left out."""
    first = r.token_at(amount.core)
    last = r.token_at(amount.end - 1)
    return first, max(first, last) + 1


def _word(r: Reading, k: int) -> str:
    return r.lower[k] if 0 <= k < r.length else ""


def percent_tokens(r: Reading, k: int) -> int:
    """How many tokens at ``k`` mean *percent*."""
    for words, length in _PERCENT.items():
        if tuple(r.lower[k : k + length]) == words:
            return length
    return 2 if tuple(r.lower[k : k + 2]) == ("points", "de") and _word(r, k + 2) in ("pourcentage", "%") else 0


def _percentage(r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, after: int) -> FigureDraft:
    """*30 % des électeurs*; else what the number says of: *une hausse de 30 %*."""
    if _word(r, after) in OF:
        at = _past_determiners(r, after + 1 if _word(r, after) in _GLUE else after)
        found = _with_noun(r, lexicon, amount, tokens, at, "percent")
        if found is not None:
            return found
    start = r.token_at(amount.start)
    if start > 1 and r.lower[start - 1] in ("de", "d'", "à", "les", "des", ",") or start > 0 and start < tokens[0]:
        for k in range(start - 1, max(-1, start - 6), -1):
            if r.pos[k] in ("NOUN", "PROPN"):
                return FigureDraft(amount, tokens, "percent", noun=None, phrase=(k, k + 1))
            if r.pos[k] not in ("ADP", "DET", "ADV", "ADJ") and r.lower[k] != ",":
                break
    return FigureDraft(amount, tokens, "percent")


def _partitive(r: Reading, k: int) -> bool:
    """Whether *de(s)* at ``k`` takes a number out of a set: *neuf des victimes*, *trois de ses hommes*."""
    following = _word(r, k + 1)
    return r.lower[k] == "des" or following in _DETERMINERS or following == "entre" and _word(r, k + 2) in _AMONG


def _past_determiners(r: Reading, k: int) -> int:
    while (
        _word(r, k) in _DETERMINERS
        and not (k and r.lower[k] == "leurs" and r.lower[k - 1] == "des")
        or _word(r, k) in _GLUE
        and _word(r, k + 1) in _DETERMINERS
    ):
        k += 1
    return k


def _currency(r: Reading, lexicon: Lexicon, k: int) -> CountedRow | None:
    found = lexicon.counted.noun_at(r.lower, k) if k < r.length else None
    return found[0] if found is not None and found[0].kind == "money" else None


def _with_noun(r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, at: int, form: str) -> FigureDraft | None:
    """The figure with the noun at ``at`` as what it counts, past adjectives and quotation marks."""
    start = at
    while at < r.length and at - start <= 3:
        word = r.lower[at]
        listed = lexicon.counted.noun_at(r.lower, at)
        if listed is None and (word in _SKIPPED or word in _QUOTES or _is_before_noun(r, lexicon, at)):
            at += 1
            continue
        if listed is None and not _can_be_counted(r, at):
            return None
        if listed is None and is_measure(r, at):
            return None
        row, length = listed if listed is not None else (None, 1)
        if row is not None and row.lemma == "livre" and not amount.noun and amount.least < _BOOKS:
            row = None
        first = start
        while first < at and (r.lower[first] in ("autre", "autres") or r.lower[first] in _QUOTES):
            first += 1
        if row is not None and row.kind == "money" and form == "noun":
            return FigureDraft(amount, tokens, "money", at, (first, at + length), row)
        end = phrase_end(r, at + length - 1)
        return FigureDraft(amount, tokens, form, at, (first, max(end, at + length)), row)
    return None


def _is_before_noun(r: Reading, lexicon: Lexicon, k: int) -> bool:
    """Whether an adjective at ``k`` stands before its noun: *trois hauts gradés*, *deux jeunes femmes*."""
    if r.pos[k] != "ADJ" or k + 1 >= r.length:
        return False
    return r.pos[k + 1] == "NOUN" or lexicon.counted.noun_at(r.lower, k + 1) is not None


def _can_be_counted(r: Reading, k: int) -> bool:
    if not r.lower[k][:1].isalpha() or r.is_finite(k) and r.pos[k] in ("AUX", "VERB"):
        return False
    if r.pos[k] in ("NOUN", "PROPN", "ADJ", "X"):
        return True
    return r.pos[k] == "VERB" and "VerbForm=Part" in r.morph[k] and r.lower[k].endswith(("s", "x"))


def is_measure(r: Reading, k: int) -> bool:
    """Whether the noun at ``k`` is a unit of time or measure; *20 tonnes de riz* is an amount of rice all the same."""
    word = r.lower[k]
    if word in UNITS or word in UNIT_PLURALS:
        return True
    if word in ("point", "points"):  # « en baisse de dix points », not « trois points de passage »
        return not (_word(r, k + 1) in _GLUE and _word(r, k + 2) in _POINTS)
    if word in _BY_THE_LOAD:
        return not (_word(r, k + 1) in _GLUE and k + 2 < r.length and r.pos[k + 2] in ("NOUN", "ADJ"))
    return word in _MEASURES or word.removesuffix("s") in _MEASURES


def is_numbered(r: Reading, tokens: Range) -> bool:
    """Whether a number tells a thing from its like and counts nothing: *l'acte 13, la résolution 2254*."""
    before = tokens[0] - 1
    return (
        before >= 0
        and r.pos[before] in ("NOUN", "PROPN", "X")
        and not {r.lemma[before].lower(), r.lower[before]}.isdisjoint(_NUMBERED)
    )


def _is_designation(r: Reading, lexicon: Lexicon, tokens: Range, at: int) -> bool:
    """Whether a number is part of a name: *Mouvement 5 étoiles*, *les Deux Rives*, «\N{NBSP}Les 100 noms\N{NBSP}»."""
    first = tokens[0]
    if first == 0 or at >= r.length:
        return False
    if is_numbered(r, tokens):
        return True
    word, before = r.words[first], first - 1
    unit = r.units[r.unit_of[first]]
    if word[0].isalpha() and word[0].isupper() and first > unit[0] and r.pos[before] not in ("PUNCT", "SPACE", "SYM"):
        return word.isalpha() and not word.isupper()
    people = (listed := lexicon.counted.noun_at(r.lower, at)) is not None and listed[0].kind in _PEOPLE
    named = (
        not people and r.words[before][:1].isupper() and before > unit[0] and r.pos[before] in ("NOUN", "PROPN", "X")
    )
    if named and r.head[at] == before and r.dep[at] in ("nmod", "flat", "flat:name", "appos"):
        return True
    if r.lower[before] in ("les", "le", "la") and r.words[before][0].isupper() and r.quote[before] >= 0:
        opens, closes = r.quotation_tokens(r.quote[before])
        return opens == before - 1 and closes == at + 2
    return False


def phrase_end(r: Reading, head: int) -> int:
    """Past the last token of what is counted: adjectives, a bare *de*-complement, a second bare noun.

    *bases militaires américaines*, *coups de couteau* (not *dans le dos*), *Français ou résidants en France*.
    """
    end = k = head + 1
    unit_end = r.units[r.unit_of[head]][1]
    while k < unit_end:
        word = r.lower[k]
        bare = k + 1 < unit_end and r.pos[k + 1] in ("NOUN", "ADJ")
        if r.pos[k] == "ADJ" and r.lower[k] not in ("seul", "seuls", "dont") or _is_adjectival(r, k):
            k = end = k + 1
        elif word in _GLUE and bare and r.pos[k + 1] == "NOUN" or word in ("et", "ou") and bare and _pairs(r, head, k):
            k = end = k + 2
        elif word == "de" and k + 2 < unit_end and r.lower[k + 2] == "ans":  # « un garçon de 15 ans »
            k = end = k + 3
        elif word in ("en", "à") and k + 1 < unit_end and r.pos[k + 1] == "PROPN" and r.head[k + 1] == k - 1 > head:
            k = end = k + 2
        else:
            break
    return end


def _is_adjectival(r: Reading, k: int) -> bool:
    """Whether a participle stands as an adjective: *agresseurs présumés*."""
    return r.lower[k].startswith(("présumé", "supposé", "armé")) and "VerbForm=Part" in r.morph[k]


def _pairs(r: Reading, head: int, conjunction: int) -> bool:
    """Whether the noun behind a conjunction shares the number: *déplacés et réfugiés*; not *17 morts et blessés*."""
    second = conjunction + 1
    if r.dep[second] != "conj" or r.lower[conjunction - 1] == ",":
        return False
    following = r.lower[second + 1] if second + 1 < r.length else ""
    return (
        r.lower[second].endswith(("s", "x"))
        and following not in OF
        and r.head[second] in (*range(head, conjunction), r.head[head])
    )
