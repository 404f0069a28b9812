"""The plainest grouping: every report with every other, one incident where place, days and means agree."""

from datetime import date
from math import asin, cos, radians, sin, sqrt

from sets import Row, joined, measure

KM, DAYS = 10, 3


def work(rows: list[Row]) -> list[list[str]]:
    """The sets of reports that agree pair by pair."""
    told = [(row, date.fromisoformat(row["day"]).toordinal() if row["day"] else None) for row in rows if row["town"]]
    return joined(
        (one["id"], other["id"])
        for at, (one, day) in enumerate(told)
        for other, other_day in told[at + 1 :]
        if one["kind"] == other["kind"]
        and (day is None or other_day is None or abs(day - other_day) <= DAYS)
        and distance(one, other) <= KM
    )


def distance(one: Row, other: Row) -> float:
    """Kilometres between the places of two reports."""
    south, north = radians(one["latitude"]), radians(other["latitude"])
    across = radians(other["longitude"] - one["longitude"])
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 12_742 * asin(sqrt(half))


measure(None, work, "incident")
