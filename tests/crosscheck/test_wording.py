"""Who calls the same actor what, in whose voice."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.designations import Voice
from recoupe.crosscheck.wording import Wordings
from recoupe.dossier import Dossier
from tests.dossier.asked import kept, text

WIRE = (
    "Les terroristes du Front populaire de la Valdre (FPV) ont attaqué mardi le pont de Lizan, qu’une crue avait déjà"
    " fermé à la circulation la semaine dernière, et la gare voisine, où aucun train ne s’arrête plus depuis lundi."
)
DOCUMENTS = (
    text("fil", f"{WIRE}\n\n(Néréide)", outlet="Néréide", published="2024-05-07"),
    text("reprise", WIRE, outlet="La Gazette de Lizan", published="2024-05-08"),
    text(
        "radio",
        "Les résistants du Front populaire de la Valdre (FPV) tiennent le pont. « Le FPV a pris la gare », a déclaré"
        " Jeanne Maurel. Elle affirme que le FPV contrôle la ville.",
        outlet="Radio Plaine",
        published="2024-05-09",
    ),
    text(
        "quotidien",
        "« Les casseurs ont pillé la gare », a déclaré Paul Roche. Il est venu mardi.",
        outlet="Le Courrier",
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("words") / "a.dossier", nlp, *DOCUMENTS)


@pytest.fixture
def wordings(path):
    with Dossier(path) as opened:
        compare(opened)
        yield Wordings(opened)


def called(wordings):
    """Give what the Front is called: designation, loaded, voice, by whom, in how many texts."""
    return {
        (one.designation, one.loaded, voice.voice, voice.by): (voice.times, voice.texts, len(voice.documents))
        for one in wordings.called()
        for voice in one.voices
        if voice.actor == "Front populaire de la Valdre"
    }


def test_the_same_actor_is_called_so_by_some_and_so_by_others(wordings):
    found = called(wordings)
    assert found["terroristes", True, Voice.OUTLET, "Néréide"] == (1, 1, 1)
    assert found["terroristes", True, Voice.OUTLET, "La Gazette de Lizan"] == (1, 1, 1)
    assert found["résistants", True, Voice.OUTLET, "Radio Plaine"] == (1, 1, 1)
    assert found["FPV", False, Voice.SPEAKER, "Jeanne Maurel"] == (1, 1, 1)
    assert found["FPV", False, Voice.UNDETERMINED, "Jeanne Maurel"] == (1, 1, 1)


def test_what_a_copy_carries_counts_once(wordings):
    [one] = [one for one in wordings.called() if one.designation == "terroristes"]
    assert (one.times, one.texts, one.documents) == (1, 1, ("fil", "reprise"))


def test_the_proposal_of_the_lexicon_comes_along(wordings):
    assert all(bool(one.neutral) == one.loaded for one in wordings.called() if one.designation != "casseurs")


def test_the_words_stand_where_the_text_has_them(path, wordings):
    with Dossier(path) as opened:
        for one in wordings.called():
            for call in (call for voice in one.voices for call in voice.calls):
                assert opened.text(call.number)[call.start : call.end] == call.text
                assert call.why.rule


def test_a_description_without_a_name_stands_for_itself(wordings):
    [one] = [one for one in wordings.called() if one.designation == "casseurs"]
    [voice] = one.voices
    assert (voice.actor, voice.kind, voice.voice, voice.by) == ("casseurs", "unnamed", Voice.SPEAKER, "Paul Roche")


def test_pronouns_name_nobody(wordings):
    [who] = [who for who in wordings.everybody if who.name == "Paul Roche"]
    assert {one.designation for one in wordings.called([who])} == {"Paul Roche"}


def test_a_name_is_looked_for_among_all_where_nobody_who_speaks_has_it(path, wordings):
    with Dossier(path) as opened:
        [who] = opened.find_origins("FPV", wordings.among("FPV"))
    assert wordings.called([who])[0].voices[0].actor == "Front populaire de la Valdre"


def test_the_order_of_adding_does_not_count(tmp_path, nlp):
    results = []
    for turn, documents in enumerate((DOCUMENTS, DOCUMENTS[::-1])):
        with Dossier(kept(tmp_path / f"{turn}.dossier", nlp, *documents)) as opened:
            compare(opened)
            results.append(
                [
                    (
                        one.designation,
                        one.times,
                        one.texts,
                        one.documents,
                        [(v.voice, v.by, v.texts) for v in one.voices],
                    )
                    for one in Wordings(opened).called()
                ]
            )
    assert results[0] == results[1]
