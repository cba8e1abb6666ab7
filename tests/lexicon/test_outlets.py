"""The media of the lexicon, and where a text names them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import outlets as module
from recoupe.lexicon.outlets import Outlets, load_outlets

FILE = Path(module.__file__).with_name("outlets.toml")
OUTLETS = load_outlets()


def named(text: str) -> list[tuple[str, str]]:
    """What a text names: the words and the medium's id."""
    return [(text[start:end], outlet.id) for start, end, outlet in OUTLETS.find(text)]


def spellings(outlet: module.Outlet) -> set[str]:
    """Every folded spelling of a medium, without the article that *du* and *aux* swallow too."""
    written = {fold(spelling) for spelling in (outlet.name, *outlet.aliases, *outlet.ambiguous)}
    return written | {re.sub("^les? ", "", spelling) for spelling in written}


def test_there_are_many_of_every_kind() -> None:
    counts = dict.fromkeys(("agency", "newspaper", "magazine", "radio", "television", "site"), 0)
    for outlet in OUTLETS.by_id.values():
        counts[outlet.kind] += 1
    assert sum(counts.values()) >= 260
    assert min(counts.values()) >= 20


def test_no_spelling_belongs_to_two_media() -> None:
    owners: dict[str, str] = {}
    for outlet in OUTLETS.by_id.values():
        for written in (outlet.name, *outlet.aliases, *outlet.ambiguous):
            assert owners.setdefault(fold(written), outlet.id) == outlet.id


@pytest.mark.parametrize("outlet", OUTLETS.by_id.values(), ids=lambda outlet: outlet.id)
def test_each_medium_is_well_formed(outlet: module.Outlet) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", outlet.id)
    assert outlet.country is None or re.fullmatch("[A-Z]{2}", outlet.country)
    written = (outlet.name, *outlet.aliases, *outlet.ambiguous, *outlet.decoys)
    assert all(spelling == spelling.strip() != "" and "'" not in spelling for spelling in written)
    assert len(set(written[:1] + outlet.aliases)) == len(outlet.aliases) + 1
    assert outlet.owner != ""


@pytest.mark.parametrize("outlet", OUTLETS.by_id.values(), ids=lambda outlet: outlet.id)
def test_each_sure_spelling_is_found(outlet: module.Outlet) -> None:
    for spelling in {outlet.name, *outlet.aliases} - set(outlet.ambiguous):
        text = f"Citant {spelling} et un témoin, il se tait."
        assert (spelling, outlet.id) in named(text)


@pytest.mark.parametrize("outlet", [o for o in OUTLETS.by_id.values() if o.ambiguous], ids=lambda outlet: outlet.id)
def test_each_doubtful_spelling_is_found_where_it_is_called_a_medium(outlet: module.Outlet) -> None:
    for spelling in outlet.ambiguous:
        assert (spelling, outlet.id) in named(f"Interrogé par le quotidien {spelling}, il se tait.")


@pytest.mark.parametrize("outlet", [o for o in OUTLETS.by_id.values() if o.decoys], ids=lambda outlet: outlet.id)
def test_no_decoy_is_taken_for_the_medium(outlet: module.Outlet) -> None:
    for decoy in outlet.decoys:
        assert outlet.id not in [id for _, id in named(f"Puis {decoy} 7, il se tait.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a indiqué à l'AFP une source", [("AFP", "afp")]),
        ("selon l’agence France-Presse", [("France-Presse", "afp")]),
        ("Al-Arabiya, al Arabiya et Alarabiya", [("Al-Arabiya", "al-arabiya")] * 1
         + [("al Arabiya", "al-arabiya"), ("Alarabiya", "al-arabiya")]),
        ("l'agence officielle syrienne Sana a démenti", [("Sana", "sana")]),
        ("les combats continuent à Sana", []),
        ("dans un entretien au Monde et au Figaro", [("Monde", "le-monde"), ("Figaro", "le-figaro")]),
        ("le monde entier, au monde, le tour du monde", []),
        ("un volontaire de Médecins du Monde", []),
        ("l’Institut du Monde arabe", []),
        ("à Libération, vendredi", [("Libération", "liberation")]),
        ("après la Libération de la ville", []),
        ("le Front de Libération du pays", []),
        ("Libération rapporte que l’usine ferme", [("Libération", "liberation")]),
        ("Libération des otages : le point", []),
        ("Marianne Lenoir n’a rien dit", []),
        ("dans l’hebdomadaire Marianne", [("Marianne", "marianne")]),
        ("Mediapart, Libération et Brut", [("Mediapart", "mediapart"), ("Libération", "liberation"), ("Brut", "brut")]),
        ("le Point et le point", [("le Point", "le-point")]),
        ("sur France 2", [("France 2", "france-2")]),
        ("en France 2 personnes, France 2-1 Italie", []),
        ("sur Radio France internationale", [("Radio France internationale", "rfi")]),
        ("à la radio France Info", [("France Info", "franceinfo")]),
        ("Tass/RIA Novosti", [("Tass", "tass"), ("RIA Novosti", "ria-novosti")]),
        ("AFP, Reuters.Les", [("AFP", "afp"), ("Reuters", "reuters")]),
        ("voir https://www.mediapart.fr/journal", []),
        ("le vaccin Sputnik V", []),
        ("20 minutes plus tard", []),
        ("dans 20 Minutes", [("20 Minutes", "20-minutes")]),
        ("crimes contre l’Humanité", []),
        ("dans L’Humanité", [("L’Humanité", "humanite")]),
        ("Les échos de la bataille", []),
        ("LE MONDE CHANGE", []),
        ("la chaîne CNN Türk", [("CNN Türk", "cnn-turk")]),
        ("", []),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("AFP", "afp"),
        ("l'AFP", "afp"),
        ("agence France-Presse", "afp"),
        ("Monde", "le-monde"),
        ("le quotidien Le Figaro", "le-figaro"),
        ("al jazeera", "al-jazeera"),
        ("New York Times", "new-york-times"),
        ("L’Orient-le Jour", "l-orient-le-jour"),
    ],
)
def test_get(name: str, id: str) -> None:
    outlet = OUTLETS.get(name)
    assert outlet is not None
    assert outlet.id == id


def test_get_of_what_is_no_medium() -> None:
    assert OUTLETS.get("le général") is None
    assert OUTLETS.get("") is None


PIECES = [spelling for outlet in OUTLETS.by_id.values() for spelling in (outlet.name, *outlet.aliases, *outlet.decoys)]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12), st.sampled_from(" ,.'’-\n")), max_size=12))
def test_offsets_always_give_a_spelling(pieces: list[str]) -> None:
    text = " ".join(pieces)
    done = 0
    for start, end, outlet in OUTLETS.find(text):
        assert done <= start < end <= len(text)
        assert fold(text[start:end]) in spellings(outlet)
        done = end


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.fixture
def overlaid(tmp_path: Path) -> Callable[[str], Outlets]:
    def load(content: str) -> Outlets:
        (tmp_path / "outlets.toml").write_text(content, encoding="utf-8")
        return load_outlets(overlay=tmp_path)

    return load


def test_an_overlay_adds_replaces_and_removes(overlaid: Callable[[str], Outlets]) -> None:
    outlets = overlaid(
        "[feuille]\nname = 'La Feuille du port'\nkind = 'site'\n\n[afp]\nname = 'AFP'\nkind = 'agency'\n\n"
        "[reuters]\nname = '-'\n"
    )
    assert [outlet.id for _, _, outlet in outlets.find("La Feuille du port, AFP et Reuters")] == ["feuille", "afp"]
    assert outlets.by_id["afp"].country is None
    assert len(outlets.by_id) == len(OUTLETS.by_id)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "[a]\nname = 'Aa'\nkind = 'site'\n\n[b]\nname = 'Bé'\nkind = 'blog'\n",
            r"outlets\.toml:5: b: Invalid enum value 'blog'.*; ",
        ),
        ("[b]\nname = 'Bé'\nkind = 'site'\nland = 'FR'\n", r"outlets\.toml:1: b: .*unknown field `land`.*; "),
        ("[b]\nkind = 'site'\n", r"outlets\.toml:1: b: .*missing required field `name`.*; "),
        ("b = 3\n", r"outlets\.toml:1: b: .*; "),
        ("[b\nname = 'Bé'\n", r"outlets\.toml:1: .*; "),
        ("[b]\nname = 'Reuters'\nkind = 'site'\n", r"outlets\.toml:1: the spelling 'Reuters' of b .* reuters; "),
    ],
)
def test_a_bad_table_is_named(overlaid: Callable[[str], Outlets], content: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        overlaid(content)


def test_ids_stand_once_and_in_lower_case() -> None:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert list(tables) == list(OUTLETS.by_id)
