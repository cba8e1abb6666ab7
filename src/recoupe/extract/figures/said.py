"""What is said of those counted: the row of the verb, participle or noun that makes them victims, marchers or soldiers.

The words beside the number come first (*tuant 11 policiers*, *onze jeunes en garde à vue*), then its own participles
and relative clauses, then what it depends on, up through coordinations.
"""

from __future__ import annotations

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.verbs import BEFALLS, FIGURES, NOT, Verbs
from recoupe.extract.reading import Reading
from recoupe.lexicon.counted import Counted, CountedRow

_GRAVELY = {"mortellement": ("tuer", "object")} | dict.fromkeys(
    ("grièvement", "gravement", "légèrement"), ("blesser", "object")
)
_IN_CUSTODY = tuple(
    tuple(words.split())
    for words in (
        "en garde à vue",
        "en garde-à-vue",
        "en détention",
        "en prison",
        "sous les verrous",
        "derrière les barreaux",
        "aux arrêts",
    )
)
_CUSTODY = ["garde", "à", "vue"]
_STAY = ("être", "rester", "demeurer", "trouver", "croupir", "dormir", "placer", "mettre")
_HAVE = ("ont", "a", "avaient", "avait")
_AUXILIARIES = frozenset("ont été a sont avaient étaient autres au total".split())
_SWAPPED = ("libérer", "échanger", "relâcher")
_TIMES = ("fois", "reprises", "reprise")
_IN_THE_STREET = (["dans", "la", "rue"], ["dans", "les", "rues"])
_CLOSING = ("»", "”", '"')
_ADJUNCTS = ("en", "à", "au")
_LIST = 24  # tokens of a list of those counted
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ")
_LISTING = frozenset({",", "de", "d'", "du", "des", "ainsi", "que", "au", "moins", "plus", "«", "»", '"', "“", "”"})
_FAR = 14  # tokens from a number to what so many do
_REACHES = frozenset("élever monter chiffrer atteindre dépasser être".split())
_UP = ("conj", "appos", "nummod", "fixed", "flat")


class Said:
    """Finds what is said of the figures of one document."""

    def __init__(self, r: Reading, counted: Counted) -> None:
        self.r = r
        self.counted = counted
        self.verbs = Verbs(r, counted)

    def of(self, draft: FigureDraft) -> CountedRow | None:
        """The row of the verb, participle or noun that what is counted depends on, or that depends on it."""
        done = self._done_by_so_many(draft)
        if done is not None:
            return self.verbs.verb(done, "subject")  # « ils étaient 300 à manifester »
        after = draft.end
        if self.r.lower[after : after + 3] in _IN_THE_STREET:  # « ils étaient 9 000 dans la rue »
            return self.counted.verb("descendre", "subject", _IN_THE_STREET[0])
        many = draft.amount.least > 1
        if self.is_one_of_them(draft):
            return self._own_words(draft.head, many, draft.head)  # « l'un des deux suspects a été arrêté »
        row = self._beside_it(draft) or self._above(draft, many) or self._with_others(draft) or self._at_event(draft)
        if row is not None and row.kind == "wounded":  # « un soldat blessé lundi est mort »
            told = self._governed(draft.head)
            return told if told is not None and told.kind == "killed" else row
        return row

    def _done_by_so_many(self, draft: FigureDraft) -> int | None:
        """The infinitive of *ils étaient 300 à manifester*, *4.000 selon la police, 12.000 selon la CGT à défiler*."""
        r, after = self.r, draft.tokens[1]
        if draft.noun is not None:
            return None
        stop = min(after + _FAR, r.units[r.unit_of[draft.head]][1] - 1)
        for k in range(after, stop):
            if r.lower[k] == "à" and r.pos[k + 1] == "VERB" and "VerbForm=Inf" in r.morph[k + 1]:
                return k + 1
            if r.is_finite(k):
                return None
        return None

    def is_one_of_them(self, draft: FigureDraft) -> bool:
        """Whether only one of those counted is spoken of: *un des deux suspects a été arrêté*."""
        first, lower = draft.tokens[0], self.r.lower
        while first > 1 and lower[first - 1] in ("les", "ces", "ses"):
            first -= 1
        return first > 1 and lower[first - 2] in ("un", "une") and lower[first - 1] in ("des", "de")

    # Beside the number -------------------------------------------------------------------------------------------

    def _beside_it(self, draft: FigureDraft) -> CountedRow | None:
        """What the words right before and behind tell, whatever the parser made of them."""
        r = self.r
        before = r.token_at(draft.amount.start) - 1
        if before >= 0 and (row := self.counted.doing(r.lower[before])) is not None:
            return row  # « tuant 11 policiers »
        behind = draft.end
        if self.r.lower[behind : behind + 2] == ["faits", "prisonniers"]:
            return self.counted.verb("faire", "object", ["prisonnier"])
        if self._is_in_custody(behind):
            return self.counted.noun_of("garde à vue")  # « onze jeunes en garde à vue »
        if tuple(r.lower[behind : behind + 3]) == ("dans", "un", "état"):  # « dont deux dans un état critique »
            return self.counted.verb("blesser", "object", ())
        if behind < r.length and r.lower[behind] in _GRAVELY:  # « dont un policier mortellement »
            return self.counted.verb(*_GRAVELY[r.lower[behind]], ())
        if r.lower[before - 2 : before] == ["la", "vie"] and r.lower[before] in ("à", "de", "aux", "des", "d'"):
            return self.counted.verb("perdre", "subject", ["la", "vie"])  # « a ôté la vie à un démineur »
        if (row := self._among(draft, before)) is not None:
            return row
        for beside in self._next(draft):
            row = self.counted.participle(r.lower[beside])
            if row is not None and not self._is_of_another(draft, beside):
                return row
        return None

    def _is_in_custody(self, k: int) -> bool:
        """*en garde à vue*, *sont toujours derrière les barreaux*."""
        r = self.r
        k += r.lower[k : k + 1] == ["autres"]
        stop = min(k + 3, r.length)
        while k < stop and (r.pos[k] in ("AUX", "ADV") or r.lemma[k] in _STAY) and r.lower[k] not in NOT:
            k += 1
        return any(tuple(r.lower[k : k + len(words)]) == words for words in _IN_CUSTODY)

    def _among(self, draft: FigureDraft, before: int) -> CountedRow | None:
        """*Parmi les morts figure un enfant*: the noun behind *parmi*."""
        r = self.r
        k = before
        while k > 0 and (r.lower[k] in (",", "se", "on") or r.pos[k] == "ADV" or r.lemma[k] in FIGURES):
            k -= 1
        if k < 2 or not {"parmi"} & set(r.lower[max(0, k - 3) : k]):
            return None
        listed = self.counted.noun_at(r.lower, k)
        return listed[0] if listed is not None and listed[0].kind in BEFALLS else None

    def _is_of_another(self, draft: FigureDraft, participle: int) -> bool:
        """Whether the parser found another subject: *le garde qui désamorçait deux engins a été tué*."""
        subject = self.r.child(participle, "nsubj")
        return subject is not None and subject < draft.head and self.r.dep[draft.head] == "obj"

    def _next(self, draft: FigureDraft) -> range:
        """The tokens right behind what is counted, where a participle may stand that the parser hung elsewhere."""
        end = draft.end
        stop = end + (end < self.r.length and self.r.lower[end] in _CLOSING)  # « sept « terroristes » tués »
        active = False
        while stop < self.r.length and stop - end < 6:
            word = self.r.lower[stop]
            auxiliary = self.r.pos[stop] in ("AUX", "ADV") or word in _AUXILIARIES
            if word in NOT:
                return range(0)
            if not auxiliary:
                if draft.amount.least <= 1 and "Number=Plur" in self.r.morph[stop]:
                    return range(0)  # « onze membres d'une même famille sont morts »
                agrees = word.endswith("s") or draft.amount.least <= 1 and word.endswith(("é", "ée", "t", "u", "te"))
                return range(stop, stop + 1) if agrees and not active else range(0)
            active = word in _HAVE or active and word != "été"
            stop += 1
        return range(0)

    def _with_others(self, draft: FigureDraft) -> CountedRow | None:
        """What is said of those who open a clause, alone or in a list: *huit hommes et une femme sont morts*.

        The words tell, where the parser has torn the list apart or did not find the subject.
        """
        r = self.r
        start = r.token_at(draft.amount.start)
        low, high = r.units[r.unit_of[draft.head]]
        k = draft.end
        if r.lower[k : k + 2] == ["d'", "entre"]:
            k += 3
        placed = r.pos[start - 1] == "PROPN" and r.lower[start - 2] in ("à", "en", "dans", "au", "aux")
        start -= start > low and r.lower[start - 1] == "entre"  # « entre 300 personnes, selon X, et 500, selon Y »
        opens = start == low or r.pos[start - 1] in ("PUNCT", "CCONJ", "SCONJ") or placed  # « à Kessar 300 marcheurs »
        if not opens or k >= high or r.lower[k] not in (",", "et") and not r.is_finite(k):
            return None
        counted = r.is_finite(k)  # « près de 300 habitants ont défilé », where *près* hangs on the verb
        m = k
        while m < min(k + _LIST, high):
            aside = self._past_source(m, high)
            if aside > m:
                m, counted = aside, True  # « 300 habitants, selon la police, manifestaient »
                continue
            if r.is_finite(m):
                if not counted or "Number=Plur" not in r.morph[m]:
                    return None
                verb = next((n for n in range(m, min(m + 5, high)) if r.pos[n] == "VERB"), m)
                return self.verbs.predicate(verb, self.verbs.is_passive(verb))
            counted = counted or r.pos[m] == "NUM" or r.lower[m] in ("un", "une")
            if r.pos[m] not in _NOMINAL and r.lower[m] not in _LISTING:
                return None
            m += 1
        return None

    def _past_source(self, k: int, high: int) -> int:
        """Past the source that stands between commas at ``k``; ``k`` where none does."""
        lower = self.r.lower
        if lower[k] != "," or lower[k + 1 : k + 2] != ["selon"] and lower[k + 1 : k + 3] != ["d'", "après"]:
            return k
        return next((m + 1 for m in range(k + 2, min(k + _FAR, high - 1)) if lower[m] == ","), k)

    def _at_event(self, draft: FigureDraft) -> CountedRow | None:
        """Those who are at a demonstration: *50 000 personnes à la marche pour la paix*."""
        r, k = self.r, draft.end
        if k + 2 >= r.length or draft.noun is None or r.lower[k] not in ("à", "au", "dans", "lors", "aux"):
            return None
        noun = next((m for m in range(k + 1, k + 4) if m < r.length and r.pos[m] in ("NOUN", "PROPN")), None)
        row = self.counted.near(r.lower[noun]) if noun is not None else None
        return row if row is not None and row.kind == "participants" else None

    # Above it -----------------------------------------------------------------------------------------------------

    def _above(self, draft: FigureDraft, many: bool) -> CountedRow | None:
        """What the noun's own clause tells, and what it depends on, up through coordinations."""
        row = self._climb(draft, draft.head, many)
        if row is None and draft.noun is not None:  # « à un colonel et à sept de ses hommes », hung on the colonel
            number = next((k for k in range(*draft.tokens) if self.r.dep[k] == "conj"), None)
            row = self._climb(draft, number, many) if number is not None else None
        return row

    def _climb(self, draft: FigureDraft, head: int, many: bool) -> CountedRow | None:
        r = self.r
        for _ in range(6):
            row = self._own_words(head, many, draft.head) or self._governed(head)
            if row is not None:
                return row
            governor = r.head[head]
            relation = r.dep[head].split(":")[0]
            inside = draft.amount.start <= r.start[governor] < draft.amount.end
            if governor == head or not (inside or relation in _UP):
                return None
            if relation == "conj" and r.pos[governor] == "VERB":  # « a tué un garde et (blessé) deux civils »
                return self.verbs.verb(governor, "object") if r.child(governor, "obj") is not None else None
            head = governor
        return None

    def _own_words(self, head: int, many: bool, low: int) -> CountedRow | None:
        """Participles and relative clauses of the noun: *17 personnes tuées*, *300 personnes qui manifestaient*.

        Those of a noun that the one counted is joined to stand behind ``low``, or are not said of both.
        """
        r = self.r
        for child in r.children[head]:
            if child < low:
                continue
            relation = r.dep[child]
            if relation == "nmod" and r.pos[child] == "PROPN":
                row = self._said_past(child)
                if row is not None:
                    return row
            if relation in ("acl", "amod") or relation.startswith("acl"):
                row = self.counted.participle(r.lower[child]) if relation != "acl:relcl" else None
                if row is None and "Tense=Past" in r.morph[child] and relation == "acl":
                    row = self.verbs.verb(child, "object")  # « une femme, touchée à la jambe »
                if row is not None:
                    if many and not r.lower[child].endswith("s"):
                        continue  # said of another: « un des deux suspects, arrêté hier »
                    return row
                row = self._relative(child) if relation == "acl:relcl" else self.verbs.verb(child, "subject")
                if row is not None and (relation != "acl" or "Tense=Pres" in r.morph[child]):
                    return row
        return None

    def _relative(self, verb: int) -> CountedRow | None:
        """The clause *qui manifestaient*, *que l'armée a tués*; not *où dix gardes ont été tués*."""
        r = self.r
        for child in r.children[verb]:
            if r.lower[child] == "qui" and r.dep[child].startswith("nsubj"):
                return self.verbs.predicate(verb, False)
            if r.lower[child] in ("que", "qu'") and r.dep[child] == "obj":
                row = self.verbs.verb(verb, "object")
                return row if row is not None and row.kind in ("killed", "wounded") else None
        return None

    def _said_past(self, name: int) -> CountedRow | None:
        """A participle that agrees with those counted and hangs on a name between: *deux élus de Kessar, arrêtés*."""
        for child in self.r.children[name]:
            if self.r.dep[child] in ("acl", "amod") and child > name and self.r.lower[child].endswith("s"):
                row = self.counted.participle(self.r.lower[child])
                if row is not None:
                    return row
        return None

    def befalls(self, draft: FigureDraft) -> CountedRow | None:
        """What the verb or noun that a figure hangs on makes of those counted."""
        above = self.r.head[draft.head]
        inside = draft.amount.start <= self.r.start[above] < draft.amount.end  # « trois des blessés »
        return self._governed(above if inside else draft.head)

    def _governed(self, head: int) -> CountedRow | None:
        r = self.r
        governor, relation = r.head[head], r.dep[head]
        if governor == head:
            return None
        base = relation.split(":")[0]
        if base == "nsubj":
            if r.dep[governor].startswith("aux"):
                governor = r.head[governor]
            return self.verbs.subject(governor, relation)
        if base in ("obj", "iobj") or relation == "obl:arg" and r.lower[governor] == "procéder":
            return self.verbs.verb(governor, "object") or self._nearer_verb(governor, head)
        counted = r.pos[head] == "NUM" or r.child(head, "nummod") is not None and r.lower[head] not in _TIMES
        bare = (counted or r.quote[head] >= 0) and r.lower[head - 1] != "dont"
        if base == "obl" and bare and r.child(head, "case") is None and r.pos[governor] == "VERB" and head > governor:
            return self.verbs.verb(governor, "object")  # « ont perdu « cinq des leurs » », which no preposition joins
        if (
            base == "obl"
            and r.lemma[governor] in _SWAPPED
            and r.lower[r.children[head][0] if r.children[head] else head] == "contre"
        ):
            return self.verbs.verb(governor, "object")  # « libérés contre deux soldats »
        if r.lemma[governor] == "coûter" and "vie" in r.lower[governor + 1 : governor + 3] and base != "nsubj":
            return self.counted.verb("perdre", "subject", ["la", "vie"])  # « a coûté la vie à neuf gardes »
        if base in ("obl", "obj", "nsubj") and r.lemma[governor] in _REACHES:
            subject = r.child(governor, "nsubj")
            if subject is not None and r.lower[subject] == "pertes":
                return self.counted.noun_of("perte")  # « les pertes s'élèvent à 310 hommes »
        if base == "nmod" and r.lower[governor] == "total" and r.lower[governor - 1] == "un":
            return self._governed(governor)  # « un total de 300 personnes ont défilé »
        if base == "nmod" and r.lower[governor] in ("celle", "celui"):
            return self._same_as_before(governor)
        if base == "nmod":
            in_custody = _CUSTODY in (r.lower[governor : governor + 3], r.lower[max(0, governor - 2) : governor + 1])
            row = self.counted.noun_of("garde à vue" if in_custody else r.lemma[governor].lower())
            case = r.child(governor, "case")
            own = r.child(head, "case")
            inner = own is not None and r.lower[own] in ("de", "d'", "des")
            named = case is not None and r.lower[case] in _ADJUNCTS and r.pos[case - 2 : case] == ["DET", "NOUN"]
            if inner and row is None and case is not None and named:
                return self.counted.noun_of(r.lemma[case - 1].lower())  # « la mort au combat de dix soldats »
            return row
        return None

    def _same_as_before(self, pronoun: int) -> CountedRow | None:
        """What *celle* stands for: *l'armée annonce la mort de dix rebelles, Ostrel celle de deux soldats*."""
        r = self.r
        low = max(r.units[r.unit_of[pronoun]][0], pronoun - _LIST)
        return next((row for k in range(pronoun - 1, low - 1, -1) if (row := self.counted.noun_of(r.lemma[k]))), None)

    def _nearer_verb(self, governor: int, head: int) -> CountedRow | None:
        """The verb between, where the parser hung its object higher: *accuse X d'avoir tué, hier, dix bergers*."""
        r = self.r
        for child in reversed(r.children[governor]):
            if governor < child < head and r.pos[child] == "VERB" and r.dep[child] in ("xcomp", "ccomp", "advcl"):
                return self.verbs.verb(child, "object") if r.child(child, "obj") is None else None
        return None
