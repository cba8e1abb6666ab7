"""Which noun a loaded term labels, and how far the noun phrase around it goes."""

from __future__ import annotations

from recoupe.extract.labels.actor_nouns import is_actor_noun, is_role, is_threat
from recoupe.extract.labels.draft import Hit, LabelDraft
from recoupe.extract.labels.terms import fits
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon

_MARKS = frozenset('« » " “ ”'.split())
_ADVERBS = frozenset("plus très moins dit dits dite dites aussi ainsi autre autres même mêmes".split())
_JOINS = frozenset(("et", "ou"))
_REACH = 5  # adjectives between a noun and a term
_ENDS = frozenset(", et ou ni ( : ainsi » ”".split())
_NOT_LABELLING = frozenset(
    "autre autres même mêmes premier premiers première premières deux trois ancien anciens nombreux nombreuses".split()
)


def in_phrases(r: Reading, lexicon: Lexicon, hits: list[Hit]) -> list[LabelDraft]:
    """Join the loaded terms of one noun phrase to one label; drop those that label no actor."""
    covered = {k: hit for hit in hits for k in range(*hit.tokens)}
    heads: dict[int, list[Hit]] = {}
    head_of: dict[int, int] = {}  # first token of a hit → the head it went to
    rules: dict[int, str] = {}
    for hit in hits:
        found = _head_of(r, lexicon, hit, covered, head_of)
        if found is None:
            continue
        head, rule = found
        if rule == "noun" and r.head[head] in heads and r.lower[hit.tokens[0] - 1] in ("de", "d'"):
            head = r.head[head]  # « hordes de colons » is one label
        head_of[hit.tokens[0]] = head
        if not fits(r, lexicon, hit, head) and not (rule == "noun" and _is_exclaimed(r, hit)):
            continue
        heads.setdefault(head, []).append(hit)
        if rules.get(head) != "noun":
            rules[head] = rule
    return [
        LabelDraft(head=head, tokens=_tokens(r, lexicon, head, own, heads), hits=own, rule=rules[head])
        for head, own in sorted(heads.items())
    ]


def _head_of(
    r: Reading, lexicon: Lexicon, hit: Hit, covered: dict[int, Hit], head_of: dict[int, int]
) -> tuple[int, str] | None:
    """The noun that a term labels, and by which rule."""
    stands = hit.row.stands
    a, b = hit.tokens
    if stands in ("noun", "prefix"):
        return _own_head(r, lexicon, hit)
    if stands != "before":
        named = _before_bracket(r, hit)
        if named is not None:
            return named, "bracket"
    if stands == "before":
        noun = _noun_right(r, b, covered)
        if noun is not None:
            return (noun, "modifier") if _is_called(r, lexicon, noun, hit, covered) else None
    noun = _noun_left(r, lexicon, a, covered, head_of)
    if noun is not None:
        return (noun, "modifier") if _is_called(r, lexicon, noun, hit, covered) else None
    if stands in ("adjective", "both"):
        if not a or r.pos[a - 1] in ("DET", "ADJ") or r.opens_quotation(a - 1) or a == r.units[r.unit_of[a]][0]:
            noun = _noun_right(r, b, covered)
            if noun is not None and noun == b and (r.head[a] == noun or stands == "adjective"):
                return (noun, "modifier") if _is_called(r, lexicon, noun, hit, covered) else None
        if stands == "both" and (r.pos[a] in ("NOUN", "PROPN", "X") and not _goes_on(r, a) or _is_determined(r, a)):
            return a, "noun"
        if _is_exclaimed(r, hit) or stands == "both" and _is_second(r, a, covered):
            return a, "noun"
    return None


def _is_second(r: Reading, token: int, covered: dict[int, Hit]) -> bool:
    """Whether a word is coordinated with a noun that is loaded itself (*bandits et terroristes*)."""
    first = r.head[token]
    return r.dep[token] == "conj" and r.pos[first] == "NOUN" and first in covered and token - first == 2


def _is_exclaimed(r: Reading, hit: Hit) -> bool:
    """Whether a term is thrown at somebody in a quotation (*« Criminel ! »*)."""
    a, b = hit.tokens
    number = r.quote[a]
    return number >= 0 and b < r.length and (r.lower[b] == "!" or r.opens_quotation(a - 1) and r.closes_quotation(b))


def _is_determined(r: Reading, token: int) -> bool:
    """Whether a determiner or preposition stands before a word, adjectives and quotation marks apart."""
    k = token - 1
    while k >= 0 and (r.pos[k] == "ADJ" or r.lower[k] in _ADVERBS or r.words[k] in _MARKS):
        k -= 1
    return k < 0 or r.space[k] or r.pos[k] in ("DET", "NUM") or r.pos[k] == "ADP" and r.pos[token] != "ADJ"


def _goes_on(r: Reading, token: int) -> bool:
    """Whether a word goes on with a row of adjectives (*des propos racistes et antisémites*)."""
    before = r.lower[token - 1] if token else ""
    return before in (*_JOINS, ",") and token > 1 and r.pos[token - 2] == "ADJ" and r.pos[r.head[token]] != "PROPN"


def _own_head(r: Reading, lexicon: Lexicon, hit: Hit) -> tuple[int, str] | None:
    """A noun is its own head, unless it stands on another as an adjective (*une technique révolutionnaire*)."""
    a, b = hit.tokens
    if b - a == 1 and a and r.pos[a - 1] == "NOUN" and r.pos[a] in ("NOUN", "ADJ", "VERB") and not r.space[a - 1]:
        noun = r.pos[a] == "NOUN" or r.pos[a] == "ADJ" and r.quote[a] >= 0  # « les « frères martyrs » »
        return (a - 1, "modifier") if noun and is_actor_noun(r, lexicon, a - 1) else None
    if b - a == 1 and r.pos[a] in ("VERB", "ADJ") and not _is_determined(r, a) and not _is_exclaimed(r, hit):
        return None  # « ce tissu est résistant », « résistant aux assauts »
    return hit.noun, "noun"


def _is_called(r: Reading, lexicon: Lexicon, noun: int, hit: Hit, covered: dict[int, Hit]) -> bool:
    """Whether the noun beside a term stands for an actor."""
    if noun in covered:
        return covered[noun].row.stands in ("noun", "both", "prefix")
    threat = is_threat(r, noun) and hit.row.id != "terroriste" and hit.row.stands != "before"
    return threat or is_actor_noun(r, lexicon, noun)


def _noun_left(
    r: Reading, lexicon: Lexicon, start: int, covered: dict[int, Hit], head_of: dict[int, int]
) -> int | None:
    """The noun that what begins at a token stands behind, over the adjectives between."""
    k = start - 1
    low = max(0, start - _REACH)
    while k >= low and not r.space[k]:
        if k in covered:
            hit = covered[k]
            if hit.tokens[0] in head_of:
                return head_of[hit.tokens[0]]
            k = hit.tokens[0] - 1
        elif r.lower[k] in _JOINS and k - 1 in covered and r.pos[start] != "NOUN":
            other = covered[k - 1].tokens[0]
            return head_of[other] if head_of.get(other, other) != other else None
        elif k + 1 < start and is_role(lexicon, r.lower[k]):
            return k  # a noun that the parser took for a verb: « autre figure arvanienne du djihad »
        elif _stands_between(r, lexicon, k):
            k -= 1
        else:
            return k if r.pos[k] in ("NOUN", "PROPN") else None
    return None


def _stands_between(r: Reading, lexicon: Lexicon, token: int) -> bool:
    """Whether a word may stand between a noun and an adjective of it."""
    if r.pos[token] == "NOUN":  # « le président arvanien autoproclamé », whose demonym the parser took for a noun
        follows = token > 0 and r.pos[token - 1] == "NOUN" and not r.space[token - 1]
        return follows and r.words[token][0].islower() and bool(lexicon.countries.called(r.lower[token]))
    if r.pos[token] == "VERB":
        return "VerbForm=Part" in r.morph[token] and token > 0 and r.pos[token - 1] == "NOUN"
    if r.words[token] in _MARKS:  # one quotation after another is no phrase
        return not (r.opens_quotation(token) and token > 0 and r.words[token - 1] in _MARKS)
    return r.pos[token] == "ADJ" or r.lower[token] in _ADVERBS


def _noun_right(r: Reading, end: int, covered: dict[int, Hit]) -> int | None:
    """The noun that what ends before a token stands before."""
    for k in range(end, min(r.length, end + _REACH)):
        if k in covered:
            return covered[k].noun
        if r.pos[k] in ("NOUN", "PROPN"):
            return k
        if r.pos[k] != "ADJ" and r.words[k] not in _MARKS:
            return None
    return None


def _before_bracket(r: Reading, hit: Hit) -> int | None:
    """The name before the bracket that a term stands in, alone or behind initials: *Union du Port (UP, populiste)*."""
    a, b = hit.tokens
    if b >= r.length or r.lower[b] not in (")", ","):
        return None
    k = a - 1
    while k > max(0, a - 6) and (r.lower[k] in (",", "ex", "et", "ex-") or r.words[k][0].isupper()):
        k -= 1
    if k < 1 or r.lower[k] != "(":
        return None
    return _name_left(r, k - 1)


def _name_left(r: Reading, token: int) -> int | None:
    """The first word of a name that ends at a token: *Mouvement du Port*, *Rassemblement national*."""
    first = None
    for k in range(token, max(-1, token - _REACH), -1):
        if r.words[k][:1].isupper() and r.pos[k] != "DET":
            first = k
        elif r.pos[k] not in ("ADJ", "NOUN", "NUM", "X") and r.lower[k] not in (*OF, "la", "le", "l'", "les"):
            break
    return first


def _tokens(r: Reading, lexicon: Lexicon, head: int, hits: list[Hit], heads: dict[int, list[Hit]]) -> Range:
    """The noun phrase around a head with its terms, without article, quantities and coordinated nouns."""
    low, high = r.units[r.unit_of[head]]
    first, last = min(hit.tokens[0] for hit in hits), max(hit.tokens[1] for hit in hits)
    low, high = min(low, first), max(high, last)
    _, end = phrase(r, lexicon, head, low=low, high=high, after_verb=True)
    stop = max(head + 1, last)
    for k in range(stop, max(stop, end)):
        if _is_clause(r, lexicon, k):
            end = k
            break
        if r.lower[k] in _ENDS or k in heads or r.space[k] or r.pos[k] == "ADP" and r.lower[k] not in OF:
            end = k
            break
    end = _with_agent(r, max(end, stop), high)
    if end == last < r.length and last > head + 1 and r.lower[last] == ")" and "(" in r.lower[head:last]:
        end += 1  # a name with the bracket behind it
    while end > stop and (
        r.lower[end - 1] in OF or r.pos[end - 1] in ("DET", "ADP", "VERB") or r.words[end - 1] in _MARKS
    ):
        end -= 1
    start = min(head, first)
    while start > low and _is_left_part(r, start - 1):
        start -= 1
    return start, end


def _is_clause(r: Reading, lexicon: Lexicon, token: int) -> bool:
    """Whether a lone noun behind an adjective is a verb that the parser mistook (*les forces prorégime | date de*)."""
    return (
        r.pos[token] == "NOUN"
        and r.pos[token - 1] == "ADJ"
        and r.lower[token].endswith("e")
        and token + 1 < r.length
        and r.pos[token + 1] in ("ADP", "DET")
        and not is_role(lexicon, r.lower[token])
        and not lexicon.countries.called(r.lower[token])
    )


def apart(drafts: list[LabelDraft]) -> list[LabelDraft]:
    """Cut noun phrases that run into the next label, so that no two overlap; the drafts are in text order."""
    kept: list[LabelDraft] = []
    for draft in drafts:
        a, b = draft.tokens
        if kept and kept[-1].tokens[1] > a:
            last = kept[-1]
            own = max((last.head + 1, *(hit.tokens[1] for hit in last.hits)))
            if own > a:
                a = own
            else:
                last.tokens = (last.tokens[0], a)
            if a > min((draft.head, *(hit.tokens[0] for hit in draft.hits))):
                continue
        draft.tokens = (a, b)
        kept.append(draft)
    return kept


def _with_agent(r: Reading, end: int, high: int) -> int:
    """Past the *par* and its noun phrase behind a participle (*milice soutenue par les Arvaniens*)."""
    if end < high and r.lower[end] == "par" and r.pos[end - 1] in ("VERB", "ADJ"):
        k = end + 1
        while k < high and r.pos[k] in ("DET", "ADJ", "NOUN", "PROPN") and k - end < _REACH:
            k += 1
        return k if k > end + 1 and r.pos[k - 1] != "DET" else end
    return end


def _is_left_part(r: Reading, token: int) -> bool:
    return r.pos[token] == "ADJ" and r.lower[token] not in _NOT_LABELLING and not r.lower[token].isdigit()
