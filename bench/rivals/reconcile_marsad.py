"""Marsad's whole second half on the claims of some number of invented reports: copies, incidents, tolls."""

import gc
import json
import resource
import sys
import time

from bench.stories import stories, without_text
from marsad.incidents.copies.find import find_copies
from marsad.pipeline.build_tolls import gather, resolve_tolls

gc.set_threshold(100_000, 20, 20)  # as the command line has it
readings = [without_text(told) for told in stories(int(sys.argv[1]))]
given = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
clock = time.process_time  # of this process alone, whatever else the machine does
start = clock()
find_copies(readings)
copies, begun = clock(), time.perf_counter()
gathered = gather(readings)
together = clock()
record = resolve_tolls(gathered)
end, waited = clock(), time.perf_counter() - begun
result = {
    "reports": len(readings),
    "incidents": len(record.incidents),
    "copies": copies - start,
    "gather": together - copies,
    "tolls": end - together,
    "seconds": end - copies,
    "waited": waited,
    "given_kib": given,
    "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
}
print(json.dumps(result))
