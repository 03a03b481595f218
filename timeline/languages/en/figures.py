"""Reading figures and number words of English."""

from __future__ import annotations

from timeline.grammar import number_words


def number(text: str) -> float | None:
    """A number in figures, with thousands and fractions: "1,500", "2.5", "2 1/2"."""
    whole, _, fraction = text.replace(",", "").rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        number = float(whole or 0) + int(above) / int(below)
    else:
        number = float(fraction)
    return int(number) if number.is_integer() else number


def year_of_two(text: str) -> int | None:
    """A year written with two figures: 98 is 1998, 14 is 2014; the pivot is 40."""
    number = int(text.lstrip("'"))
    return 1900 + number if number >= 40 else 2000 + number


def ordinal(text: str) -> int:
    """The figures of "22nd"."""
    return int("".join(letter for letter in text if letter.isdigit()))


def decade(text: str) -> int:
    """The tens of a year in figures, as years over ten: "1990s" is 199, "'90s" too."""
    number = int("".join(letter for letter in text if letter.isdigit()))
    return number // 10 if number > 99 else (190 if number >= 20 else 200) + number // 10


def same(words: tuple[str, ...], value: object) -> dict[str, object]:
    """Words that all mean the same."""
    return dict.fromkeys(words, value)


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:{_ONES}))?"
_BELOW_HUNDRED = rf"(?:{_TENS}|{_TEENS}|{_ONES})"
_HUNDREDS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
# "nineteen ninety-six", "nineteen hundred ninety three", "nineteen oh five", "two thousand and fifteen".
SPOKEN_YEAR = (
    rf"(?:(?:{'|'.join(_HUNDREDS)})\s+(?:hundred(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?|oh\s+(?:{_ONES})|{_TENS}|(?:{_TEENS}))|"
    rf"two\s+thousand(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?)"
)
# A year in words is found by its first telling word.
SPOKEN_YEAR_BEGINS = (*_HUNDREDS, "thousand")


def spoken_year(text: str) -> int:
    """The year that ``SPOKEN_YEAR`` matched."""
    first, *rest = text.replace("-", " ").split()
    below = [word for word in rest if word not in ("hundred", "and", "oh", "thousand")]
    tail = number_words("en", 99)[" ".join(below)] if below else 0
    return (2000 if first == "two" else _HUNDREDS[first] * 100) + tail
