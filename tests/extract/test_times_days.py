"""Days, months, years and what is longer: what is found, its type and its value.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import summary, times

DATES = [
    ("La garnison a quitté Orsenne le 8 juin 2018.", "le 8 juin 2018 DATE 2018-06-08"),
    ("Le pont a été repris le 1er mai 2019 au matin.", "le 1er mai 2019 au matin TIME 2019-05-01TMO"),
    ("Le traité, signé le 08/06/2018, reste en vigueur.", "le 08/06/2018 DATE 2018-06-08"),
    ("Le rapport du 2018-06-08 a fuité.", "2018-06-08 DATE 2018-06-08"),
    ("Les renforts sont arrivés en juin 2018.", "juin 2018 DATE 2018-06"),
    ("La trêve a tenu en 2018.", "2018 DATE 2018"),
    ("L'état d'urgence a été levé début 2019.", "début 2019 DATE 2019"),
    ("Le village a été bombardé fin août 2014.", "fin août 2014 DATE 2014-08"),
    ("Les combats ont repris à la mi-juin 2020.", "la mi-juin 2020 DATE 2020-06"),
    ("Les rebelles tenaient la vallée dans les années 1990.", "les années 1990 DATE 199"),
    ("La ligne date de la fin des années 80.", "la fin des années 80 DATE 198"),
    ("Le fort a été bâti au XIXe siècle.", "XIXe siècle DATE 18"),
    ("Les recettes ont chuté au deuxième trimestre 2019.", "deuxième trimestre 2019 DATE 2019-Q2"),
    ("Le budget du premier semestre 2021 est épuisé.", "premier semestre 2021 DATE 2021-H1"),
    ("L'offensive de l'été 2018 a échoué.", "l'été 2018 DATE 2018-SU"),
    ("La campagne de 2015-2016 a fait des milliers de morts.", "2015-2016 DATE 2015/2016"),
    ("L'accord vaut pour la période 2019/2021.", "2019/2021 DATE 2019/2021"),
    ("Le siège a duré de 1992 à 1995.", "1992 DATE 1992 | 1995 DATE 1995"),
    ("Le vendredi 8 juin 2018, la ville est tombée.", "Le vendredi 8 juin 2018 DATE 2018-06-08"),
    ("Les 22 et 23 juin 2018, deux convois sont passés.", "22 DATE 2018-06-22 | 23 juin 2018 DATE 2018-06-23"),
    ("La conférence s'est tenue du 3 au 5 mai 2019.", "3 DATE 2019-05-03 | 5 mai 2019 DATE 2019-05-05"),
    (
        "Le couvre-feu a duré du 20 décembre au 3 janvier 2020.",
        "20 décembre DATE 2019-12-20 | 3 janvier 2020 DATE 2020-01-03",
    ),
    ("L'ultimatum du dix mars 2020 a expiré.", "dix mars 2020 DATE 2020-03-10"),
    ("Le mois de janvier 2022 a été le plus meurtrier.", "Le mois de janvier 2022 DATE 2022-01"),
    ("Le mardi 14 mai, les casques bleus sont partis.", "Le mardi 14 mai DATE 2024-05-14"),
    ("Le sommet s'ouvrira le 20 juin.", "le 20 juin DATE 2024-06-20"),
    ("L'armée avait pris le col le 20 juin.", "le 20 juin DATE 2023-06-20"),
    ("Les élections auront lieu en novembre.", "novembre DATE 2024-11"),
    ("Le gouvernement est tombé en novembre.", "novembre DATE 2023-11"),
    ("La route est coupée depuis mars.", "mars DATE 2024-03"),
    ("La session reprendra le 3 septembre prochain.", "le 3 septembre prochain DATE 2024-09-03"),
    ("Le maire avait démissionné en mars dernier.", "mars dernier DATE 2024-03"),
    ("Il avait été élu en mai de l'année dernière.", "mai de l'année dernière DATE 2023-05"),
    ("Les pourparlers dureront du 20 au 25 mai.", "20 DATE 2024-05-20 | 25 mai DATE 2024-05-25"),
    (
        "La foire se tiendra samedi 18 et dimanche 19 mai.",
        "samedi 18 DATE 2024-05-18 | dimanche 19 mai DATE 2024-05-19",
    ),
    ("Le 11-Septembre a tout changé.", "Le 11-Septembre DATE 2001-09-11"),
    ("Le défilé du 14-Juillet a été annulé.", "14-Juillet DATE 2024-07-14"),
    ("Fin 98, la mine a fermé.", "Fin 98 DATE 1998"),
    ("Le budget de l'exercice en cours est épuisé.", "l'exercice en cours DATE 2024"),
    ("Il a été sanctionné en mars et avril derniers.", "mars DATE 2024-03 | avril derniers DATE 2024-04"),
    ("Le village, fondé vers 1385, a brûlé.", "1385 DATE 1385"),
    ("La réunion est prévue vendredi.", "vendredi DATE 2024-05-17"),
    ("La route rouvrira mi-2026.", "mi-2026 DATE 2026"),
    ("La tranchée date de la guerre de 14-18.", "14-18 DATE 1914/1918"),
    ("Le pont a sauté le vendredi saint 2018.", "le vendredi saint 2018 DATE 2018-03-30"),
    ("Le marché a fermé pour l'Aïd 2023.", "l'Aïd 2023 DATE None"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_days(nlp, text, expected):
    assert summary(times(nlp, text)) == expected
