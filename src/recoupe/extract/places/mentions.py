"""Mentions of places: names that a list or their surroundings say are places.

A name is a run of capitalised words. What stands in front of it (:mod:`recoupe.extract.places.surroundings`), the
lists of the lexicon and the gazetteer speak for a place; people, media, bodies and firms of the same name against it.
The less the surroundings say, the better known a place has to be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from recoupe.extract.names import INSTITUTIONAL
from recoupe.extract.places.people import People
from recoupe.extract.places.surroundings import Left, Signal, left_of
from recoupe.extract.places.words import (
    ARABIC_PARTICLES,
    ARTICLE,
    BODY,
    CAPITAL,
    DATIVE,
    DETERMINERS,
    DIRECTIONS,
    GENERIC,
    NOT_OF_PLACE,
    OF,
    PARTICLES,
    SEIZING,
    SIDES,
    STOPS,
    STRICT,
    VAGUE,
)
from recoupe.extract.reading import Range, Reading
from recoupe.french.folding import fold
from recoupe.gazetteer import Match
from recoupe.lexicon import Lexicon
from recoupe.lexicon.place_names import PlaceName
from recoupe.lexicon.regions import TRIGGER

# How many inhabitants a place must have where its surroundings say little: a complement with *de*, a name that stands
# for itself. Surnames and firms are villages' names, rarely large towns'.
_COMPLEMENT_OF_ANYTHING = 15_000
_LOOSE = 3_000
_ALONE = 100_000
# Names of so few letters are first of all abbreviations.
_SHORT = 4
# Longer runs of capitals are headlines.
_LONGEST = 6
_ROAD = re.compile(r"[AND]\d{1,4}[a-z]?|R[ND]\d{1,4}|M\d{1,2}|E\d{1,3}")
_ROAD_LETTER = frozenset("A N D RN RD".split())

# What joins a place to the one that holds it, up to the preposition.
_HOLDING = frozenset([(comma + preposition) for comma in ((), (",",)) for preposition in (("en",), ("au",), ("aux",), ("dans",))])

Known = Callable[[str], Sequence[Match]]


class Mention(msgspec.Struct):
    """A mention, before it is known which place is meant.

    Attributes:
        tokens: of the mention; ``head`` its first token that bears the name.
        name: what to look up.
        kind: what the noun in front says of it, or ``""``.
        noun: that noun.
        signal: how strongly the surroundings speak for a place.
        left: what stands in front.
        entries: the places of the lexicon that have the name.
        sure: a place whatever the lists know: a road, a name that holds its noun.
        within: index of the mention in brackets or behind *dans, en* that says where this one lies.
    """

    tokens: Range
    name: str
    kind: str
    noun: str
    signal: Signal
    left: Left
    entries: list[PlaceName] = []
    sure: bool = False
    within: int | None = None


class MentionFinder:
    """Finds the mentions of one document."""

    def __init__(self, r: Reading, lexicon: Lexicon, known: Known) -> None:
        """``known`` gives the places of the world that have exactly some name."""
        self.r = r
        self.lexicon = lexicon
        self.known = known
        self.folded = fold(r.text)
        self.mentions: list[Mention] = []
        self._accepted: set[str] = set()
        self._short: set[str] = set()

    def find(self) -> list[Mention]:
        """Give the mentions in text order."""
        names = self._names()
        self.people = People(self.r, self.lexicon, names)
        last_end = 0
        for a, b in names:
            if a < last_end:
                continue
            mention = self._mention(a, b)
            if mention is not None:
                last_end = mention.tokens[1]
        self._repeated()
        self._capitals()
        self.mentions.sort(key=lambda mention: mention.tokens)
        self._contain()
        return self.mentions

    # Names ------------------------------------------------------------------------------------------------------

    def _names(self) -> list[Range]:
        """Runs of capitalised words, media left out."""
        r, k, found = self.r, 0, []
        while k < r.length:
            if k in r.media and not self.lexicon.place_names.get(r.string((k, r.media[k][0]))):
                k = r.media[k][0]
                continue
            if not CAPITAL.match(r.words[k]) or self._is_grammar(k):
                k += 1
                continue
            end = self._name_end(k)
            found.append((k, end))
            k = end
        return found

    def _is_grammar(self, k: int) -> bool:
        """*Le*, *Dans*, *Elle*, *Or* with the capital of their sentence; *La* of *La Seyne* is part of the name."""
        r = self.r
        if r.pos[k] in ("PRON", "SCONJ", "CCONJ", "AUX", "ADP", "ADV"):
            return r.words[k][1:].islower() or len(r.words[k]) == 1
        return r.pos[k] == "DET" and not self._is_article_of_name(k)

    def _is_article_of_name(self, k: int) -> bool:
        """*à La Rochelle*: a capital article inside a sentence, a capital behind it."""
        r = self.r
        return (
            r.words[k] in ("Le", "La", "Les", "L'", "L’", "El", "Al")
            and k > 0
            and not r.space[k - 1]
            and r.words[k - 1] not in (".", "«", '"', ":", "!", "?", "…", "-", "–", "—", "“")
            and k + 1 < r.length
            and CAPITAL.match(r.words[k + 1]) is not None
        )

    def _name_end(self, k: int) -> int:
        """The token past a name: capitals in a row, Arabic particles between them included."""
        r, end = self.r, k + 1
        while end < r.length and end - k < _LONGEST and not self._is_apart(end):
            if end in r.media and not self.lexicon.place_names.get(r.words[end]):
                break
            if CAPITAL.match(r.words[end]) and not self._is_grammar(end):
                joined = r.dep[end].startswith("flat") and r.lower[end - 1] not in INSTITUTIONAL
                own_noun = self.lexicon.place_nouns.get(r.words[k]) is not None
                if not joined and not own_noun and self.lexicon.first_names.gender(r.words[end]) is not None:
                    break  # « le ministre de l'Intérieur Jean Dupont », « la police de Nantes Jean Dupont »
                end += 1
            elif (
                r.lower[end] in ARABIC_PARTICLES
                and end + 1 < r.length
                and r.lower[end] not in ("en", "as", "et", "an")
                and CAPITAL.match(r.words[end + 1])
            ):
                end += 2
            else:
                break
        return end

    def _is_apart(self, k: int) -> bool:
        """Whether more than one space, or none, stands before a token."""
        gap = self.r.start[k] - self.r.end[k - 1]
        return gap > 1 or self.r.space[k] or gap == 0 and not self.r.words[k - 1].endswith(("'", "’"))

    # Deciding ---------------------------------------------------------------------------------------------------

    def _mention(self, a: int, b: int) -> Mention | None:
        """The mention that begins within the name ``a:b``, if there is one."""
        r = self.r
        left = left_of(r, self.lexicon.place_nouns, a)
        if left.signal is Signal.LIST:
            left = self._inherit(left)
        road = self._road(a, left) or self._side(a, b, left) or self._with_own_noun(a, b, left)
        if road is not None:
            return road
        whole = self._with_noun(a, b, left)
        if whole is not None:
            return whole
        listed = self._listed(a, b, left)
        if listed is not None:
            return listed
        name = r.string((a, b))
        if not self._is_place(a, b, name, left):
            shorter = self._split(a, b)
            return shorter
        b = self._longer(a, b)
        if left.noun is not None and left.noun.noun in STOPS and not left.joined:
            b = self._past_particles(b)  # « la station Val de Seine »
        name = r.string((a, b))
        kind = left.noun.kind if left.noun is not None and left.signal is Signal.NOUN else ""
        return self._add((a, self._with_side(b)), name, kind, left)

    def _add(self, tokens: Range, name: str, kind: str, left: Left, entries: Sequence[PlaceName] = ()) -> Mention:
        noun = left.noun.noun if left.noun is not None and left.signal is Signal.NOUN else ""
        mention = Mention(tokens, name, kind, noun, left.signal, left, list(entries))
        self.mentions.append(mention)
        mention.sure = tokens[0] == left.noun_start
        self._accepted.add(fold(name))
        head, hyphen, _ = name.partition("-")
        if hyphen and len(head) > _SHORT and "-" in name and head.lower() not in GENERIC:
            self._short.add(head)
        return mention

    def _with_side(self, b: int) -> int:
        """*la Ghouta orientale*: the side belongs to the name."""
        r = self.r
        if b < r.length and not self._is_apart(b):
            if r.lower[b] in SIDES:
                return b + 1
            if (
                r.words[b] in ("sud", "nord", "est", "ouest")
                and r.pos[b] not in ("AUX", "VERB")
                and (b + 1 == r.length or r.lower[b + 1] not in OF)
            ):
                return b + 1
        return b

    def _road(self, a: int, left: Left) -> Mention | None:
        """*l'A9, la RN 113, l'autoroute A7*."""
        r = self.r
        word = r.words[a]
        end = a + 1
        if word in _ROAD_LETTER and end < r.length and r.words[end].isdigit() and not self._is_apart(end):
            end += 1
        elif not _ROAD.fullmatch(word):
            return None
        if left.article in ("l'", "la") or left.noun is not None and left.noun.extent == "road":
            road = self._add((a, end), r.string((a, end)), "street", left)
            road.sure = True
            return road
        return None

    def _side(self, a: int, b: int, left: Left) -> Mention | None:
        """*dans le Nord, le grand Sud*: a part of the country that the text is about."""
        r = self.r
        if b - a != 1 or r.lower[a] not in DIRECTIONS or b < r.length and (r.lower[b] in OF or r.lower[b] in SIDES):
            return None
        great = r.lower[a - 1] == "grand" if a else False
        if great:
            left = left_of(r, self.lexicon.place_nouns, a - 1)
        if not left.article or left.signal < Signal.LOOSE and not great:
            return None
        start = a - 1 if great else a
        name = r.string((start, b))
        entries = [e for e in self.lexicon.place_names.get(name) if self._in_company(e, left)]
        mention = self._add((start, b), name, "region", left, entries)
        mention.sure = True
        return mention

    def _with_noun(self, a: int, b: int, left: Left) -> Mention | None:
        """Names that hold their noun: *rue Monge, mer Égée, hôpital Necker, bande de Gaza*."""
        r, noun = self.r, left.noun
        if noun is None or left.signal not in (Signal.NOUN, Signal.COMPLEMENT):
            return None
        listed = self.lexicon.place_names.at(r.text, self.folded, r.start[left.noun_start])
        if listed is not None and listed[0] >= r.end[a] and noun.noun not in DIRECTIONS:
            end = bisect_left(r.end, listed[0]) + 1
            return self._add((left.noun_start, end), r.string((left.noun_start, end)), listed[1][0].kind, left, listed[1])
        if noun.extent == "bare" and left.joined or noun.extent not in ("in", "bare"):
            return None
        if noun.kind == "street" and self._is_no_street(left, a, b):
            left.signal, left.noun = (Signal.COMPLEMENT if noun.noun != "place" else Signal.OF), None
            return None
        if left.joined and r.lower[left.noun_start + len(noun.noun.split())] not in OF:
            return None  # « l'île grecque de Chios »
        if left.joined and noun.kind != "street":
            inner = self.lexicon.place_names.at(r.text, self.folded, r.start[a])
            if inner is not None and inner[0] == r.end[b - 1]:
                return None  # « l'île de Chypre »: the name alone
        if noun.extent == "bare" and r.lower[left.noun_start + len(noun.noun.split()) - 1] != r.lower[a - 1]:
            return None  # « l'école publique Diwan »
        end = self._longer(a, b)
        return self._add((left.noun_start, end), r.string((left.noun_start, end)), noun.kind, left)

    def _with_own_noun(self, a: int, b: int, left: Left) -> Mention | None:
        """Names that begin with their noun in capitals: *Wadi Hauran, Tell Abyad, Stade de France, Vieux-Port*."""
        r = self.r
        noun = self.lexicon.place_nouns.get(r.words[a])
        if noun is not None and noun.extent in ("in", "bare") and not (a == 0 or r.space[a - 1] or r.words[a - 1] in ".«\""):
            end = self._past_particles(b) if b - a == 1 else b
            if end - a > 1:
                whole = r.string((a, end))
                mention = self._add((a, end), whole, noun.kind, left, self.lexicon.place_names.get(whole))
                mention.sure = True
                return mention
        parts = r.words[a].split("-")
        if b - a == 1 and len(parts) == 2 and left.article and left.signal in (Signal.LOCATIVE, Signal.LOOSE):
            # « sur le Vieux-Port, sur la Grand-Place »
            noun = self.lexicon.place_nouns.get(parts[1])
            if noun is not None and noun.kind and parts[1][:1].isupper():
                mention = self._add((a, b), r.words[a], "area", left)
                mention.sure = True
                return mention
        return None

    def _past_particles(self, b: int) -> int:
        """The token past *de France* in *Stade de France*."""
        r, end = self.r, b
        while end < r.length and end - b < 2 and r.lower[end] in ("de", "d'", "du", "des", "la", "l'", "les"):
            end += 1
        if b < end < r.length and CAPITAL.match(r.words[end]) and not self._is_grammar(end):
            return self._name_end(end)
        return b

    def _is_no_street(self, left: Left, a: int, b: int) -> bool:
        """*prendre place à*, *la place de Macron*, *une rue de Homs*."""
        r, before = self.r, left.noun_start - 1
        if before >= 0 and r.lower[before] in ("en", "une", "sa", "leur", "ma", "notre", "sur") and r.lower[left.noun_start] == "place":
            return True
        plural = r.lower[left.noun_start].endswith("s")
        return left.joined and (plural or self.people.are_named(r, (a, b)) or before >= 0 and r.lower[before] == "une")

    def _longer(self, a: int, b: int) -> int:
        """*Rio de Janeiro, place Charles de Gaulle*: past particles, where a list knows the whole."""
        r, end = self.r, b
        while end < r.length and end - b < 3 and r.lower[end] in PARTICLES and not self._is_apart(end):
            end += 1
        if b < end < r.length and CAPITAL.match(r.words[end]) and not self._is_grammar(end):
            whole_end = self._name_end(end)
            if self.known(r.string((a, whole_end))):
                return whole_end
        return b

    def _listed(self, a: int, b: int, left: Left) -> Mention | None:
        """A name of the lexicon that begins at ``a``, an Arabic article left out or not."""
        r = self.r
        starts = [r.start[a]]
        article = ARTICLE.match(r.words[a])
        if article:
            starts.append(r.start[a] + article.end())
        for start in starts:
            found = self.lexicon.place_names.at(r.text, self.folded, start)
            if found is None:
                continue
            end = bisect_left(r.end, found[0]) + 1
            entries = [entry for entry in found[1] if self._in_company(entry, left)]
            if not entries or r.end[end - 1] != found[0] or self._is_inside_name(a, end, left, entries[0].layer):
                continue
            kind = left.noun.kind if left.noun is not None and left.signal is Signal.NOUN else ""
            return self._add((a, self._with_side(end)), r.string((a, end)), kind, left, entries)
        return None

    def _in_company(self, entry: PlaceName, left: Left) -> bool:
        """Whether the text adds what an entry needs: *dans le Var*, *la province d'Alep*."""
        if not entry.needs:
            return True
        if left.signal is Signal.NOUN and left.noun is not None and left.noun.kind == "region":
            return True
        if entry.needs == TRIGGER:
            return False
        if left.signal in (Signal.LOCATIVE, Signal.COMPLEMENT) and left.article or left.preposition == "en":
            return True
        if left.preposition in ("dans", "sur", "list") or left.preposition == "de" and left.article in ("le", "l'"):
            return bool(left.article)
        return self.r.words[left.first] == "(" if left.first >= 0 else False

    def _is_inside_name(self, a: int, end: int, left: Left, layer: str) -> bool:
        """*France Inter, Air France, Banque de France, Israël Katz, Maurice Audin*: part of a name of something else."""
        r = self.r
        if end < r.length and not self._is_apart(end) and CAPITAL.match(r.words[end]) and not self._is_grammar(end):
            return r.lower[end] not in ("nord", "sud", "est", "ouest")
        if a and not self._is_apart(a) and CAPITAL.match(r.words[a - 1]) and not self._is_grammar(a - 1):
            return self.lexicon.place_nouns.get(r.words[a - 1]) is None and r.pos[a - 1] in ("PROPN", "NOUN", "X")
        if left.preposition == "de" and left.noun is None:
            j = left.first - 1
            if j >= 0 and (r.lower[j] in NOT_OF_PLACE and r.lower[j] != "université" or self._is_body(j)):
                return True
        first_name = self.lexicon.first_names.gender(r.words[a]) is not None
        if first_name and end - a == 1 and left.signal < Signal.COMPLEMENT and not left.article and not self._in_brackets(a):
            return True
        if layer in ("region", "place") and left.signal is Signal.NONE and not left.article and a and r.dep[a] in ("appos", "nmod"):
            before = r.head[a]
            if before < a and r.lower[a - 1 : a] and r.pos[a - 1] in ("NOUN", "ADJ") and before in (a - 1, a - 2):
                return True  # « le système Wassit »: the name of something else
        if r.words[a] == "US" and left.article != "les":
            return True  # « le commandement US »
        return self.people.are_named(r, (a, end)) and left.signal < Signal.LOCATIVE

    def _is_body(self, j: int) -> bool:
        """Whether a capitalised word inside a sentence begins the name of a body: *Observatoire, Parti*."""
        r = self.r
        return r.words[j][:1].isupper() and r.words[j].lower() in BODY and self.lexicon.place_nouns.get(r.words[j]) is None

    def _inherit(self, left: Left) -> Left:
        """A name joined to a mention shares what announces that."""
        r = self.r
        at = left.first
        if at >= 0 and self.mentions and r.lower[at] in ("et", "ou", ",") :
            last = self.mentions[-1]
            gap = at - last.tokens[1]
            if gap == 0 or gap == 1 and r.lower[at - 1] in (",", ")") or gap > 0 and r.lower[last.tokens[1]] == "(" and r.lower[at - 1] == ")":
                signal = last.signal if last.signal is not Signal.NONE else Signal.LIST
                noun = last.left.noun if last.signal is Signal.NOUN and last.left.noun is not None and last.left.noun.extent == "out" else None
                if noun is None and signal is Signal.NOUN:
                    signal = Signal.LOCATIVE
                return Left(signal, noun=noun, joined=last.left.joined, preposition=left.preposition or "list", article=left.article, first=at)
        return Left(Signal.OF if left.preposition == "de" else Signal.NONE, preposition=left.preposition, article=left.article, first=left.first)

    def _is_place(self, a: int, b: int, name: str, left: Left) -> bool:
        """Whether a name that the lexicon does not list is taken for a place's."""
        r = self.r
        word = r.words[a]
        if word.lower() in BODY or word.isupper() and (len(word) < 6 or b - a > 1):
            return self._is_dateline(a, b) and word.lower() not in BODY
        if len(word) < 3 and b - a == 1 or self._is_role(a) and (left.signal < Signal.LOCATIVE or left.article):
            return False
        if self._is_dateline(a, b):
            return True
        person = a in self.people.starts and (b - a > 1 or left.signal < Signal.NOUN)
        surname = self.people.are_named(r, (a, b))
        first_name = self.lexicon.first_names.gender(word) is not None
        if left.signal is Signal.NOUN and left.noun is not None:
            if left.joined or left.noun.noun in VAGUE and b - a == 1:
                return not surname and not person and not (first_name and b - a > 1) or bool(self.known(name))
            return True  # « la station Jean Dupont »
        if person or surname and left.signal < Signal.LOCATIVE:
            return False
        if first_name and (b - a > 1 or left.signal < Signal.COMPLEMENT or left.preposition == "list"):
            return False
        if name in self._short and left.signal is not Signal.NONE:
            return True  # « Mantes » after « Mantes-la-Jolie »
        matches = self._full(name, left) if not left.article or r.pos[a] != "NOUN" else ()
        if not matches and "-" in name and left.signal >= Signal.COMPLEMENT and self._town_of(name):
            return True
        largest = max((match.place.population for match in matches), default=0)
        if left.signal is Signal.LOCATIVE:
            return bool(matches) or not surname and self._may_be_unknown(a, b, left)
        if left.signal is Signal.COMPLEMENT:
            return bool(matches) or left.noun is not None and left.noun.noun in STRICT and r.pos[a] == "PROPN" and not left.article
        if left.signal is Signal.LIST:
            return bool(matches)
        if left.signal is Signal.LOOSE:
            return largest >= _LOOSE and left.article != "la"
        if left.signal is Signal.OF:
            return largest >= _COMPLEMENT_OF_ANYTHING and not left.article
        if r.dep[a] in ("obj", "obl") and r.lemma[r.head[a]] in SEIZING:
            return largest > 0
        if self._in_brackets(a):
            return largest > 0
        return largest >= _ALONE and r.pos[a] == "PROPN" and not left.article and len(name) > _SHORT

    def _full(self, name: str, left: Left) -> Sequence[Match]:
        """Places of exactly this name, with its article where it has one in the text (*au Caire*: *Le Caire*)."""
        if left.article:
            return self.known(f"{left.article.capitalize()} {name}") if left.article != "l'" else self.known(f"L'{name}")
        return self.known(name)

    def _town_of(self, name: str) -> bool:
        """*Bruxelles-Ixelles, Lille-Flandres*: the part of a town that comes first."""
        return any(match.place.population >= _ALONE for match in self.known(name.partition("-")[0]))

    def _may_be_unknown(self, a: int, b: int, left: Left) -> bool:
        """Whether a name that no list knows stands where hardly anything but a place can."""
        r = self.r
        if r.pos[a] not in ("PROPN", "NOUN", "X", "NUM"):
            return False
        if left.preposition in ("à", "a", "jusqu'", "jusqu'à"):
            governor = r.head[a]
            lemma = r.lemma[governor]
            if left.article or r.pos[a] != "PROPN" or lemma in DATIVE or lemma in self.lexicon.reporting.by_id:
                return False
            if b - a > 1 and not any("-" in r.words[k] for k in range(a, b)):
                return False  # two plain names are most often a person's
            # « la lettre à Dupont »: what a noun takes with *à* is as often somebody
            return r.pos[governor] != "NOUN" or CAPITAL.match(r.words[a]) is not None and "-" in r.words[a]
        return left.preposition == "de" or left.preposition == "vers" and not left.article

    def _is_role(self, a: int) -> bool:
        """*Président, Ministre* with a capital."""
        role = self.lexicon.roles.get(self.r.words[a])
        return role is not None and role.role_class != "seat"

    def _in_brackets(self, a: int) -> bool:
        r = self.r
        return a > 0 and r.words[a - 1] == "(" and bool(self.mentions) and self.mentions[-1].tokens[1] == a - 1

    def _is_dateline(self, a: int, b: int) -> bool:
        """*HOMS (AFP) –*, *Homs, 3 mars –*, *Homs |* at the head of a paragraph."""
        r = self.r
        if a and not r.space[a - 1]:
            return False
        line = r.text[r.end[b - 1] : r.end[b - 1] + 60]
        return re.match(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:,\s*(?:le )?\d{1,2}(?:er)? \w+(?: \d{4})?\s*)?(?:\([^)\n]{1,30}\)\s*)?(?:[|–—]|- )", line) is not None and (
            b - a <= 3 and (r.words[a].isupper() or bool(self.known(r.string((a, b)))))
        )

    def _split(self, a: int, b: int) -> Mention | None:
        """*Rouen Nord*: a known name followed by its side."""
        r = self.r
        if b - a == 2 and r.lower[a + 1] in ("nord", "sud", "est", "ouest", "centre") and self._is_place(a, a + 1, r.words[a], left_of(r, self.lexicon.place_nouns, a)):
            return self._add((a, b), r.words[a], "area", left_of(r, self.lexicon.place_nouns, a))
        return None

    # Afterwards -------------------------------------------------------------------------------------------------

    def _repeated(self) -> None:
        """Names that are mentions elsewhere in the document, where their own surroundings say little."""
        r = self.r
        taken = {k for mention in self.mentions for k in range(*mention.tokens)}
        for a, b in self._names():
            if a in taken or fold(r.string((a, b))) not in self._accepted or a in self.people.starts:
                continue
            if self.people.are_named(r, (a, b)):
                continue
            left = left_of(r, self.lexicon.place_nouns, a)
            if left.preposition == "de" and left.first > 0 and (self._is_body(left.first - 1) or r.lower[left.first - 1] in NOT_OF_PLACE):
                continue
            entries = [e for e in self.lexicon.place_names.get(r.string((a, b))) if self._in_company(e, left)]
            self._add((a, b), r.string((a, b)), "", left, entries)

    def _contain(self) -> None:
        """*Odessa, en Ukraine*; *Arles (Bouches-du-Rhône)*; *la base X dans la région Y*: the second holds the first."""
        for index in range(len(self.mentions) - 1):
            one, other = self.mentions[index], self.mentions[index + 1]
            a, b = one.tokens[1], other.left.first
            noun = other.left.noun
            if noun is not None and (noun.kind in ("region", "area") or noun.noun in DIRECTIONS):
                # « dans la province de »: the preposition stands in front of the noun
                b = other.left.noun_start
                while b > a and self.r.lower[b - 1] in DETERMINERS:
                    b -= 1
                b -= 1
            gap = tuple(self.r.lower[a : b + 1]) if b >= a else ()
            if gap in _HOLDING or self.r.lower[a : other.tokens[0]] == ["("]:
                one.within = index + 1

    def _capitals(self) -> None:
        """*la capitale irakienne*: a city without its name."""
        r = self.r
        for k in range(r.length - 1):
            if r.lower[k] != "capitale" or r.pos[k + 1] not in ("ADJ", "NOUN"):
                continue
            countries = self.lexicon.countries.demonyms.get(r.lower[k + 1], ())
            if len(countries) == 1:
                start = k - 1 if k and r.lower[k - 1] in DETERMINERS else k
                left = Left(Signal.NOUN, first=start)
                entries = [entry for entry in self.lexicon.place_names.get(countries[0].capital) if entry.country == countries[0].code]
                self.mentions.append(Mention((start, k + 2), countries[0].capital, "city", "capitale", Signal.NOUN, left, entries))
