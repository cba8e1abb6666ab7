"""Made-up reporting sentences with trees: clauses of the treebanks in hand-written frames.

The treebanks hold few dozens of reporting clauses; news has one in every other sentence. Every frame here takes a
clause whose tree is known and puts it into a construction of the news: quoted, cut by an incise, under *que*, after
*selon*. Conventions: an inserted reporting clause hangs on the top of what it reports as ``parataxis:insert``; what
stands under *que*, and what follows ``X : «``, is the ``ccomp`` of the reporting verb.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.french.inflection import forms
from training.conventions import INSERT
from training.fragments import gender_number, parse
from training.incises import cut_by_incise, quoted_then_incise
from training.phrases import (
    INCISE_VERBS,
    NOUN_VERBS,
    THAT_VERBS,
    Build,
    add_circumstance,
    add_incise,
    add_speaker,
    add_subject_and_verb,
    add_that,
    clause_of,
    finite_feats,
    finite_form,
    number_name,
    participle,
    top_of,
)
from training.pieces import (
    ACCUSED,
    ACTORS,
    ADDRESSED,
    CONSEQUENCES,
    DEEDS,
    HEADINGS,
    MATTERS,
    NEVER,
    ORIGINS,
    PLACES,
    PRONOUNS,
    SPEAKERS,
)
from training.treebanks import Sentence, Word

# verb, how the person addressed is joined, what marks the infinitive
_CALLS = tuple(
    (verb, whom, mark)
    for verbs, whom, mark in (
        ("appeler exhorter inviter", "obj", "à"),
        ("demander ordonner conseiller", "à", "de"),
        ("menacer promettre refuser proposer accepter", "", "de"),
        ("appeler", "", "à"),
        ("dire affirmer reconnaître", "", ""),
    )
    for verb in verbs.split()
)

Frame = Callable[[Sentence, random.Random], "list[Word] | None"]


def made_up(clauses: Sequence[Sentence], count: int, rng: random.Random) -> list[Sentence]:
    """Make ``count`` sentences of ``clauses`` (see :func:`usable`), every frame about as often as its weight says."""
    found: list[Sentence] = []
    frames = [frame for frame, weight in FRAMES for _ in range(weight)]
    while len(found) < count:
        words = rng.choice(frames)(rng.choice(clauses), rng)
        if words:
            words[0].form = words[0].form[:1].upper() + words[0].form[1:]
            for word in words:
                if word.pos in ("NOUN", "PROPN", "ADJ", "DET") and "Number" not in (word.feats or ""):
                    word.pos = word.feats = None  # the pieces do not give gender and number of every word
            found.append(Sentence(words, "made up"))
    return found


def usable(sentence: Sentence) -> bool:
    """Whether a sentence can serve as what somebody says: one clause of moderate length that ends with a full point."""
    words = sentence.words
    if not 6 <= len(words) <= 28 or words[-1].form != "." or not words[0].form[:1].isupper():
        return False
    if any(not w.sure or w.pos in (None, "SPACE") for w in words):
        return False
    if any(w.form in ('"', "«", "»", "(", ":", "“", "”") or w.deprel == INSERT for w in words):
        return False
    top = top_of(words)
    return words[top].pos in ("VERB", "ADJ", "NOUN") and any(w.head == top and "subj" in w.deprel for w in words)


def _that_clause(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a déclaré mardi à la presse que C."""
    clause = clause_of(sentence, capital=False)
    if not clause:
        return None
    build = Build()
    verb = add_subject_and_verb(build, rng.choice(THAT_VERBS), rng)
    add_circumstance(build, verb, rng)
    add_that(build, clause, verb)
    build.mark(".", verb)
    return build.words


def _noun_object(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a pour sa part démenti toute implication. / X accuse Y d'avoir ..."""
    build = Build()
    kind = rng.random()
    if kind < 0.65:
        verb = add_subject_and_verb(build, rng.choice(NOUN_VERBS), rng)
        build.add(rng.choice(MATTERS), verb, "obj")
    else:
        verb = add_subject_and_verb(build, rng.choice(["accuser", "soupçonner"]), rng)
        build.add(rng.choice(ACCUSED), verb, "obj")
        deed = rng.choice(DEEDS)
        mark = build.put("d'" if deed[0].form[0] in "aeiou" else "de", "ADP", None, "mark", "de")
        build.hang(mark, build.add(deed, verb, "xcomp"), "mark")
    if rng.random() < 0.5:
        add_circumstance(build, verb, rng)
    elif rng.random() < 0.5:
        comma = build.mark(",", None)
        second = rng.choice(THAT_VERBS)
        form = next(f for f in forms(second) if (f.mood, f.tense) == ("Part", "Pres"))
        at = build.put(form.form, "VERB", verb, "advcl", second, "Tense=Pres|VerbForm=Part")
        build.hang(comma, at, "punct")
        clause = clause_of(sentence, capital=False)
        if not clause:
            return None
        add_that(build, clause, at)
    build.mark(".", verb)
    return build.words


def _call(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a appelé Y à faire, demande à Y de faire, promet de faire, dit vouloir faire."""
    build = Build()
    verb, whom, mark = rng.choice(_CALLS)
    at = add_subject_and_verb(build, verb, rng)
    if whom == "obj":
        build.add(rng.choice(ACCUSED), at, "obj")
    elif whom:
        case = build.put(whom, "ADP", None, "case")
        build.hang(case, build.add(rng.choice([*ADDRESSED]), at, "obl"), "case")
    deed = [replace(word) for word in rng.choice(DEEDS)]
    if not mark:
        build.put("vouloir", "VERB", at, "xcomp", feats="VerbForm=Inf")
        build.add(deed, len(build.words) - 1, "xcomp")
    else:
        elided = mark == "de" and deed[0].form[0] in "aeiou"
        before = build.put("d'" if elided else mark, "ADP", None, "mark", mark)
        build.hang(before, build.add(deed, at, "xcomp"), "mark")
    add_circumstance(build, at, rng, 0.3)
    build.mark(".", at)
    return build.words


def _according(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """Selon X, C. / C, selon X."""
    first = rng.random() < 0.6
    clause = clause_of(sentence, capital=not first)
    if not clause:
        return None
    build = Build()
    top = None if first else build.add(clause)
    comma = None if first else build.mark(",", None)
    start = len(build.words)
    if rng.random() < 0.6:
        case = build.put("selon", "ADP", None, "case")
    else:
        case = build.put("d'", "ADP", None, "case", "de")
        build.put("après", "ADP", case, "fixed")
    at = add_speaker(build, rng.choice(SPEAKERS), case, "obl", rng)
    build.hang(case, at, "case")
    if first:
        build.words[start].form = build.words[start].form.capitalize()
        comma = build.mark(",", at)
        top = build.add(clause)
    build.hang(at, top, "obl")
    build.hang(comma, at, "punct")
    build.mark(".", top)
    return build.words


def _colon(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a déclaré : « C. » / Et d'ajouter : « C. »"""
    clause = clause_of(sentence, capital=True)
    if not clause:
        return None
    build = Build()
    if rng.random() < 0.45:
        cc = build.put(rng.choice(["Et", "Puis", "Avant"]), "CCONJ", None, "cc")
        verb = rng.choice(INCISE_VERBS)
        mark = build.put("d'" if verb[0] in "aeéi" else "de", "ADP", None, "mark", "de")
        at = build.put(verb, "VERB", None, "root", verb, "VerbForm=Inf")
        build.hang(cc, at, "cc")
        build.hang(mark, at, "mark")
        if build.words[cc].form == "Avant":
            build.words[cc].pos, build.words[cc].deprel = "ADP", "mark"
    else:
        at = add_subject_and_verb(build, rng.choice(INCISE_VERBS), rng)
        add_circumstance(build, at, rng)
    colon = build.put(":", "PUNCT", None, "punct")
    quoted = rng.random() < 0.85
    opening = build.mark("«", None) if quoted else None
    top = build.add(clause, at, "ccomp")
    build.hang(colon, top, "punct")
    if opening is not None:
        build.hang(opening, top, "punct")
        inside = rng.random() < 0.5
        if inside:
            build.mark(".", top)
        build.mark("»", top)
        if not inside:
            build.mark(".", at)
    else:
        build.mark(".", at)
    return build.words


def _source_on(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """De source militaire, on indique que C."""
    clause = clause_of(sentence, capital=False)
    if not clause:
        return None
    build = Build()
    origin = build.add(rng.choice(ORIGINS))
    comma = build.mark(",", None) if rng.random() < 0.5 else None
    subject = build.add(PRONOUNS[4])
    form = finite_form(rng.choice(THAT_VERBS), rng, 3, "Sing", "Pres")
    at = build.put(form.form, "VERB", None, "root", form.lemma, finite_feats(form))
    build.hang(origin, at, "advmod" if build.words[origin].pos == "ADV" else "obl")
    build.hang(subject, at, "nsubj")
    build.hang(at, at, "root")
    if comma is not None:
        build.hang(comma, origin, "punct")
    add_that(build, clause, at)
    build.mark(".", at)
    return build.words


def _heading(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """A heading, or « Syrie : C » without full point."""
    build = Build()
    if rng.random() < 0.5:
        build.add(rng.choice(HEADINGS))
        return build.words
    clause = clause_of(sentence, capital=False)
    if not clause:
        return None
    place = build.put(rng.choice(PLACES), "PROPN", None, "root", feats="")
    build.words[place].lemma = build.words[place].form
    colon = build.put(":", "PUNCT", None, "punct")
    top = build.add(clause)
    build.hang(place, top, "dislocated")
    build.hang(colon, place, "punct")
    return build.words


def _never(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """À aucun moment X ne s'est emparé de Y."""
    build = Build()
    opening = rng.choice(NEVER)
    when = build.add(opening)
    speaker = rng.choice([*SPEAKERS, *[parse(f"{name}/PROPN @MS") for name in ACTORS]])
    gender, plural = gender_number(speaker)
    gender, number = ("Fem" if gender == "F" else "Masc"), number_name(plural)
    subject = build.add(speaker)
    ne = build.put("ne", "ADV", None, "advmod", "ne", "Polarity=Neg")
    etre = finite_form("être", rng, 3, number, "Pres Imp")
    se = build.put("s'" if etre.form[0] in "eé" else "se", "PRON", None, "expl:comp", "soi", "Person=3|PronType=Prs")
    aux = build.put(etre.form, "AUX", None, "aux", "être", finite_feats(etre))
    verb = rng.choice(["emparer", "approcher", "retirer", "excuser"])
    feats = f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"
    at = build.put(participle(verb, gender, number).form, "VERB", None, "root", verb, feats)
    for word, deprel in ((when, "obl"), (subject, "nsubj"), (ne, "advmod"), (se, "expl:comp"), (aux, "aux")):
        build.hang(word, at, deprel)
    build.hang(at, at, "root")
    case = build.put("de", "ADP", None, "case")
    place = build.put(rng.choice(PLACES), "PROPN", at, "obl")
    build.words[place].lemma = build.words[place].form
    build.hang(case, place, "case")
    build.mark(".", at)
    return build.words


def _condition(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """S'ils veulent revenir, ceci sera impossible: a condition before its clause."""
    clause = clause_of(sentence, capital=False)
    if not clause:
        return None
    build = Build()
    pronoun = rng.choice(PRONOUNS)
    number = number_name(gender_number(pronoun)[1])
    form = pronoun[0].form
    mark = build.put("S'" if form.startswith("il") else "Si", "SCONJ", None, "mark", "si")
    subject = build.add(pronoun)
    verb = rng.choice(["vouloir", "devoir", "pouvoir", "souhaiter"])
    finite = finite_form(verb, rng, 3, number, "Pres Imp")
    at = build.put(finite.form, "VERB", None, "advcl", verb, finite_feats(finite))
    build.hang(mark, at, "mark")
    build.hang(subject, at, "nsubj")
    build.add(rng.choice(DEEDS), at, "xcomp")
    comma = build.mark(",", at)
    top = build.add(clause if rng.random() < 0.5 else rng.choice(CONSEQUENCES))
    build.hang(at, top, "advcl")
    build.hang(comma, at, "punct")
    if rng.random() < 0.5:
        comma = build.mark(",", None)
        build.hang(comma, add_incise(build, top, rng), "punct")
    build.mark(".", top)
    return build.words


FRAMES: tuple[tuple[Frame, int], ...] = (
    (quoted_then_incise, 8),
    (cut_by_incise, 8),
    (_that_clause, 4),
    (_noun_object, 4),
    (_according, 3),
    (_colon, 3),
    (_source_on, 1),
    (_heading, 1),
    (_never, 1),
    (_condition, 2),
    (_call, 2),
)
