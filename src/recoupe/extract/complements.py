"""Complements: what a reporting verb with its subject before it reports.

Each *frame* of the lexicon (``que``, ``np``, ``de_inf`` ...) is looked for on the surface behind the verb group, over
adverbs, dative and adverbial phrases; the parser is asked where the surface leaves two answers, above all where a
content ends.
"""

from __future__ import annotations

from recoupe.extract.cues import Cue, skip_adverbial
from recoupe.extract.incises import opens_main_clause, skip_prepositional, trim
from recoupe.extract.nounphrase import DAYS, OF, skip_date
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon, ReportingRow

# *en* with one of these begins what the journalist adds.
_TURNS = frozenset("réponse guise référence allusion marge réaction signe présence".split())
# *que reprend l'agence*: a link of the chain, no content.
_PASSING_ON = frozenset("cite citent reprend reprennent relaie relaye relaient".split())
# What may stand between a preposition and its infinitive.
_BEFORE_INFINITIVE = frozenset("ne n' se s' le la les l' lui leur y en pas « “ \" ni bien".split())
# Object pronouns before the verb.
_OBJECTS = frozenset("le la l' les me m' nous vous te leur lui s' se".split())
# Determiners of the singular.
_SINGULAR = frozenset("le la l' son sa leur un une ce cet cette".split())
# Verbs whose passive reports even where nobody is named (*l'attaque a été annoncée*).
_TOLD = frozenset("annoncer confirmer évoquer rapporter signaler".split())
# An agent (*par X*) ends before these.
_AGENT_STOPS = frozenset(", ; : . » « comme pour qui que dans en après lors à".split())
# Words that begin a complement although the tagger may call them adverbs.
_NO_ADJUNCTS = frozenset("ne n' si comment pourquoi quand où combien plus moins".split())
# Pronouns before a verb that are not its subject.
_CLITICS = frozenset("se s' en y l' le les lui leur".split())

_WH = frozenset("si s' où comment pourquoi combien quand quel quelle quels quelles qui".split())
_THAT = frozenset({"que", "qu'"})
_TO = frozenset({"à", "au", "aux"})
Found = tuple[ReportingRow, str, list[Range]]


def find_complement(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """The content of a verb cue, with the row and frame that give it.

    Returns:
        The chosen row, the name of the frame, and the content's token ranges; ``None`` if nothing is reported here.
    """
    group = cue.group
    assert group is not None
    if group.passive:
        return _passive(r, lexicon, unit, cue, cues)
    if any(r.dep[c].startswith("nsubj") and r.lower[c] in ("cela", "ça", "ceci") for c in r.children[cue.token]):
        # « Cela explique pourquoi »: nobody speaks.
        return None
    limit = _limit(r, unit, cue)
    start = max(cue.end, group.end)
    for finder in (_that, _colon, _infinitive, _direct, _object_and_more, _prepositional, _noun_phrase):
        found = finder(r, lexicon, (start, limit), cue, cues)
        if found:
            row, frame, ranges = found
            if frame == "si" and (_withheld(r, cue) or group.negated):
                return None
            if frame not in ("que", "si", "colon", "quote") and (
                _withheld(r, cue) or group.negated and row.attitude != "deny" and "neg" not in row.frames
            ):
                return None
            if _unverified(r, cue) and frame not in ("que", "si", "colon", "quote"):
                return None
            kept = [t for part in ranges if (t := trim(r, part))[0] < t[1]]
            if kept:
                return row, frame, kept
    return None


_WITHHOLDING = frozenset("devoir pouvoir falloir refuser éviter hésiter vouloir aller appartenir voir".split())


def _withheld(r: Reading, cue: Cue) -> bool:
    """Whether an infinitive tells what somebody must, may or will not say (*doit annoncer des mesures*)."""
    group = cue.group
    assert group is not None
    if group.mood != "inf":
        return False
    before = r.lower[max(0, group.start - 1)]
    governor = r.head[cue.token]
    near = [k for k in range(max(0, group.start - 4), group.start) if r.pos[k] in ("VERB", "AUX")]
    if any(w in ("je", "j'", "nous") for w in r.lower[max(0, group.start - 5) : group.start]):
        # « je voudrais souligner » does underline.
        return False
    if any(w in ("pas", "jamais", "guère") for w in r.lower[max(0, group.start - 4) : group.start]):
        return True
    return before == "sans" or any(r.lemma[k] in _WITHHOLDING for k in [*near, governor] if k != cue.token)


def _unverified(r: Reading, cue: Cue) -> bool:
    """*aurait proposé une amnistie*: the conditional itself is the report, not the verb."""
    group = cue.group
    assert group is not None
    return (
        group.conditional
        and group.mood == "fin"
        and r.quote[cue.token] < 0
        and "Mood=Cnd" in r.morph[group.aux if group.aux is not None else cue.token]
    )


def row_with(cue: Cue, *frames: str) -> ReportingRow | None:
    """The first of the cue's rows that allows one of the frames."""
    for frame in frames:
        for row in cue.rows:
            if frame in row.frames:
                return row
    return None


def _limit(r: Reading, unit: Range, cue: Cue) -> int:
    """A cue inside a quotation reports only what the quotation holds."""
    number = r.quote[cue.token]
    return min(unit[1], r.quotation_tokens(number)[1] - 1) if number >= 0 else unit[1]


def skip_adjuncts(r: Reading, lexicon: Lexicon, window: Range, *, over: frozenset[str] = frozenset()) -> int:
    """Past what may stand between a verb and its complement: adverbs, *à l'AFP*, *jeudi*, *dans un communiqué*, asides.

    Args:
        over: prepositions that begin the complement itself and must not be skipped.
    """
    j, end = window
    while j < end:
        word, pos = r.lower[j], r.pos[j]
        past = max(skip_adverbial(r, j), skip_date(r, j, end))
        if past > j:
            j = past
        elif r.space[j] or (
            word in DAYS
            or pos == "ADV"
            and word not in ("auprès", "lors", "face", "hors")
            and word not in _NO_ADJUNCTS
            or word in ("en",)
            and pos == "PRON"
        ):
            j += 1
        elif (
            (pos == "ADP" or word in _TO or word in ("dans", "sur", "lors", "auprès", "devant"))
            and word not in over
            and word not in OF
        ):
            j = _past_phrase(r, window, j)
        elif word == "," and j + 1 < end and r.lower[j + 1] in _THAT:
            j += 1
        elif word == "," or word in ("–", "—"):
            close = _aside_end(r, j, end)
            if close is None:
                return j
            j = close
        elif word == "(":
            close = next((k + 1 for k in range(j, end) if r.lower[k] == ")"), None)
            if close is None:
                return j
            j = close
        else:
            return j
    return j


def _past_phrase(r: Reading, window: Range, j: int) -> int:
    k = skip_prepositional(r, (j, window[1]), j)
    # The phrase ends where the complement begins.
    for m in range(j + 1, k):
        if r.lower[m] in _THAT or (
            r.lower[m] in ("de", "d'", "à") and m + 1 < r.length and infinitive_at(r, m + 1) is not None
        ):
            return m
        if "VerbForm=Inf" in r.morph[m] and m > j + 2:
            return m
    return max(k, j + 1)


def _aside_end(r: Reading, comma: int, end: int) -> int | None:
    """Past an aside between two commas, if one begins here and the clause goes on with a complement behind it."""
    if comma + 1 >= end:
        return None
    for k in range(comma + 1, min(end, comma + 30)):
        if r.lower[k] in (",", "–", "—"):
            following = r.lower[k + 1] if k + 1 < end else ""
            if following in _THAT or following in ("de", "d'", "à", ":") or following in ("«", '"', "“"):
                return k + 1
            if (
                r.pos[comma + 1] == "ADP"
                and k - comma < 16
                and k + 1 < end
                and not r.is_finite(k + 1)
                and r.pos[k + 1] in ("DET", "ADP", "NOUN", "NUM", "PROPN")
            ):
                return k + 1
            if k - comma > 20:
                return None
        elif (
            r.words[k] in "«»“”"
            or r.lower[k] in (".", ";", ":")
            or r.lower[k] in _THAT
            and r.lower[k - 1] in ("alors", "tandis")
        ):
            return None
    return None


# Where a content ends --------------------------------------------------------------------------------------------


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
        if r.quote[k] >= 0 and r.quote[k] == r.quote[k - 1] and not r.opens_quotation(k):
            continue
        word = r.lower[k]
        if word == ";":
            return k
        if word in ("tout",) and r.lower[k + 1 : k + 2] == ["en"]:
            return k
        if k in preps and r.lower[k - 1] not in _THAT and not (r.lower[k - 1] == "," and _resumes_after(r, k, end)):
            return k
        if word == "avant" and r.lower[k + 1 : k + 2] in (["de"], ["d'"]) and infinitive_at(r, k + 2) is not None:
            return k
        if word == "en" and k + 1 in gerunds:
            return k
        if word in ("et", "mais") and _coordinated_verb(r, k, end, cue, nominal):
            return k
        if k > start + 1 and utterance_adjunct(r, k, end):
            return k
        candidate = later.get(k)
        if candidate is not None and candidate.incise and r.lower[k - 1] == ",":
            return k
        if candidate is not None and candidate.group is not None and _cuts(r, cue, candidate, start, k):
            return _back_over_conjunction(r, start, k)
        if (
            nominal
            and word in ("–", "—")
            or word == "comme"
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
    relative = r.lower[group.start - 1] == "qui" if group.start > unit[0] else False
    if group.mood not in ("ger", "inf", "part") and not relative:
        return None
    if any(r.is_finite(k) for k in range(unit[0], group.start)):
        return None
    governor = r.head[cue.token]
    best: int | None = None
    for k in range(start, end - 1):
        if r.lower[k] != "," or r.quote[k] >= 0 and not r.closes_quotation(k):
            continue
        if opens_main_clause(r, k + 1, end):
            if governor > k:
                return k
            best = best if best is not None else k
    return best


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


_UTTERANCES = frozenset(
    "communiqué entretien interview déclaration lettre message tweet discours conférence point allocution vidéo "
    "tribune courrier compte twitter facebook telegram instagram x youtube tiktok réseau antenne micro colonne plateau "
    "onde page note publication".split()
)


def utterance_adjunct(r: Reading, k: int, end: int) -> bool:
    """Whether a phrase that tells where the words were said begins at ``k``: *dans un communiqué*, *sur BFMTV*.

    It must stand at the end of its clause: *la liberté de s'exprimer sur Facebook est menacée* is content.
    """
    if r.lower[k] not in ("dans", "sur", "lors", "via", "auprès") or r.quote[k] >= 0:
        return False
    head = next((m for m in range(k + 1, min(end, k + 6)) if m in r.media or r.pos[m] in ("NOUN", "PROPN")), None)
    if head is None or not (head in r.media or r.lemma[head].lower() in _UTTERANCES or r.lower[head] in _UTTERANCES):
        return False
    return not any(r.is_finite(m) and not _relative_before(r, m, k) for m in range(head + 1, end))


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


def _back_over_conjunction(r: Reading, start: int, k: int) -> int:
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
    if word in ("alors", "tandis") and r.lower[k + 1 : k + 2] and r.lower[k + 1] in _THAT:
        return True
    if word == "en" and r.lower[k + 1 : k + 2] and r.lower[k + 1] in ("référence", "allusion", "réponse", "réaction"):
        return True
    if word == "mais" and r.lower[k + 1 : k + 2] and r.lower[k + 1] in _THAT:
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
    clause = any(r.is_finite(k) and not _relative_before(r, k, comma) for k in range(comma + 1, end))
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


# Frames ----------------------------------------------------------------------------------------------------------


def _that(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    row = row_with(cue, "que", "obj_que")
    wh = row_with(cue, "si")
    if row is None and wh is None:
        return None
    j = skip_adjuncts(r, lexicon, window)
    if row is not None and "obj_que" in row.frames and j < window[1] and r.lower[j] not in _THAT:
        marked = _marked_clause(r, cue, window)
        j = marked if marked is not None else j
    if row is not None and j < window[1] and r.lower[j] not in _THAT:
        marked = _marked_clause(r, cue, window)
        if (
            marked is not None
            and not any(r.is_finite(k) or r.lower[k] == ":" for k in range(window[0], marked))
            and marked - window[0] < 25
        ):
            j = marked
    if j >= window[1]:
        return None
    if r.lower[j] in _THAT and j + 1 < window[1] and r.lower[j + 1] in _PASSING_ON:
        return None
    if r.lower[j] in _THAT and row is not None and not _restrictive(r, cue):
        return row, "que", [(j + 1, content_end(r, j + 1, window[1], cue, cues))]
    following = r.lower[j + 1] if j + 1 < r.length else ""
    asks = r.lower[j] in _WH or r.lower[j] == "ce" and following in ("que", "qu'", "qui", "dont")
    if wh is not None and asks and any(r.is_finite(k) for k in range(j + 1, min(window[1], j + 12))):
        return wh, "si", [(j, content_end(r, j, window[1], cue, cues))]
    return None


def _marked_clause(r: Reading, cue: Cue, window: Range) -> int | None:
    """The *que* of the complement clause that the parser hangs on the cue."""
    for child in r.children[cue.token]:
        if r.dep[child].startswith(("ccomp", "xcomp")) and child > cue.token:
            for mark in r.children[child]:
                if r.lower[mark] in _THAT and window[0] <= mark < child:
                    return mark
    return None


def _restrictive(r: Reading, cue: Cue) -> bool:
    """*ne dit que* restricts instead of reporting."""
    group = cue.group
    assert group is not None
    return any(w in ("ne", "n'") for w in r.lower[group.start : group.verb]) and not group.negated


def _colon(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    row = row_with(cue, "quote", "que", "incise")
    if row is None:
        return None
    for k in range(window[0], window[1]):
        if r.lower[k] == ":":
            if r.quote[k] >= 0 and r.quote[k] != r.quote[cue.token]:
                return None
            if k + 1 < window[1] and (r.opens_quotation(k + 1) or skip_adjuncts(r, lexicon, (window[0], k)) >= k):
                end = window[1]
                if r.opens_quotation(k + 1):
                    end = _quotation_run_end(r, k + 1, window[1])
                return row, "colon", [(k + 1, end)]
            return None
        if (
            r.is_finite(k)
            and r.quote[k] < 0
            and not _relative_before(r, k, window[0])
            or r.lower[k] in _THAT
            and r.dep[k] == "mark"
            or r.opens_quotation(k)
            and k > window[0]
        ):
            return None
    return None


def _relative_before(r: Reading, token: int, floor: int) -> bool:
    return any(r.lower[k] in ("qui", "dont", "où", "que", "qu'", "lequel") for k in range(max(floor, token - 8), token))


def _quotation_run_end(r: Reading, j: int, end: int) -> int:
    """End of a quotation that begins at ``j``; what follows in the unit stays if it goes on with the sentence."""
    close = r.quotation_tokens(r.quote[j])[1]
    if close >= end:
        return end
    return end if r.lower[close] in ("et", "mais", "à", "de", "dans", "pour") else close


def _direct(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """A quotation right behind the verb: *a lancé « … »*."""
    row = row_with(cue, "quote")
    if row is None:
        return None
    j = skip_adjuncts(r, lexicon, window)
    if j < window[1] and r.opens_quotation(j):
        a, b = r.quotation_tokens(r.quote[j])
        speech = b - a > 4 or any(r.is_finite(k) or r.lower[k] in ("!", "?", "oui", "non") for k in range(a, b))
        if speech or "np" not in row.frames and r.words[min(a + 1, b - 1)][:1].isupper():
            return row, "quote", [(j, content_end(r, j, window[1], cue, cues))]
    return None


def infinitive_at(r: Reading, j: int) -> int | None:
    """The infinitive that begins at ``j`` (clitics, negation, adverbs before it), if one does."""
    for k in range(j, min(r.length, j + 7)):
        if (
            "VerbForm=Inf" in r.morph[k]
            or r.pos[k] in ("VERB", "AUX")
            and r.lower[k].endswith(("er", "ir", "re", "oir"))
            and "VerbForm=Fin" not in r.morph[k]
        ):
            return k
        if r.pos[k] not in ("PRON", "ADV", "PART") and r.lower[k] not in _BEFORE_INFINITIVE:
            return None
    return None


def _infinitive(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    bare = row_with(cue, "inf")
    with_de = row_with(cue, "de_inf", "dat_de")
    with_a = row_with(cue, "a_inf")
    if with_de is not None:
        j = skip_adjuncts(r, lexicon, window)
        if j < window[1] and r.lower[j] in ("de", "d'") and infinitive_at(r, j + 1) is not None:
            return with_de, "de_inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    if with_a is not None:
        j = skip_adjuncts(r, lexicon, window, over=_TO)
        if j < window[1] and r.lower[j] == "à" and infinitive_at(r, j + 1) is not None:
            return with_a, "a_inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    if bare is not None:
        j = skip_adjuncts(r, lexicon, window)
        if j < window[1] and r.lower[j] not in OF and infinitive_at(r, j) is not None:
            return bare, "inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    return None


def _object_and_more(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """Verbs with an object and something said of it: *accuse X de*, *appelle X à*, *juge X ADJ*, *présente X comme*."""
    row = row_with(
        cue, "obj_de", "obj_a", "comme", "attr", "qualif", "obj_pour", "attr_refl", "obj_sur", "contre_np", "sur_np"
    )
    if row is None:
        return None
    clitic = _object_clitic(r, cue)
    j = skip_adjuncts(r, lexicon, window, over=_TO if clitic else frozenset())
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
        mark = _preposition_at(r, (j, end), _TO, clitic, infinitive=True)
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


def _object_clitic(r: Reading, cue: Cue) -> bool:
    group = cue.group
    assert group is not None
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
    if r.lower[a] in _THAT or infinitive_at(r, a) is not None and r.pos[a] != "DET":
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
    return None


def _prepositional(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    for frame, words in (
        ("a_np", _TO),
        ("de_np", OF),
        ("contre_np", frozenset({"contre"})),
        ("sur_np", frozenset({"sur"})),
        ("pour_np", frozenset({"pour"})),
    ):
        row = row_with(cue, frame)
        if row is None:
            continue
        j = skip_adjuncts(r, lexicon, window, over=words)
        if j < window[1] and r.lower[j] in words:
            keep = j if frame in ("a_np", "de_np", "contre_np") else j + 1
            return row, frame, [(keep, content_end(r, j, window[1], cue, cues, nominal=True))]
        if (
            frame == "de_np"
            and row.words[-1] in ("de", "d'")
            and j < window[1]
            and (r.is_noun(j) or r.pos[j] in ("DET", "ADJ"))
        ):
            return row, frame, [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    return None


def _noun_phrase(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    row = row_with(cue, "np", "np_word")
    if row is None or cue.group is None:
        return None
    j = skip_adjuncts(r, lexicon, window)
    if j < window[1] and r.lower[j] in _THAT and _restrictive(r, cue):
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
        if "np" not in row.frames and not _is_word(r, lexicon, j, window[1]):
            return None
        return row, "np", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    return None


def _is_word(r: Reading, lexicon: Lexicon, j: int, end: int) -> bool:
    """Whether the object's head is a word for speech (*balayer les critiques*)."""
    head = next((k for k in range(j, min(end, j + 4)) if r.pos[k] == "NOUN"), None)
    return head is not None and (
        r.lemma[head] in lexicon.reporting.speech_nouns or r.lower[head] in lexicon.reporting.speech_nouns
    )


def _of_the_verb(r: Reading, preposition: int, cue: Cue) -> bool:
    """Whether a *de* phrase behind an agent is the verb's (*accusé par X de Y*), by the frames and the parser."""
    if row_with(cue, "obj_de", "qualif") is None:
        return False
    unit = r.units[r.unit_of[preposition]]
    end = next((k for k in range(preposition, unit[1]) if r.lower[k] in (",", ";", ":") or r.is_finite(k)), unit[1])
    groups = [
        k
        for k in range(preposition, end)
        if r.lower[k] in OF and r.lower[k - 1] not in ("et", ",", "ou") and r.quote[k] < 0
    ]
    if len(groups) == 1:
        return True
    noun = r.head[preposition]
    return r.dep[preposition] == "case" and r.head[noun] == cue.token


def _is_person(r: Reading, lexicon: Lexicon, row: ReportingRow, j: int, end: int) -> bool:
    """Nobody asserts a person: *a rappelé son ambassadeur* is no speech, nor is *a condamné 43 prévenus*."""
    if row.attitude != "assert" and row.head != "condamner":
        return False
    head = next((k for k in range(j, min(end, j + 4)) if r.pos[k] == "NOUN"), None)
    if head is None or row.head != "condamner" and r.lower[j] not in _SINGULAR:
        return False
    role = lexicon.roles.get(r.lower[head])
    return role is not None and role.kind == "person"


# Passives --------------------------------------------------------------------------------------------------------


def _passive(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """*X est accusé de*, *une politique jugée injuste*, *des rassemblements sont annoncés*, *il a été décidé que*."""
    group = cue.group
    assert group is not None
    subject = passive_subject(r, unit, cue)
    start, limit = max(cue.end, group.end), _limit(r, unit, cue)
    agent = agent_phrase(r, cue, (start, limit))
    end = content_end(r, start, limit, cue, cues) if start < limit else limit
    finite = group.aux is not None and group.mood == "fin"
    if not finite:
        end = _participle_end(r, start, end)
    rest = _without_agent((start, end), agent)
    j = skip_adjuncts(r, lexicon, (start, end), over=frozenset(_TO | OF))
    impersonal = finite and any(r.lower[k] in ("il",) for k in range(max(unit[0], group.start - 2), group.start))
    if (impersonal or group.clitic is not None) and (row := row_with(cue, "que")) and j < end and r.lower[j] in _THAT:
        return row, "que", [(j + 1, end)]
    row = row_with(cue, "obj_de", "comme", "attr", "qualif", "obj_pour", "obj_a", "dat_de", "contre_np")
    if row is not None and subject is not None:
        predicate = _passive_predicate(r, row, rest)
        if predicate is not None:
            return row, "passive", [subject, *predicate]
    row = row_with(cue, "np")
    if row is not None and subject is not None and (agent is not None or finite and not impersonal):
        if agent is None and row.attitude not in ("call", "deny") and row.head not in _TOLD:
            return None
        ranges = [subject]
        if finite:
            ranges += [part for part in rest if part[1] - part[0] > 1 and r.lower[part[0]] not in (",",)]
        return row, "passive", ranges
    return None


def _participle_end(r: Reading, start: int, end: int) -> int:
    """A participle beside a noun ends with its comma segment."""
    for k in range(start, end):
        if r.quote[k] >= 0 and not r.opens_quotation(k):
            continue
        if r.lower[k] in (",", ")", "–", "—") or r.is_finite(k) and not _relative_before(r, k, start):
            return k
    return end


def _without_agent(window: Range, agent: Range | None) -> list[Range]:
    if agent is None or not window[0] <= agent[0] < window[1]:
        return [window]
    return [part for part in ((window[0], agent[0]), (agent[1], window[1])) if part[0] < part[1]]


def _passive_predicate(r: Reading, row: ReportingRow, rest: list[Range]) -> list[Range] | None:
    for part in rest:
        a, b = part
        while a < b and (r.pos[a] == "ADV" or r.lower[a] == ","):
            a += 1
        if a >= b:
            continue
        word = r.lower[a]
        if "comme" in row.frames and word == "comme":
            return [(a + 1, b)]
        if ("obj_de" in row.frames or "qualif" in row.frames or "dat_de" in row.frames) and word in OF:
            return [(a, b)]
        if "obj_a" in row.frames and word in _TO and (infinitive_at(r, a + 1) is not None or len(rest) > 1):
            return [(a, b)]
        if "obj_pour" in row.frames and word == "pour":
            return [(a, b)]
        if "attr" in row.frames and (r.pos[a] in ("ADJ", "VERB", "NOUN") or r.opens_quotation(a)):
            return [(a, b)]
        if "comme" in row.frames and r.pos[a] == "ADJ":
            return [(a, b)]
    return None


def passive_subject(r: Reading, unit: Range, cue: Cue) -> Range | None:
    """What a passive verb or participle says something of: its subject or the noun it follows."""
    group = cue.group
    assert group is not None
    for child in r.children[cue.token]:
        if r.dep[child].startswith("nsubj") and child < cue.token:
            if r.pos[child] == "PRON" and r.lower[child] in ("il",):
                return None if r.dep[child].startswith("expl") else (child, child + 1)
            a, b = r.subtree(child)
            return max(a, unit[0]), min(b, group.start)
    if group.aux is None:
        head = r.head[cue.token]
        if r.dep[cue.token].startswith(("acl", "amod")) and head < cue.token and r.pos[head] in ("NOUN", "PROPN"):
            low = head
            while (
                low > unit[0]
                and r.pos[low - 1] in ("DET", "ADJ", "NUM", "PROPN", "NOUN")
                and r.lower[low - 1] not in DAYS
            ):
                low -= 1
            high = cue.token
            while high > head + 1 and r.lower[high - 1] in (",",) or r.pos[high - 1] == "ADV":
                high -= 1
            return low, high
        return _noun_before_comma(r, unit, group.start)
    return None


def _noun_before_comma(r: Reading, unit: Range, start: int) -> Range | None:
    """The noun phrase that a detached participle follows: *Fabien Clain, considéré comme*."""
    j = start - 1
    while j > unit[0] and r.pos[j] == "ADV":
        j -= 1
    if j <= unit[0] or r.lower[j] != ",":
        return None
    low = j
    while low > unit[0] and (
        r.pos[low - 1] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X")
        or r.lower[low - 1] in OF
        or r.lower[low - 1] == "l'"
    ):
        low -= 1
    return (low, j) if low < j and any(r.pos[k] in ("NOUN", "PROPN") for k in range(low, j)) else None


def agent_phrase(r: Reading, cue: Cue, window: Range) -> Range | None:
    """The *par* phrase of a passive: the tokens from *par* to the end of the agent."""
    for k in range(*window):
        if r.quote[k] >= 0 and r.quote[k] != r.quote[cue.token]:
            continue
        if r.lower[k] in ("par",) and k + 1 < window[1] and infinitive_at(r, k + 1) is None:
            end = k + 1
            while (
                end < window[1]
                and not r.is_finite(end)
                and r.lower[end] not in _AGENT_STOPS
                and not (
                    r.lower[end] in OF
                    and (infinitive_at(r, end + 1) is not None or end > k + 2 and _of_the_verb(r, end, cue))
                )
                and not r.space[end]
            ):
                end += 1
            return (k, end) if end > k + 1 else None
        if r.lower[k] in (";", ":", ".") or r.is_finite(k):
            return None
    return None
