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


def spoken_years() -> dict[str, int]:
    """Years in words: "nineteen ninety-six", "nineteen hundred ninety three", "two thousand and fifteen"."""
    below_hundred = {word: number for word, number in number_words("en", 99).items() if number < 100}
    centuries = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
    years: dict[str, int] = {"two thousand": 2000, "nineteen hundred": 1900}
    for rest, number in below_hundred.items():
        for century, hundreds in centuries.items():
            if number > 9:
                years[f"{century} {rest}"] = hundreds * 100 + number
            years[f"{century} hundred {rest}"] = years[f"{century} hundred and {rest}"] = (
                hundreds * 100 + number
            )
            if number < 10:
                years[f"{century} oh {rest}"] = hundreds * 100 + number
        years[f"two thousand {rest}"] = years[f"two thousand and {rest}"] = 2000 + number
    return years
