"""A capital that stands for its state: "Moscow objected" for "Russia objected", in any language.

The state has to be on one side alone, the capital on the other: where a passage has both, the city is meant.
Capitals after which CLDR names no time zone are in the language files.
"""

import re
from functools import lru_cache
from typing import Final

from babel.core import get_global

from compare.facts.places import places
from compare.languages import Language

CAPITALS: Final = frozenset(
    """Africa/Abidjan Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Bamako Africa/Brazzaville
    Africa/Cairo Africa/Dakar Africa/Harare Africa/Kampala Africa/Khartoum Africa/Kigali Africa/Kinshasa
    Africa/Luanda Africa/Lusaka Africa/Maputo Africa/Mogadishu Africa/Monrovia Africa/Nairobi
    Africa/Niamey Africa/Tripoli Africa/Tunis Africa/Windhoek America/Bogota America/Buenos_Aires
    America/Caracas America/Guatemala America/Havana America/Lima America/Managua America/Mexico_City
    America/Montevideo America/Panama America/Santiago America/Asuncion Asia/Amman Asia/Ashgabat
    Asia/Baghdad Asia/Bahrain Asia/Baku Asia/Bangkok Asia/Beirut Asia/Bishkek Asia/Damascus Asia/Dhaka
    Asia/Dushanbe Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Kathmandu Asia/Katmandu Asia/Kuala_Lumpur
    Asia/Manila Asia/Muscat Asia/Phnom_Penh Asia/Pyongyang Asia/Riyadh Asia/Seoul Asia/Taipei
    Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo Asia/Ulaanbaatar Asia/Vientiane Asia/Yerevan
    Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
    Europe/Bucharest Europe/Budapest Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki
    Europe/Kiev Europe/Lisbon Europe/Ljubljana Europe/London Europe/Luxembourg Europe/Madrid
    Europe/Minsk Europe/Moscow Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Riga
    Europe/Rome Europe/Sarajevo Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Tirane
    Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zagreb""".split()
)
"""Time zones that bear the name of a seat of government."""

BODIES: Final = {"GB": "UK"}
"""Territory -> the key of the same state in the language files, where that is another."""


def stands_for(name: str, mine: str, other: str, languages: tuple[Language, Language]) -> bool:
    """Tell whether a name of one text is told by the other as the capital for the state, or the reverse."""
    here = places(name, languages[0])
    around, there = places(mine, languages[0]), places(other, languages[1])
    cities, states = _cities(name, here, languages[0]), _states(here)
    if cities:
        return not (cities & _states(around)) and bool(cities & _states(there))
    told = _cities(other, there, languages[1])
    return bool(states & told) and not states & _cities(mine, around, languages[0])


def _cities(text: str, codes: frozenset[str], language: Language) -> frozenset[str]:
    """Return the states whose capital a text names."""
    plain, spelled = _spelled_alike()
    named = {plain[match.group().casefold().removesuffix("s")] for match in spelled.finditer(text)}
    zones = get_global("zone_territories")
    found = {zones[code] for code in (codes & CAPITALS) | named if code in zones}
    for state in language.data.get("capitals", {}):
        if language.finder("capitals", state).first(text):
            found.add(state)
    return frozenset(BODIES.get(code, code) for code in found)


@lru_cache
def _spelled_alike() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the capitals by name, and a pattern that finds them, also in the genitive: Berlin, Berlins.

    A language that spells a name of its own has it among its places.
    """
    names = {code.rpartition("/")[2].replace("_", " ").casefold(): code for code in CAPITALS}
    bare = {name.removesuffix("s"): code for name, code in names.items()}
    return bare, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, bare))})s?(?!\w)", re.IGNORECASE)


def _states(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(BODIES.get(code, code) for code in codes if len(code) == 2)
