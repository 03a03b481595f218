"""Feasts that follow another calendar: Jewish, Muslim, Hindu, Buddhist, Chinese and Orthodox.

The tables are those of the package ``holidays``; it is imported only when such a feast is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, easter

# id -> (calendar of the package, its class, its function, days to add)
TABLES = {
    "chinese new year": ("chinese", "_ChineseLunisolar", "lunar_new_year_date", 0),
    "dragon boat festival": ("chinese", "_ChineseLunisolar", "dragon_boat_date", 0),
    "mid-autumn festival": ("chinese", "_ChineseLunisolar", "mid_autumn_date", 0),
    "qingming": ("chinese", "_ChineseLunisolar", "qingming_date", 0),
    "lantern festival": ("chinese", "_ChineseLunisolar", "lunar_new_year_date", 14),
    "vesak": ("buddhist", "_BuddhistLunisolar", "vesak_date", 0),
    "ramadan": ("islamic", "_IslamicLunar", "ramadan_beginning_dates", 0),
    "eid al-fitr": ("islamic", "_IslamicLunar", "eid_al_fitr_dates", 0),
    "eid al-adha": ("islamic", "_IslamicLunar", "eid_al_adha_dates", 0),
    "mawlid": ("islamic", "_IslamicLunar", "mawlid_dates", 0),
    "ashura": ("islamic", "_IslamicLunar", "ashura_dates", 0),
    "islamic new year": ("islamic", "_IslamicLunar", "hijri_new_year_dates", 0),
    "laylat al-qadr": ("islamic", "_IslamicLunar", "laylat_al_qadr_dates", 0),
    "isra and miraj": ("islamic", "_IslamicLunar", "isra_and_miraj_dates", 0),
    "jumuatul-wida": ("islamic", "_IslamicLunar", "jumuatul_wida_dates", 0),
    "diwali": ("hindu", "_HinduLunisolar", "diwali_india_date", 0),
    "dhanteras": ("hindu", "_HinduLunisolar", "diwali_india_date", -2),
    "naraka chaturdashi": ("hindu", "_HinduLunisolar", "diwali_india_date", -1),
    "bhai dooj": ("hindu", "_HinduLunisolar", "diwali_india_date", 2),
    "govardhan puja": ("hindu", "_HinduLunisolar", "govardhan_puja_date", 0),
    "chhath": ("hindu", "_HinduLunisolar", "chhath_puja_date", 0),
    "dussehra": ("hindu", "_HinduLunisolar", "dussehra_date", 0),
    "navaratri": ("hindu", "_HinduLunisolar", "sharad_navratri_date", 0),
    "karva chauth": ("hindu", "_HinduLunisolar", "karwa_chauth_date", 0),
    "rath yatra": ("hindu", "_HinduLunisolar", "rath_yatra_date", 0),
    "raksha bandhan": ("hindu", "_HinduLunisolar", "raksha_bandhan_date", 0),
    "mahavir jayanti": ("hindu", "_HinduLunisolar", "mahavir_jayanti_date", 0),
    "maha shivaratri": ("hindu", "_HinduLunisolar", "maha_shivaratri_date", 0),
    "saraswati jayanti": ("hindu", "_HinduLunisolar", "swami_dayanand_saraswati_jayanti_date", 0),
    "pongal": ("hindu", "_HinduLunisolar", "pongal_date", 0),
    "bhogi": ("hindu", "_HinduLunisolar", "pongal_date", -1),
    "mattu pongal": ("hindu", "_HinduLunisolar", "pongal_date", 1),
    "kaanum pongal": ("hindu", "_HinduLunisolar", "pongal_date", 2),
    "vaisakhi": ("hindu", "_HinduLunisolar", "vaisakhi_date", 0),
    "onam": ("hindu", "_HinduLunisolar", "onam_date", 0),
    "basant panchami": ("hindu", "_HinduLunisolar", "basant_panchami_date", 0),
    "holika dahan": ("hindu", "_HinduLunisolar", "holi_date", -1),
    "holi": ("hindu", "_HinduLunisolar", "holi_date", 0),
    "janmashtami": ("hindu", "_HinduLunisolar", "janmashtami_date", 0),
    "ganesh chaturthi": ("hindu", "_HinduLunisolar", "ganesh_chaturthi_date", 0),
    "rama navami": ("hindu", "_HinduLunisolar", "ram_navami_date", 0),
    "ugadi": ("hindu", "_HinduLunisolar", "gudi_padwa_date", 0),
    "hanuman jayanti": ("hindu", "_HinduLunisolar", "hanuman_jayanti_date", 0),
    "guru nanak jayanti": ("hindu", "_HinduLunisolar", "guru_nanak_jayanti_date", 0),
    "guru gobind singh jayanti": ("hindu", "_HinduLunisolar", "guru_gobind_singh_jayanti_date", 0),
    "guru ravidass jayanti": ("hindu", "_HinduLunisolar", "guru_ravidas_jayanti_date", 0),
    "valmiki jayanti": ("hindu", "_HinduLunisolar", "maharshi_valmiki_jayanti_date", 0),
    "thaipusam": ("hindu", "_HinduLunisolar", "thaipusam_date", 0),
    "puthandu": ("hindu", "_HinduLunisolar", "puthandu_date", 0),
    "buddha purnima": ("hindu", "_HinduLunisolar", "buddha_purnima_date", 0),
}
# Jewish feasts are counted from the evening on which they begin, the day before the date in the tables.
JEWISH = {
    "rosh hashanah": ("rosh_hashanah_date", -1), "yom kippur": ("rosh_hashanah_date", 8),
    "sukkot": ("rosh_hashanah_date", 13), "shemini atzeret": ("rosh_hashanah_date", 20),
    "simchat torah": ("rosh_hashanah_date", 21),
    "hanukkah": ("hanukkah_date", -1), "purim": ("passover_date", -31),
    "passover": ("passover_date", -1), "lag baomer": ("passover_date", 32), "shavuot": ("passover_date", 49),
    "tisha b'av": ("tisha_bav_date", -1), "yom hashoah": ("passover_date", 11),
    "yom haatzmaut": ("passover_date", 19),
    "tu bishvat": ("passover_date", -60),
}  # fmt: skip
AFTER_ORTHODOX_EASTER = {
    "orthodox easter": 0, "orthodox easter monday": 1, "orthodox good friday": -2, "orthodox palm sunday": -7,
    "orthodox maundy thursday": -3, "orthodox holy saturday": -1, "orthodox shrove monday": -48,
    "orthodox ascension": 39,
    "orthodox pentecost": 49, "orthodox whit monday": 50, "lazarus saturday": -8,
}  # fmt: skip


@cache
def moving_feast(name: str, year: int) -> date | None:
    """The day of such a feast in a year; None for an unknown name or a year the tables do not hold.

    A feast of the shorter Muslim year may fall twice in ours: the first day is given.
    """
    if name in AFTER_ORTHODOX_EASTER:
        return (
            easter(year, EASTER_ORTHODOX) + timedelta(AFTER_ORTHODOX_EASTER[name])
            if 1583 <= year <= 4099
            else None
        )
    if name in TABLES:
        calendar, kind, function, shift = TABLES[name]
        return _first(calendar, kind, function, year, shift)
    if name in JEWISH:
        function, shift = JEWISH[name]
        day = _first("hebrew", "_HebrewLunisolar", function, year, 0)
        return day and _no_sabbath(name, day + timedelta(shift))
    return None


def _no_sabbath(name: str, eve: date) -> date:
    """The two days of remembrance move when they would touch a Sabbath; ``eve`` is their evening."""
    if name == "yom haatzmaut":
        return eve - timedelta({3: 1, 4: 2}.get(eve.weekday(), 0)) + timedelta(eve.weekday() == 6)
    if name == "yom hashoah":
        return eve + timedelta({3: -1, 5: 1}.get(eve.weekday(), 0))
    return eve


def _first(calendar: str, kind: str, function: str, year: int, shift: int) -> date | None:
    tables = importlib.import_module(f"holidays.calendars.{calendar}")
    # The package may rename what is private to it: then the feast is unknown, as any other.
    named = getattr(getattr(tables, kind, None), function, None)
    days = _days(named(getattr(tables, kind)(), year)) if named else []
    return min((day + timedelta(shift) for day in days if day.year == year), default=None)


def _days(answer: Any) -> list[date]:
    """The dates in what the package answers: a date, a pair with a flag, or several of them."""
    if isinstance(answer, date):
        return [answer]
    if isinstance(answer, Iterable):
        return [day for part in answer for day in _days(part)]
    return []
