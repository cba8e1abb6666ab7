"""Frames with an object: *accuse X de*, *appelle à*, *juge X ADJ*, *condamne X*.

Each finder takes the window of tokens behind the verb group and returns row, frame and content ranges, or ``None``.
"""

from __future__ import annotations

from recoupe.extract.adjuncts import THAT, TO, infinitive_at, skip_adjuncts
from recoupe.extract.boundaries import content_end, relative_object
from recoupe.extract.cues import Cue, Found, row_with
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon, ReportingRow

# Object pronouns before the verb.
_OBJECTS = frozenset("le la l' les me m' nous vous te leur lui s' se".split())
# Verbs that say of their object what it is, not verbs of finding.
_JUDGING = frozenset({"juger", "estimer", "considérer", "déclarer"})
_DECIDED_ON = frozenset(
    "demande motion amendement recours pourvoi texte loi budget appel candidature plainte requête projet "
    "proposition offre pétition résolution référendum sursis caution".split()
)
_CHANNELS = frozenset("communiqué message tweet lettre vidéo presse bulletin note rapport post".split())
_ESTIMATING = frozenset({"estimer", "évaluer", "chiffrer"})
# Determiners of the singular.
_SINGULAR = frozenset("le la l' son sa leur un une ce cet cette".split())


def restrictive(r: Reading, cue: Cue) -> bool:
    """*ne dit que* restricts instead of reporting."""
    group = cue.group
    assert group is not None
    return any(w in ("ne", "n'") for w in r.lower[group.start : group.verb]) and not group.negated


def object_and_more(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """Verbs with an object and something said of it: *accuse X de*, *appelle X à*, *juge X ADJ*, *présente X comme*."""
    row = row_with(
        cue, "obj_de", "obj_a", "comme", "attr", "qualif", "obj_pour", "attr_refl", "obj_sur", "contre_np", "sur_np"
    )
    if row is None:
        return None
    clitic = _object_clitic(r, cue)
    j = skip_adjuncts(r, window, over=_AS_OR_TO if clitic else frozenset())
    if j >= window[1]:
        return None
    end = content_end(r, j, window[1], cue, cues, nominal=True)
    describes = r.pos[j] in ("ADJ", "VERB", "NOUN", "ADP", "ADV") or r.opens_quotation(j)
    if "attr_refl" in row.frames and describes:
        return row, "attr_refl", [(j, end)]
    if "obj_de" in row.frames:
        mark = _preposition_at(r, (j, end), OF, clitic)
        if mark is not None:
            return row, "obj_de", [(j, end)]
    if "obj_a" in row.frames:
        mark = _preposition_at(r, (j, end), TO, clitic, infinitive=True)
        if mark is not None:
            return row, "obj_a", [(j, end)]
    if "comme" in row.frames:
        mark = next((k for k in range(j, end) if r.lower[k] == "comme" and r.quote[k] < 0), None)
        if mark is not None and mark + 1 < end:
            return row, "comme", [(j, mark), (mark + 1, end)] if mark > j else [(mark + 1, end)]
    if "qualif" in row.frames:
        mark = _preposition_at(r, (j, end), OF, clitic, last=True)
        if mark is not None:
            return row, "qualif", [(j, mark), (mark, end)] if mark > j else [(mark, end)]
    if "attr" in row.frames:
        split = _predicate(r, (j, end), cue, clitic)
        if split is not None:
            return row, "attr", [(j, split), (split, end)] if split > j else [(split, end)]
    if "obj_pour" in row.frames and (
        any(r.lower[k] in ("pour", "de", "d'") for k in range(j, end)) or r.is_noun(j) or r.pos[j] == "DET"
    ):
        return row, "obj_pour", [(j, end)]
    for frame, word in (("contre_np", "contre"), ("sur_np", "sur")):
        # « a mis en garde le Royaume-Uni contre la menace »
        if frame in row.frames and r.pos[j] in ("DET", "PROPN", "NOUN") and word in r.lower[j:end]:
            return row, frame, [(j, end)]
    return None


# What begins the predicate where the object is a pronoun: *l'a présenté comme un allié*.
_AS_OR_TO = TO | {"comme"}


def _object_clitic(r: Reading, cue: Cue) -> bool:
    """Whether the verb has its object as a pronoun before it, *X, que Kiev accuse de* included."""
    group = cue.group
    assert group is not None
    relative = relative_object(r, group.start)
    if relative is not None and r.lower[relative] in ("que", "qu'"):
        return True
    return any(r.lower[k] in _OBJECTS for k in range(group.start, group.verb))


def _preposition_at(
    r: Reading, window: Range, words: frozenset[str], clitic: bool, *, infinitive: bool = False, last: bool = False
) -> int | None:
    """The preposition that begins the second complement; right at the start only if the object is a clitic."""
    a, b = window
    hits = []
    for k in range(a, b):
        if r.lower[k] in words and (r.quote[k] < 0 or r.quote[k] == r.quote[a]):
            if k == a and not clitic:
                continue
            if (
                infinitive
                and infinitive_at(r, k + 1) is None
                and not (
                    r.pos[k + 1 : k + 2]
                    and r.pos[k + 1] in ("DET", "NOUN", "PRON", "PROPN")
                    or r.lower[k] in ("au", "aux")
                )
            ):
                continue
            hits.append(k)
    if not hits:
        return None
    if last:
        quoted = [k for k in hits if k + 1 < b and r.opens_quotation(k + 1)]
        return quoted[0] if quoted else hits[-1]
    return hits[0]


def _predicate(r: Reading, window: Range, cue: Cue, clitic: bool) -> int | None:
    """Where the predicate of *juger X ADJ* begins: the adjective, participle or quotation behind the object."""
    a, b = window
    if r.lower[a] in THAT or infinitive_at(r, a) is not None and r.pos[a] != "DET":
        return None
    for child in r.children[cue.token]:
        if r.dep[child] in ("xcomp", "xcomp:pred") and a <= child < b and r.pos[child] in ("ADJ", "NOUN", "VERB"):
            low = child
            while low - 1 >= a and r.pos[low - 1] in ("ADV",) or low - 1 >= a and r.words[low - 1] in '«“"':
                low -= 1
            return low
    for k in range(a, b):
        if r.opens_quotation(k) and k > a:
            return k
        if k == a and r.pos[k] == "ADJ" and clitic:
            return k
    # *juge la proposition insuffisante*: an adjective that ends the clause and agrees with a determined noun.
    if (
        r.pos[b - 1] == "ADJ"
        and b - a >= 3
        and r.pos[a] == "DET"
        and r.pos[b - 2] == "NOUN"
        and cue.rows[0].head in _JUDGING
    ):
        return b - 1
    return None


def prepositional_complement(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """A complement with a preposition of its own: *appelle au calme*, *proteste contre X*."""
    for frame, words in (
        ("a_np", TO),
        ("de_np", OF),
        ("contre_np", frozenset({"contre"})),
        ("sur_np", frozenset({"sur"})),
        ("pour_np", frozenset({"pour"})),
    ):
        row = row_with(cue, frame)
        if row is None:
            continue
        j = skip_adjuncts(r, window, over=words)
        if j < window[1] and r.lower[j] in words:
            keep = j if frame in ("a_np", "de_np", "contre_np") else j + 1
            return row, frame, [(keep, content_end(r, j, window[1], cue, cues, nominal=True))]
        if frame == "de_np" and (of := _of_behind_channel(r, (window[0], j))) is not None:
            return row, frame, [(of, content_end(r, of, window[1], cue, cues, nominal=True))]
        if (
            frame == "de_np"
            and row.words[-1] in ("de", "d'")
            and j < window[1]
            and (r.is_noun(j) or r.pos[j] in ("DET", "ADJ"))
        ):
            return row, frame, [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    return None


def _of_behind_channel(r: Reading, window: Range) -> int | None:
    """The *de* behind where something is said: *fait part sur Telegram de deux explosions*."""
    for k in range(window[0] + 2, window[1] - 1):
        channel = r.pos[k - 1] == "PROPN" or r.lemma[k - 1] in _CHANNELS
        if channel and r.lower[k] in ("de", "d'") and r.pos[k + 1] in ("DET", "NUM", "ADV", "ADJ"):
            return k
    return None


def noun_phrase_complement(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """A direct object that is itself reported: *a annoncé une trêve*, *dénonce une agression*."""
    row = row_with(cue, "np", "np_word", "count")
    if row is None or cue.group is None:
        return None
    j = skip_adjuncts(r, window)
    if "count" in row.frames and (cue.group.aux is None or not _begins_with_number(r, (j, window[1]))):
        return None
    if j < window[1] and r.lower[j] in THAT and restrictive(r, cue):
        # « ne dénombre que neuf victimes »
        j += 1
    if j >= window[1]:
        return None
    measure = (
        r.lower[j] in ("plus", "moins", "davantage", "beaucoup", "près")
        and r.lower[j + 1 : j + 2]
        and r.lower[j + 1] in OF
    )
    if (
        r.pos[j] in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
        or r.opens_quotation(j)
        or r.lower[j] in ("celui", "celle", "ceux", "l'un")
        or measure
        or r.lower[j] in ("des", "du")
    ):
        if (
            r.lower[j] in OF
            and r.pos[j] != "DET"
            and r.lower[j] not in ("des", "du")
            or _is_person(r, lexicon, row, j, window[1])
        ):
            return None
        if row.attitude == "deny" and _is_decided_on(r, j, window[1]):
            return None
        if any(r.lower[k] == "anonymat" for k in range(j, min(window[1], j + 3))):
            # « un élu, qui a requis l'anonymat »: a condition of speaking, not what is said
            return None
        if "np_word" in row.frames and "np" not in row.frames and not _is_word(r, lexicon, j, window[1]):
            return None
        end = content_end(r, j, window[1], cue, cues, nominal=True)
        amount = row.head in _ESTIMATING and any(r.pos[k] == "NUM" for k in range(window[0], j))
        return row, "np", [(window[0] if amount else j, end)]  # « estime à 1.200 le nombre de combattants »
    return None


def _begins_with_number(r: Reading, window: Range) -> bool:
    """Whether an object begins with a number that nobody else gives: not *a compté 40 000 fidèles, selon X*."""
    a, b = window
    if "selon" in r.lower[a:b] or "d'" in r.lower[a:b] and "après" in r.lower[a:b]:
        return False
    return any(r.pos[k] == "NUM" or r.lower[k][:1].isdigit() for k in range(a, min(b, a + 3)))


def _is_decided_on(r: Reading, j: int, end: int) -> bool:
    """Whether the object is something put to a vote or a court: *a rejeté la motion* decides, it denies nothing."""
    head = next((k for k in range(j, min(end, j + 4)) if r.pos[k] == "NOUN"), None)
    return head is not None and r.lemma[head] in _DECIDED_ON


def _is_word(r: Reading, lexicon: Lexicon, j: int, end: int) -> bool:
    """Whether the object's head is a word for speech (*balayer les critiques*)."""
    head = next((k for k in range(j, min(end, j + 4)) if r.pos[k] == "NOUN"), None)
    return head is not None and (
        r.lemma[head] in lexicon.reporting.speech_nouns or r.lower[head] in lexicon.reporting.speech_nouns
    )


def _is_person(r: Reading, lexicon: Lexicon, row: ReportingRow, j: int, end: int) -> bool:
    """Nobody asserts a person: *a rappelé son ambassadeur* is no speech, nor is *a condamné 43 prévenus*."""
    if row.attitude != "assert" and row.head != "condamner":
        return False
    head = next((k for k in range(j, min(end, j + 4)) if r.pos[k] == "NOUN"), None)
    if head is None or row.head != "condamner" and r.lower[j] not in _SINGULAR:
        return False
    role = lexicon.roles.get(r.lower[head])
    return role is not None and role.kind == "person"
