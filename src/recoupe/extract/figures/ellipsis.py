"""Numbers that stand alone and take what they count from an earlier figure or from the subject.

*323, dont 68 mineurs*; *dont deux grièvement*; *40 000 selon la CGT, 12 000 selon la police*; *deux ont été arrêtés*;
*le nombre de morts s'élève à 17*; *ils étaient 3.000*; *2.000 à Lyon*.
"""

from __future__ import annotations

from recoupe.extract.figures.amounts import Amount
from recoupe.extract.figures.apposed import read_apposed
from recoupe.extract.figures.counted import is_measure, phrase_end, tokens_of
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.reading import Range, Reading
from recoupe.extract.times.ages import is_person
from recoupe.lexicon import Lexicon

#: Nouns that a count is told of: *le nombre de morts s'élève à 17*.
TOTALS = frozenset("bilan total nombre chiffre effectif affluence participation décompte estimation".split())
_REACH = frozenset(
    "élever établir chiffrer monter atteindre passer porter estimer évaluer compter être alourdir dépasser grimper "
    "gonfler retomber tomber avoisiner approcher dénombrer recenser "
    "ramener".split()
)
_BETWEEN = ("de", "d'", "près", "moins", "plus", "quelque", "déjà", "que", "qu'")
_AUXILIARIES = frozenset("ne n' ont avaient auraient aura a avait".split())
_TERMS = ("ferme", "fermes")  # « 18 mois de prison, dont un ferme »
_THINGS = ("vehicles", "money", "other")
_JOINS = ("à", "et", "puis", "ou", "contre")
_GOES_ON = (",", "et", "contre", "puis", "enfin", "mais")
_TIMES = ("diviser", "multiplier")
_SET_OFF = ("surtout", "même", "seulement", "encore", "de", "d'", "finalement", "enfin", "ensuite")
_CALENDAR = ("le", "les", "en")  # before a time
_ENDS = (".", ",", ";", "", "!", "?", "et", "puis")
_FOR = ("pour", "lors", "au", "à")
_WHERE = ("à", "dans", "en", "devant", "place", "parmi", "chez", "sur")
_SEULS = ("seuls", "seules")
_OF_THEM = ("de", "d'", "du", "la", "le", "en", "dans", ",", ".", "selon", "hier", "lors", "déjà")
_SEVERITY = ("grave", "graves", "léger", "légers", "légère", "légères")
_OTHERS = ("autre", "autres")
_NEAR = 5
_FAR = 4  # sentences back to what a number that opens one takes up
_AFTER = 2  # sentences back to whom *ils étaient 300* takes up
#: Pronouns that stand for a count given before.
THAT = ("celui", "celle", "ceux")
_QUOTES = ("«", "»", "“", "”", '"')
_ASIDE = 6  # tokens to the end of brackets
_ALIKE = 20  # times that a count may be of one it is compared with
_APART = (",", ";", "et")
LEAST = 100  # « les 50 000 de samedi »; smaller ones are names (« les 27 »)


def read_ellipsis(
    r: Reading, lexicon: Lexicon, amount: Amount, drafts: list[FigureDraft], free: str
) -> FigureDraft | None:
    """Give the figure that a number without a noun is, or ``None`` where it counts nothing.

    Args:
        drafts: the figures before it.
        free: the text with calendar expressions blotted out.
    """
    tokens = tokens_of(r, amount)
    if r.lower[tokens[1] : tokens[1] + 2] == ["avec", "sursis"] or _word(r, tokens[1]) in _TERMS:
        return None  # a part of a sentence
    if tokens[1] < r.length and is_measure(r, tokens[1]) and not amount.noun:
        return None  # « une femme de 63 ans »
    if _word(r, tokens[0] - 1) == "par" and r.lemma[tokens[0] - 2] in _TIMES:
        return None  # « divisé par deux »
    if _word(r, tokens[1]) == "fois":
        return None  # « nous sommes dix fois plus »
    earlier = _compared(r, amount, drafts) or _antecedent(r, tokens[0], drafts)
    after = tokens[1] + (_word(r, tokens[1]) in _CALENDAR)
    dated = after < r.length and free[r.start[after]] == "\0"
    apposed = read_apposed(r, lexicon, amount, tokens, earlier, dated=dated)
    if apposed is not None:
        return apposed
    share = drafts[-1] if drafts else None
    if share is not None and share.form == "percent" and share.noun is not None and _is_restated(r, amount, share):
        return FigureDraft(amount, tokens, "noun", share.noun, share.phrase, share.row)
    total = _brought_to(r, lexicon, amount, tokens, earlier) or _of_total(r, lexicon, amount, tokens, earlier)
    if total is not None:
        return total
    whole = (r.token_at(amount.start), tokens[1])
    if _is_predicate(r, whole[0]) or earlier is not None and _is_out_of_them(r, tokens[1]) and _is_thing(earlier):
        reach = _AFTER if _is_predicate(r, whole[0]) else 1
        earlier = _somebody(r, lexicon, tokens[0], drafts, within=reach) or earlier
    if earlier is None and _opens_anew(r, whole):
        earlier = _antecedent(r, tokens[0], drafts, within=_FAR)
    crowd = amount.noun and _is_subject(r, *whole, _word(r, whole[0] - 1))  # « des centaines ont été blessées »
    if earlier is None and not (crowd or _is_predicate(r, whole[0]) or _is_out_of_them(r, tokens[1])):
        return None
    if _looks_like_year(amount, r, tokens):
        return None
    by_days = earlier is not None and _is_by_days(r, whole, earlier, free)
    if not by_days and not _is_licensed(r, lexicon, amount, tokens, earlier, dated=dated):
        return None
    top = next((k for k in range(*tokens) if not whole[0] <= r.head[k] < whole[1]), None)
    if top is None:  # « plus d'une centaine », which hangs on « plus »
        top = next((k for k in range(*whole) if not whole[0] <= r.head[k] < whole[1]), tokens[0])
    return FigureDraft(amount, tokens, "ellipsis", top=top, antecedent=earlier)


def _is_by_days(r: Reading, span: Range, earlier: FigureDraft, free: str) -> bool:
    """Whether a number and the one before have a time of their own each: *douze morts samedi soir, dix-sept ce matin*.

    The time of the one before stands right behind what it counts or opens the sentence; that of this one, right beside
    it (*hier, nous avions 30 blessés, aujourd'hui 45*).

    Args:
        span: its tokens.
        free: the text with calendar expressions blotted out.
    """
    unit = r.units[r.unit_of[span[0]]]
    if r.unit_of[earlier.head] != r.unit_of[span[0]]:
        return False

    def is_dated(k: int) -> bool:
        return unit[0] <= k < unit[1] and free[r.start[k]] == "\0"

    k = _before(r, span[0] - 1)
    after = span[1] + (_word(r, span[1]) in _CALENDAR)
    if not is_dated(after):
        if _word(r, span[1]) not in _ENDS or not is_dated(k):
            return False
        while is_dated(k) or _word(r, k) in _CALENDAR:
            k -= 1
    if _word(r, k) not in (*_GOES_ON, ";"):
        return False
    while k > earlier.head and (_word(r, k) in (*_GOES_ON, ";")):
        k -= 1
    return k >= earlier.end - 1 and (is_dated(k) or any(is_dated(m) for m in range(unit[0], unit[0] + 2)))


def _is_restated(r: Reading, amount: Amount, share: FigureDraft) -> bool:
    """Whether a share is told again as a number: *7 % des écoles, soit 280 au total*."""
    start = r.token_at(amount.start)
    return _word(r, start - 1) == "soit" and r.unit_of[start] == r.unit_of[share.tokens[0]]


def share_noun(r: Reading, amount: Amount, tokens: Range, following: FigureDraft) -> FigureDraft | None:
    """A number that has its noun in common with the next one: *de 12 à 19 morts*, *6.000 puis 5.000 personnes*."""
    start = r.token_at(following.amount.start)
    joined = tokens[1] < r.length and r.lower[tokens[1]] in _JOINS and start == tokens[1] + 1
    if not joined or following.form not in ("noun", "money", "percent") or _looks_like_year(amount, r, tokens):
        return None
    return FigureDraft(amount, tokens, following.form, following.noun, following.phrase, following.row)


def is_said_of_earlier(r: Reading, lexicon: Lexicon, draft: FigureDraft, drafts: list[FigureDraft]) -> bool:
    """Whether what follows a number is no noun but what is said of those counted before: *dont deux hospitalisés*."""
    if draft.form != "noun" or draft.noun is None or draft.row is not None:
        return False
    others = _word(r, draft.tokens[1]) in _OTHERS
    if draft.noun != draft.tokens[1] + others:
        return False
    if others and lexicon.counted.participle(r.lower[draft.noun]) is not None:
        return True  # « cinq tués et deux autres capturés »
    if r.lower[draft.noun] in _SEVERITY:  # « un blessé grave et trois légers »
        return True
    said = r.pos[draft.noun] == "ADJ" or lexicon.counted.participle(r.lower[draft.noun]) is not None
    after_dont = said and _word(r, r.token_at(draft.amount.start) - 1) == "dont"
    if r.pos[draft.noun] != "VERB" and not after_dont:
        return False
    return _antecedent(r, draft.tokens[0], drafts) is not None


def _word(r: Reading, k: int) -> str:
    return r.lower[k] if 0 <= k < r.length else ""


def _opens_anew(r: Reading, tokens: Range) -> bool:
    """Whether a sentence begins with a number as its subject: *Quinze ne sont jamais rentrés.*"""
    opens = tokens[0] == r.units[r.unit_of[tokens[0]]][0]
    return opens and (_is_subject(r, *tokens, "") or _is_out_of_them(r, tokens[1]))


def _is_out_of_them(r: Reading, after: int) -> bool:
    return r.lower[after : after + 2] == ["d'", "entre"] and _word(r, after + 2) in ("eux", "elles", "nous", "vous")


def _antecedent(r: Reading, token: int, drafts: list[FigureDraft], within: int = 1) -> FigureDraft | None:
    """The last figure of things or people, no more sentences back than ``within``."""
    for draft in reversed(drafts[-6:]):
        if r.unit_of[token] - r.unit_of[draft.head] > within:
            return None
        between = r.lower[draft.tokens[1] : min(token, draft.tokens[1] + _ASIDE)]
        if ")" in between and "(" not in between:
            continue  # « deux personnes (un passant et un garde) sont mortes, douze autres ... »
        if draft.form in ("noun", "ellipsis", "victim"):
            return draft
    return None


def _compared(r: Reading, amount: Amount, drafts: list[FigureDraft]) -> FigureDraft | None:
    """What a number behind *contre* is compared with: in its sentence, the last figure of like size.

    *136.000 personnes ont défilé, 263 ont été blessées, contre 166.000 la veille*.
    """
    start = r.token_at(amount.start)
    if _word(r, start - 1) != "contre":
        return None
    for draft in reversed(drafts[-6:]):
        if r.unit_of[draft.head] != r.unit_of[start]:
            return None
        size = draft.amount.least / max(amount.least, 1)
        if draft.form in ("noun", "ellipsis", "victim") and 1 / _ALIKE <= size <= _ALIKE:
            return draft
    return None


def _is_thing(draft: FigureDraft) -> bool:
    return draft.row is not None and draft.row.kind == "vehicles"


def _somebody(
    r: Reading, lexicon: Lexicon, token: int, drafts: list[FigureDraft], *, within: int
) -> FigureDraft | None:
    """The last figure of people: *300 marcheurs et 90 tracteurs ... nous étions 500*."""
    for draft in reversed(drafts[-6:]):
        if r.unit_of[token] - r.unit_of[draft.head] > within:
            return None
        listed = draft.row is not None and draft.row.kind not in _THINGS
        if draft.noun is not None and (listed or draft.row is None and is_person(r.lower[draft.noun], lexicon)):
            return draft
    return None


def _looks_like_year(amount: Amount, r: Reading, tokens: Range) -> bool:
    word = r.words[tokens[0]]
    bare = amount.start == amount.core and len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
    return bare and not _is_predicate(r, tokens[0]) and _word(r, tokens[0] - 1) not in _SEULS


def source_cue(r: Reading, k: int) -> int:
    """How many tokens *selon* or *d'après* has at ``k``; 0 where neither stands there."""
    if _word(r, k) == "selon":
        return 1
    return 2 if r.lower[k : k + 2] == ["d'", "après"] else 0


def _is_licensed(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, earlier: FigureDraft | None, *, dated: bool
) -> bool:
    """Whether the words around a bare number tell that it counts; ``dated``: a calendar expression follows."""
    first, after = tokens
    before = _before(r, r.token_at(amount.start) - 1)
    after += _word(r, after) in _QUOTES
    left, right = _word(r, before), _word(r, after)
    if earlier is not None and (_agrees(r, after) or _is_done_to(r, lexicon, after)):
        return True
    if earlier is not None and lexicon.counted.doing(left) is not None:
        return True  # « tuant deux lycéens et en blessant une quinzaine »
    if (
        left == "dont"
        or right in _SEVERITY
        or source_cue(r, after)
        or right in _OTHERS
        or right == "d'"
        and _word(r, after + 1) in ("entre", "autres")
    ):
        return True
    if right == "," and (_word(r, after + 1) == "dont" or source_cue(r, after + 1)):
        return True
    if _is_subject(r, r.token_at(amount.start), after, left) or _is_predicate(r, before + 1) or _takes_up_en(r, first):
        return True
    if amount.noun and (right.endswith(("és", "ées", "is", "ies")) or _agrees(r, after)):
        return True  # « aux centaines de milliers rassemblées »
    ends = right in (".", ",", ";", "", *_WHERE) or after >= r.length
    certain = amount.least >= LEAST or left == ","
    if earlier is not None and certain and ends and speaker_before(r, before + 1) is not None:
        return r.unit_of[earlier.head] == r.unit_of[first]
    if earlier is not None and first - earlier.tokens[1] <= _NEAR and "contre" in (left, right):
        return True  # « huit voix contre sept », « 28 voix pour et 25 contre »
    if earlier is not None and left == "contre" and amount.least >= LEAST and (dated or right in _FOR):
        return True  # « 2.000 marcheurs à la même heure, contre 4.000 au plus fort de la veille »
    same = earlier is not None and r.unit_of[earlier.head] == r.unit_of[first]
    if earlier is not None and same:
        if left == "sur" and (
            first - earlier.tokens[1] <= _NEAR and before == earlier.end or before < r.token_at(amount.start) - 2
        ):
            return True  # « 140 postes sur 420 », « 170 lycées étaient fermés sur un total de 420 »
        if (
            left in (*_GOES_ON, ":")
            and amount.least >= LEAST
            and (dated or right in _FOR and earlier.form == "ellipsis")
        ):
            return True  # « 38.000 marcheurs le 22 mai, contre 66.000 une semaine plus tôt et 80.000 pour la première »
    if left in ("les", "aux", "des", "contre", "que") and amount.least >= LEAST:
        return right in _OF_THEM or _agrees(r, after)
    if left in (",", "et", "puis", "mais", "contre") and right in _WHERE:
        # « 3.000 personnes à Kessar, 2.000 à Ostrel », « sept morts chez les rebelles, deux parmi les gardes »
        where = after + 1 < r.length and (
            r.pos[after + 1] in ("PROPN", "DET") or r.lower[after + 1] in ("tout", "toute")
        )
        return same and where
    return False


def _before(r: Reading, k: int) -> int:
    """The token before a number that ties it to others, past what only sets it off.

    *Et surtout 282.000*, *contre un total de 282.000*, *et «\N{NBSP}plus de 500.000\N{NBSP}»*, *et de 6.000 à Kessar*.
    """
    if _word(r, k) in _QUOTES:
        k -= 1
    if r.lower[max(0, k - 2) : k + 1] == ["un", "total", "de"]:
        return k - 3
    if _word(r, k) in _SET_OFF and _word(r, k - 1) in (*_GOES_ON, "ou"):
        return k - 1
    return k


def speaker_before(r: Reading, start: int) -> int | None:
    """Who gives a number of his own beside that of another: *le syndicat parle de 40 000, la police de 12 000*."""
    noun = start - 2 if _word(r, start - 1) in ("de", "d'") else start - 1
    if noun > 1 and r.lower[noun] in THAT:  # « l'opposition celui de 2.000 »
        noun -= 1
        if r.pos[noun] == "PROPN" and r.lower[noun - 1] in _APART:
            return noun  # « Ostrel celle de deux soldats »
    if noun > 2 and r.lower[noun] == "," and r.lower[noun - 3] in (";", "et"):
        noun -= 1  # « le ministère dénombre sept morts ; la police, trois »
    told = noun > 1 and r.pos[noun] in ("NOUN", "PROPN") and r.pos[noun - 1] == "DET"
    return noun if told and r.lower[noun - 2] in _APART else None


def _agrees(r: Reading, k: int) -> bool:
    return k < r.length and r.pos[k] in ("VERB", "ADJ") and "VerbForm=Part" in r.morph[k]


def _is_done_to(r: Reading, lexicon: Lexicon, k: int) -> bool:
    return lexicon.counted.participle(_word(r, k)) is not None


def _is_subject(r: Reading, first: int, after: int, left: str) -> bool:
    """*deux ont été arrêtés*, *trois sont dans un état grave*; not *les deux ont*."""
    if left in ("les", "ces", "tous", "toutes", "des", "l'", "le", "à", "n°") or after >= r.length:
        return False
    k = after
    while k < r.length and r.lower[k] in ("d'", "entre", "eux", "elles", "ne", "n'", "en", "y", "se", "s'"):
        k += 1
    opens = (
        first == r.units[r.unit_of[first]][0]
        or r.pos[first - 1] in ("PUNCT", "CCONJ", "SCONJ", "ADV")
        or left in ("dont", "et", "où", "que", "qu'", *_SEULS)
    )
    return opens and k < r.length and r.is_finite(k) and "Number=Plur" in r.morph[k]


def _is_predicate(r: Reading, first: int) -> bool:
    """*ils étaient 3.000*, *nous sommes 200*, *ils n'ont été qu'une douzaine*."""
    k = first - 1
    while k > 0 and (r.pos[k] in ("ADV", "ADP") or r.lower[k] in _BETWEEN):
        k -= 1
    if k < 1 or r.lemma[k] != "être":
        return False
    if _word(r, k + 1) in ("-ils", "-elles"):
        return True
    while k > 1 and r.lower[k - 1] in _AUXILIARIES:  # « ils ont été », « ils n'étaient »
        k -= 1
    return _word(r, k - 1) in ("ils", "elles", "nous", "on", "vous")


def _takes_up_en(r: Reading, first: int) -> bool:
    """*en a tué 12*, *on en compte trois*."""
    for k in range(first - 1, max(-1, first - 6), -1):
        if r.lower[k] == "en" and (
            r.pos[k] == "PRON" or r.pos[k + 1] in ("AUX", "VERB") and r.lower[k + 1][-3:] != "ant"
        ):
            return True  # also where the parser takes « en extraire » for a gerund
        if r.pos[k] not in ("VERB", "AUX", "ADV", "PRON") and r.lower[k] not in ("que", "qu'"):
            return False
    return False


def _of_total(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, earlier: FigureDraft | None
) -> FigureDraft | None:
    """*Le nombre de morts s'élève à 17*: the subject says what is counted."""
    unit = r.units[r.unit_of[tokens[0]]]
    start = r.token_at(amount.start)
    if _word(r, start - 1) not in ("à", "de", "les", "d'", "par") and r.lemma[start - 1] not in _REACH:
        return None
    for k in range(start - 1, max(unit[0] - 1, start - 26), -1):
        if r.lemma[k] not in TOTALS or r.pos[k] != "NOUN":
            continue
        if not any(r.lemma[m] in _REACH for m in range(k + 1, start)):
            return None
        if r.lower[k + 1] not in ("de", "d'", "des"):
            return FigureDraft(amount, tokens, "ellipsis", antecedent=earlier) if earlier is not None else None
        at = k + 2
        while at < start and (r.pos[at] in ("DET", "NUM") or r.lower[at] in '«“"'):
            at += 1
        listed = lexicon.counted.noun_at(r.lower, at)
        end = phrase_end(r, at)
        return FigureDraft(amount, tokens, "noun", at, (at, min(end, start)), listed[0] if listed else None)
    return None


def _brought_to(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, earlier: FigureDraft | None
) -> FigureDraft | None:
    """*portant à trois le bilan*, *évalue à 300 le nombre de morts*: what is counted comes behind."""
    start, after = r.token_at(amount.start), tokens[1]
    if _word(r, start - 1) != "à" or r.lemma[start - 2] not in _REACH or _word(r, after) not in ("le", "la", "l'"):
        return None
    if after + 1 >= r.length or r.lemma[after + 1] not in TOTALS and r.lemma[after + 1] != "mobilisation":
        return None
    at = after + 3
    if _word(r, after + 2) in ("de", "d'", "des") and at < r.length:
        while at + 1 < r.length and r.pos[at] == "DET":
            at += 1
        listed = lexicon.counted.noun_at(r.lower, at)
        if listed is not None:
            return FigureDraft(amount, tokens, "noun", at, (at, phrase_end(r, at)), listed[0])
    return FigureDraft(amount, tokens, "ellipsis", antecedent=earlier) if earlier is not None else None
