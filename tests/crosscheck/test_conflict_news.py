"""Dispatches about wars: tolls, hostages, displaced people, towns taken and denied; texts in, facts out."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.records import AccountKind, Fact, UpdateKind

OUTLETS = ("La Gazette", "Radio Littoral", "Le Phare")


def on(day: int, words: str) -> tuple[str, dict[str, str]]:
    """A text of a day of March 2031, each day by another outlet."""
    return words, {"published": f"2031-03-{day:02}", "outlet": OUTLETS[day % 3]}


def figures(facts: list[Fact]) -> dict[frozenset[str], str]:
    """Give the facts of figures that have several accounts: their numbers, and the relation."""
    return {
        frozenset(told.account.text for told in fact.accounts): fact.relation.value
        for fact in facts
        if fact.kind is AccountKind.FIGURE and len(fact.accounts) > 1
    }


def counters(facts: list[Fact]) -> dict[str, str | None]:
    """Give for every number who gives it."""
    return {told.account.text: told.account.by for fact in facts for told in fact.accounts if told.account.value}


def slots(facts: list[Fact]) -> set[str]:
    """Give where facts that are no figures are disputed."""
    return {one.slot.value for fact in facts if fact.kind is not AccountKind.FIGURE for one in fact.conflicts}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                on(8, "Des hommes armés ont enlevé 73 élèves vendredi à Gao, selon la police."),
                on(8, "Le directeur parle de 91 élèves enlevés vendredi à Gao."),
            ],
            {frozenset(["73", "91"]): "conflict"},
            id="abducted",
        ),
        pytest.param(
            [
                on(8, "Les combats ont fait fuir 45 000 personnes vendredi à Gao, a annoncé l’ONU."),
                on(9, "Le nombre des déplacés est monté à 62 000 à Gao, a annoncé l’ONU."),
            ],
            {frozenset(["45 000", "62 000"]): "update"},
            id="displaced, in other words",
        ),
        pytest.param(
            [
                on(8, "Selon les secours, 12 passagers sont portés disparus vendredi à Gao."),
                on(9, "Selon les secours, cinq personnes sont toujours portées disparues vendredi à Gao."),
            ],
            {frozenset(["12", "cinq"]): "update"},
            id="missing",
        ),
        pytest.param(
            [
                on(8, "Des hommes armés ont enlevé 73 élèves vendredi à Gao, selon la police."),
                on(8, "Selon la police, 20 élèves ont été libérés vendredi à Gao."),
            ],
            {},
            id="abducted is not freed",
        ),
        pytest.param(
            [
                on(
                    8,
                    "Un convoi est entré vendredi à Gao. Il comptait 31 camions, a annoncé l’ONU. "
                    "L’armée affirme avoir laissé passer 45 camions.",
                )
            ],
            {frozenset(["31", "45"]): "conflict"},
            id="a number set against the one before",
        ),
        pytest.param(
            [
                on(
                    8,
                    "Vendredi, 5 000 personnes ont défilé à Gao, selon la police. La CGT parle de 9 000 personnes.",
                )
            ],
            {frozenset(["5 000", "9 000"]): "conflict"},
            id="people are those just counted",
        ),
        pytest.param(
            [
                on(8, "Une frappe a visé vendredi le marché de Kessar. Onze civils ont été tués, selon les secours."),
                on(9, "Le raid qui a visé le marché de Kessar a fait 14 morts, a indiqué samedi l’armée."),
            ],
            {frozenset(["Onze", "14"]): "update"},
            id="the place just told",
        ),
        pytest.param(
            [
                on(
                    8,
                    "À Gao, 24 personnes ont été tuées vendredi par une frappe, selon l’armée.\n"
                    "Une autre frappe a visé Ménaka vendredi. Elle a fait 24 morts, selon l’armée.",
                )
            ],
            {},
            id="two strikes",
        ),
        pytest.param(
            [
                on(8, "À Gao, 65 soldats maliens ont été tués vendredi, selon les rebelles."),
                on(8, "Selon l’armée, 30 soldats tchadiens ont été tués vendredi à Gao."),
            ],
            {},
            id="soldiers of two armies",
        ),
        pytest.param(
            [
                on(8, "À Gao, 65 soldats maliens ont été tués vendredi, selon les rebelles."),
                on(8, "Selon l’armée, onze soldats maliens ont été tués vendredi à Gao."),
            ],
            {frozenset(["65", "onze"]): "conflict"},
            id="soldiers of one army",
        ),
    ],
)
def test_what_befell_people_is_compared_with_its_like(checked, texts, expected):
    assert figures(checked(*texts)) == expected


@pytest.mark.parametrize(
    ("text", "number", "by"),
    [
        ("L’hôpital de Gao a enregistré 23 morts.", "23", "hôpital de Gao"),
        ("L’Observatoire du plateau s’en tient à 21 morts.", "21", "Observatoire du plateau"),
        ("Les Secouristes volontaires comptent désormais 23 morts.", "23", "Secouristes volontaires"),
        ("Nouveau décompte de l’hôpital : 14 morts.", "14", "hôpital"),
        ("Le village compte 23 blessés.", "23", "outlet"),
    ],
)
def test_who_counts_the_dead(checked, text, number, by):
    assert counters(checked(text))[number] == by


def test_an_earlier_toll_of_two_counters_is_disputed_and_does_not_grow(checked):
    facts = checked(
        on(8, "Une frappe a fait 24 morts vendredi à Gao, selon l’armée."),
        on(8, "Le maire de Gao a dénombré 31 morts après la frappe de vendredi à Gao."),
        on(10, "Selon l’organisation Santé Sahel, la frappe de vendredi à Gao a fait 31 morts."),
    )
    (fact,) = [fact for fact in facts if fact.conflicts]
    assert {told.account.text for told in fact.accounts} == {"24", "31"}
    assert not fact.updates


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                on(
                    8,
                    "Le ministère sévanien de la Défense accuse l’armée aranienne d’avoir bombardé vendredi Tamrit.",
                ),
                on(9, "L’armée aranienne dément avoir bombardé Tamrit vendredi."),
            ],
            {"responsibility"},
            id="who is accused denies",
        ),
        pytest.param(
            [
                on(8, "L’armée sévanienne accuse l’armée aranienne d’avoir bombardé vendredi Tamrit."),
                on(9, "L’armée aranienne dément avoir bombardé Dolan vendredi."),
            ],
            set(),
            id="another town",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "« Kessar n’est pas tombée », affirme le colonel Marc Ortal."),
            ],
            {"occurrence"},
            id="it has not fallen",
        ),
        pytest.param(
            [
                on(8, "Les rebelles se sont emparés vendredi de Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "« Dorval tient bon », affirme le colonel Marc Ortal."),
            ],
            set(),
            id="another town holds out",
        ),
        pytest.param(
            [
                on(8, "Les rebelles ont pris jeudi Kessar, a annoncé leur porte-parole, Karim Bodol."),
                on(9, "Les rebelles n’ont jamais pris Kessar, affirme le colonel Marc Ortal."),
            ],
            {"occurrence"},
            id="a town that no list knows, behind a day",
        ),
        pytest.param(
            [
                on(8, "Une frappe a touché Kessar vendredi. Les morts sont des civils, affirme le maire, Paul Ortal."),
                on(9, "Aucun civil n’a été tué à Kessar vendredi, assure l’armée."),
            ],
            {"responsibility"},
            id="who the dead were",
        ),
    ],
)
def test_what_two_sides_say_of_an_attack(checked, texts, expected):
    assert slots(checked(*texts)) == expected


def test_the_entries_of_a_live_report_are_of_its_day_and_in_the_order_of_their_hours(checked):
    live = (
        "DIRECT – Kessar : la journée du samedi 8 mars 2031\n"
        "08h40 – Le marché de Kessar a été bombardé ce matin : quatre morts, selon l’hôpital.\n"
        "12h20 – Le bilan du bombardement s’alourdit : neuf morts, selon l’hôpital.\n"
        "18h10 – Le bilan passe à 14 morts, selon l’hôpital.\n"
    )
    (fact,) = [fact for fact in checked((live, {"published": None})) if fact.updates]
    assert fact.day.day == "2031-03-08"
    assert [told.account.text for told in fact.accounts] == ["quatre", "neuf", "14"]
    assert {(one.before, one.after) for one in fact.updates} == {(0, 1), (0, 2), (1, 2)}


def risen(facts: list[Fact]) -> set[tuple[str, str]]:
    """Give the numbers that rose: from which to which."""
    return {
        (fact.accounts[one.before].account.text, fact.accounts[one.after].account.text)
        for fact in facts
        for one in fact.updates
        if one.kind is UpdateKind.RISE
    }


@pytest.mark.parametrize("published", ["2031-03-09", None])
@pytest.mark.parametrize(
    "told",
    [
        "« Nous avons compté huit morts samedi soir, treize ce matin », a déclaré le directeur de l’hôpital de Gao.",
        "L’hôpital de Gao a compté huit morts samedi soir, treize dimanche matin.",
        "Samedi soir, l’hôpital de Gao comptait huit morts, dimanche matin treize.",
    ],
)
def test_a_toll_of_two_hours_rises_in_one_sentence(checked, published, told):
    text = f"Une frappe a touché samedi le marché de Gao. {told}"
    assert risen(checked((text, {"published": published}))) == {("huit", "treize")}


def test_of_two_numbers_of_a_sentence_the_second_is_the_later_where_each_has_its_hour(checked):
    text = "Une frappe a touché samedi Gao. La police comptait trente disparus samedi soir, douze dimanche matin."
    facts = checked((text, {"published": None}))
    assert [one.kind for fact in facts for one in fact.updates] == [UpdateKind.FALL]


def test_a_toll_of_a_live_report_is_of_the_town_of_its_headline(checked):
    live = (
        "DIRECT – Bataille de Gao : la journée du dimanche 9 mars 2031\n"
        "07h40 – Les combats ont repris près de Mopti, selon l’armée.\n"
        "09h05 – Le bilan passe à douze morts, selon l’hôpital.\n"
        "12h10 – Le maire doit se rendre lundi à Ségou.\n"
        "19h00 – L’hôpital revoit son bilan à la hausse : 15 morts.\n"
    )
    first = on(8, "L’assaut contre Gao a fait sept morts samedi, selon l’hôpital de Gao.")
    facts = checked(first, (live, {"published": None}))
    assert risen(facts) == {("sept", "douze"), ("sept", "15"), ("douze", "15")}
    other = live.replace("09h05 – Le", "08h20 – Un raid a tué trois bergers à Mopti.\n09h05 – Le")
    assert ("sept", "douze") not in risen(checked(first, (other, {"published": None})))


def test_of_two_named_counters_one_must_give_both_numbers(checked):
    facts = checked(
        on(8, "L’assaut contre Gao a fait douze morts vendredi à Gao, selon l’hôpital."),
        on(9, "L’hôpital de Gao a compté 17 morts après l’assaut de vendredi à Gao."),
        on(9, "Le gouvernement parle de douze morts après l’assaut de vendredi à Gao."),
        on(9, "Selon l’association Santé Sahel, l’assaut de vendredi à Gao a fait 17 morts."),
    )
    (fact,) = (fact for fact in facts if fact.conflicts)
    told = [(one.account.by, one.account.text) for one in fact.accounts]
    assert {frozenset((told[one.a], told[one.b])) for one in fact.conflicts} == {
        frozenset((("gouvernement", "douze"), ("Santé Sahel", "17")))
    }
