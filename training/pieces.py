# ruff: noqa: E501  (a piece is one line)
"""What the made-up sentences talk about: speakers, titles, circumstances, matters, deeds, as pieces with their trees."""

from __future__ import annotations

from training.fragments import parse

SPEAKERS = [
    parse(text)
    for text in """
    le/DET>2:det ministre/NOUN @MS
    la=le/DET>2:det ministre/NOUN @FS
    le/DET>2:det porte-parole/NOUN de/ADP>5:case l'=le/DET>5:det armée/NOUN>2:nmod @MS
    un/DET>2:det porte-parole/NOUN du=de/ADP>4:case gouvernement/NOUN>2:nmod @MS
    une=un/DET>2:det source/NOUN militaire/ADJ>2:amod @FS
    une=un/DET>2:det source/NOUN diplomatique/ADJ>2:amod occidentale=occidental/ADJ>2:amod @FS
    des=un/DET>2:det sources=source/NOUN concordantes=concordant/ADJ>2:amod @FP
    la=le/DET>3:det même/ADJ>3:amod source/NOUN @FS
    cette=ce/DET>2:det source/NOUN @FS
    des=un/DET>2:det témoins=témoin/NOUN @MP
    plusieurs/DET>2:det habitants=habitant/NOUN @MP
    un/DET>2:det responsable/NOUN local/ADJ>2:amod @MS
    un/DET>3:det haut/ADJ>3:amod responsable/NOUN ukrainien/ADJ>3:amod @MS
    le/DET>2:det président/NOUN turc/ADJ>2:amod Recep/PROPN>2:appos Tayyip/PROPN>4:flat:name Erdogan/PROPN>4:flat:name @MS
    le/DET>2:det président/NOUN russe/ADJ>2:amod @MS
    le/DET>2:det chef/NOUN de/ADP>5:case la=le/DET>5:det diplomatie/NOUN>2:nmod malienne=malien/ADJ>5:amod @MS
    Oumar/PROPN Traoré/PROPN>1:flat:name @MS
    Leïla/PROPN Haddad/PROPN>1:flat:name @FS
    Ivan/PROPN Petrenko/PROPN>1:flat:name @MS
    le/DET>2:det général/NOUN Moreau/PROPN>2:appos @MS
    le/DET>2:det colonel/NOUN Ahmed/PROPN>2:appos Salem/PROPN>3:flat:name @MS
    M.=monsieur/NOUN Lefort/PROPN>1:appos @MS
    Mme=madame/NOUN Rossi/PROPN>1:appos @FS
    l'=le/DET>2:det Observatoire/PROPN syrien/ADJ>2:amod des=de/ADP>5:case droits=droit/NOUN>2:nmod de/ADP>8:case l'=le/DET>8:det homme/NOUN>5:nmod @MS
    l'=le/DET>2:det ONU/PROPN @FS
    l'=le/DET>2:det agence/NOUN Sana/PROPN>2:appos @FS
    l'=le/DET>2:det agence/NOUN officielle=officiel/ADJ>2:amod @FS
    la=le/DET>2:det télévision/NOUN d'=de/ADP>4:case État=état/NOUN>2:nmod @FS
    le/DET>2:det ministère/NOUN de/ADP>5:case la=le/DET>5:det défense/NOUN>2:nmod @MS
    le/DET>2:det ministère/NOUN russe/ADJ>2:amod des=de/ADP>5:case affaires=affaire/NOUN>2:nmod étrangères=étranger/ADJ>5:amod @MS
    Moscou/PROPN @MS
    Damas/PROPN @FS
    Kiev/PROPN @FS
    Bamako/PROPN @MS
    les=le/DET>2:det autorités=autorité/NOUN @FP
    les=le/DET>2:det rebelles=rebelle/NOUN @MP
    les=le/DET>2:det enquêteurs=enquêteur/NOUN @MP
    le/DET>2:det procureur/NOUN de/ADP>5:case la=le/DET>5:det République/NOUN>2:nmod @MS
    la=le/DET>2:det préfecture/NOUN @FS
    la=le/DET>2:det police/NOUN @FS
    son/DET>2:det avocat/NOUN @MS
    ses=son/DET>2:det proches=proche/NOUN @MP
    le/DET>2:det quotidien/NOUN Al/PROPN>2:appos Watan/PROPN>3:flat:name @MS
    Reuters/PROPN @MS
    le/DET>2:det chercheur/NOUN @MS
    l'=le/DET>2:det analyste/NOUN Omar/PROPN>2:appos Diallo/PROPN>3:flat:name @MS
    une=un/DET>2:det habitante=habitant/NOUN de/ADP>5:case la=le/DET>5:det ville/NOUN>2:nmod @FS
    le/DET>2:det commandant/NOUN des=de/ADP>4:case forces=force/NOUN>2:nmod kurdes=kurde/ADJ>4:amod @MS
    Daech/PROPN @MS
    le/DET>2:det mouvement/NOUN @MS
    la=le/DET>2:det coalition/NOUN internationale=international/ADJ>2:amod @FS
    l'=le/DET>2:det opposition/NOUN @FS
    le/DET>2:det maire/NOUN de/ADP>4:case Kharkiv/PROPN>2:nmod @MS
    l'=le/DET>2:det intéressé/NOUN @MS
    l'=le/DET>2:det ONG/NOUN Human/PROPN>2:appos Rights/PROPN>3:flat:name Watch/PROPN>3:flat:name @FS
    """.strip().splitlines()
]

# What an apposition after a speaker says of it, agreeing with nothing.
TITLES = [
    parse(text)
    for text in """
    porte-parole/NOUN du=de/ADP>3:case ministère/NOUN>1:nmod @MS
    le/DET>2:det porte-parole/NOUN du=de/ADP>4:case mouvement/NOUN>2:nmod @MS
    chef/NOUN de/ADP>4:case la=le/DET>4:det délégation/NOUN>1:nmod @MS
    chercheur/NOUN à/ADP>4:case l'=le/DET>4:det université/NOUN>1:nmod de/ADP>6:case Genève/PROPN>4:nmod @MS
    le/DET>2:det numéro/NOUN deux/NUM>2:nummod du=de/ADP>5:case régime/NOUN>2:nmod @MS
    ministre/NOUN de/ADP>4:case l'=le/DET>4:det Intérieur/NOUN>1:nmod @MS
    """.strip().splitlines()
]

# To whom, where, when somebody says something.
CIRCUMSTANCES = [
    parse(text)
    for text in """
    à/ADP>3:case l'=le/DET>3:det AFP/PROPN
    à/ADP>3:case la=le/DET>3:det presse/NOUN
    mardi/NOUN
    samedi/NOUN matin/NOUN>1:nmod
    lundi/NOUN soir/NOUN>1:nmod
    hier/ADV
    à/ADP>3:case l'=le/DET>3:det agence/NOUN Tasnim/PROPN>3:appos
    dans/ADP>3:case un/DET>3:det communiqué/NOUN
    sur/ADP>2:case Twitter/PROPN
    sur/ADP>2:case BFMTV/PROPN
    dans/ADP>3:case un/DET>3:det entretien/NOUN au=à/ADP>5:case Monde/PROPN>3:nmod
    devant/ADP>3:case des=un/DET>3:det journalistes=journaliste/NOUN
    au=à/ADP>2:case micro/NOUN de/ADP>4:case France/PROPN>2:nmod Info/PROPN>4:flat:name
    lors/ADV d'=de/ADP>4:case un/DET>4:det point/NOUN>1:obl de/ADP>6:case presse/NOUN>4:nmod
    à/ADP>3:case plusieurs/DET>3:det médias=média/NOUN
    par/ADP>2:case téléphone/NOUN
    de/ADP>3:case son/DET>3:det côté/NOUN
    pour/ADP>3:case sa=son/DET>3:det part/NOUN
    """.strip().splitlines()
]

# Where it comes from, without anybody who says it: « a-t-on appris de source policière ».
ORIGINS = [
    parse(text)
    for text in """
    de/ADP>2:case source/NOUN militaire/ADJ>2:amod
    de/ADP>2:case source/NOUN proche/ADJ>2:amod du=de/ADP>5:case dossier/NOUN>3:obl
    de/ADP>2:case sources=source/NOUN concordantes=concordant/ADJ>2:amod
    auprès/ADV de/ADP>4:case la=le/DET>4:det préfecture/NOUN>1:obl
    auprès/ADV des=de/ADP>3:case autorités=autorité/NOUN>1:obl
    de/ADP>2:case source/NOUN hospitalière=hospitalier/ADJ>2:amod
    dans/ADP>3:case l'=le/DET>3:det entourage/NOUN du=de/ADP>5:case président/NOUN>3:nmod
    """.strip().splitlines()
]


HEADINGS = [
    parse(text)
    for text in """
    Nouvelle=nouveau/ADJ>2:amod attaque/NOUN dans/ADP>5:case le/DET>5:det nord/NOUN>2:nmod du=de/ADP>7:case pays/NOUN>5:nmod @FS
    Une=un/DET>2:det trêve/NOUN fragile/ADJ>2:amod @FS
    Trois/NUM>2:nummod blessés=blessé/NOUN et/CCONJ>5:cc un/DET>5:det mort/NOUN>2:conj @MP
    Mécontentement/NOUN général/ADJ>1:amod @MS
    Le/DET>2:det contexte/NOUN @MS
    Situation/NOUN confuse=confus/ADJ>1:amod sur/ADP>5:case le/DET>5:det terrain/NOUN>1:nmod @FS
    Ce=ce/PRON que/PRON>4:obj l'on/PRON>4:nsubj sait=savoir/VERB>1:acl:relcl de/ADP>7:case l'=le/DET>7:det attaque/NOUN>4:obl
    Un/DET>2:det convoi/NOUN visé=viser/VERB>2:acl @MS
    Violents=violent/ADJ>2:amod affrontements=affrontement/NOUN près/ADV>2:advmod de/ADP>5:case Donetsk/PROPN>3:obl @MP
    """.strip().splitlines()
]

MATTERS = [
    parse(text)
    for text in """
    toute=tout/DET>2:det implication/NOUN dans/ADP>5:case l'=le/DET>5:det attaque/NOUN>2:nmod @FS
    ces=ce/DET>2:det accusations=accusation/NOUN @FP
    une=un/DET>2:det agression/NOUN @FS
    la=le/DET>2:det mort/NOUN de/ADP>5:case trois/NUM>5:nummod soldats=soldat/NOUN>2:nmod @FS
    l'=le/DET>2:det information/NOUN @FS
    la=le/DET>2:det prise/NOUN du=de/ADP>4:case village/NOUN>2:nmod @FS
    un/DET>2:det massacre/NOUN @MS
    la=le/DET>2:det responsabilité/NOUN de/ADP>5:case l'=le/DET>5:det attentat/NOUN>2:nmod @FS
    tout/DET>2:det retrait/NOUN @MS
    le/DET>2:det bombardement/NOUN @MS
    """.strip().splitlines()
]
ACCUSED = [
    parse(t)
    for t in (
        "le/DET>2:det régime/NOUN @MS",
        "les=le/DET>2:det rebelles=rebelle/NOUN @MP",
        "l'=le/DET>2:det armée/NOUN @FS",
        "Israël/PROPN @MS",
        "la=le/DET>2:det Russie/PROPN @FS",
        "ses=son/DET>2:det adversaires=adversaire/NOUN @MP",
    )
]
DEEDS = [
    parse(text)
    for text in """
    avoir/AUX>2:aux bombardé=bombarder/VERB la=le/DET>4:det ville/NOUN>2:obj
    violer/VERB le/DET>3:det cessez-le-feu/NOUN>1:obj
    utiliser/VERB des=un/DET>3:det armes=arme/NOUN>1:obj chimiques=chimique/ADJ>3:amod
    avoir/AUX>2:aux tué=tuer/VERB des=un/DET>4:det civils=civil/NOUN>2:obj
    quitter/VERB la=le/DET>3:det zone/NOUN>1:obj
    libérer/VERB les=le/DET>3:det otages=otage/NOUN>1:obj
    soutenir/VERB les=le/DET>3:det milices=milice/NOUN>1:obj
    """.strip().splitlines()
]
ADDRESSED = [
    parse("ses=son/DET>2:det hommes=homme/NOUN @MP"),
    parse("Moscou/PROPN @MS"),
    parse("la=le/DET>2:det population/NOUN @FS"),
    parse("l'=le/DET>2:det ONU/PROPN @FS"),
]
NEVER = [
    parse("À/ADP>3:case aucun/DET>3:det moment/NOUN @MS"),
    parse("à/ADP>3:case aucun/DET>3:det moment/NOUN @MS"),
    parse("En/ADP>3:case aucun/DET>3:det cas/NOUN @MS"),
    parse("Depuis/ADP>3:case des=un/DET>3:det mois/NOUN @MP"),
]
CONSEQUENCES = [
    parse("ceci/PRON>3:nsubj sera=être/AUX>3:cop impossible/ADJ"),
    parse("cela/PRON>4:nsubj ne/ADV>4:advmod sera=être/AUX>4:cop possible/ADJ"),
    parse("ce/PRON>4:nsubj sera=être/AUX>4:cop un/DET>4:det échec/NOUN"),
    parse("ceci/PRON>2:nsubj prendra=prendre/VERB du=de/DET>4:det temps/NOUN>2:obj"),
    parse("nous/PRON>2:nsubj répondrons=répondre/VERB"),
]
SIDES = [
    parse("pour/ADP>3:case sa=son/DET>3:det part/NOUN"),
    parse("de/ADP>3:case son/DET>3:det côté/NOUN"),
    parse("de/ADP>3:case leur=son/DET>3:det côté/NOUN"),
    parse("quant/ADV à/ADP>3:case lui/PRON>1:obl"),
    parse("à/ADP>4:case plusieurs/DET>4:det maintes=maint/ADJ>4:amod reprises=reprise/NOUN"),
]
PRONOUNS = [
    parse("il=lui/PRON @MS"),
    parse("elle=lui/PRON @FS"),
    parse("ils=eux/PRON @MP"),
    parse("elles=eux/PRON @FP"),
    parse("on/PRON @MS"),
]
for piece_, feats_ in zip(
    PRONOUNS,
    (
        "Gender=Masc|Number=Sing",
        "Gender=Fem|Number=Sing",
        "Gender=Masc|Number=Plur",
        "Gender=Fem|Number=Plur",
        "Number=Sing",
    ),
    strict=True,
):
    piece_[0].feats = f"{feats_}|Person=3|PronType=Prs"
ACTORS = "Daech Alep Moscou Kidal".split()
PLACES = "Raqqa Donetsk Gao Boukamal Homs Kharkiv Ménaka Sinjar Goma".split()
