"""From the mention to the fullest name: pronouns, surnames, acronyms, descriptions; null where nobody fits."""

from __future__ import annotations

import pytest

from tests.extract.finding import only, text_of


@pytest.mark.parametrize(
    ("text", "source", "origin"),
    [
        (
            "Le général Ousmane Keïta commande la garnison. « Nous tiendrons », a-t-il dit.",
            "il",
            "Ousmane Keïta",
        ),
        (
            "Nadia Haddad, la porte-parole de l'ONU, a salué la trêve. « Tout reste à faire », a-t-elle ajouté.",
            "elle",
            "Nadia Haddad",
        ),
        (
            "« Nous partirons », a dit une infirmière de Taëz. Elle a précisé que l'hôpital était vide.",
            "Elle",
            "infirmière de Taëz",
        ),
        ("Les rebelles ont quitté Mocha. Ils affirment que la ville est minée.", "Ils", "rebelles"),
        ("Le général Aden Warsame est arrivé à Baidoa. Selon lui, la trêve tient.", "lui", "Aden Warsame"),
        ("Le maire dénonce le siège. « Les vivres manquent », a-t-il ajouté.", "il", "maire"),
    ],
)
def test_pronouns(nlp, text, source, origin):
    found = nlp(text).statements[-1]
    assert (text_of(found.source), found.origin) == (source, origin)


def test_pronouns_agree_in_gender(nlp):
    text = "« Nous partirons », a dit Awa Sow. « Nous resterons », a répondu Ali Diop. Elle a regretté ce refus."
    assert [s.origin for s in nlp(text).statements] == ["Awa Sow", "Ali Diop", "Awa Sow"]


def test_pronouns_agree_in_number(nlp):
    text = "Les rebelles affirment que la ville est minée. Le maire dénonce un mensonge. Ils ajoutent qu'ils resteront."
    assert [s.origin for s in nlp(text).statements] == ["rebelles", "maire", "rebelles"]


@pytest.mark.parametrize(
    ("text", "source", "origin"),
    [
        (
            "« Nous tiendrons », a dit le général Ousmane Keïta. Keïta a ajouté que la route était sûre.",
            "Keïta",
            "Ousmane Keïta",
        ),
        (
            "Le président Ali Diop est arrivé à Juba. « La guerre est finie », a déclaré M. Diop.",
            "M. Diop",
            "Ali Diop",
        ),
        (
            "« Nous partirons », a dit Awa Sow. Mme Sow a précisé que l'hôpital était vide.",
            "Mme Sow",
            "Awa Sow",
        ),
    ],
)
def test_a_surname_after_the_full_name(nlp, text, source, origin):
    found = nlp(text).statements[-1]
    assert (text_of(found.source), found.origin) == (source, origin)


def test_an_acronym_after_its_long_form(nlp):
    text = (
        "Le Comité international de la Croix-Rouge (CICR) a ouvert un hôpital. "
        "Le CICR affirme que les blessés arrivent à pied."
    )
    found = only(nlp(text))
    assert (text_of(found.source), found.origin) == ("Le CICR", "Comité international de la Croix-Rouge")


@pytest.mark.parametrize(
    ("text", "source", "origin"),
    [
        (
            "« Nous tiendrons », a dit le commandant Ali Hassan. Ce chef militaire assure que ses hommes sont payés.",
            "Ce chef militaire",
            "Ali Hassan",
        ),
        (
            "« La route est coupée », a indiqué une source sécuritaire. La même source précise que le pont a sauté.",
            "La même source",
            "source sécuritaire",
        ),
        (
            "« La route est coupée », a indiqué une source sécuritaire. Cette source précise que le pont a sauté.",
            "Cette source",
            "source sécuritaire",
        ),
        (
            "« La route est coupée », a dit Aline Mbuyi. Cette responsable précise que le pont a sauté.",
            "Cette responsable",
            "Aline Mbuyi",
        ),
        (
            "Amnesty International dénonce des tortures. L'ONG demande une enquête.",
            "L'ONG",
            "Amnesty International",
        ),
    ],
)
def test_descriptions_of_who_has_spoken(nlp, text, source, origin):
    first, second = nlp(text).statements
    assert first.origin == origin
    assert (text_of(second.source), second.origin) == (source, origin)


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        (
            "« La trêve tient », a assuré le gouverneur de Gao, Ali Diop. Le gouverneur a ajouté que rien ne passait.",
            ["Ali Diop", "Ali Diop"],
        ),
        (
            "Le gouverneur de Gao a promis une trêve. Ali Diop a ajouté que le pont était libre.",
            ["Ali Diop", "Ali Diop"],
        ),
        (
            "La ministre de la Défense a promis une trêve. « Le pont est libre », a ajouté Awa Sow.",
            ["Awa Sow", "Awa Sow"],
        ),
        (
            "Le gouverneur de Gao a promis une trêve. Awa Sow a ajouté que le pont était libre.",
            ["gouverneur de Gao", "Awa Sow"],
        ),
        (
            "« Rien ne passe », a dit un porte-parole de l'ONU. Le porte-parole a précisé que l'eau manquait.",
            ["porte-parole de l'ONU", "porte-parole de l'ONU"],
        ),
        (
            "L'armée birmane dit avoir repris la gare. L'armée ajoute que le pont est libre.",
            ["armée birmane", "armée birmane"],
        ),
        (
            "L'agence Anadolu affirme que le pont est libre. L'agence ajoute que la route est coupée.",
            ["Anadolu", "Anadolu"],
        ),
        (
            "« Rien ne passe », a dit un habitant. Un autre habitant affirme que la route est libre.",
            ["habitant", "autre habitant"],
        ),
        (
            "La ministre affirme que le pont est coupé. Le général assure que la route est libre.",
            ["ministre", "général"],
        ),
    ],
)
def test_functions_and_names(nlp, text, origins):
    assert [s.origin for s in nlp(text).statements] == origins


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("« Le pont est libre », affirme un communiqué de l'armée.", "armée"),
        ("Selon un bilan des pompiers, l'incendie a fait deux morts.", "pompiers"),
    ],
)
def test_a_document_stands_for_who_issued_it(nlp, text, origin):
    assert only(nlp(text)).origin == origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Le Kremlin a salué la trêve.", "Kremlin"),
        ("« Le pont tient », a dit le maire de Gao.", "maire de Gao"),
        ("« Le pont tient », a dit une source militaire syrienne.", "source militaire syrienne"),
        ("« Le pont tient », a dit Nadia Haddad, la porte-parole de l'ONU.", "Nadia Haddad"),
        ("« Le pont tient », a dit le général Ousmane Keïta.", "Ousmane Keïta"),
    ],
)
def test_the_name_goes_before_the_function_and_the_article_is_left_out(nlp, text, origin):
    assert only(nlp(text)).origin == origin


@pytest.mark.parametrize(
    "text",
    [
        "« Tout va bien », a-t-elle dit.",
        "Il a affirmé que la trêve tenait.",
        "Selon lui, la trêve tient.",
        "La route est coupée. « Tout va bien », ont-ils ajouté.",
    ],
)
def test_where_nobody_fits_there_is_no_origin(nlp, text):
    found = only(nlp(text))
    assert found.source is not None
    assert found.origin is None


def test_the_reason_is_given(nlp):
    text = "« Nous partirons », a dit Awa Sow. « Nous reviendrons », a-t-elle ajouté."
    steps = nlp(text).statements[-1].why.steps
    assert any("elle" in step and "Awa Sow" in step for step in steps)


def test_the_same_mention_in_another_document_is_nobody(nlp):
    """What one document says settles nothing in the next."""
    assert only(nlp("« Nous partirons », a dit Awa Sow.")).origin == "Awa Sow"
    assert only(nlp("« Nous reviendrons », a-t-elle ajouté.")).origin is None


@pytest.mark.parametrize(
    ("before", "candidates"),
    [
        ("Les camions ont rejoint le dépôt de Paul Martin.", ["Paul Martin"]),
        ("Les camions ont rejoint le dépôt de Paul Martin et de Jean Duval.", ["Paul Martin", "Jean Duval"]),
        ("Les camions ont rejoint le dépôt de Claire Duval.", []),
        ("Les camions ont rejoint le dépôt de Tarbes.", []),
    ],
)
def test_a_person_only_named_is_offered_and_not_chosen(nlp, before: str, candidates: list[str]) -> None:
    found = only(nlp(f"{before} Il a affirmé que le pont avait été détruit."))
    assert found.origin is None
    assert [candidate.name for candidate in found.origin_candidates] == candidates
    assert all(candidate.reason and candidate.span for candidate in found.origin_candidates)
