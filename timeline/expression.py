"""What a temporal expression says, before anything is calculated.

A language's rules build these values from words; ``timeline.resolving`` turns them into intervals,
given a reference day. They know no language and no calendar arithmetic. Names of units, parts of
day and positions are those of TIMEX3 (ISO-TimeML 2012) where it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
]
# "period" is the quarter, half, month or year the text reports on: the last one it told. "beside" is
# the day last told, or the one that it was itself counted from: "le lendemain ... le surlendemain".
AnchorKind = Literal["publication", "discourse", "period", "beside"]
Direction = Literal["past", "present", "future"]
Position = Literal["START", "MID", "END"]
PartOfDay = Literal["MO", "MI", "AF", "EV", "NI", "DT"]
Season = Literal["SP", "SU", "FA", "WI"]
Reference = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Fields of a calendar date as far as the text states them; None is open.

    ``weekday`` counts from Monday = 0. ``part`` is a TIMEX3 part of day. ``zone`` is kept as
    written. ``decade`` is the year over ten (199), or its last digit with ``century`` open
    (``decade_digit``); ``century`` is the year over a hundred (19 for the 1900s). ``twelve`` marks an
    hour that may lie before or after noon ("at 3:30"). ``fiscal`` periods are a company's or a state's
    own. ``overnight`` marks a night that is told by both its days and so ends in the morning,
    ``figures`` a day and month in figures, which others write the other way round, ``named`` a day
    that has become the name of an event ("the Jan. 6 riot").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: Season | None = None
    decade: int | None = None
    century: int | None = None
    weekend: bool = False
    part: PartOfDay | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    holiday: str | None = None
    fiscal: bool = False
    twelve: bool = False
    overnight: bool = False
    figures: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units; ``count`` None means several ("quelques jours")."""

    count: float | None
    unit: Unit
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """Some units before (-1) or after (+1) the anchor: "hier", "il y a deux ans", "trois jours plus tard".

    ``grain`` is what the result names when it is finer or coarser than the unit: "à pareille
    époque" style phrases aside, None leaves the choice to the resolver.
    """

    amount: Amount
    sign: Literal[-1, 1]
    anchor: AnchorKind = "publication"
    grain: Unit | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The last (-1), this (0) or next (+1) one of its kind: "lundi dernier", "cette année".

    ``by_week`` takes a weekday of the week before or after instead of the nearest one: "next Friday".
    """

    what: Calendar | Unit
    steps: int
    anchor: AnchorKind = "publication"
    by_week: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (from 1; from the end when negative) of a kind within a time: "le premier lundi de mars".

    ``nearest`` counts by nearness to that time instead: "the Sunday closest to 11 November".
    """

    position: int
    what: Calendar | Unit
    within: Expression
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning, middle or end of a time: "début août", "mi-juin".

    ``to_now`` ends or begins it now: "earlier this year" may be last week.
    """

    of: Expression
    position: Position
    to_now: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included; an open side is None."""

    first: Expression | None
    last: Expression | None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; ``side`` says on which side of the anchor it lies, when the text tells."""

    amount: Amount
    side: Literal["past", "future"] | None = None
    anchor: AnchorKind = "publication"
    smaller: Amount | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """A repeated time: "tous les lundis", "chaque année"; ``times`` a frequency in that span."""

    what: Calendar | Amount
    quantity: str | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Some units before or after another time: "deux jours avant Noël", "la veille du scrutin de mai"."""

    of: Expression
    amount: Amount
    sign: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class At:
    """A day and a time within it: "lundi à 16 heures", "hier soir"."""

    day: Expression
    time: Calendar | Modified


@dataclass(frozen=True, slots=True)
class Both:
    """Two readings of one time in one place: a weekday and its date."""

    date: Expression
    weekday: int


@dataclass(frozen=True, slots=True)
class Modified:
    """A time with a TIMEX3 mod: "vers 16 heures" (APPROX), "moins de deux mois" (LESS_THAN)."""

    of: Expression
    mod: str


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest of its kind on either side: a time that belongs to a noun ("le séisme de lundi").

    The verb of the sentence is another's: "les finalistes de dimanche se retrouveront".
    """

    of: Calendar


@dataclass(frozen=True, slots=True)
class Usual:
    """A time told as one tells a habit: "le lundi", "en été".

    Under a present tense, or none, it is every such time; under another it is the one. ``until`` is
    the last weekday or month of a range that this one begins, ``since`` the first of one that it ends.
    What is no ``habit`` is the one range whatever the tense: "from Monday to Friday".
    """

    of: Calendar
    until: int | None = None
    since: int | None = None
    habit: bool = True


@dataclass(frozen=True, slots=True)
class Vague:
    """A time named only by its relation to now: "actuellement", "récemment", "bientôt"."""

    reference: Reference
    grain: Unit | None = None


Expression = (
    Calendar
    | Offset
    | Step
    | Nth
    | Edge
    | Range
    | Length
    | Every
    | Shift
    | At
    | Both
    | Modified
    | Near
    | Usual
    | Vague
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression where it stands in the text, unresolved.

    ``signal`` is the word before it that bounds it ("dès", "jusqu'au"), outside the span, and
    ``mod`` the TIMEX3 mod it stands for (BEFORE, AFTER, ...); ``direction`` is what tense, mood
    and signal say about its side of the publication, None where no verb is near;
    ``rule`` names the rules that made it, outermost first.
    """

    start: int
    end: int
    expression: Expression
    rule: str
    signal: str | None = None
    mod: str | None = None
    direction: Direction | None = None
