"""Which accounts may depend on each other though nothing proves it: what the lower end of a bracket leaves out.

Members of one family and who passes on its count, media of one owner, somebody's side, unnamed sources, and what
outlets tell without saying where they have it from: what is not known to be independent adds nothing to the lower end.
"""

from __future__ import annotations

from recoupe.crosscheck.dependence import Dependence, may_be
from recoupe.crosscheck.parts import grouped
from recoupe.crosscheck.records import AccountKind
from recoupe.dossier._origins import bare


def suppose(found: Dependence) -> None:
    """Put together what may depend.

    Args:
        found: accounts, what certainly depends put together; changed.
    """
    _families(found)
    _owners(found)
    settled = _settled(found)
    hidden = [at for at in found.hidden if found.parts.of(at) not in settled]
    groups = [positions for positions in found.groups if found.parts.of(positions[0]) not in settled]
    for at in hidden:
        _hidden(found, at)
    for positions in groups:
        _unattributed(found, positions)


def _settled(found: Dependence) -> set[int]:
    """Give the parts that a named counter is in: what is known to depend on one is not put with another."""
    return {found.parts.of(at) for at in found.named}


def _families(found: Dependence) -> None:
    """Put together the members of one family, and those who pass on its count."""
    families = grouped((at, found.keys[at][:2]) for at in found.named if found.keys[at].family)
    for (family, country), positions in families.items():
        reason = f"{found.shown(positions)}\xa0: peuvent donner le compte l’un de l’autre"
        found.merge(positions, "meme-famille", reason, proven=False)
        if not found.lineage.families.by_id[family].passes:
            continue
        for (other, where), beside in families.items():
            if other != family and where == country:
                both = [positions[0], beside[0]]
                reason = f"{found.shown(both)}\xa0: l’un peut transmettre le compte de l’autre"
                found.merge(both, "meme-camp", reason, proven=False)


def _owners(found: Dependence) -> None:
    """Put together media of one owner, and a medium with its owner."""
    owned: list[tuple[int, str]] = []
    for at in found.named:
        name = found.keys[at].name
        owner = found.lineage.owner_of(name) if name.startswith("outlets:") else None
        owned.append((at, " ".join(bare(owner)) if owner else name.removeprefix("actors:").replace("-", " ")))
    for at in found.bare:
        owner = found.lineage.owner(found.accounts[at])
        if owner and not found.is_known([at]):
            owned.append((at, " ".join(bare(owner))))
    for owner, positions in grouped(owned).items():
        if owner:
            found.merge(positions, "meme-proprietaire", f"un même propriétaire\xa0: {owner}", proven=False)


def _hidden(found: Dependence, at: int) -> None:
    """Put an unnamed source, or one on somebody's side, with one that it may be."""
    key = found.keys[at]
    mine = found.accounts[at].counter
    others = (other for other in found.counters if found.accounts[other].counter != mine or other < at)
    beside = next((other for other in others if may_be(key, found.keys[other])), None)
    if beside is not None:
        side = key.how == "side"
        reason = "du même côté" if side else "source anonyme\xa0: peut être la même"
        reason = f"{found.shown([at, beside])}\xa0: {reason}"
        found.merge([beside, at], "meme-cote" if side else "source-anonyme", reason, proven=False)


def _unattributed(found: Dependence, positions: list[int]) -> None:
    """Put a group of which nobody says where it comes from with another that it may come from."""
    others = [at for heads in found.heads.values() for at in heads] or found.hidden[:1]
    if not others:
        base = next((group for group in found.groups if found.is_known(group)), found.groups[0])
        if positions is base or found.is_known(positions):
            return
        others = base[:1]
    same = next((other for other in others if found.same(positions[0], other)), None)
    rule, reason = "lignee-inconnue", "on ne sait d’où vient ce texte"
    if same is not None:
        figure = found.accounts[same].account.kind is AccountKind.FIGURE
        rule, reason = (
            ("meme-nombre", "même nombre, sans source") if figure else ("meme-recit", "même récit, sans source")
        )
    found.merge([others[0] if same is None else same, positions[0]], rule, reason, proven=False)
