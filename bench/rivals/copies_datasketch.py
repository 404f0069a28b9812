"""datasketch, MinHash over runs of five words and its LSH, at the threshold that suits these reports best."""

from datasketch import MinHash, MinHashLSH
from sets import Row, joined, measure, shingles

THRESHOLD = 0.25


def work(rows: list[Row]) -> list[list[str]]:
    """The sets of reports whose runs of words are alike."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    links, hashes = [], {}
    for row in rows:
        hashed = MinHash(num_perm=128)
        hashed.update_batch([shingle.encode() for shingle in shingles(row["text"])])
        for other in index.query(hashed):
            if hashed.jaccard(hashes[other]) >= THRESHOLD:
                links.append((row["id"], other))
        index.insert(row["id"], hashed)
        hashes[row["id"]] = hashed
    return joined(links)


measure("datasketch", work, "dispatch")
