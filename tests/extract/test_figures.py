"""Figures: the number, what it counts, its kind, its total. All sentences are invented."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Figure


def only(nlp: recoupe.Pipeline, text: str) -> Figure:
    """The figure of a text that has exactly one."""
    figures = nlp(text).figures
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high"),
    [
        ("Au moins 17 civils ont été tués.", "Au moins 17", 17, 17, None),
        ("Plus de 100 obus sont tombés.", "Plus de 100", 100, 100, None),
        ("Moins de 50 soldats gardent le pont.", "Moins de 50", 50, None, 50),
        ("Près de 84.000 personnes vivent ici.", "Près de 84.000", 84_000, None, None),
        ("Quelque 1\u202f200 familles ont fui.", "Quelque 1\u202f200", 1200, None, None),
        ("La ville compte 100'000 habitants.", "100'000", 100_000, None, None),
        ("La ville compte 100’000 habitants.", "100’000", 100_000, None, None),
        ("Entre 300 et 400 combattants tiennent la ville.", "Entre 300 et 400", None, 300, 400),
        ("La police a vu 300 à 400 manifestants.", "300 à 400", None, 300, 400),
        ("Ils étaient à bord de deux ou trois voitures.", "deux ou trois", None, 2, 3),
        ("Le groupe compte 10-15 hommes.", "10-15", None, 10, 15),
        ("Le plan coûtera 3 à 4 millions d'euros.", "3 à 4 millions", None, 3_000_000, 4_000_000),
        ("Une dizaine de blessés sont arrivés.", "Une dizaine", 10, None, None),
        ("Une bonne dizaine de camions sont partis.", "Une bonne dizaine", 10, 10, None),
        ("Des centaines de familles ont fui.", "Des centaines", None, 200, None),
        ("Des dizaines de milliers de civils ont fui.", "Des dizaines de milliers", None, 20_000, None),
        ("Plusieurs milliers de civils ont fui.", "Plusieurs milliers", None, 2000, None),
        ("Un millier d'habitants sont restés.", "Un millier", 1000, None, None),
        ("Jusqu'à 500 soldats seront envoyés.", "Jusqu'à 500", 500, None, 500),
        ("Pas moins de 60 maisons ont brûlé.", "Pas moins de 60", 60, 60, None),
        ("Le camp abrite 300 tentes environ.", "300", 300, None, None),
        ("Le nombre de morts dépasse les 300.", "300", 300, 300, None),
        ("Septante-deux maisons ont été détruites.", "Septante-deux", 72, None, None),
        ("Deux cent mille habitants ont fui.", "Deux cent mille", 200_000, None, None),
        ("Un million et demi d'habitants ont fui.", "Un million et demi", 1_500_000, None, None),
        ("La moitié des maisons sont vides.", "La moitié", 50, None, None),
        ("Un habitant sur cinq a fui.", "Un habitant sur cinq", 20, None, None),
    ],
)
def test_values_and_bounds(
    nlp: recoupe.Pipeline, text: str, words: str, value: float | None, low: float | None, high: float | None
) -> None:
    figure = only(nlp, text)
    assert (figure.text, figure.value, figure.low, figure.high) == (words, value, low, high)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Le pays a promis 12 millions d'euros.", "money", "EUR"),
        ("L'aide s'élève à 300 dollars.", "money", "USD"),
        ("Le sac vaut 25 000 francs CFA.", "money", None),
        ("Quelque 40 % des maisons sont vides.", "percent", "%"),
        ("Environ 40 pour cent des maisons sont vides.", "percent", "%"),
        ("Les prix ont monté de 12%.", "percent", "%"),
        ("Douze maisons sont vides.", "other", None),
    ],
)
def test_units(nlp: recoupe.Pipeline, text: str, kind: str, unit: str | None) -> None:
    figure = only(nlp, text)
    assert (figure.kind.value, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Trois bases militaires arvaniennes sont vides.", "bases militaires arvaniennes"),
        ("Il a reçu quatre coups de couteau dans le bras.", "coups de couteau"),
        ("Deux autres suspects présumés sont en fuite.", "suspects présumés"),
        ("Des millions de déplacés et réfugiés attendent.", "déplacés et réfugiés"),
        ("Près de 27 % des électeurs ont voté.", "électeurs"),
        ("Un garçon de 12 ans a été tué.", "garçon de 12 ans"),
        ("Le nombre de morts s'élève à 17.", "morts"),
        ("Le général parle de « 90 combattants ».", "combattants"),
    ],
)
def test_what_is_counted(nlp: recoupe.Pipeline, text: str, counts: str) -> None:
    assert only(nlp, text).counts == counts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dix soldats arvaniens patrouillent dans la ville.", "forces"),
        ("Dix soldats arvaniens ont été tués dans la ville.", "killed"),
        ("Dix soldats arvaniens ont été blessés dans la ville.", "wounded"),
        ("Dix soldats arvaniens ont été arrêtés dans la ville.", "arrested"),
        ("L'explosion a tué dix soldats.", "killed"),
        ("Un obus est tombé, blessant dix soldats.", "wounded"),
        ("La mort de dix soldats a été annoncée.", "killed"),
        ("L'attaque a coûté la vie à dix personnes.", "killed"),
        ("Dix personnes se sont rassemblées devant la mairie.", "participants"),
        ("Dix personnes mangent.", "other"),
        ("Dix véhicules ont été détruits.", "vehicles"),
        ("Dix villages ont été touchés.", "other"),
        ("Dix patients ont été transportés à l'hôpital.", "wounded"),
        ("Trente prisonniers ont été exécutés.", "killed"),
        ("Trente otages n'ont pas été exécutés.", "other"),
        ("On compte onze jeunes en garde à vue.", "arrested"),
    ],
)
def test_kinds_by_noun_and_context(nlp: recoupe.Pipeline, text: str, kind: str) -> None:
    assert only(nlp, text).kind.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "Il est arrivé le 12 mars 2024 à 17 h 30.",
        "Le général a 58 ans.",
        "Jean Dubreuil, 45 ans, est absent.",
        "Kessar est à 70 km d'Ostrel.",
        "Le siège a duré trois mois.",
        "L'avion A320 et le char T-72 sont vieux.",
        "La circulation est coupée sur la RN 12 et l'A7.",
        "L'article 49.3 est contesté.",
        "La résolution 2254 est restée lettre morte.",
        "Il parlait sur France 2.",
        "Le quatrième acte commence.",
        "Il a perdu 3 à 1.",
        "Les températures sont tombées à -9 degrés.",
        "Plusieurs routes sont coupées, quelques villages isolés.",
        "Un maire a parlé à une journaliste.",
        "Le 13-Novembre a marqué le pays.",
        "Le maire de Trois-Rivières est venu.",
        "Il n'a aucun problème.",
        "Appelez le 01 23 45 67 89.",
        "Le numéro deux du groupe est en fuite.",
        "L'incendie a détruit 40 hectares.",
        "La loi de 1905 est ancienne.",
    ],
)
def test_no_figures(nlp: recoupe.Pipeline, text: str) -> None:
    assert [figure.text for figure in nlp(text).figures] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un soldat a été tué.", [("Un", 1, "killed")]),
        ("L'obus a fait un mort et une blessée.", [("un", 1, "killed"), ("une", 1, "wounded")]),
        ("Deux touristes ont été agressés. L'un d'eux est décédé.", [("Deux", 2, "other"), ("L'un", 1, "killed")]),
        ("L'incendie n'a fait aucun blessé.", [("aucun", 0, "wounded")]),
        ("Un autobus a été brûlé.", []),
    ],
)
def test_one_and_none_count_victims(nlp: recoupe.Pipeline, text: str, found: list[tuple[str, int, str]]) -> None:
    assert [(figure.text, figure.value, figure.kind.value) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "L'attaque a fait deux morts et huit blessés, dont trois graves.",
            [("deux", "killed", None), ("huit", "wounded", None), ("trois", "wounded", 1)],
        ),
        (
            "Une soixantaine de véhicules, dont vingt blindés, sont entrés.",
            [("Une soixantaine", "vehicles", None), ("vingt", "vehicles", 0)],
        ),
        ("Douze personnes ont été blessées, dont une gravement.", [("Douze", "wounded", None), ("une", "wounded", 0)]),
        ("Sept des neuf otages ont été exécutés.", [("Sept", "killed", 1), ("neuf", "killed", None)]),
        (
            "Trente personnes sont mortes, parmi lesquelles cinq femmes.",
            [("Trente", "killed", None), ("cinq", "killed", 0)],
        ),
    ],
)
def test_totals_and_parts(nlp: recoupe.Pipeline, text: str, parts: list[tuple[str, str, int | None]]) -> None:
    assert [(figure.text, figure.kind.value, figure.part_of) for figure in nlp(text).figures] == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le bilan est passé de 12 à 19 morts.", [("12", "morts"), ("19", "morts")]),
        ("Sur les 80 otages, 23 ont été libérés.", [("80", "otages"), ("23", "otages")]),
        ("Une mine a tué trois bergers et en a blessé 12.", [("trois", "bergers"), ("12", "bergers")]),
        (
            "Kessar a compté 3.000 manifestants, contre 5.000 la semaine précédente.",
            [("3.000", "manifestants"), ("5.000", "manifestants")],
        ),
        ("La motion passe par huit voix contre sept.", [("huit", "voix"), ("sept", "voix")]),
        ("Quatre soldats sont morts et dix autres sont blessés.", [("Quatre", "soldats"), ("dix", "soldats")]),
    ],
)
def test_numbers_without_a_noun_take_one_up(nlp: recoupe.Pipeline, text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.text, figure.counts) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Dix soldats sont morts.", ["outlet"]),
        ("Dix soldats sont morts, selon le ministère de la Santé.", ["ministère de la Santé"]),
        ("Le ministère de la Santé a annoncé que dix soldats étaient morts.", ["ministère de la Santé"]),
        (
            "Quelque 40 000 personnes ont défilé selon le syndicat, 12 000 selon la police.",
            ["syndicat", "police"],
        ),
    ],
)
def test_according_to_whom(nlp: recoupe.Pipeline, text: str, speakers: list[str]) -> None:
    figures = nlp(text).figures
    assert [figure.by for figure in figures] == speakers
    assert all((figure.statement is None) == (figure.by == "outlet") for figure in figures[:1])


def test_a_figure_says_why(nlp: recoupe.Pipeline) -> None:
    why = only(nlp, "Au moins 17 civils ont été tués.").why
    assert why.row == "counted:tuer/object"
    assert why.steps == ("« Au moins » : au moins", "d’après « tuer »")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neuf combattants se sont rendus à l'armée.", "arrested"),
        ("Trente policiers se sont rendus sur place.", "forces"),
        ("Vingt soldats ont été faits prisonniers.", "arrested"),
        ("Douze marins sont retenus à Orsenne.", "arrested"),
        ("Trois soldats ont été enlevés par un groupe armé.", "other"),
        ("Les ravisseurs ont libéré deux policiers.", "other"),
        ("Dans cet échange de prisonniers, dix soldats ont été libérés.", "arrested"),
        ("L'armée a perdu cinq des siens.", "killed"),
        ("Le parti a perdu cinq sièges.", "other"),
        ("Le groupe affirme n'avoir perdu aucun homme.", "killed"),
        ("Un boulanger a été piétiné dans la bousculade.", "killed"),
        ("Un soldat a marché sur une mine et a dû être amputé.", "wounded"),
        ("Trois gardes ont été retrouvés morts.", "killed"),
        ("Il accuse l'armée d'avoir exécuté, le 4 mai, une dizaine de bergers.", "killed"),
        ("Deux élus de Kessar, arrêtées lundi, nient.", "arrested"),
        ("La police a arrêté la bande qui avait blessé deux gardes.", "wounded"),
        ("Huit gendarmes blessés, et trois commerces pillés.", "wounded other"),
        ("Le pays a déployé deux F-16.", "vehicles"),
        ("Une dizaine de Toyota ont franchi le gué.", "vehicles"),
        ("Le fonds a versé deux lakhs de roupies.", "money"),
    ],
)
def test_kinds_by_what_befalls_people(nlp: recoupe.Pipeline, text: str, kind: str) -> None:
    assert " ".join(figure.kind.value for figure in nlp(text).figures) == kind


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Dix soldats se sont rendus. Parmi eux figurent trois officiers.", ("trois", "arrested", 0)),
        ("Vingt personnes sont mortes, au nombre desquelles trois enfants.", ("trois", "killed", 0)),
        ("Vingt personnes sont mortes, y compris trois enfants.", ("trois", "killed", 0)),
        ("Vingt personnes, pour moitié des enfants, sont mortes.", ("moitié", "percent", None)),
        ("Un berger a succombé, portant à trois le nombre de morts.", ("trois", "killed", None)),
        ("Vingt mineurs ont été ensevelis. On n'a pu en extraire que douze.", ("douze", "other", None)),
    ],
)
def test_further_totals_and_parts(nlp: recoupe.Pipeline, text: str, part: tuple[str, str, int | None]) -> None:
    figure = nlp(text).figures[1]
    assert (figure.text, figure.kind.value, figure.part_of) == part


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("L'armée a tué onze émeutiers et arrêté 40 manifestants.", ["kill", "arrest"]),
        ("Trois mille personnes ont manifesté à Kessar, où six policiers ont été blessés.", ["protest", "wound"]),
        ("Le pays a envoyé 600 hommes à Ostrel et fourni 30 chars.", ["deploy", "supply"]),
        ("Dix-sept soldats ont été tués dans l'attaque de leur camp, dont deux officiers.", ["kill", "kill"]),
        ("Deux grévistes ont été interpellés pendant la marche, qui a réuni 400 personnes.", ["arrest", "protest"]),
        ("La collision de deux bus a fait 19 morts.", ["accident", "death"]),
        ("L'arrestation de quatre suspects a suivi la mort de deux gardes.", ["arrest", "death"]),
        ("Douze otages ont été exécutés.", ["kill"]),
        ("Deux obus sont tombés sur des maisons de trois étages.", [None, None]),
    ],
)
def test_the_event_is_the_one_counted(nlp: recoupe.Pipeline, text: str, events: list[str | None]) -> None:
    document = nlp(text)
    types = [document.events[f.event].type if f.event is not None else None for f in document.figures]
    assert types == events


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un garde est mort et un autre a été blessé.", [("Un", "killed"), ("un", "wounded")]),
        ("Un éléphant a tué un paysan.", [("un", "killed")]),
        ("Aucun des otages n'a été blessé.", [("Aucun", "wounded")]),
        ("L'attaque a coûté la vie à un démineur.", [("un", "killed")]),
        ("Parmi les morts figure un bébé.", [("un", "killed")]),
        ("Le corps d'un homme a été retrouvé.", [("un", "killed")]),
        ("Cinq gardes ont été touchés par des tirs, dont un mortellement.", [("Cinq", "wounded"), ("un", "killed")]),
        ("Quinze jeunes sont toujours en garde à vue.", [("Quinze", "arrested")]),
        ("Neuf morts, dont une femme et un bébé.", [("Neuf", "killed"), ("une", "killed"), ("un", "killed")]),
        ("Un soldat blessé lundi est mort.", [("Un", "killed")]),
        ("Neuf blessés, dont une femme est morte depuis.", [("Neuf", "wounded"), ("une", "killed")]),
        (
            "Selon l’association Médecins du Val, dont une équipe travaille sur place, 17 personnes ont péri.",
            [("17", "killed")],
        ),
        ("On déplore un blessé grave et trois légers.", [("un", "wounded"), ("trois", "wounded")]),
        ("Il gagne peu et peine à joindre les deux bouts.", []),
        ("La route est coupée dans les deux sens.", []),
        ("Le parti est en baisse de dix points.", []),
        ("La police tient trois points de passage.", [("trois", "other")]),
        ("Une passante, touchée à la jambe, a été soignée.", [("Une", "wounded")]),
        ("Le toit a cédé, tuant deux ouvriers et en blessant un autre.", [("deux", "killed"), ("un", "wounded")]),
        ("Un gendarme a été légèrement atteint par un éclat.", [("Un", "wounded")]),
    ],
)
def test_victims_and_what_is_none(nlp: recoupe.Pipeline, text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.text, figure.kind.value) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("L'armée dit avoir repoussé l'assaut et détruit six chars.", ["armée"]),
        ("Le maire supplie les 300 habitants de partir.", ["outlet"]),
        ("« Nous partons », a dit le maire lors d'une visite à Kessar, où 40 soldats avaient péri.", ["outlet"]),
        ("Le syndicat réclame l'annulation du contrat, estimé à 24 millions d'euros.", ["outlet"]),
        ("Le groupe a annoncé la prise de la base, où 400 soldats se seraient rendus.", ["groupe"]),
        ("Six camions sont passés – « une goutte d'eau », admet le maire.", ["outlet"]),
        ("Douze camions sont partis, assure le maire, tandis que l'ONU nourrit 500 familles.", ["maire", "outlet"]),
        ("Le syndicat parle de 120 000 marcheurs, les autorités de 25 000.", ["syndicat", "autorités"]),
        ("La mer a rejeté une pirogue ; on compterait trois disparus.", [None]),
        ("Kessar a compté 40 000 manifestants selon le syndicat, 12 000 selon la police.", ["syndicat", "police"]),
        # a rate is no agent, a manner no source
        ("Un bail de 600 euros par mois est exigé.", [None]),
        ("La ville compte 800 logements vides, selon la définition retenue.", ["outlet"]),
        # what somebody compares before he speaks
        ("Comparant ces 300 marcheurs aux 900 de mai, le maire a évoqué un recul.", ["maire", "maire"]),
        # what goes on with a count
        (
            "La police a mené 90 arrestations, a indiqué le préfet. Ces arrestations ont donné lieu à 20 gardes à vue.",
            ["préfet", "préfet"],
        ),
        (
            "On compte 90 arrestations depuis mai, selon le préfet. Pour la seule journée d'hier, 30 personnes ont "
            "été arrêtées.",
            ["préfet", "préfet"],
        ),
        ("On compte 90 arrestations depuis mai, selon le préfet. Dix vitrines ont été brisées.", ["préfet", "outlet"]),
        # what is known of what somebody judges
        (
            "Selon le maire, les marches, qui ont fait six blessés lundi, n'ont « rien à voir avec le port ».",
            ["outlet"],
        ),
        ("Selon le maire, les marches, qui ont fait six blessés lundi, ont cessé.", ["maire"]),
        # whose words are but a term
        ("Pour contenir « la meute », selon les mots du maire, 80 agents sont venus.", ["outlet"]),
    ],
)
def test_whose_figure_it_is(nlp: recoupe.Pipeline, text: str, voices: list[str | None]) -> None:
    assert [figure.by for figure in nlp(text).figures] == voices


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high"),
    [
        ("Près de 84\n000 habitants ont fui.", "Près de 84\n000", 84_000, None, None),
        ("Près de 84\r\n000 habitants ont fui.", "Près de 84\r\n000", 84_000, None, None),
        ("L'explosion a fait dix-\nsept morts.", "dix-\nsept", 17, None, None),
        ("Trois mille\ncinq cents soldats gardent le pont.", "Trois mille\ncinq cents", 3500, None, None),
        ("L'aide atteint 3,5 millions\nd'euros.", "3,5 millions", 3_500_000, None, None),
        ("Le tir a fait 17\nmorts.", "17", 17, None, None),
        ("L'armée a tué\r\n17\r\ncivils.", "17", 17, None, None),
        ("Au\nmoins 17 civils sont morts.", "Au\nmoins 17", 17, 17, None),
        ("Entre 300\net 400 soldats sont restés.", "Entre 300\net 400", None, 300, 400),
        ("Une dizaine\nde maisons sont vides.", "Une dizaine", 10, None, None),
        ("Quelque 40\n% des maisons sont vides.", "Quelque 40", 40, None, None),
        ("L'incendie n'a fait aucun\nblessé.", "aucun", 0, None, None),
        ("Le tir a fait 1\u200b7 morts.", "1\u200b7", 17, None, None),
        ("Le tir a fait 17 \u200bmorts.", "17", 17, None, None),
    ],
)
def test_numbers_go_on_over_a_line_end(
    nlp: recoupe.Pipeline, text: str, words: str, value: float | None, low: float | None, high: float | None
) -> None:
    figure = only(nlp, text)
    assert (figure.text, figure.value, figure.low, figure.high) == (words, value, low, high)
    assert text[figure.start : figure.end] == words


def test_what_is_counted_is_told_on_one_line(nlp: recoupe.Pipeline) -> None:
    assert only(nlp, "Il a reçu douze coups\nde couteau.").counts == "coups de couteau"


@pytest.mark.parametrize("text", ["Le tir a fait 17\n\nmorts.", "Il y avait 84\n\n000 habitants."])
def test_an_empty_line_ends_a_number(nlp: recoupe.Pipeline, text: str) -> None:
    assert not nlp(text).figures


def test_a_column_of_numbers_is_no_number(nlp: recoupe.Pipeline) -> None:
    text = "Voici les comptes.\n84\n300\nsoldats"
    assert all(figure.value != 84_300 for figure in nlp(text).figures)


@pytest.mark.parametrize(
    "text",
    [
        "Il y a eu 3,4,5 morts.",
        "Il y a eu 10-20-30 morts.",
        "Il y a eu 000 morts.",
        "Il y a eu 1 000 0001 morts.",
        "1 000 000" * 200,
        "Une poignée de soldats sont restés.",
        "Le double de soldats est venu.",
    ],
)
def test_what_is_not_certain_is_left_out(nlp: recoupe.Pipeline, text: str) -> None:
    assert not nlp(text).figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Entre 400 et 300 soldats sont restés.", [(None, 300, 400)]),
        ("La police a vu 400 à 300 manifestants.", [(None, 300, 400)]),
        ("L'effectif a baissé de 400 à 300 soldats.", [(400, None, None), (300, None, None)]),
        ("Le bilan est passé de 12 à 17 morts.", [(12, None, None), (17, None, None)]),
        ("L'accident a fait 03 morts.", [(3, None, None)]),
    ],
)
def test_bounds_are_in_order_and_changes_are_no_ranges(
    nlp: recoupe.Pipeline, text: str, found: list[tuple[float | None, float | None, float | None]]
) -> None:
    assert [(figure.value, figure.low, figure.high) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Environ 15 000 personnes selon la police, 60 000 d'après les syndicats, ont défilé.",
            [("Environ 15 000", "participants", "police"), ("60 000", "participants", "syndicats")],
        ),
        (
            "La marche a réuni 1200 personnes selon la police et 3500 selon les syndicats.",
            [("1200", "participants", "police"), ("3500", "participants", "syndicats")],
        ),
        (
            "Ils étaient 4 000 selon la police et 9 000 selon les syndicats à défiler.",
            [("4 000", "participants", "police"), ("9 000", "participants", "syndicats")],
        ),
        (
            "La police a compté 4 000 manifestants contre 9 000 pour les organisateurs.",
            [("4 000", "participants", "police"), ("9 000", "participants", "organisateurs")],
        ),
        (
            "Les autorités avancent le chiffre de 300 arrestations, l'opposition celui de 2 000.",
            [("300", "arrested", "autorités"), ("2 000", "arrested", "opposition")],
        ),
        (
            "Des hommes armés ont emmené 47 élèves (63 selon les parents).",
            [("47", "other", "outlet"), ("63", "other", "parents")],
        ),
        (
            "Douze soldats (dont deux officiers) sont morts, selon l'armée.",
            [("Douze", "killed", "armée"), ("deux", "killed", "armée")],
        ),
        (
            "Près de huit habitants sur dix (78 %) jugent le plan insuffisant, selon un sondage Elta.",
            [("huit habitants sur dix", "percent", "sondage Elta"), ("78", "percent", "sondage Elta")],
        ),
        (
            "Le ministère de la Santé a porté dimanche à 17 morts le bilan du séisme.",
            [("17", "killed", "ministère de la Santé")],
        ),
        ("Le nouvel attentat porte à 64 le nombre de civils tués.", [("64", "killed", "outlet")]),
        ("L'Unicef estime à 3 millions le nombre d'enfants déscolarisés.", [("3 millions", "other", "Unicef")]),
        ("Le bilan, communiqué par l'armée, est de douze morts.", [("douze", "killed", "armée")]),
        ("Kessar : 17 morts dans une explosion, selon l'armée", [("17", "killed", "armée")]),
        (
            "Le syndicat revendique 9 000 manifestants ; la police n'en a vu que 700.",
            [("9 000", "participants", "syndicat"), ("700", "participants", "police")],
        ),
        (
            "La grève est suivie par 35 % des agents selon le ministère, 70 % selon le syndicat.",
            [("35", "percent", "ministère"), ("70", "percent", "syndicat")],
        ),
        (
            "L'armée annonce la mort de dix rebelles, Ostrel celle de deux soldats.",
            [("dix", "killed", "armée"), ("deux", "killed", "Ostrel")],
        ),
        (
            "L'hôpital dénombre sept morts ; la police, trois.",
            [("sept", "killed", "hôpital"), ("trois", "killed", "police")],
        ),
        (
            "L'armée a bombardé le camp, tuant 40 personnes selon l'ONU et en blessant 60.",
            [("40", "killed", "ONU"), ("60", "wounded", "ONU")],
        ),
        ("Le chef rebelle a appelé ses 2 000 hommes à déposer les armes.", [("2 000", "forces", "outlet")]),
        (
            "Le tir a tué six agents, selon le maire, mais un médecin donne un bilan de onze morts.",
            [("six", "killed", "maire"), ("onze", "killed", "médecin")],
        ),
        (
            "Ils étaient 9 000 dans la rue selon la préfecture, 25 000 d'après la CGT.",
            [("9 000", "participants", "préfecture"), ("25 000", "participants", "CGT")],
        ),
    ],
)
def test_counts_and_counter_counts(nlp: recoupe.Pipeline, text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(figure.text, figure.kind.value, figure.by) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ils ont été une douzaine à défiler.", [("une douzaine", 12, "participants")]),
        (
            "La marche a réuni 900 personnes. Ils n'étaient qu'environ 200 en mai.",
            [("900", 900, "participants"), ("environ 200", 200, "participants")],
        ),
        (
            "On comptait 38 600 manifestants en mai, contre 66 000 une semaine plus tôt.",
            [("38 600", 38_600, "participants"), ("66 000", 66_000, "participants")],
        ),
        (
            "Le ministère parle de 600 gardes à vue et d'« un millier » de condamnations.",
            [("600", 600, "arrested"), ("un millier", 1000, "other")],
        ),
        (
            "Trois soldats sont morts. Plus d'une centaine d'autres ont été hospitalisés.",
            [("Trois", 3, "killed"), ("Plus d'une centaine", 100, "wounded")],
        ),
        ("Le site supprimera 140 postes sur 420.", [("140", 140, "other"), ("420", 420, "other")]),
        (
            "On compte sept morts chez les assaillants, deux parmi les gendarmes.",
            [("sept", 7, "killed"), ("deux", 2, "killed")],
        ),
        (
            "Le tir a tué deux lycéens, en blessant une quinzaine.",
            [("deux", 2, "killed"), ("une quinzaine", 15, "wounded")],
        ),
        ("Les avocats étaient une centaine à manifester.", [("une centaine", 100, "participants")]),
        ("Il a été condamné à 18 mois de prison dont 12 avec sursis.", []),
        ("Le contrat, de 15 mds d'euros, est signé.", [("15 mds", 15_000_000_000, "money")]),
        ("L'amende est de CHF 5000.", [("5000", 5000, "money")]),
        ("Le taux est passé de 12 à 14 %.", [("12", 12, "percent"), ("14", 14, "percent")]),
    ],
)
def test_more_numbers_that_stand_alone(nlp: recoupe.Pipeline, text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(figure.text, figure.value, figure.kind.value) for figure in nlp(text).figures] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Huit hommes, une femme et deux enfants ont été exécutés.", "killed killed killed"),
        ("Soixante-dix-sept personnes et un policier ont été blessés.", "wounded wounded"),
        ("Trente combattants ont été tués : 18 loyalistes et douze rebelles.", "killed killed killed"),
        ("Les combats ont coûté la vie à un colonel et à sept de ses hommes.", "killed killed"),
        ("Le bilan grimpe après le décès de trois blessés.", "killed"),
        ("Trois des blessés ont succombé dans la nuit.", "killed"),
        ("Trois élèves ont été foudroyés ; deux n'ont pas survécu.", "other killed"),
        ("Un civil a été tué et sept autres blessés, dont deux dans un état critique.", "killed wounded wounded"),
        ("Trois policiers figurent parmi les blessés.", "wounded"),
        ("Parmi les victimes figurent également trois civils.", "killed"),
        ("Les pertes ennemies s'élèvent à 310 hommes.", "killed"),
        ("Les assaillants ont perdu « au moins cinq des leurs ».", "killed"),
        ("Neuf soldats sont tombés au combat.", "killed"),
        ("Cinq assaillants ont été tués et deux autres capturés.", "killed arrested"),
        ("Le pays a déployé trois bataillons, soit 1 800 hommes.", "forces forces"),
        ("La marche a réuni 50 000 personnes, contre les 32 000 mobilisés lundi.", "participants participants"),
        ("Une octogénaire est morte dans l'incendie.", "killed"),
        ("Onze membres d'une même famille sont morts.", "killed"),
        ("Près de 290 000 personnes avaient manifesté à Kessar.", "participants"),
        ("On parle de sept « bandits » tués.", "killed"),
        ("Quatre hommes ont été mis en examen et écroués.", "arrested"),
        ("Le groupe n'a fait état d'aucune perte.", "killed"),
        ("Huit enfants ont été hospitalisés, dont un en urgence absolue.", "wounded wounded"),
        ("Un gendarme a été tué et un de ses collègues grièvement blessé.", "killed wounded"),
        ("Deux gardes ont été agressés. L'un d'eux se trouve dans un état critique.", "other wounded"),
        ("La prison a libéré 90 détenus, parmi lesquels treize cadres.", "arrested arrested"),
        (
            "Neuf personnes (dont deux élus) ont été tuées. Douze autres sont blessées.",
            "killed killed wounded",
        ),
        ("Dix soldats ont été tués, trois autres sont portés disparus.", "killed other"),
        ("Les rebelles ont relâché dix soldats. Vingt autres restent entre leurs mains.", "other other"),
        (
            "Trois cents marcheurs et 90 tracteurs bloquent le pont. « Nous étions 500 », corrige le porte-parole.",
            "participants vehicles participants",
        ),
    ],
)
def test_kinds_over_lists_parts_and_what_is_taken_up(nlp: recoupe.Pipeline, text: str, kinds: str) -> None:
    assert " ".join(figure.kind.value for figure in nlp(text).figures) == kinds
