"""English words that stand beside figures and tell what they count: streets, products, people, things."""

from __future__ import annotations

# What figures before it count, so that they are no year, day or hour: "2000 people".
THINGS = (
    "percent", "per cent", "%", "percentage", "point", "points", "pp", "dollars", "dollar", "cents", "pounds", "euros", "euro",
    "yen", "yuan", "francs", "marks", "kronor", "rupees", "pesos", "million", "billion", "trillion", "thousand", "hundred",
    "people", "persons", "protesters", "demonstrators", "marchers", "workers", "employees", "staff", "jobs", "posts", "dead",
    "deaths", "killed", "injured", "wounded", "victims", "cases", "patients", "beds", "doses", "tests", "students", "pupils",
    "teachers", "children", "women", "men", "boys", "girls", "families", "households", "homes", "houses", "residents",
    "soldiers", "troops", "officers", "police", "firefighters", "prisoners", "migrants", "refugees", "voters", "votes",
    "seats", "members", "delegates", "lawmakers", "fans", "spectators", "visitors", "tourists", "passengers", "runners",
    "athletes", "players", "companies", "firms", "shops", "stores", "branches", "restaurants", "cars", "vehicles", "trucks",
    "buses", "planes", "flights", "ships", "boats", "units", "shares", "copies", "pages", "words", "books", "films", "tickets",
    "meters", "metres", "meter", "metre", "m", "km", "kilometers", "kilometres", "kilometre", "miles", "mile", "mph", "kph",
    "feet", "foot", "ft", "inches", "yards", "acres", "hectares", "square", "sq", "kg", "kilos", "kilograms", "tons", "tonnes",
    "pounds", "ounces", "litres", "liters", "gallons", "barrels", "degrees", "watts", "volts", "mw", "gw", "calories", "times",
    "games", "matches", "goals", "runs", "wickets", "laps", "rounds", "wins", "losses", "medals", "appearances", "starts",
    "caps", "countries", "nations", "states", "cities", "towns", "villages", "counties", "districts", "schools", "hospitals",
    "farms", "farmers", "animals", "cattle", "sheep", "trees", "species", "islands", "locations", "sites", "signatures",
    "complaints", "reports", "calls", "emails", "messages", "users", "subscribers", "customers", "clients", "accounts",
    "investors", "holders", "pieces", "items", "products", "models", "stocks", "issues", "bonds", "notes", "contracts",
    "$", "€", "£", "km/h", "horsepower", "hp", "cc", "ml", "mg", "mm", "cm", "nm", "gb", "mb", "tb", "mhz", "ghz", "pixels",
    "coins", "stars", "rooms", "guests", "candidates", "applicants", "volunteers", "participants", "supporters", "rebels",
    "militants", "fighters", "missiles", "rockets", "bombs", "tanks", "weapons", "guns", "bullets", "bodies", "graves",
    "inmates", "detainees", "suspects", "civilians", "hostages", "nurses", "doctors", "drivers", "pilots", "crew",
    "years", "days", "hours", "minutes", "seconds", "weeks", "months",
)  # fmt: skip
# Nouns that never follow a time of day in figures: "the 3 men".
UNSAID_THINGS = ("men", "women", "people", "children", "of", "percent", "points", "goals")
# What a day can become the name of: "the Jan. 6 riot".
DEEDS = ("riot", "riots", "rioter", "rioters", "insurrection", "attack", "attacks", "assault", "bombing", "bombings", "massacre",
         "crackdown", "uprising", "terror", "terrorist", "hijacking", "hijackings", "killings", "defendant", "defendants",
         "committee", "panel", "hearing", "hearings")  # fmt: skip
STREETS = ("street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "broadway", "lane", "drive", "highway",
           "square", "court", "parkway", "floor", "precinct", "district", "circuit", "battalion", "brigade", "regiment",
           "division", "infantry", "airborne", "fleet", "arrondissement")  # fmt: skip
PRODUCTS = ("ios", "android", "windows", "iphone", "galaxy", "pixel", "macos", "playstation", "ps", "xbox", "gpt", "airbus",
            "boeing", "model", "flight", "route", "interstate", "highway", "article", "section", "page", "pages", "chapter",
            "version", "no.", "number", "room", "apollo", "channel", "peugeot", "runner", "formula", "area", "sars-cov",
            "resolution", "case", "docket", "bill", "proposition", "office", "gate", "platform", "bus", "unit", "lot",
            "code", "figure", "table", "volume", "class", "type", "mark", "psalm", "verse", "regulation", "directive",
            "model s", "mission", "falcon", "exit", "suite", "building", "covid", "top", "block")  # fmt: skip
# Names made with a day or month: papers, clubs, films, firms.
NAMES = (
    "mail on sunday", "the sunday times", "sunday times", "sunday telegraph", "sunday mirror", "sunday express", "sunday herald",
    "sunday mail", "sunday world", "sunday independent", "sunday people", "sunday school", "sheffield wednesday",
    "ruby tuesday", "man friday", "girl friday", "happy mondays", "bloody sunday", "black september",
    "black monday", "black wednesday", "monday night football", "sunday night football", "thursday night football",
    "saturday night live", "casual friday", "good friday agreement", "friday the 13th", "friday night lights",
    "augusta", "summer olympics", "winter olympics", "summer games", "winter games",
    "prague spring", "arab spring", "spring water", "winter garden", "easter island", "christmas island", "christmas tree",
    "christmas trees", "christmas carol", "christmas card", "christmas cards", "easter egg", "easter eggs", "easter bunny",
    "easter rising", "new year's resolution", "new year's resolutions", "new year honours", "halloween costume",
    "halloween costumes", "halloween party", "april fools' joke", "april fool", "20th century fox", "20th century studios",
    "twentieth century fox", "21st century fox", "century city", "this week with", "today show", "usa today", "today programme",
    "24 hours of le mans", "24 hours of daytona", "le mans 24 hours", "24 hours of spa", "tonight show", "7-eleven",
    "9/11", "second circuit", "second amendment", "first minister", "quarter-final", "quarter-finals",
    "quarter final", "quarter finals", "quarterback", "extra time", "rush hour", "rush hours", "happy hour", "office hours",
    "business hours", "opening hours", "working hours", "long march", "women's march", "march madness", "march on washington",
    "night shift", "night train", "night club", "night clubs", "night owl", "day care", "day job", "day trip", "school day",
    "early days", "old days", "field day", "first aid", "century-old",
    "prime time", "full time", "half time", "half-time", "last minute", "last-minute", "last-second",
    "last-ditch", "split second", "second thoughts", "second thought", "second hand", "second-hand", "second-class", "second nature",
    "second-largest", "second-biggest", "second-highest", "second-half", "second-place", "second-ranked", "second-round",
    "year-round", "around the clock", "round the clock", "may day call", "mayday",
    "sunday best", "monday night raw", "sun newspaper", "sunday roast", "spring training", "spring break",
    "spring roll", "spring rolls", "spring cleaning", "fall guy", "summer school", "winter sports", "day one", "day by day",
    "night and day", "day and night", "year in and year out", "present-day",
)  # fmt: skip
HUMANS = ("man", "woman", "boy", "girl", "child", "children", "teenager", "youth", "student", "driver", "victim", "suspect",
          "veteran", "striker", "midfielder", "defender", "actor", "actress", "singer", "mother", "father", "daughter", "son",
          "people", "women", "men", "adults", "voters", "pensioner", "resident", "native")  # fmt: skip
# Words that make the figures after them a year, however old.
BEFORE_YEAR = (
    "in", "since", "by", "until", "before", "after", "from", "early", "late", "mid", "between", "during", "circa", "of",
    "throughout", "year", "spring", "summer", "autumn", "fall", "winter", "back to", "through", "around", "about", "election",
    "till", "prior to", "as of", "for",
)  # fmt: skip
# Words of a match report: halves and quarters near them are those of the game.
SPORTS = ("scored", "goal", "goals", "goalless", "touchdown", "fumble", "kick-off", "penalty", "header", "striker",
          "substitute", "quarterback", "rebounds", "three-pointer", "equaliser", "equalizer", "booked", "sent off", "half-time",
          "halftime", "wicket", "free throw", "goalkeeper", "offside")  # fmt: skip
