"""rensa, R-MinHash over runs of five words and its LSH, at the threshold that suits these reports best."""

from rensa import RMinHash, RMinHashLSH
from sets import Row, joined, measure, shingles

THRESHOLD = 0.25


def work(rows: list[Row]) -> list[list[str]]:
    """The sets of reports whose runs of words are alike."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=128)
    links, hashes = [], []
    for at, row in enumerate(rows):
        hashed = RMinHash(num_perm=128, seed=42)
        hashed.update(sorted(shingles(row["text"])))
        for other in index.query(hashed):
            if hashed.jaccard(hashes[other]) >= THRESHOLD:
                links.append((row["id"], rows[other]["id"]))
        index.insert(at, hashed)
        hashes.append(hashed)
    return joined(links)


measure("rensa", work, "dispatch")
