"""Numbers in digits and in words are read back, in every writing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recoupe.french.numbers import digits, find_numbers

SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
STYLES = {
    "france": {},
    "belgium": {7: "septante", 9: "nonante"},
    "switzerland": {7: "septante", 8: "huitante", 9: "nonante"},
    "old": {7: "septante", 8: "octante", 9: "nonante"},
}
MARKS = (" ", "\u00a0", "\u202f", "\u2009", ".", "'", "’")


def below_hundred(n: int, own: dict[int, str]) -> str:
    if n < 20:
        return SMALL[n]
    ten, unit = divmod(n, 10)
    word = (TENS | own).get(ten)
    if word is None:  # soixante-dix, quatre-vingts, quatre-vingt-dix
        base, rest = ("soixante", n - 60) if ten == 7 else ("quatre-vingt", n - 80)
        if rest == 0:
            return base + "s"
        return f"{base} et onze" if n == 71 else f"{base}-{SMALL[rest]}"
    return word if unit == 0 else f"{word} et un" if unit == 1 else f"{word}-{SMALL[unit]}"


def below_thousand(n: int, own: dict[int, str]) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return below_hundred(rest, own)
    cent = "cent" if hundreds == 1 else f"{SMALL[hundreds]} cent" + ("" if rest else "s")
    return f"{cent} {below_hundred(rest, own)}" if rest else cent


def in_words(n: int, own: dict[int, str]) -> str:
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return below_thousand(rest, own)
    mille = "mille" if thousands == 1 else f"{below_thousand(thousands, own).removesuffix('s')} mille"
    if thousands in (3, 6, 10) or thousands > 1 and not below_thousand(thousands, own).endswith(("vingts", "cents")):
        mille = f"{below_thousand(thousands, own)} mille"
    return f"{mille} {below_thousand(rest, own)}" if rest else mille


def read(text: str) -> list[tuple[int | float, str]]:
    return [(number.value, text[number.start : number.end]) for number in find_numbers(text)]


@given(n=st.integers(0, 999_999), style=st.sampled_from(sorted(STYLES)), hyphens=st.booleans())
@example(n=71, style="france", hyphens=False)
@example(n=80_080, style="france", hyphens=True)
@example(n=299_999, style="switzerland", hyphens=False)
def test_words_are_read_back(n: int, style: str, hyphens: bool) -> None:
    words = in_words(n, STYLES[style])
    words = words.replace(" ", "-") if hyphens else words  # the spelling of 1990
    assert read(words) == [(n, words)]
    assert read(f"{words.capitalize()} soldats.") == [(n, words.capitalize())]


@given(n=st.integers(0, 10**12), mark=st.sampled_from(MARKS))
@example(n=84_000, mark=".")
def test_digits_are_read_back_with_any_mark(n: int, mark: str) -> None:
    written = f"{n:,}".replace(",", mark)
    assert read(f"Ils sont {written} ici.") == [(n, written)]
    assert digits(written) == n


@given(n=st.integers(0, 9999), tenths=st.integers(1, 99), mark=st.sampled_from(",."))
def test_decimals_are_read_back(n: int, tenths: int, mark: str) -> None:
    written = f"{n}{mark}{tenths:02}"
    assert read(written) == [(float(f"{n}.{tenths:02}"), written)]


@given(text=st.text("0123456789.,'’ ", max_size=16))
@example(text="336.210.00")
@example(text="84,000,00")
def test_any_digits_are_a_number_or_none(text: str) -> None:
    value = digits(text)
    assert value is None or value >= 0


@given(st.text("deux cent mille et-un vingts 12.,'0million s%", max_size=60))
def test_any_text_is_read_without_overlaps(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,5 millions", [3_500_000]),
        ("un million et demi", [1_500_000]),
        ("2 millions et demi", [2_500_000]),
        ("un million deux cent mille", [1_200_000]),
        ("trois milliards cinq cents millions", [3_500_000_000]),
        ("10M€", [10_000_000]),
        ("10 k€", [10_000]),
        ("3 Mds d'euros", [3_000_000_000]),
        ("20 mille", [20_000]),
        ("dix-neuf cents", [1900]),
        ("84,000", [84_000]),
        ("1,200,000", [1_200_000]),
        ("deux trois", [2, 3]),
        ("1 200,5", [1200.5]),
        ("100 % des", [100]),
    ],
)
def test_scales_and_mixed_forms(text: str, values: list[float]) -> None:
    assert [value for value, _ in read(text)] == values
