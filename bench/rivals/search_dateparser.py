"""dateparser, searching for dates as they are written in Syria.

Its search takes languages alone and refuses `ar-SY`; the locale is made known to it first, so that it is at its best.
"""

from clock import measure
from dateparser import search
from dateparser.search import search_dates

LOCALE = "ar-SY"
searcher = search._search_with_detection
searcher.available_language_map[LOCALE] = searcher.loader.get_locale(LOCALE)


def work(text: str) -> int:
    """How many dates stand in an article."""
    return len(search_dates(text, languages=[LOCALE]) or ())


measure("dateparser", work)
