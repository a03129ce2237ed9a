"""Say the value of a claim in the language of the reader; all words stand in ``labels.toml``.

Small numbers can be spelled out, in the gender of the counted noun where the language has one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.labels import load_labels, phrase, place_text, value_text
from checker.model import Kind, Modifier, Polarity

if TYPE_CHECKING:
    from checker.model import Claim, Number

_MOMENT = re.compile(
    r"(?P<day>weekday \d|\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)?(?:^| |$)"
    r"(?:(?P<low>-?\d+(?::\d\d)?)-(?P<high>\d+(?::\d\d)?)(?P<zone>Z?))?$"
)
_WEEKDAY = "weekday "
_DAY_HOURS = 24
_STRICT = {Modifier.MORE_THAN: (-1, 0), Modifier.LESS_THAN: (0, 1)}
_BEARING = re.compile(r"(?P<direction>[nsew]{1,3}) of (?P<anchor>.+?)(?: (?P<far>\d+) km)?$")


def value_phrase(claim: Claim, code: str, *, spelled: bool = False) -> str:
    """Return the value of a claim in words.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> claim = extract_claims(Report(id="a", text="At least six guards were hurt.")).claims[0]
    >>> value_phrase(claim, "en"), value_phrase(claim, "en", spelled=True)
    ('at least 6', 'at least six')
    """
    value = _quantity(claim, code, spelled=spelled) if claim.kind is Kind.QUANTITY else _answer(claim, code)
    return phrase("phrases", "denied", code, value=value) if claim.polarity is Polarity.DENIED else value


def site_phrase(site: str, code: str) -> str:
    """Return where something was: a place, words of a text, or a direction and a distance from a place.

    >>> site_phrase("ne of basra 32 km", "en"), site_phrase("the old quay", "en")
    ('32 km north-east of Basra', 'the old quay')
    """
    compass = load_labels(code)["compass"]
    bearing = _BEARING.match(site)
    if bearing is None or bearing["direction"] not in compass:
        return place_text(site, code)
    slots = {"direction": str(compass[bearing["direction"]]), "place": place_text(bearing["anchor"], code)}
    if bearing["far"] is None:
        return phrase("phrases", "bearing", code, **slots)
    return phrase("phrases", "bearing_far", code, **slots, far=bearing["far"])


def _answer(claim: Claim, code: str) -> str:
    if claim.kind is Kind.PLACE:
        return site_phrase(claim.value or "", code)
    return moment_phrase(claim.value or "", code) if claim.kind is Kind.TIME else value_text(claim.value or "", code)


def moment_phrase(value: str, code: str) -> str:
    """Return a moment in words: a day, its hours, or a clock time.

    >>> moment_phrase("weekday 0 18:30-19:30", "en"), moment_phrase("2024-03-02", "en"), moment_phrase("at dawn", "en")
    ('Monday, 18:30 to 19:30', '2024-03-02', 'at dawn')
    """
    match = _MOMENT.match(value)
    if match is None or not value:
        return value_text(value, code)
    day = _day(match["day"], code)
    if match["low"] is None:
        return day
    zone = " UTC" if match["zone"] else ""
    start, end = _clock(match["low"]), _clock(match["high"]) + zone
    if match["low"] == match["high"]:
        return phrase("phrases", "clock_of_day", code, day=day, start=end) if day else end
    key = "part_of_day" if day else "hours"
    return phrase("phrases", key, code, day=day, start=start, end=end)


def _day(day: str | None, code: str) -> str:
    if day is not None and day.startswith(_WEEKDAY):
        return str(load_labels(code)["weekdays"][day.removeprefix(_WEEKDAY)])
    return (day or "").removeprefix("--")


def _clock(written: str) -> str:
    """Return a clock time; hours count on over midnight."""
    hours, _, minutes = written.partition(":")
    return f"{int(hours) % _DAY_HOURS:02}:{minutes or '00'}"


def _quantity(claim: Claim, code: str, *, spelled: bool) -> str:
    interval = claim.interval
    if interval.high == 0 and claim.modifier is Modifier.EXACT:
        return phrase("phrases", "none", code)
    strict = _STRICT.get(claim.modifier, (0, 0))
    bounds = {
        "low": _outer(interval.low, strict[0]),
        "high": _outer(interval.high, strict[1]),
        "soft_low": interval.soft_low or interval.low,
        "soft_high": interval.soft_high,
    }
    labels, unit = load_labels(code), claim.unit if spelled else ""
    if claim.modifier is Modifier.VAGUE:
        band = labels["bands"].get(f"{bounds['soft_low']} {bounds['soft_high']}")
        if band is not None:
            return str(band)
    template = labels["phrases"][claim.modifier.value]
    named = {name: number_word(bound, unit, code) for name, bound in bounds.items() if name in template}
    return phrase("phrases", claim.modifier.value, code, **named)


def _outer(bound: Number | None, step: int) -> Number | None:
    """Return the bound as the text gives it: strict bounds of counts are stored one further in."""
    return bound + step if isinstance(bound, int) else bound


def number_word(value: Number | None, unit: str | None, code: str) -> str:
    """Return a number in digits, or in words up to ten where it counts a unit; an empty unit asks for digits.

    >>> number_word(7, "guard", "en"), number_word(7, "", "en"), number_word(1200, "guard", "en")
    ('seven', '7', '1,200')
    """
    labels = load_labels(code)
    if value is None:
        return str(labels["phrases"]["unlimited"])
    feminine = unit in labels.get("gender", {}).get("feminine", ())
    words = labels["numbers_feminine" if feminine else "numbers"] if unit != "" else {}
    return str(words.get(str(value), f"{value:,}"))
