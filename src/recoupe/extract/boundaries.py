"""Where a content ends.

The surface tells most of it: an incise, a coordinated reporting verb, a phrase that says where the words were said. The
parser is asked which verb a coordinated one goes with, and what a segment behind a comma hangs on.
"""

from __future__ import annotations

import re

from recoupe.extract.adjuncts import THAT, infinitive_at
from recoupe.extract.clauses import opens_main_clause
from recoupe.extract.cues import Cue
from recoupe.extract.reading import Reading

# *en* with one of these begins what the journalist adds.
_TURNS = frozenset("réponse guise référence allusion marge réaction signe présence".split())
# Pronouns before a verb that are not its subject.
_CLITICS = frozenset("se s' en y l' le les lui leur".split())
_UTTERANCES = frozenset(
    "communiqué entretien interview déclaration lettre message tweet discours conférence point allocution vidéo "
    "tribune courrier compte twitter facebook telegram instagram x youtube tiktok réseau antenne micro colonne plateau "
    "onde page note publication".split()
)


# Forms that may be past participles.
_PARTICIPLE = re.compile(r"(?:é|i|u|[iu]s|[iu]t|ert|eint)e?s?$")
_ASIDE = 25  # words within which the auxiliary of a joined participle is looked for


def content_end(r: Reading, start: int, end: int, cue: Cue, cues: list[Cue], *, nominal: bool = False) -> int:
    """Where the content that begins at ``start`` stops before ``end``.

    It stops before an incise, before a participle or infinitive that reports on behalf of the same speaker (*, assurant
    que*, *tout en saluant*, *avant de préciser*), before a coordinated reporting verb without a subject of its own,
    and where the parser hangs a subordinate clause or adjunct on the reporting verb or above it. *dans un
    communiqué*, *sur Telegram* tell where it was said and belong to no content.

    Args:
        nominal: the content is a noun phrase or infinitive, within which no second main verb can stand.
    """
    later = {c.group.start: c for c in cues if c.group is not None and c.token > cue.token}
    gerunds = {c.group.start for c in later.values() if c.group is not None and c.group.mood == "ger"}
    preps = {c.token for c in cues if c.kind == "prep" and c.token > start and c.rows[0].lemma != "pour"}
    main = _main_clause(r, start, end, cue)
    end = min(end, main) if main is not None else end
    if start >= end:
        return end
    quote = r.quote[start]
    if quote >= 0 and r.opens_quotation(start):
        close = r.quotation_tokens(quote)[1]
        if close < end and _ends_at_quote(r, start, close, end):
            return close
    for k in range(start + 1, end):
        inside = r.quote[k] >= 0 and r.quote[k] == r.quote[k - 1] and not r.opens_quotation(k)
        if inside and r.quote[k] != r.quote[cue.token]:
            continue
        word = r.lower[k]
        if word in (".", "!", "?", "…", "...") and (inside or r.quote[k] < 0):
            # The unit goes on only because a quotation holds it together.
            return k
        if word == ";":
            return k
        if word in ("tout",) and r.lower[k + 1 : k + 2] == ["en"]:
            return k
        if k in preps and r.lower[k - 1] not in THAT and not (r.lower[k - 1] == "," and _resumes_after(r, k, end)):
            return k
        if word == "avant" and r.lower[k + 1 : k + 2] in (["de"], ["d'"]) and infinitive_at(r, k + 2) is not None:
            return k
        if word == "en" and k + 1 in gerunds:
            return k
        if word in ("et", "mais", ",") and _goes_with_cue(r, start, k, end, cue):
            return k
        if word in ("et", "mais") and _coordinated_verb(r, k, end, cue, nominal):
            return k
        if k > start + 1 and utterance_adjunct(r, k, end):
            return k
        if (
            word == "tandis"
            and r.quote[k] < 0
            and r.lower[k + 1 : k + 2] in (["que"], ["qu'"])
            and (nominal or any(k < c.token < end for c in later.values()))
        ):
            return k
        if nominal and word in ("mais", "et", ",") and r.quote[k] < 0 and _other_clause(r, start, k, end):
            return k
        candidate = later.get(k)
        if candidate is not None and candidate.incise and r.lower[k - 1] == ",":
            return k
        if candidate is not None and candidate.group is not None and _cuts(r, cue, candidate, start, k):
            return _back_over_conjunction(r, start, _back_over_subject(r, start, k, candidate))
        if (
            nominal
            and word in ("–", "—")
            or (word == "comme" or word == "ce" and r.lower[k + 1 : k + 2] in (["que"], ["qu'"]))
            and r.lower[k - 1] == ","
            and any(c.incise and k < c.token < k + 14 for c in later.values())
        ):
            return k
        if nominal and word == "," and _turns_away(r, k, end, later):
            return k
        if word in (",", "–", "—") and (_leaves(r, k, start, end, cue) or _comment_behind_quotation(r, k, end)):
            return k
    return end


def _main_clause(r: Reading, start: int, end: int, cue: Cue) -> int | None:
    """The comma behind which the main clause begins after an opening participle (*Estimant que P, X a …*)."""
    group = cue.group
    unit = r.units[r.unit_of[cue.token]]
    if group is None:
        return None
    aside = relative_object(r, group.start) is not None
    relative = group.start > unit[0] and r.lower[group.start - 1] == "qui" or aside
    if group.mood not in ("ger", "inf", "part") and not relative:
        return None
    if any(r.is_finite(k) for k in range(unit[0], group.start)):
        return None
    governor = r.head[cue.token]
    best: int | None = None
    for k in range(start, end - 1):
        if r.lower[k] != "," or r.quote[k] >= 0 and not r.closes_quotation(k):
            continue
        if aside and _goes_on(r, k + 1, end):
            return k  # « X, que Kiev accuse de meurtre, a fui »
        if opens_main_clause(r, k + 1, end):
            if governor > k:
                return k
            best = best if best is not None else k
    return best


def _goes_on(r: Reading, k: int, end: int) -> bool:
    """Whether the verb of a clause that was interrupted stands at ``k``: *a fui, ne répond pas, s'est rendu*."""
    while k < end and r.lower[k] in ("ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les", "lui", "leur"):
        k += 1
    return k < end and r.is_finite(k)


def _ends_at_quote(r: Reading, start: int, close: int, end: int) -> bool:
    """A content that begins with a quotation ends with it, unless the clause plainly goes on (*« non » et « oui »*)."""
    following = r.lower[close]
    if close - start <= 5 and not any(r.is_finite(k) for k in range(start, close)):
        return False
    return following in (",", ".", ";", "!", "?", "–", "—") and not any(
        r.opens_quotation(k) for k in range(close, min(end, close + 4))
    )


def _resumes_after(r: Reading, k: int, end: int) -> bool:
    """Whether the clause goes on behind a prepositional aside (*que P1, selon X, P2*)."""
    comma = next((m for m in range(k + 1, end) if r.lower[m] == ","), None)
    return comma is not None and any(r.is_finite(m) for m in range(comma, end))


def utterance_adjunct(r: Reading, k: int, end: int) -> bool:
    """Whether a phrase that tells where the words were said begins at ``k``: *dans un communiqué*, *sur BFMTV*.

    It must stand at the end of its clause: *la liberté de s'exprimer sur Facebook est menacée* is content.
    """
    if r.lower[k] not in ("dans", "sur", "lors", "via", "auprès") or r.quote[k] >= 0:
        return False
    head = next((m for m in range(k + 1, min(end, k + 6)) if m in r.media or r.pos[m] in ("NOUN", "PROPN")), None)
    if head is None or not (head in r.media or r.lemma[head].lower() in _UTTERANCES or r.lower[head] in _UTTERANCES):
        return False
    return not any(r.is_finite(m) and not relative_before(r, m, k) for m in range(head + 1, end))


def _turns_away(r: Reading, comma: int, end: int, later: dict[int, Cue]) -> bool:
    """Whether the journalist comments on a nominal content behind a comma: *, qu'ils jugent …*, *, bien que*."""
    k = comma + 1
    if k >= end:
        return True
    word = r.lower[k]
    if word == "en" and r.lower[k + 1 : k + 2] and r.lower[k + 1] in _TURNS:
        return True
    if (
        word in ("bien", "alors", "tandis", "même")
        and r.lower[k + 1 : k + 2]
        and r.lower[k + 1] in ("que", "qu'", "si")
    ):
        return True
    if word in ("sans", "mais", "parce", "car", "puisque"):
        return True
    return word in ("que", "qu'") and any(start in later for start in range(k + 1, min(end, k + 4)))


def _coordinated_verb(r: Reading, k: int, end: int, cue: Cue, nominal: bool) -> bool:
    """Whether *et* or *mais* joins a second predicate of the cue's own subject (*a dénoncé X et s'est rendu à*)."""
    for m in range(k + 1, min(end, k + 6)):
        if nominal and _shares_auxiliary(r, k, m, cue):
            return False
        if (
            nominal
            and r.is_finite(m)
            and not any(r.pos[x] in ("PRON", "NOUN") and r.lower[x] not in _CLITICS for x in range(k + 1, m))
        ):
            return True
        if r.is_finite(m) or "VerbForm=Part" in r.morph[m]:
            verb = m if r.pos[m] == "VERB" else r.head[m]
            return r.dep[verb] == "conj" and r.head[verb] == cue.token
        if r.pos[m] in ("NOUN", "PROPN", "DET", "ADP", "SCONJ"):
            return False
    return False


def _shares_auxiliary(r: Reading, k: int, token: int, cue: Cue) -> bool:
    """Whether a participle behind *et* has its auxiliary in the content: *ils soutiennent avoir pris X et détruit Y*.

    A cue in a simple form has none to share; a form that could be finite as well does not agree with a plural cue.
    """
    if cue.group is None or cue.group.aux is not None or not _PARTICIPLE.search(r.lower[token]):
        return False
    if r.is_finite(token) and r.feature(token, "Number") == r.feature(cue.token, "Number"):
        return False
    return r.pos[token] == "VERB" and "avoir" in r.lower[max(cue.token, k - _ASIDE) : k]


def _other_clause(r: Reading, start: int, k: int, end: int) -> bool:
    """Whether a clause of its own is joined to a noun phrase: *annonce 200 morts, le ministère en a dénombré 740*."""
    if any(r.is_finite(m) or r.lower[m] in ("qui", "dont", "où") for m in range(start, k)):
        return False
    if not opens_main_clause(r, k + 1, end):
        return False
    verb = next(m for m in range(k + 1, end) if r.is_finite(m))
    return any(r.dep[c].startswith("nsubj") and k < c < verb for m in {verb, r.head[verb]} for c in r.children[m])


def _goes_with_cue(r: Reading, start: int, k: int, end: int, cue: Cue) -> bool:
    """Whether the verb behind a conjunction agrees with the cue's subject and not with the content's.

    *dément que ses combattants aient fui et accuse l'armée*: number tells whose verb it is; a finite verb right
    behind a
    comma that closes a relative clause (*X, qui accuse Y, a porté plainte*) belongs to the clause above.
    """
    m = k + 1
    while m < end and (r.lower[m] in _CLITICS or r.lower[m] in ("ne", "n'") or r.pos[m] == "ADV"):
        m += 1
    if m >= end or not r.is_finite(m):
        return False
    if r.lower[k] == ",":
        group = cue.group
        if (
            group is not None
            and group.mood != "fin"
            and not any(r.is_finite(x) or r.lower[x] == "qui" for x in range(start, k))
        ):
            # « X, visé par une enquête après avoir appelé à P, a dit »
            return True
        return group is not None and r.lower[max(0, group.start - 1)] == "qui"
    finite = [x for x in range(start, k) if r.is_finite(x) and not relative_before(r, x, start)]
    own = cue.group.aux if cue.group is not None and cue.group.aux is not None else cue.token
    number = r.feature(m, "Number")
    return bool(finite) and number == r.feature(own, "Number") != r.feature(finite[0], "Number") and number is not None


def _cuts(r: Reading, cue: Cue, candidate: Cue, start: int, k: int) -> bool:
    """Whether a later cue speaks for the same subject, so that the content ends before it."""
    group = candidate.group
    assert group is not None
    before = r.lower[k - 1]
    if group.mood == "ger":
        return before not in ("qui",)
    coordinated = before in ("et", "mais", "ou", "puis") or before == ","
    if not coordinated:
        return False
    own = cue.group
    if group.aux is not None and group.aux < start and own is not None and group.aux == own.aux:
        return True
    if group.mood == "part" and group.aux is None:
        return own is not None and own.aux is not None and _direct_conj(r, candidate.token, cue.token)
    if group.mood == "fin":
        return (
            _direct_conj(r, candidate.token, cue.token)
            or (group.aux is not None and _direct_conj(r, group.aux, cue.token))
            or group.clitic is not None
        )
    return False


def _direct_conj(r: Reading, token: int, head: int) -> bool:
    return r.dep[token] in ("conj", "parataxis", "advcl") and r.head[token] == head


def _back_over_subject(r: Reading, start: int, k: int, candidate: Cue) -> int:
    """Where the subject of a participle's own begins: *une attaque, l'agence Ansa signalant un incendie*."""
    if candidate.group is None or candidate.group.mood != "ger":
        return k
    m = k - 1
    while (
        m > start + 1 and r.pos[m] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM") and r.lower[m] not in ("en", "tout")
    ):
        m -= 1
    return m if m < k - 1 and r.lower[m] == "," and r.lower[m + 1] in ("le", "la", "les", "l'") else k


def _back_over_conjunction(r: Reading, start: int, k: int) -> int:
    """Where the conjunction, comma or adverb before a coordinated verb at ``k`` begins."""
    while k > start + 1 and (
        r.lower[k - 1] in ("et", "mais", ",", "puis", "ou", "en", "tout")
        or r.pos[k - 1] == "ADV"
        and r.lower[k - 2] in ("et", ",")
    ):
        k -= 1
    return k


def _leaves(r: Reading, comma: int, start: int, end: int, cue: Cue) -> bool:
    """Whether the segment behind a comma leaves the content, by the parser's attachment of its head."""
    k = comma + 1
    if k >= end:
        return True
    word = r.lower[k]
    if word in ("alors", "tandis") and r.lower[k + 1 : k + 2] and r.lower[k + 1] in THAT:
        return True
    if word == "en" and r.lower[k + 1 : k + 2] and r.lower[k + 1] in ("référence", "allusion", "réponse", "réaction"):
        return True
    if word == "mais" and r.lower[k + 1 : k + 2] and r.lower[k + 1] in THAT:
        return False
    if word in ("mais", "lors"):
        root = _segment_root(r, k, end)
        governor = r.head[root]
        return not (start <= governor < comma) and governor <= cue.token
    return False


def _comment_behind_quotation(r: Reading, comma: int, end: int) -> bool:
    """Whether the journalist goes on in his own words behind a comma that closes a longer quoted stretch."""
    if r.quote[comma - 1] < 0 or not r.closes_quotation(comma - 1):
        return False
    a, b = r.quotation_tokens(r.quote[comma - 1])
    if b - a < 8 or any(r.quote[k] >= 0 for k in range(comma + 1, end)):
        return False
    clause = any(r.is_finite(k) and not relative_before(r, k, comma) for k in range(comma + 1, end))
    return not clause or r.pos[comma + 1] in ("ADP", "SCONJ")


def _segment_root(r: Reading, k: int, end: int) -> int:
    """The token of the segment that the rest of it depends on."""
    token = k
    for _ in range(40):
        head = r.head[token]
        if head == token or not k <= head < end:
            return token
        token = head
    return token


def relative_object(r: Reading, verb: int) -> int | None:
    """The pronoun behind a comma that a clause with its own subject begins with: *X, que Kiev accuse de meurtre,*."""
    for k in range(verb - 1, max(1, verb - 8), -1):
        if r.lower[k] in ("que", "qu'", "qui", "dont"):
            opens = r.lower[k - 1] == "," or r.lower[k - 1] == "à" and r.lower[k - 2] == ","
            return k if opens and (r.lower[k] != "qui" or r.lower[k - 1] == "à") else None
        if r.lower[k] == "," or r.is_finite(k):
            return None
    return None


def relative_before(r: Reading, token: int, floor: int) -> bool:
    """Whether a relative pronoun or *que* stands right before a finite verb, so that it is no main verb."""
    return any(r.lower[k] in ("qui", "dont", "où", "que", "qu'", "lequel") for k in range(max(floor, token - 8), token))
