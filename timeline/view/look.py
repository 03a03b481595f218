"""Colours and sizes of the timeline, for the browser and for exported figures alike."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]

# Ten hues that keep a contrast of at least 4.5 to 1 against the ground, one grey for the rest.
LANES: dict[Theme, tuple[str, ...]] = {
    "light": (
        "#1b5cb8",
        "#b3261e",
        "#0b7563",
        "#8a4b00",
        "#6b3fb5",
        "#a3246f",
        "#4d6b10",
        "#0a6d8c",
        "#9a3412",
        "#57534e",
    ),
    "dark": (
        "#82b1ff",
        "#ff8f85",
        "#56d3bc",
        "#f2b45a",
        "#c3a3ff",
        "#f395cb",
        "#b3d15c",
        "#6cc8ea",
        "#ffa27d",
        "#b5b0a8",
    ),
}

# The darkest square of a table of shared events; its number stays readable.
SHARED: dict[Theme, str] = {"light": "#9dbdea", "dark": "#3c5f94"}

GROUND: dict[Theme, dict[str, str]] = {
    "light": {
        "paper": "#ffffff",
        "band": "#f5f4f0",
        "text": "#1d1c1a",
        "muted": "#5f5b54",
        "grid": "#e4e1da",
        "edge": "#ffffff",
    },
    "dark": {
        "paper": "#171614",
        "band": "#1e1d1a",
        "text": "#edeae3",
        "muted": "#a8a39a",
        "grid": "#33312d",
        "edge": "#171614",
    },
}

ROW = 25
LANE_GAP = 10
MARK = 10
BAR = 12
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", system-ui, sans-serif'


def pale(colour: str, share: float) -> str:
    """``colour`` (``#rrggbb``) with an opacity of ``share``."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
