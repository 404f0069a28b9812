"""The kinds of places that the register has, and how precisely a place of each is known."""

from __future__ import annotations

from typing import Final

#: Finest last, as in the claims format.
PRECISIONS: Final = ("country", "governorate", "district", "town", "neighbourhood", "facility")
KINDS: Final = (
    "air-base", "airport", "area", "base", "bridge", "building", "camp", "canal", "cemetery", "checkpoint", "church",
    "country", "crossing", "dam", "district", "factory", "gas-field", "gate", "government", "governorate", "hall",
    "hill", "hospital", "hotel", "industrial-area", "island", "kibbutz", "lake", "landmark", "market", "monastery",
    "mosque", "neighbourhood", "nuclear-site", "oil-field", "oil-station", "park", "pass", "port", "power-station",
    "prison", "refinery", "region", "resort", "river", "road", "school", "settlement", "shrine", "site", "square",
    "stadium", "strait", "street", "subdistrict", "town", "university", "village", "water-station",
)  # fmt: skip
