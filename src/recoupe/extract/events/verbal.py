"""Who a verb speaks of: its subject, object and complements, through passives, control, relatives and coordination."""

from __future__ import annotations

from collections.abc import Container, Iterator

from recoupe.extract.events.frames import is_bare_participle, is_let_happen
from recoupe.extract.events.phrases import Found, complements, is_who, preposition
from recoupe.extract.reading import Reading
from recoupe.extract.subjects import finite_subject
from recoupe.extract.verb_groups import AVOIR
from recoupe.lexicon import Lexicon

# Verbs of movement and state whose participle goes with *être* without being passive.
_ACTIVE_WITH_ETRE = frozenset(
    "aller arriver convenir décéder descendre devenir entrer intervenir monter mourir naître partir parvenir passer "
    "provenir rentrer repartir ressortir rester retomber retourner revenir sortir survenir tomber venir".split()
)
# Verbs that are always or mostly reflexive, whose bare participle is active too: *des milices retranchées*.
_REFLEXIVE_PARTICIPLES = frozenset(
    "absenter agenouiller enfuir évader infiltrer masser positionner poster rallier rassembler réfugier regrouper "
    "replier retrancher réunir révolter soulever suicider".split()
)
# Who does what the infinitive says: the object or the person addressed, not the subject.
_OBJECT_CONTROL = frozenset(
    "accuser aider amener appeler arrêter astreindre autoriser charger condamner conseiller contraindre "
    "convaincre convier demander dissuader dépêcher empêcher encourager enjoindre entendre envoyer exhorter "
    "forcer habiliter inciter inculper interdire inviter juger laisser mandater menacer obliger ordonner "
    "permettre persuader poursuivre pousser prier proposer recommander reprocher sommer soupçonner suggérer "
    "suspecter incarcérer interpeller rechercher voir écrouer".split()
)
# ... but the subject, where nobody is addressed: *il menace de, il propose de*.
_OWN_WITHOUT_OBJECT = frozenset("menacer proposer demander".split())
#: Verbs that bring their object to do what a noun behind *à* says: *contraints à l'exode, appelés à la grève*.
DRIVING = frozenset(
    "acculer amener appeler astreindre condamner contraindre convier encourager exhorter forcer inciter inviter "
    "obliger pousser réduire".split()
)
#: Verbs of blame: *accusé de meurtre, condamné pour enlèvement, soupçonné d'attentat*.
BLAMED = frozenset(
    "accuser arrêter condamner écrouer incarcérer inculper interpeller juger poursuivre reconnaître rechercher "
    "soupçonner suspecter".split()
)
_CLITIC_OBJECTS = frozenset("le la l' les".split())
_REFLEXIVES = frozenset("se s'".split())
_ADVERBIAL = frozenset("tour part place dont où y en".split())  # « à son tour », « pour sa part », « dont dix »
_MEASURES = frozenset("plus moins près environ beaucoup nombre".split())
_NOBODY = frozenset("on ce c' cela ça ceci tout rien".split())
_FIRST_PERSON = frozenset("je j' me m' moi mon ma mes nous notre nos".split())
_RELATIVES = frozenset(
    "qui que qu' dont lequel laquelle lesquels lesquelles auquel auxquels duquel desquels auxquelles desquelles".split()
)
_LEQUEL = ("lequel", "laquelle", "lesquels", "lesquelles")
_PREDICATES = ("VERB", "AUX", "ADJ")
# How far up or down a chain of dependencies is followed.
_DEPTH = 12


class Verbs:
    """The verbs of a document, and who they speak of.

    Args:
        skipped: tokens that are no participants (dates, datelines), whatever the parser says.
        events: the heads of the triggers.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, skipped: Container[int], events: Container[int]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.skipped = skipped
        self.events = events
        self._subjects: dict[int, Found | None] = {}
        self._depth = 0

    # Voice -------------------------------------------------------------------------------------------------------

    def is_passive(self, verb: int) -> bool:
        """Whether what stands as the subject of a verb undergoes: passives, bare participles, *s'est fait tuer*."""
        r = self.r
        if is_let_happen(r, verb):
            return True
        for _ in range(_DEPTH):
            if "VerbForm=Part" in r.morph[verb] and "Tense=Pres" in r.morph[verb]:
                return False
            if r.pos[verb] in ("NOUN", "ADJ") and r.lower[verb].endswith("ant"):
                return False  # « blessant trois d'entre eux », whatever the parser says
            auxiliaries = [k for k in r.children[verb] if k < verb and r.pos[k] in ("AUX", "VERB")]
            if any(r.lemma[k] == "faire" and r.dep[k].startswith("aux") for k in auxiliaries):
                return self.is_reflexive(verb)  # « s'est fait tuer », but « a fait tomber »
            if any(r.dep[k] == "aux:pass" for k in auxiliaries):
                return r.lemma[verb] not in _ACTIVE_WITH_ETRE
            if any(r.lower[k] in AVOIR for k in auxiliaries) or self.is_reflexive(verb):
                return False
            if "VerbForm=Part" not in r.morph[verb] and r.pos[verb] not in ("ADJ", "NOUN"):
                return False
            if any(r.dep[k].startswith(("aux", "cop")) for k in auxiliaries):
                return r.lemma[verb] not in _ACTIVE_WITH_ETRE
            if r.dep[verb] != "conj" or r.head[verb] == verb or r.pos[r.head[verb]] not in ("VERB", "ADJ"):
                return r.lemma[verb] not in _ACTIVE_WITH_ETRE and r.lemma[verb] not in _REFLEXIVE_PARTICIPLES
            verb = r.head[verb]  # « arrêtés et placés », « a pris et détruit »
        return False

    def is_state(self, verb: int) -> bool:
        """Whether a passive tells a state rather than what was done: *les forces déployées*."""
        r = self.r
        auxiliaries = [r.lower[k] for k in r.children[verb] if r.dep[k].startswith(("aux", "cop"))]
        return self.is_passive(verb) and "été" not in auxiliaries

    def detached(self, verb: int) -> Iterator[Found]:
        """Whom a participle behind a comma may be about, where the noun it hangs on cannot be meant.

        Whose that noun is (*la démission du ministre, mis en examen*), then the subject of the clause (*elle a perdu la
        vie à Kessar, percutée par un camion*).
        """
        r = self.r
        noun = r.head[verb]
        if r.dep[verb] != "acl" or not r.is_noun(noun) or self._is_finite(verb) or r.lower[verb - 1] != ",":
            return
        for k in r.children[noun]:
            if noun < k < verb and r.is_noun(k) and preposition(r, k) == "de" and k not in self.skipped:
                yield Found(self.core(k), "participe")
        clause = noun
        for _ in range(_DEPTH):
            if r.pos[clause] in ("VERB", "AUX") or r.head[clause] == clause:
                break
            clause = r.head[clause]
        if r.pos[clause] == "VERB" and clause < verb:
            found = self._inherited(self.subject(clause), "participe", clause)
            if found is not None:
                yield found

    def is_settled(self, verb: int) -> bool:
        """Whether a bare participle tells what its noun has done itself: *réunis à Kessar, des milices retranchées*."""
        r = self.r
        bare = "VerbForm=Part" in r.morph[verb] and "Tense=Pres" not in r.morph[verb]
        auxiliaries = (r.dep[k].startswith(("aux", "cop")) for k in r.children[verb])
        return bare and r.lemma[verb] in _REFLEXIVE_PARTICIPLES and not any(auxiliaries)

    def is_reflexive(self, verb: int) -> bool:
        """Whether a verb has *se* on it."""
        return any(self.r.lower[k] in _REFLEXIVES and k < verb for k in self.r.children[verb])

    # Subjects ----------------------------------------------------------------------------------------------------

    def subject(self, verb: int) -> Found | None:
        """The subject on the surface: of the verb itself, or understood from the clause around it.

        An infinitive takes the subject or the object of the verb that governs it (*l'armée a ordonné à X de se
        retirer*), a participle the noun beside it, a coordinated verb that of the first.
        """
        if verb not in self._subjects:
            self._subjects[verb] = None  # a cycle of the parser's ends here
            if self._depth < _DEPTH:
                self._depth += 1
                self._subjects[verb] = self._subject(verb)
                self._depth -= 1
        return self._subjects[verb]

    def _subject(self, verb: int) -> Found | None:
        r = self.r
        own = self._own_subject(verb)
        if own is not None:
            if r.lower[own].lstrip("-t") in _NOBODY and not self._is_speaker(own):
                return None
            return self.relative(own) or Found(self.core(own), "sujet")
        relation, governor = r.dep[verb].split(":")[0], r.head[verb]
        finite = self._is_finite(verb)
        if self._is_que_clause(verb):  # « l'offensive que mènent les rebelles »
            behind = (k for k in r.children[verb] if k > verb and r.dep[k].startswith("obj") and not preposition(r, k))
            return next((Found(self.core(k), "sujet") for k in behind), None)
        while r.pos[governor] in ("ADV", "ADP", "SCONJ") and r.head[governor] != governor:
            governor = r.head[governor]  # « afin de protester »
        if relation in ("acl", "amod") and not finite:
            if r.pos[governor] == "PRON" and r.head[governor] != governor:
                governor = r.head[governor]  # « avant d'être lui-même abattu »
            if r.pos[governor] in _PREDICATES or self._own_subject(governor) is not None:
                return self._inherited(self.subject(governor), "participe", governor)
            if "VerbForm=Inf" in r.morph[verb]:
                if r.dep[governor].startswith("obj") and r.lemma[r.head[governor]] in _OBJECT_CONTROL:
                    return Found(self.core(governor), "infinitif")  # « contraignant la garnison à se replier »
                if preposition(r, governor) and self.lexicon.events.is_class(r.lemma[governor], ("@human", "@force")):
                    return Found(governor, "infinitif du nom")  # « la tentative des miliciens de prendre la caserne »
                return self._of_noun(governor, verb)
            return Found(self.core(governor), "participe")
        if relation == "conj" and r.pos[governor] in (*_PREDICATES, "NOUN"):
            return self._inherited(self.subject(governor), "coordination", governor)
        if not finite and governor != verb:
            if is_bare_participle(r, governor) and r.lemma[governor] not in _OBJECT_CONTROL:
                owner = self._owner(r.head[governor], verb, governor)
                if owner is not None:
                    return Found(self.core(owner), "infinitif du nom")
            if r.pos[governor] in _PREDICATES:
                return self._controller(verb, governor, relation)
            if self._own_subject(governor) is not None:  # « sont en passe de prendre »
                return self._inherited(self.subject(governor), "infinitif", governor)
            if relation in ("nmod", "advcl", "xcomp", "ccomp", "obl"):
                return self._of_noun(governor, verb)
        return self._surface_subject(verb) if finite else None

    def _of_noun(self, noun: int, verb: int) -> Found | None:
        """Who an infinitive behind a noun is about: *se réserve le droit de, sous prétexte de, l'opération pour*."""
        r = self.r
        owner = self._owner(noun, verb, noun)
        if owner is not None:
            return Found(self.core(owner), "infinitif du nom")
        if noun in self.events:
            return Found(noun, "infinitif du nom")
        verb = r.head[noun]
        if verb != noun and r.pos[verb] in ("VERB", "AUX") and not r.dep[noun].startswith("nsubj"):
            return self._inherited(self.subject(verb), "infinitif", verb)
        return None

    def _owner(self, noun: int, infinitive: int, after: int) -> int | None:
        """Whose a noun is, before its infinitive: *la tentative (avortée) des rebelles de prendre la ville*."""
        r = self.r
        roots = (noun, *(k for k in r.children[noun] if is_bare_participle(r, k)))
        for k in (k for root in roots for k in r.children[root]):
            if not after < k < infinitive or not r.is_noun(k) or k in self.skipped:
                continue
            first = next(iter(r.children[k]), k)
            behind = (
                r.lower[first] in ("des", "du")
                or r.lower[first] in ("de", "d'")
                and (r.pos[k] == "PROPN" or r.child(k, "det") is not None)
            )
            if first < k and behind:
                return k
            if r.lower[k] == "part" and self.core(k) != k:
                return self.core(k)  # « une tentative de la part des rebelles de prendre la ville »
        return None

    def _is_speaker(self, on: int) -> bool:
        """Whether *on* is the speaker with others: *« On a été interpellé »*, not *« On nous a attaqués »*."""
        r = self.r
        if r.lower[on] != "on" or r.quote[on] < 0:
            return False
        return not any(r.lower[k] in _FIRST_PERSON for k in range(*r.units[r.unit_of[on]]) if r.quote[k] >= 0)

    def _own_subject(self, verb: int) -> int | None:
        r = self.r
        on_auxiliary = self._on_auxiliary(verb)
        if on_auxiliary is not None:
            return on_auxiliary
        found = None
        for child in r.children[verb]:
            if child in self.skipped or r.lower[child] in _ADVERBIAL:
                behind = self._behind_dateline(child, verb)
                if behind is not None:
                    return behind
                continue
            if r.dep[child].startswith("nsubj"):
                if r.pos[child] == "AUX":  # « le suspect n'a donc, dit-on, pas été arrêté »
                    return next((k for k in r.children[child] if r.dep[k].startswith("nsubj")), None)
                if child < verb and ":" in r.words[child + 1 : verb] and not self._is_reopened(child, verb):
                    continue  # « Radio Kessar : les rebelles ont »
                return child
            if r.dep[child].startswith("expl:subj"):
                found = child
            if r.lower[child] in _LEQUEL and child < verb and not preposition(r, child):
                return child  # « le général X, lequel a limogé »
            if r.lower[child] in _MEASURES and child < verb and r.pos[child] == "ADV" and self.core(child) != child:
                return child  # « Plus d'une centaine de chauffeurs ont »
        if found is not None and any(r.lemma[k] == "faire" and r.dep[k].startswith("aux") for k in r.children[verb]):
            return found  # « il s'est fait tuer »: personal, whatever the parser says
        return found if found is not None and r.lower[found].lstrip("-t") not in ("il", "ce", "c'") else None

    def _on_auxiliary(self, verb: int) -> int | None:
        """The subject that the parser hung on the auxiliary: *La Russie n'a à aucun moment bombardé Alep*."""
        r = self.r
        for aux in r.children[verb]:
            if aux < verb and r.dep[aux].startswith(("aux", "cop")):
                for child in r.children[aux]:
                    if child < aux and r.dep[child].startswith("nsubj") and child not in self.skipped:
                        return child
        return None

    def _behind_dateline(self, child: int, verb: int) -> int | None:
        """The subject that the parser hung on the dateline: *Kessar (agence) – Trois soldats ont été tués*."""
        r = self.r
        low = r.units[r.unit_of[verb]][0]
        if child >= low or not r.dep[child].startswith("nsubj"):
            return None
        return next((k for k in r.children[child] if low <= k < verb and r.is_noun(k)), None)

    def _is_reopened(self, child: int, verb: int) -> bool:
        """Whether a colon between a subject and its verb stands inside brackets, dashes or a quotation."""
        r = self.r
        colon = r.words.index(":", child + 1, verb)
        return r.quote[colon] >= 0 or any(w in (")", "»", "–", "—") for w in r.words[colon:verb])

    def _is_finite(self, verb: int) -> bool:
        r = self.r
        if r.dep[verb] == "xcomp" and r.lower[verb] == r.lemma[verb]:
            return False  # « tentait de s'enfuir », whatever the parser says
        return r.is_finite(verb) or any(
            r.dep[k].startswith(("aux", "cop")) and r.is_finite(k) for k in r.children[verb]
        )

    def _inherited(self, found: Found | None, rule: str, governor: int) -> Found | None:
        if found is None:
            return None
        return Found(found.head, rule, (*found.steps, f"sujet de « {self.r.words[governor]} »"))

    def _controller(self, verb: int, governor: int, relation: str) -> Found | None:
        """Who an infinitive or a gerund is about, by the verb that governs it."""
        r = self.r
        if relation == "advcl" and self._is_detached(verb):
            while not self._is_finite(governor) and r.dep[governor] == "xcomp":
                governor = r.head[governor]  # « a appelé X à renoncer, promettant de »
        lemma = r.lemma[governor]
        blamed = lemma in BLAMED and "VerbForm=Inf" in "".join(r.morph[k] for k in r.children[verb])
        if (
            (relation in ("xcomp", "ccomp", "obl") or blamed)
            and lemma in _OBJECT_CONTROL
            and not self.is_passive(governor)
        ):
            held = self.object(governor) or self.addressee(governor)
            if held is not None:
                return Found(held.head, "infinitif", (*held.steps, f"complément de « {r.words[governor]} »"))
            if lemma not in _OWN_WITHOUT_OBJECT:
                return None
        return self._inherited(self.subject(governor), "infinitif", governor)

    def _is_detached(self, verb: int) -> bool:
        """Whether a present participle stands behind a comma."""
        r = self.r
        return "Tense=Pres" in r.morph[verb] and verb > 0 and r.lower[verb - 1] == ","

    def _surface_subject(self, verb: int) -> Found | None:
        """Where the parser gives a finite verb no subject: the noun phrase in front of it."""
        r = self.r
        start = min((k for k in r.children[verb] if k < verb and r.pos[k] in ("AUX", "PRON")), default=verb)
        mention = finite_subject(r, self.lexicon, r.units[r.unit_of[verb]], verb, start, [])
        head = getattr(mention, "head", None)
        if head is None or head in self.skipped or r.lower[head].lstrip("-t") in (*_NOBODY, "il"):
            return None
        return Found(head, "sujet")

    def relative(self, pronoun: int) -> Found | None:
        """The noun that a relative pronoun stands for, or ``None`` where the token is no relative pronoun."""
        r = self.r
        if r.lower[pronoun] not in _RELATIVES:
            return None
        clause = pronoun
        for _ in range(_DEPTH):
            if r.dep[clause].startswith("acl") or r.head[clause] == clause:
                break
            clause = r.head[clause]
        head = r.head[clause]
        if r.lower[pronoun] in _LEQUEL:
            head = clause  # the noun right before: « a nommé X, lequel a »
        if r.dep[clause].startswith("acl") and head < pronoun and r.is_noun(head) and head not in self.skipped:
            return Found(self._named(self._agreeing(head, pronoun), pronoun), "relative")
        for k in range(pronoun - 1, max(r.units[r.unit_of[pronoun]][0], pronoun - _DEPTH) - 1, -1):
            if r.pos[k] in ("NOUN", "PROPN") and k not in self.skipped:
                return Found(r.head[k] if r.dep[k].startswith("flat") else self.core(k), "relative")
        return None

    def _agreeing(self, head: int, pronoun: int) -> int:
        """The noun inside the phrase that the verb agrees with: *un communiqué des rebelles, qui revendiquent*."""
        r = self.r
        verb = r.head[pronoun]
        finite = next((k for k in (verb, *r.children[verb]) if r.is_finite(k) and k >= pronoun), None)
        number = r.feature(finite, "Number") if finite is not None else None
        if not r.dep[pronoun].startswith("nsubj") or number is None or r.feature(head, "Number") in (None, number):
            return head
        within = (k for k in range(pronoun - 1, head, -1) if r.is_noun(k) and k not in self.skipped)
        return next((k for k in within if r.feature(k, "Number") == number and r.is_within(k, head)), head)

    def _named(self, head: int, pronoun: int) -> int:
        """The name that an age stands behind: *X, 44 ans, qui a …*."""
        r = self.r
        if r.lemma[head] == "an" and r.dep[head] in ("appos", "nmod", "conj") and r.head[head] < head:
            return r.head[head]
        return self.core(head)

    def core(self, head: int) -> int:
        """The noun that is meant, behind a quantity (*plus de 200 personnes*) or behind *de la part de*."""
        r = self.r
        if r.lower[head] == "part" and head > 1 and r.lower[head - 2] == "de":
            return next((k for k in r.children[head] if k > head and r.is_noun(k)), head)
        for child in r.children[head] if r.pos[head] == "ADV" else ():
            if child > head and r.is_noun(child) and child not in self.skipped:
                return child
        return head

    # Objects and complements -------------------------------------------------------------------------------------

    def object(self, verb: int) -> Found | None:
        """The direct object on the surface: a noun phrase, a clitic (*l'a tué*), the noun a *que* clause is about."""
        r = self.r
        displaced = self._on_auxiliary(verb) is not None
        for child in r.children[verb]:
            relation = "obj" if displaced and child > verb and r.dep[child] == "nsubj" else r.dep[child]
            if not relation.startswith("obj") or r.lower[child] in _REFLEXIVES or r.lower[child] in ("en", "y"):
                continue
            case = preposition(r, child)
            if child in self.skipped or case == "à" or case == "de" and not self._is_partitive(child, verb):
                continue
            related = self.relative(child)
            if related is not None:
                return related
            return Found(self.core(child), "pronom" if r.lower[child] in _CLITIC_OBJECTS else "objet")
        if self._is_que_clause(verb):
            return Found(r.head[verb], "relative")
        return self._us(verb) or self._behind_date(verb) or self._taken(verb)

    def _taken(self, verb: int) -> Found | None:
        """The object that the parser takes for a second subject: *soupçonné d'avoir tué un passant a été arrêté*."""
        r = self.r
        if not any(r.lower[k] in ("avoir", "ayant") for k in r.children[verb] if k < verb):
            return None
        if r.dep[verb] == "xcomp":  # « a accusé X d'avoir tué, lundi, un berger »
            objects = [k for k in r.children[r.head[verb]] if r.dep[k] == "obj" and r.is_noun(k)]
            if len(objects) == 2 and objects[0] < verb < objects[1]:
                return Found(self.core(objects[1]), "objet")
        k = verb + 1
        while k < r.length and r.pos[k] in ("DET", "NUM", "ADJ"):
            k += 1
        if k == r.length or not r.is_noun(k) or not r.dep[k].startswith("nsubj") or r.head[k] < k:
            return None
        earlier = any(r.dep[c].startswith("nsubj") and c < verb for c in r.children[r.head[k]])
        return Found(self.core(k), "objet") if earlier else None

    def _us(self, verb: int) -> Found | None:
        """*On nous a arrêtés*: a first person that shows no case, where the subject is somebody else."""
        r = self.r
        for child in r.children[verb]:
            if child < verb and r.lower[child] in ("me", "m'", "nous") and r.dep[child] == "iobj":
                own = self._own_subject(verb)
                return Found(child, "pronom") if own is not None and "Person=1" not in r.morph[own] else None
        return None

    def _is_partitive(self, child: int, verb: int) -> bool:
        """Whether *de* only is the article of an object: *n'a jamais envoyé de soldats*, *plus de cent*."""
        r = self.r
        return r.pos[child] == "ADV" or any(r.lower[k] in ("ne", "n'") for k in r.children[verb] if k < verb)

    def _behind_date(self, verb: int) -> Found | None:
        """The object behind a date, which parsers take for anything: *a condamné mardi Igor Sandovar*."""
        r = self.r
        if self.is_passive(verb) or self.is_reflexive(verb) or r.pos[verb] != "VERB":
            return None
        dated = False
        for child in (k for k in r.children[verb] if k > verb):
            if child in self.skipped:
                dated = True
            elif r.pos[child] == "PUNCT" or preposition(r, child):
                continue
            elif dated and r.dep[child].startswith(("nsubj", "obl")) and self._is_phrase(child):
                return Found(self.core(child), "objet")
            else:
                return None
        return None

    def _is_phrase(self, head: int) -> bool:
        """Whether a token heads a noun phrase: a name, or a noun with a determiner or a number."""
        r = self.r
        if r.pos[head] == "PROPN":
            return True
        return r.pos[head] == "NOUN" and any(r.pos[k] in ("DET", "NUM") and k < head for k in r.children[head])

    def _is_que_clause(self, verb: int) -> bool:
        """Whether a verb stands in a relative clause whose object is the noun before: *le convoi que X a attaqué*."""
        r = self.r
        about = r.dep[verb].startswith("acl") and r.is_noun(r.head[verb]) and self._is_finite(verb)
        return about and any(r.lower[k] in ("que", "qu'") and k < verb for k in r.children[verb])

    def addressee(self, verb: int) -> Found | None:
        """The person a verb is addressed to: *à X*, *lui*, *leur*."""
        r = self.r
        for child in r.children[verb]:
            if r.dep[child] == "iobj" or (r.dep[child].startswith("obl") and preposition(r, child) == "à"):
                return Found(child, "complément")
        return None

    def _is_anothers(self, verb: int, head: int) -> bool:
        """Whether *par X* belongs to a participle between: *blessés, selon un bilan communiqué par X*."""
        above = self.r.head[head]
        return above != verb and self.r.pos[above] == "VERB" and self.r.dep[above].startswith("acl")

    def agent(self, verb: int) -> Found | None:
        """The agent of a passive: *par X*, also of one it shares it with: *arrêtés puis relâchés par X*."""
        r = self.r
        for _ in range(_DEPTH):
            for case, head in complements(r, verb):
                if case == "par" and is_who(r, head) and head not in self.skipped and not self._is_anothers(verb, head):
                    return Found(head, "agent du passif")
            following = (k for k in r.children[verb] if k > verb and r.dep[k] == "conj" and self._shares_auxiliary(k))
            coordinated = next(following, None)
            if coordinated is None:
                return self._by_surface(verb)
            verb = coordinated
        return None

    def _by_surface(self, verb: int) -> Found | None:
        """*massacrés dans une église de Kessar par des miliciens*, wherever the parser hangs the last part."""
        r = self.r
        for k in range(verb + 1, min(verb + _DEPTH, r.units[r.unit_of[verb]][1] - 1)):
            if r.pos[k] in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ"):
                return None
            if r.lower[k] == "par":
                head = next((m for m in range(k + 1, min(k + 5, r.length)) if r.is_noun(m)), None)
                who = head is not None and head not in self.skipped and is_who(r, head)
                return Found(head, "agent du passif") if head is not None and who else None
        return None

    def _shares_auxiliary(self, verb: int) -> bool:
        """Whether a coordinated participle has no auxiliary and no subject of its own."""
        r = self.r
        own = any(r.dep[k].startswith(("aux", "cop", "nsubj")) for k in r.children[verb])
        return not own and "VerbForm=Part" in r.morph[verb]
