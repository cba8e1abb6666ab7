"""What holds of the actors of any text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.actors import find_actors
from recoupe.extract.coreference import Resolver
from recoupe.extract.reading import Reading
from recoupe.model import ActorKind

PIECES = [
    "Le général Igor Sandovar a été tué", "L’armée syrienne et ses alliés", "avance vers Palmyre", "Elle dément",
    "qui soutient", "l’un d’eux", "Les jihadistes", "ont pris la ville", "M. Sandovar", "le Front du Col (FDC)",
    "le FDC", "Daech", "« J’ai vu leurs chars »", "a dit Nadia Haddad", "Il faut", "Washington et Moscou", "l’a accusé",
    "deux d’entre elles", "son porte-parole", "la victime", "le suspect, Samir Koval,", "Un homme de 30 ans",
    "selon l’AFP", "lequel", "dont les soldats", "ses", "des", "(ONU)", "Reuters", "le", "s’est rendu", "Celui-ci",
]  # fmt: skip
MARKS = [".", ",", " : ", "«", "»", "(", ")", "\n\n", "…", "et", "–", "’", '"', "M."]

texts = st.lists(st.sampled_from(PIECES) | st.sampled_from(MARKS), min_size=1, max_size=30).map(" ".join)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(texts)
@many
def test_every_mention_gives_its_text_and_belongs_to_one_actor(nlp, text):
    analysis = nlp(text)
    seen: set[tuple[int, int]] = set()
    for actor in analysis.actors:
        assert actor.mentions
        for span in actor.mentions:
            assert 0 <= span.start < span.end
            assert analysis.text[span.start : span.end] == span.text
            assert (span.start, span.end) not in seen
            seen.add((span.start, span.end))
        assert [span.start for span in actor.mentions] == sorted(span.start for span in actor.mentions)


@given(texts)
@many
def test_ids_follow_the_first_mentions_and_nothing_is_empty(nlp, text):
    actors = nlp(text).actors
    assert [actor.id for actor in actors] == list(range(len(actors)))
    for actor in actors:
        assert actor.name.strip() == actor.name != ""
        assert isinstance(actor.kind, ActorKind)
        assert actor.name not in actor.aliases
        assert len(set(actor.aliases)) == len(actor.aliases)
        assert actor.entry is None or actor.entry.split(":")[0] in ("actors", "outlets")
    firsts = [actor.mentions[0].start for actor in actors]
    assert firsts == sorted(firsts)


@given(texts)
@many
def test_anybody_a_phrase_stands_for_is_named_and_known(nlp, text):
    analysis = nlp(text)
    r = Reading(nlp.language(analysis.text), nlp.lexicon)
    actors = find_actors(r, nlp.lexicon, Resolver(r, nlp.lexicon), analysis.statements, analysis.places)
    assert actors.records == analysis.actors
    for token in range(r.length):
        found = actors.who(token)
        if found is None:
            continue
        assert found.name.strip() != ""
        assert actors.who(token) is found
        assert found.actor is None or actors.records[found.actor].name
        assert found.span is None or analysis.text[found.span.start : found.span.end] == found.span.text


SPOKEN = [
    "« Le pont est pris », a dit Nadia Haddad.", "Selon une source militaire, l’armée recule.", "L’OSDH accuse Moscou.",
    "Un communiqué fait état de dix morts.", "D’après un sondage, la guerre lasse.", "Moscou accuse Kiev.",
    "L’Observatoire des conflits (ODC) évoque dix morts.", "Selon l’Observatoire, le pont tient.", "Kiev dément.",
    "L’hôpital régional a annoncé sept morts.", "Le maire, Samir Koval, a appelé au calme.", "Il parle d’une trêve.",
    "La police locale annonce trois arrestations.", "Selon l’EI, repris par Amaq, la ville est tombée.",
    "L’armée soudanaise du général Koval dément.", "Le Front du Col nie tout repli, rapporte l’AFP.",
    "Les rebelles, dit-il, ont fui.", "La même source a démenti.", "Un des blessés a raconté l’attaque.",
]  # fmt: skip


@given(st.lists(st.sampled_from(SPOKEN) | texts, min_size=1, max_size=8).map(" ".join))
@many
def test_every_origin_of_a_statement_is_an_actor(nlp, text):
    analysis = nlp(text)
    called = {name for actor in analysis.actors for name in (actor.name, *actor.aliases)}
    assert {statement.origin for statement in analysis.statements if statement.origin} <= called
