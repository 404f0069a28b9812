"""Marsad's peak memory after each of some numbers of articles, read one after another in one process."""

import json
import resource
import sys

import marsad

checkpoints = [int(number) for number in sys.argv[2].split(",")]
peaks = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    read = 0
    while read < checkpoints[-1]:
        line = lines.readline()
        if not line:  # fewer articles than asked for: once more from the first
            lines.seek(0)
            continue
        marsad.read(json.loads(line), published="2015-08-01")
        read += 1
        if read in checkpoints:
            peaks[str(read)] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps(peaks))
