"""Facts of events: who says that something happened, who denies it, and what is no contradiction."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.records import AccountKind, Fact, Relation, Slot, UpdateKind


def disputed(facts: list[Fact]) -> list[Fact]:
    """Give the facts of events and claims that are no plain agreement."""
    return [fact for fact in facts if fact.kind is not AccountKind.FIGURE and fact.relation is not Relation.AGREE]


def conflicts(facts: list[Fact]) -> set[tuple[str, frozenset[str | None]]]:
    """Give slot and origins of every conflict."""
    return {
        (one.slot.value, frozenset(fact.accounts[at].account.by for at in (one.a, one.b)))
        for fact in disputed(facts)
        for one in fact.conflicts
    }


def on(day: int, text: str) -> tuple[str, dict[str, str | None]]:
    """A text of a day of March 2031."""
    return text, {"published": f"2031-03-{day:02}"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "À aucun moment les rebelles ne se sont emparés de Kessar, affirme le colonel Marc Ortal."),
            ],
            {("occurrence", frozenset({"Karim Bodol", "Marc Ortal"}))},
            id="taken, never taken",
        ),
        pytest.param(
            [
                on(
                    8,
                    "« Nous tenons la ville de Kessar », a affirmé le commandant Karim Bodol. Le ministère de la "
                    "Défense a aussitôt démenti.",
                )
            ],
            {("occurrence", frozenset({"Karim Bodol", "ministère de la Défense"}))},
            id="a denial without words of its own",
        ),
        pytest.param(
            [
                on(8, "Le maire de Kessar, Anton Vassil, a été tué vendredi, a assuré un élu local."),
                on(9, "Le maire de Kessar, Anton Vassil, s’est dit « bien vivant » sur Radio Cap."),
            ],
            {("occurrence", frozenset({"élu local", "Anton Vassil"}))},
            id="killed, alive",
        ),
        pytest.param(
            [
                on(8, "Le Front accuse l’armée d’avoir bombardé l’hôpital de Kessar."),
                on(9, "Le président Igor Tamel accuse le Front d’avoir bombardé l’hôpital de Kessar."),
            ],
            {("responsibility", frozenset({"Front", "Igor Tamel"}))},
            id="each says that the other did it",
        ),
        pytest.param(
            [
                on(
                    8,
                    "Le convoi de la Croix-Verte a été attaqué jeudi près de Kessar, selon le ministère de la Défense.",
                ),
                on(
                    9,
                    "Le convoi de la Croix-Verte a été attaqué vendredi près de Kessar, et non la veille, précise le "
                    "commandant Karim Bodol.",
                ),
            ],
            {("time", frozenset({"ministère de la Défense", "Karim Bodol"}))},
            id="one day, and not the other",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "L’armée a repris Kessar samedi, a annoncé le colonel Marc Ortal."),
            ],
            set(),
            id="taken, then retaken",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "Les rebelles ne se sont pas emparés de Dorval, affirme le colonel Marc Ortal."),
            ],
            set(),
            id="another town",
        ),
        pytest.param(
            [
                on(8, "Le suspect, Paul Kardo, a été arrêté vendredi à Kessar, selon le parquet."),
                on(6, "Le suspect, Paul Kardo, n’a pas encore été arrêté, a indiqué mercredi la police."),
            ],
            set(),
            id="not yet",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "Les rebelles se seraient emparés vendredi de Kessar, selon des habitants."),
            ],
            set(),
            id="a conditional is no denial",
        ),
        pytest.param(
            [
                on(8, "Le Front accuse l’armée d’avoir bombardé l’hôpital de Kessar."),
                on(9, "Le porte-parole du Front, Karim Bodol, nie que ses hommes aient bombardé l’hôpital de Kessar."),
            ],
            set(),
            id="who accuses and denies for one side",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "Les rebelles ne vont pas s’emparer de Kessar, promet le colonel Marc Ortal."),
            ],
            set(),
            id="what is to come",
        ),
    ],
)
def test_only_what_cannot_both_be_is_a_conflict(checked, texts, expected):
    assert conflicts(checked(*texts)) == expected


def test_both_versions_stand_side_by_side(checked):
    (fact,) = disputed(
        checked(
            on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
            on(9, "Les rebelles ne se sont jamais emparés de Kessar, affirme le colonel Marc Ortal."),
            on(9, "Les rebelles se sont emparés vendredi de Kessar, selon des habitants."),
        )
    )
    told = {version.title: {fact.accounts[at].account.by for at in version.accounts} for version in fact.versions}
    assert told == {"affirmé": {"Karim Bodol", "habitants"}, "démenti": {"Marc Ortal"}}
    assert {conflict.slot for conflict in fact.conflicts} == {Slot.OCCURRENCE}
    assert all(conflict.rule and conflict.reason for conflict in fact.conflicts)


@pytest.mark.parametrize(
    ("texts", "kind", "by"),
    [
        pytest.param(
            [
                on(
                    8,
                    "L’Observatoire des libertés a annoncé la prise de Kessar par les rebelles, avant de se rétracter.",
                )
            ],
            UpdateKind.RETRACTION,
            "Observatoire des libertés",
            id="in one breath",
        ),
        pytest.param(
            [
                on(8, "L’Observatoire des libertés a annoncé que les rebelles avaient pris la ville de Kessar."),
                on(
                    9,
                    "L’Observatoire des libertés avait annoncé que les rebelles avaient pris la ville de Kessar. Il "
                    "est revenu samedi sur cette annonce.",
                ),
            ],
            UpdateKind.RETRACTION,
            "Observatoire des libertés",
            id="in another document",
        ),
        pytest.param(
            [
                on(8, "Le maire, Yvan Corvel, a déclaré que le capitaine Paul Kardo avait été arrêté."),
                on(9, "Le maire, Yvan Corvel, a retiré ses propos sur l’arrestation du capitaine Paul Kardo."),
            ],
            UpdateKind.RETRACTION,
            "Yvan Corvel",
            id="named by what is taken back",
        ),
        pytest.param(
            [
                on(8, "Le maire de Kessar, Anton Vassil, a été tué vendredi, a assuré un élu local."),
                on(9, "Rectificatif. Nous avons écrit à tort que le maire, Anton Vassil, était mort."),
            ],
            UpdateKind.CORRECTION,
            "élu local",
            id="a text that corrects itself",
        ),
    ],
)
def test_what_is_taken_back_is_an_update(checked, texts, kind, by):
    (fact,) = disputed(checked(*texts))
    assert fact.relation is Relation.UPDATE
    assert {update.kind for update in fact.updates} == {kind}
    assert {fact.accounts[update.before].account.by for update in fact.updates} == {by}


@pytest.mark.parametrize(
    "text",
    [
        "Le Premier ministre aurait intérêt à revenir sur ses propos sur la prise de Kessar.",
        "Le ministre a fait son mea culpa après ses propos sur la prise de Kessar.",
    ],
)
def test_regrets_and_advice_take_nothing_back(checked, text):
    assert disputed(checked(f"« Les rebelles ont pris Kessar », a déclaré le ministre. {text}")) == []


def test_agreement_takes_two_voices_or_documents(checked):
    text = "Les rebelles ont attaqué vendredi la ville de Kessar, a annoncé le colonel Marc Ortal."
    alone = checked(on(8, f"{text} Vendredi, les rebelles ont attaqué Kessar, a ajouté le colonel Marc Ortal."))
    assert [fact for fact in alone if fact.type == "assault"] == []
    (fact,) = (fact for fact in checked(on(8, text), on(9, text)) if fact.type == "assault")
    assert fact.relation is Relation.AGREE
    assert len(fact.accounts) == 2
