"""Marsad's whole second half on the claims of some number of invented reports: copies, incidents, tolls."""

import gc
import json
import resource
import sys
import time

from marsad.pipeline.build_tolls import gather, resolve_tolls

from bench.stories import stories, without_text
from marsad.incidents.copies import find_copies

gc.set_threshold(100_000, 20, 20)  # as the command line has it
readings = [without_text(told) for told in stories(int(sys.argv[1]))]
given = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
find_copies(readings)
copies = time.perf_counter()
gathered = gather(readings)
together = time.perf_counter()
record = resolve_tolls(gathered)
end = time.perf_counter()
result = {
    "reports": len(readings),
    "incidents": len(record.incidents),
    "copies": copies - start,
    "gather": together - copies,
    "tolls": end - together,
    "seconds": end - copies,
    "given_kib": given,
    "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
}
print(json.dumps(result))
