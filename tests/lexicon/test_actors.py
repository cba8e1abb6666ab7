"""The actors of the lexicon, and where a text names them."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.actors import KnownActor, KnownActors, load_actors

LEXICON = load_lexicon()
ACTORS = LEXICON.actors
ROWS = list(ACTORS.by_id.values())
PAGE = Path(__file__).parents[2] / "docs" / "actors.md"


def named(text: str, **countries: int) -> list[tuple[str, str]]:
    """What a text names: the words and the actor's id."""
    return [(text[match.start : match.end], match.actor.id) for match in ACTORS.find(text, countries)]


def test_there_are_many_from_all_theatres() -> None:
    countries = {actor.country for actor in ROWS}
    assert len(ROWS) >= 200
    assert {"SY", "IQ", "YE", "PS", "IL", "LB", "IR", "UA", "RU", "ML", "BF", "SD", "CD", "ET", "SO", "LY"} <= countries


@pytest.mark.parametrize("actor", ROWS, ids=lambda actor: actor.id)
def test_each_actor_is_well_formed(actor: KnownActor) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id)
    written = (actor.name, *actor.aliases, *actor.local, *actor.decoys)
    assert all(spelling == spelling.strip() != "" and "'" not in spelling for spelling in written)
    assert len({*written}) == len(written) - (actor.name in actor.local)
    assert all(LEXICON.countries.get(code) is not None for code in (*actor.countries, actor.country or "SY"))


@pytest.mark.parametrize("actor", ROWS, ids=lambda actor: actor.id)
def test_each_sure_spelling_is_found(actor: KnownActor) -> None:
    for spelling in {actor.name, *actor.aliases} - {*actor.local}:
        assert (spelling, actor.id) in named(f"Hier encore, {spelling} a démenti.")


@pytest.mark.parametrize("actor", [actor for actor in ROWS if actor.local], ids=lambda actor: actor.id)
def test_each_local_spelling_counts_only_in_its_country(actor: KnownActor) -> None:
    for spelling in actor.local:
        text = f"Hier encore, {spelling} a démenti."
        assert named(text) == []
        for code in actor.countries:
            sharing = [other for other in ROWS if spelling in other.local and code in other.countries]
            if len(sharing) == 1:
                assert named(text, **{code: 1}) == [(spelling, actor.id)]
        if actor.name not in actor.local:
            assert (spelling, actor.id) in named(f"{actor.name} recule. {text}")


@pytest.mark.parametrize("actor", [actor for actor in ROWS if actor.decoys], ids=lambda actor: actor.id)
def test_no_decoy_is_taken_for_the_actor(actor: KnownActor) -> None:
    for decoy in actor.decoys:
        assert actor.id not in [id for _, id in named(f"Hier encore, {decoy} a démenti.")]


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [
        ("L’armée avance.", {"SY": 3}, ["armee-syrienne"]),
        ("L’armée avance.", {"SY": 3, "TR": 2}, []),  # two countries, neither clearly
        ("L’armée avance.", {"SY": 6, "TR": 2}, ["armee-syrienne"]),
        ("L’Armée syrienne avance.", {}, ["armee-syrienne"]),
        ("Daech, Daesh, l’EI et l’État islamique reculent.", {}, ["etat-islamique"] * 4),
        ("L’EI recule.", {"SY": 9}, []),  # an acronym that nothing explains
        ("Les FDS ont tiré.", {"BF": 4}, []),  # forces de défense et de sécurité
        ("L’ONU et la Minusma quittent Gao.", {}, ["onu", "minusma"]),
        ("https://www.osdh.example a été coupé, selon HTS.", {}, ["hts"]),
        ("Al-Qaïda au Maghreb islamique menace.", {}, ["aqmi"]),
        ("L’ARMÉE SYRIENNE AVANCE.", {}, ["armee-syrienne"]),
        ("HTC lance un téléphone, KIA une voiture.", {"FR": 2}, []),
        ("HTC recule.", {"SY": 2}, ["hts"]),
        ("L’IRA américain inquiète Bruxelles.", {"US": 1}, []),
        ("Le PAM a gagné les élections.", {"MA": 1}, []),
        ("Le Programme alimentaire mondial (PAM) livre du riz.", {"MA": 1}, ["pam", "pam"]),
        ("Le Parti de la justice et du développement a perdu.", {"MA": 2}, ["pjd"]),
        ("Le Parti de la justice et du développement a perdu.", {"TR": 2}, ["akp"]),
        ("Les Forces de défense nationale avancent.", {"BI": 2}, ["armee-burundaise"]),
        ("L’armée congolaise avance.", {"CG": 2}, ["forces-armees-congolaises"]),
        ("L’armée congolaise avance.", {"CD": 2}, ["fardc"]),
        ("L’armée congolaise avance.", {}, []),
        ("Une fête a lieu à Fano.", {"IT": 1}, []),
        ("Les shebab ont attaqué Palma.", {"MZ": 2}, ["etat-islamique-au-mozambique"]),
        ("Les shebab ont attaqué Kismayo.", {"SO": 2}, ["chebab"]),
        ("L’ONG RSF proteste.", {"SD": 3}, ["rsf"]),  # what stands beside it contradicts the armed group
        ("L’organisation de défense de la presse RSF proteste.", {"SD": 3}, ["rsf"]),
        ("RSF, une association, proteste.", {"SD": 3}, ["rsf"]),
        ("L’ONG RSF proteste. RSF attend une réponse.", {"SD": 3}, ["rsf", "rsf"]),
        ("La milice RSF recule.", {}, ["fsr"]),
        ("Les paramilitaires des RSF reculent.", {}, ["fsr"]),
        ("L’association dénonce les RSF.", {"SD": 3}, ["fsr"]),
        ("Le constructeur KIA ouvre une usine.", {"MM": 3}, []),
        ("Le mouvement islamiste palestinien a tiré.", {"PS": 3}, []),  # one of several
        ("Le Hamas avance. Le mouvement islamiste palestinien a tiré.", {"PS": 3}, ["hamas", "hamas"]),
        ("Les dissidents des FARC, la Nouvelle IRA.", {}, ["dissidents-des-farc", "nouvelle-ira"]),
        ("Les houthis ont tiré, le Hezbollah libanais aussi.", {}, ["hezbollah"]),
    ],
)
def test_what_a_text_names(text: str, countries: dict[str, int], expected: list[str]) -> None:
    assert [match.actor.id for match in ACTORS.find(text, countries)] == expected


ARMIES = [actor for actor in ROWS if "armée" in actor.local]


@pytest.mark.parametrize("army", ARMIES, ids=lambda army: army.id)
def test_a_bare_army_is_that_of_the_country_named_whichever_it_is(army: KnownActor) -> None:
    assert army.country is not None
    text = "L’armée a bombardé la colline."
    assert [match.actor.id for match in ACTORS.find(text, {army.country: 2}, {army.country: 1})] == [army.id]
    assert ACTORS.find(text, {army.country: 2}, {}) == []  # a town alone does not tell whose army acts there
    assert ACTORS.find(text, {army.country: 3}, {army.country: 3, "BG": 2}) == []


def test_every_army_of_a_state_has_the_same_common_words() -> None:
    named_so = [actor for actor in ROWS if actor.name.startswith("armée ")]
    assert len(named_so) > 60
    assert all({"armée", "forces gouvernementales"} <= {*actor.local} for actor in named_so)


@pytest.mark.parametrize("actor", ROWS, ids=lambda actor: actor.id)
def test_no_usual_name_is_a_contested_description(actor: KnownActor) -> None:
    """A body's own name may hold any word; a description in lower case is neutral."""
    words = actor.name.lower().replace("’", "' ").split()
    if actor.name[0].islower():
        loaded = [LEXICON.loaded_terms.at(words, k) for k in range(len(words)) if words[k].isalpha()]
        assert not [found for found in loaded if found is not None and not found[1].needs]


@given(st.lists(st.sampled_from([*(a.name for a in ROWS[:40]), "l’armée", "EI", "et", ".", "al-", "«"]), max_size=12))
def test_matches_lie_in_the_text_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    matches = ACTORS.find(text, {"SY": 1})
    ends = [0, *[match.end for match in matches]]
    assert all(before <= match.start < match.end <= len(text) for before, match in zip(ends, matches, strict=False))
    spelled = {fold(s) for a in ROWS for s in (a.name, *a.aliases, *a.local)}
    assert all(fold(text[match.start : match.end]) in spelled for match in matches)


# A user's file ---------------------------------------------------------------------------------------------------


@pytest.fixture
def overlaid(tmp_path: Path) -> Callable[[str], KnownActors]:
    """Read the shipped actors with a file of a user over them."""

    def load(content: str) -> KnownActors:
        (tmp_path / "actors.toml").write_text(content, encoding="utf-8")
        return load_actors(overlay=tmp_path)

    return load


def test_an_overlay_adds_replaces_and_removes(overlaid: Callable[[str], KnownActors]) -> None:
    actors = overlaid(
        "[front-du-col]\nname = 'Front du Col'\nkind = 'armed_group'\n"
        "[hamas]\nname = 'Mouvement H.'\nkind = 'organisation'\n[brigades-al-qassam]\nname = '-'\n"
    )
    assert actors.get("Front du Col") is not None
    assert actors.get("Hamas") is None
    assert "brigades-al-qassam" not in actors.by_id


@pytest.mark.parametrize("id", ["hamas", "onu"])
def test_what_is_removed_is_no_longer_referred_to(overlaid: Callable[[str], KnownActors], id: str) -> None:
    referring = [actor.id for actor in ROWS if id in (actor.part_of, *actor.includes)]
    assert referring
    actors = overlaid(f"[{id}]\nname = '-'\n")
    assert id not in actors.by_id
    assert all(id not in (actors.by_id[other].part_of, *actors.by_id[other].includes) for other in referring)


@pytest.mark.parametrize("field", ["country = 'XX'", "near = ['SY', 'XX']"])
def test_a_country_must_be_known(tmp_path: Path, field: str) -> None:
    (tmp_path / "actors.toml").write_text(f"\n[a]\nname = 'A'\nkind = 'organisation'\n{field}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"actors\.toml:2: a: unknown country 'XX'; use ISO 3166"):
        load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[a]\nname = 'A'\nkind = 'gang'", r"actors.toml:1: a: Invalid enum value 'gang'.*the kinds state_body"),
        ("\n[a]\nname = 'A'", r"actors.toml:2: a: Object missing required field `kind`"),
        ("[a]\nname = 'A'\nkind = 'organisation'\nally = 'B'", r"actors.toml:1: a: Object contains unknown field"),
        ("[a]\nname = 'Daech'\nkind = 'organisation'", r"actors.toml:1: the spelling 'Daech' of a also belongs to"),
        (
            "[a]\nname = 'A'\nkind = 'organisation'\npart_of = 'zz'",
            r"actors.toml:1: a refers to 'zz', which is no actor",
        ),
        ("\n[zz]\nname = '-'", r"actors.toml:2: 'zz' is no row, so it cannot be removed; copy it from that row"),
        ("[a]\nname = 'A'\nkind = [\n", r"actors.toml:3: "),
        (
            "[a]\nname = 'A'\nkind = 'organisation'\n[hamas]\nname = 'Daech'\nkind = 'organisation'",
            r"actors.toml:4: the spelling 'Daech' of .* also belongs to",
        ),
        ("[a\n", r"actors.toml:1: "),
    ],
)
def test_what_cannot_be_understood_is_named(overlaid: Callable[[str], KnownActors], content: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        overlaid(content)


def test_the_page_is_right() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_the_page_explains_every_field() -> None:
    table = PAGE.read_text(encoding="utf-8").split("| --- | --- |")[1].split("\n\n")[0]
    explained = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert set(explained) == {name for name in KnownActor.__struct_fields__ if name != "id"}
