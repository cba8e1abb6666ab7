"""ACLED codes that go by who acts and on whom."""

from __future__ import annotations

import pytest

import recoupe

REGAINS = "Battles / Government regains territory"
OVERTAKES = "Battles / Non-state actor overtakes territory"
CLASH = "Battles / Armed clash"
CIVILIANS = "Violence against civilians / Attack"
AIR = "Explosions/Remote violence / Air/drone strike"
SUICIDE = "Explosions/Remote violence / Suicide bomb"
CHEMICAL = "Explosions/Remote violence / Chemical weapon"


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("Les rebelles ont repris Palmyre à l'armée.", OVERTAKES),
        ("L'armée syrienne a repris Palmyre.", REGAINS),
        ("L'armée a repris Palmyre mardi.", REGAINS),
        ("L'armée turque s'est emparée de Palmyre.", OVERTAKES),
        ("L'armée russe s'est emparée de Kharkiv.", OVERTAKES),
        ("L'armée ukrainienne a repris le contrôle de Kharkiv.", REGAINS),
        ("L'armée irakienne a repris le contrôle de Mossoul.", REGAINS),
        ("Daech s'est emparé de Palmyre.", OVERTAKES),
        ("La ville de Palmyre est tombée aux mains des jihadistes.", OVERTAKES),
        ("La reprise de Palmyre par l'armée syrienne remonte à mars.", REGAINS),
        ("La prise de Palmyre par les insurgés remonte à mars.", OVERTAKES),
        ("Palmyre a été reprise mardi.", None),
        ("Les rebelles ont perdu le contrôle de Palmyre.", None),
        ("Les rebelles ont encerclé la ville de Palmyre.", None),
    ],
)
def test_who_takes_decides(nlp: recoupe.Pipeline, text: str, acled: str | None) -> None:
    assert [event.acled for event in nlp(text).events if event.type == "control"] == [acled]


@pytest.mark.parametrize(
    ("text", "trigger", "acled"),
    [
        ("Trois soldats ont été tués près de Kessar.", "tués", CLASH),
        ("Trois villageois ont été tués près de Kessar.", "tués", CIVILIANS),
        ("L'armée a abattu deux combattants de la milice.", "abattu", CLASH),
        ("Deux rebelles ont été blessés près de Kessar.", "blessés", CLASH),
        ("Des inconnus ont attaqué un village près de Kessar.", "attaqué", CIVILIANS),
        ("Les rebelles ont attaqué une caserne de l'armée à Kessar.", "attaqué", CLASH),
        ("L'aviation russe a bombardé un marché d'Idleb.", "bombardé", AIR),
        ("Un drone a frappé un dépôt à Kessar.", "frappé", AIR),
        ("Un kamikaze s'est fait exploser à Kessar.", "fait exploser", SUICIDE),
        ("Un attentat suicide a visé le marché de Kessar.", "attentat suicide", SUICIDE),
        ("Deux kamikazes ont fait neuf morts à Kessar.", "kamikazes", SUICIDE),
        ("Une attaque chimique a visé le village de Tamrit.", "attaque chimique", CHEMICAL),
        ("L'usage de gaz sarin contre le village de Tamrit a été confirmé.", "usage de gaz sarin", CHEMICAL),
    ],
)
def test_whom_it_hits_and_with_what_decides(nlp: recoupe.Pipeline, text: str, trigger: str, acled: str) -> None:
    assert [event.acled for event in nlp(text).events if event.trigger.text == trigger] == [acled]


@pytest.mark.parametrize("camp", ["syrienne", "irakienne", "ukrainienne", "malienne", "soudanaise", "yéménite"])
def test_every_army_is_treated_alike_at_home(nlp: recoupe.Pipeline, camp: str) -> None:
    town = {
        "syrienne": "Palmyre",
        "irakienne": "Mossoul",
        "ukrainienne": "Kharkiv",
        "malienne": "Tombouctou",
        "soudanaise": "Khartoum",
        "yéménite": "Sanaa",
    }[camp]
    (event,) = nlp(f"L'armée {camp} s'est emparée de la ville de {town}.").events
    assert event.acled == REGAINS
