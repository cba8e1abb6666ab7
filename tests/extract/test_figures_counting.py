"""Counts of crowds: told without a verb, compared, in brackets; what was done, and who counts. Invented sentences."""

from __future__ import annotations

import pytest

import recoupe


@pytest.mark.parametrize(
    ("text", "values", "counts", "kind"),
    [
        (
            "Les marcheurs sont un peu moins nombreux que lundi : 31.000 en Arvanie (contre 36.000 mardi).",
            [31_000, 36_000],
            "marcheurs",
            "participants",
        ),
        (
            "Le port a compté 900 manifestants. À Kessar, ils ont été plus nombreux (10 000 contre 8000 mardi).",
            [900, 10_000, 8000],
            "manifestants",
            "participants",
        ),
        (
            "Les marcheurs ont défilé plus nombreux - 84 000 dans tout le pays contre 50 000 la veille.",
            [84_000, 50_000],
            "marcheurs",
            "participants",
        ),
        (
            "On a vu 33500 manifestants dans le pays. Seuls 2200 étaient recensés à Kessar, contre 10000 mardi.",
            [33_500, 2200, 10_000],
            "manifestants",
            "participants",
        ),
        (
            "Lundi, 4000 manifestants ont défilé à Kessar, contre 7000 mardi, et 69'000 dans tout le pays.",
            [4000, 7000, 69_000],
            "manifestants",
            "participants",
        ),
        (
            "On évoque 66 000 manifestants dans tout le pays et à peine 2000 à Kessar.",
            [66_000, 2000],
            "manifestants",
            "participants",
        ),
        (
            "La police a compté 2000 manifestants à midi, contre près de 4000 au plus fort de la veille.",
            [2000, 4000],
            "manifestants",
            "participants",
        ),
        (
            "Entre 900 personnes, selon la police, et « plus de 1 500 », selon le syndicat, ont défilé à Kessar.",
            [900, 1500],
            "personnes",
            "participants",
        ),
        ("Le ministère a estimé à 8000 la mobilisation des marcheurs.", [8000], "marcheurs", "participants"),
        (
            "Plus de 6 000 manifestants ont défilé, contre un total de 28 710, mardi dernier.",
            [6000, 28_710],
            "manifestants",
            "participants",
        ),
        (
            "Le ministère a dénombré 300 marcheurs lundi et surtout 280 dimanche.",
            [300, 280],
            "marcheurs",
            "participants",
        ),
        ("La police a procédé à un nombre record d'arrestations (près de 2000).", [2000], "arrestations", "arrested"),
        ("Le nombre de marcheurs a été divisé par deux (66 000).", [66_000], "marcheurs", "participants"),
        ("Des lycéens, dont plus de 70 ont été interpellés, barraient le pont.", [70], "lycéens", "arrested"),
        (
            "Des heurts ont opposé la troupe aux marcheurs, qui étaient 1.200 au plus fort de la journée.",
            [1200],
            "marcheurs",
            "participants",
        ),
        ("Ils étaient 2000 à manifester à Belvar, 900 à Ostrel.", [2000, 900], None, "participants"),
        ("Le cortège a quitté la place.Quatre personnes ont été tuées.", [4], "personnes", "killed"),
        ("Des centaines ont été blessées.", [200], None, "wounded"),
        ("Il s'agit du troisième décès en Arvanie depuis mars.", [3], "décès", "killed"),
        ("L'armée annonce la mort au combat de dix soldats.", [10], "soldats", "killed"),
        ("Plus de 200 points de blocages tiennent encore.", [200], "points de blocages", "other"),
        ("À Kessar 120 personnes ont défilé.", [120], "personnes", "participants"),
    ],
)
def test_counts_that_stand_behind_or_alone(
    nlp: recoupe.Pipeline, text: str, values: list[float], counts: str | None, kind: str
) -> None:
    figures = nlp(text).figures
    assert [f.value if f.value is not None else f.low for f in figures] == values
    assert {(f.counts, f.kind.value) for f in figures} == {(counts, kind)}


def test_a_share_is_told_again_as_a_number(nlp: recoupe.Pipeline) -> None:
    share, number = nlp("Le conflit gêne près de 7 % des écoles, soit 280 au total.").figures
    assert (share.counts, number.counts, number.value) == ("écoles", "écoles", 280)


@pytest.mark.parametrize(
    "text",
    [
        "Les lecteurs trouveront le plan (page 112) dans le cahier.",
        "La loi sur les syndicats (1998) reste en vigueur.",
        "Les articles sont nombreux : 2018 a été une année faste.",
        "Il s'agit de la quatrième manifestation de l'année.",
        "Le troisième blessé a quitté l'hôpital.",
        "Les marcheurs étaient là. Nous sommes dix fois plus nombreux.",
        "Le fichier art.12 est perdu.",
        "Le site www.ostrel.24 est hors ligne.",
    ],
)
def test_numbers_behind_a_noun_that_count_nothing(nlp: recoupe.Pipeline, text: str) -> None:
    assert not nlp(text).figures


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Un total de 47.300 personnes se sont mobilisées mardi, dont 6.000 à Kessar.", "participants participants"),
        ("Quelque 12 600 marcheurs ont rallié le quai du port.", "participants"),
        ("Quelque 2.700 marcheurs sont restés mobilisés cette nuit.", "participants"),
        ("On a vu 50 000 personnes à la marche pour la paix.", "participants"),
        ("Des milliers de personnes dans la rue : la ville est bloquée.", "participants"),
        ("À Kessar, quelque 1200 personnes, selon la police, manifestaient dans le calme.", "participants"),
        ("Les syndicats ont manifesté à Kessar. Ils étaient plus de 200 selon les organisateurs.", "participants"),
        ("Plus de 42.000 forces de sécurité seront postées.", "forces"),
        ("Les 900 manifestants mobilisés à Kessar sont partis.", "participants"),
        ("Vingt-deux personnes ont été placées en garde-à-vue.", "arrested"),
        ("Dix personnes ont fait l'objet d'une arrestation.", "arrested"),
        (
            "Quelque 128.000 marcheurs ont défilé et 214 personnes ont été blessées, contre 153.000 mardi.",
            "participants wounded participants",
        ),
    ],
)
def test_what_is_done_makes_the_kind(nlp: recoupe.Pipeline, text: str, kinds: str) -> None:
    assert [figure.kind.value for figure in nlp(text).figures] == kinds.split()


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "Quelque 22 000 marcheurs ont été recensés dans le pays à 14h par le ministère, contre 27 000 lundi.",
            ["ministère", "ministère"],
        ),
        ("Avec 800 marcheurs recensés par les autorités, la journée a été calme.", ["autorités"]),
        ("Le ministère de l'Intérieur a décompté 4.170 marcheurs jeudi.", ["ministère de l'Intérieur"]),
        ("Vers 20H30, la préfecture dénombrait 24 blessés.", ["préfecture"]),
        (
            "Les chiffres donnés par la préfecture indiquaient déjà 278 arrestations.",
            ["préfecture"],
        ),
        (
            "Un décompte fait par la mairie avait recensé 300 marcheurs.",
            ["mairie"],
        ),
        (
            "Le ministre a revu à la hausse le nombre de marcheurs, avec 312.460 personnes comptées en tout.",
            ["ministre"],
        ),
        (
            "Quelque 900 marcheurs ont défilé, selon le ministère, et la soirée s'est soldée par vingt blessés.",
            ["ministère", "outlet"],
        ),
        (
            "Des heurts ont éclaté à Kessar, selon l'armée, et à Ostrel, où 300 personnes ont défilé, selon la mairie.",
            ["mairie"],
        ),
        ("Rappelons que 400 personnes avaient été arrêtées lundi à Kessar.", ["outlet"]),
        ("Il y a eu, selon le ministre, 312 blessés, dont 21 graves.", ["ministre", "ministre"]),
        (
            "Quelque 164 personnes ont été arrêtées, a indiqué la police. Parmi elles, 97 ont été relâchées.",
            ["police"] * 2,
        ),
        (
            "La police a dénombré 900 marcheurs dans le pays. À Kessar, seuls 200 étaient recensés.",
            ["police", "police"],
        ),
        ("Environ 800 marcheurs ont défilé, selon les chiffres publiés par le ministère.", ["ministère"]),
        ("Dans la ville, un record de 900 marcheurs a été enregistré par la police.", ["police"]),
        ("Le ministère avait annoncé une hausse de 100 euros par mois.", ["ministère"]),
        ("Ces maux sont évoqués par les milliers de marcheurs de Kessar.", ["outlet"]),
        (
            "Quelque 900 marcheurs ont défilé — contre 800 lundi — selon un décompte du ministère.",
            ["ministère", "ministère"],
        ),
        ("Le bilan est de 61 blessés, selon un décompte de la mairie dans la soirée.", ["mairie"]),
        (
            "La place était pleine : 61 blessés, selon un bilan à 19h00 mardi du parquet de Kessar.",
            ["parquet de Kessar"],
        ),
        ("L'attaque a fait deux morts, selon un bilan qui ne cesse de changer.", ["outlet"]),
        (
            "Selon des chiffres officiels (les marcheurs n'en donnent pas), 300 personnes ont défilé.",
            ["chiffres officiels"],
        ),
        ("Selon le collectif « Levons-nous », vingt personnes ont été blessées.", ["Levons-nous"]),
        (
            "Cinq personnes ont été arrêtées, indique Lena Van de wiele, porte-parole de la police.",
            ["Lena Van de wiele"],
        ),
    ],
)
def test_who_counts(nlp: recoupe.Pipeline, text: str, voices: list[str]) -> None:
    assert [figure.by for figure in nlp(text).figures] == voices
