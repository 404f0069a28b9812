"""Whatever is changed in a stored log is found, and the first wrong entry is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from marsad.record.log.checkpoints import checkpoint_about, checkpoint_from_bytes, checkpoint_to_bytes, make_checkpoint
from marsad.record.log.digests import NO_DIGEST, digest
from marsad.record.log.entries import digest_of_entry, entry_from_bytes, entry_to_bytes
from marsad.record.log.key_history import key_about
from marsad.record.log.merkle import EMPTY_ROOT, NodesInMemory, Tree
from marsad.record.log.payloads import COMMITMENT_DOMAIN, open_sealed, padded, seal, unseal
from marsad.record.log.verdict import Fault, Notable, Verdict, Wrong
from marsad.record.log.verify import verify
from tests.record.log.making import ORIGIN, START, MadeLog, signing_key, small_log

ONE, TWO = map(signing_key, (1, 2))
WHOLE = small_log()
SIZE = len(WHOLE.rows)
IN_ENTRY = {Wrong.ENTRY_CHANGED, Wrong.ENTRY_MISPLACED}


def _flips(data: bytes) -> Iterator[bytes]:
    """Every byte with its lowest, its fifth and all its bits turned."""
    for at in range(len(data)):
        for mask in (0x01, 0x10, 0xFF):
            yield data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]


def _fault(log: MadeLog) -> Fault:
    fault = verify(log).fault
    assert fault is not None
    return fault


def _damaged(damage: Callable[[MadeLog], None]) -> Fault:
    log = WHOLE.copy()
    damage(log)
    return _fault(log)


def test_a_whole_log_holds_after_rotation_and_removal():
    seen: list[int] = []
    verdict = verify(WHOLE, on_entry=lambda entry: seen.append(entry.index))
    assert verdict == Verdict(
        size=SIZE, root=WHOLE.tree().root().hex(), origin=ORIGIN, fault=None, notes=verdict.notes, payloads=6, removed=1,
        checkpoints=4, signed=9,
    )  # fmt: skip
    assert verdict.holds
    assert [(note.what, note.entries, note.first) for note in verdict.notes] == [(Notable.UNSIGNED_END, 2, 9)]
    assert seen == list(range(SIZE))
    for data in WHOLE.beside:
        assert verify(WHOLE, against=checkpoint_from_bytes(data)).holds


def test_a_log_of_nothing_holds():
    verdict = verify(MadeLog())
    assert verdict.holds
    assert (verdict.size, verdict.root, verdict.origin, verdict.notes) == (0, EMPTY_ROOT.hex(), None, ())
    assert verify(MadeLog(remembered=(0, EMPTY_ROOT))).holds
    assert _fault(MadeLog(remembered=(0, bytes(32)))).what is Wrong.HEAD_DIFFERS


@pytest.mark.slow
@pytest.mark.parametrize("index", range(SIZE))
def test_every_changed_byte_of_an_entry_is_found(index):
    for changed in _flips(WHOLE.rows[index][1]):
        log = WHOLE.copy()
        log.rows[index] = (index, changed)
        fault = _fault(log)
        assert (fault.entry, fault.what in IN_ENTRY) == (index, True), changed


@pytest.mark.slow
@pytest.mark.parametrize("commitment", WHOLE.sealed, ids=[f"payload-{n}" for n, _ in enumerate(WHOLE.sealed)])
def test_every_changed_byte_of_a_payload_and_its_key_is_found(commitment):
    index = _index_of(commitment)
    for kept in ("sealed", "keys"):
        for changed in _flips(getattr(WHOLE, kept)[commitment]):
            log = WHOLE.copy()
            getattr(log, kept)[commitment] = changed
            fault = _fault(log)
            assert (fault.what, fault.entry) == (Wrong.PAYLOAD_CHANGED, index)


def _index_of(commitment: str) -> int:
    return next(index for index, data in WHOLE.rows if f'"commitment":"{commitment}"'.encode() in data)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(WHOLE.tree_rows)))
def test_every_changed_byte_of_a_node_is_found(number):
    level, place, value = WHOLE.tree_rows[number]
    for changed in _flips(value):
        log = WHOLE.copy()
        log.tree_rows[number] = (level, place, changed)
        fault = _fault(log)
        assert (fault.what, fault.entry) == (Wrong.NODE_CHANGED, place << level)


def test_a_node_dropped_doubled_or_swapped_is_found():
    rows = WHOLE.tree_rows
    for number, (level, place, value) in enumerate(rows):
        for damaged in (
            rows[:number] + rows[number + 1 :],
            [*rows[: number + 1], *rows[number:]],
            [*rows[:number], (level + 1, place, value), *rows[number + 1 :]],
            [*rows[:number], (level, place + 1, value), *rows[number + 1 :]],
        ):
            log = WHOLE.copy()
            log.tree_rows = damaged
            assert _fault(log).what is Wrong.NODE_CHANGED


@pytest.mark.parametrize("head", [None, (SIZE - 1, None), (SIZE + 1, None), (0, None), (SIZE, EMPTY_ROOT)])
def test_another_head_is_found(head):
    log = WHOLE.copy()
    log.remembered = head and (head[0], head[1] or WHOLE.tree().root())
    assert (_fault(log).what, _fault(log).entry) == (Wrong.HEAD_DIFFERS, None)


def test_every_changed_byte_of_the_head_is_found():
    for changed in _flips(WHOLE.tree().root()):
        log = WHOLE.copy()
        log.remembered = (SIZE, changed)
        assert _fault(log).what is Wrong.HEAD_DIFFERS


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(WHOLE.beside)))
def test_every_changed_byte_of_a_checkpoint_beside_is_found(number):
    for changed in _flips(WHOLE.beside[number]):
        log = WHOLE.copy()
        log.beside[number] = changed
        assert _fault(log).what in {Wrong.CHECKPOINT_WRONG}


@pytest.mark.parametrize("index", range(SIZE))
def test_an_entry_dropped_is_found(index):
    log = WHOLE.copy()
    del log.rows[index]
    assert (_fault(log).what, _fault(log).entry) == (Wrong.INDEX_MISSING, index)


@pytest.mark.parametrize("index", range(SIZE))
def test_an_entry_doubled_is_found(index):
    log = WHOLE.copy()
    log.rows.insert(index, log.rows[index])
    assert (_fault(log).what, _fault(log).entry) == (Wrong.INDEX_TWICE, index)


@pytest.mark.parametrize("index", range(SIZE - 1))
def test_entries_that_moved_up_or_down_are_found(index):
    up, down = WHOLE.copy(), WHOLE.copy()
    del up.rows[index]
    up.rows = [(place, data) for place, (_, data) in enumerate(up.rows)]
    assert (_fault(up).what, _fault(up).entry) == (Wrong.ENTRY_MISPLACED, index)
    down.rows.insert(index, down.rows[index])
    down.rows = [(place, data) for place, (_, data) in enumerate(down.rows)]
    assert (_fault(down).what, _fault(down).entry) == (Wrong.ENTRY_MISPLACED, index + 1)


@pytest.mark.parametrize("one", range(SIZE))
def test_entries_swapped_are_found(one):
    for other in range(one + 1, SIZE):
        log = WHOLE.copy()
        log.rows[one], log.rows[other] = (one, log.rows[other][1]), (other, log.rows[one][1])
        assert (_fault(log).what, _fault(log).entry) == (Wrong.ENTRY_MISPLACED, one)


@pytest.mark.parametrize("size", range(SIZE))
def test_a_tail_cut_without_the_head_is_found(size):
    log = WHOLE.copy()
    log.rows = log.rows[:size]
    assert (_fault(log).what, _fault(log).entry) == (Wrong.INDEX_MISSING, size)
    log.tree_rows = _rows(log)
    assert (_fault(log).what, _fault(log).entry) == (Wrong.INDEX_MISSING, size)


def _rows(log: MadeLog) -> list[tuple[int, int, bytes]]:
    nodes = NodesInMemory()
    for size, (_, data) in enumerate(log.rows):
        Tree(nodes, size).append(data)
    return list(nodes)


def _cut(size: int) -> MadeLog:
    """The log with its tail cut in every place, so that nothing in it tells."""
    log = WHOLE.copy()
    log.rows = log.rows[:size]
    log.tree_rows = _rows(log)
    log.remembered = (size, WHOLE.tree().root(size))
    left = b"".join(data for _, data in log.rows).decode()
    for kept in (log.sealed, log.keys):
        for commitment in set(kept) - set(left.split('"')):
            del kept[commitment]
    log.beside = [data for data in log.beside if checkpoint_from_bytes(data).size <= size]
    return log


@pytest.mark.parametrize("size", [0, 3, 4, 8])
def test_a_tail_cut_everywhere_is_found_against_a_checkpoint_kept_elsewhere(size):
    log = _cut(size)
    if size not in (3, 4):  # there the payload that a later entry removed is missing
        assert verify(log).holds
    if size == 8:
        fault = verify(log, against=checkpoint_from_bytes(WHOLE.beside[1])).fault
        assert fault
        assert (fault.what, fault.entry) == (Wrong.LOG_CUT, 8)
        log.beside = WHOLE.beside
        assert _fault(log).what is Wrong.LOG_CUT
    elif size == 0:
        fault = verify(log, against=checkpoint_from_bytes(WHOLE.beside[0])).fault
        assert fault
        assert (fault.what, fault.entry) == (Wrong.LOG_CUT, 0)
    else:
        assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_MISSING, 1)


def _rewritten(change: Callable[[bytes], bytes], at: int) -> MadeLog:
    """The log with one entry changed, and chain, tree and head after it made to fit."""
    log, previous = WHOLE.copy(), NO_DIGEST
    for index, (_, data) in enumerate(log.rows):
        data = change(data) if index == at else data
        data = entry_to_bytes(replace(entry_from_bytes(data), previous=previous))
        log.rows[index], previous = (index, data), digest_of_entry(data)
    log.tree_rows = _rows(log)
    tree = Tree(NodesInMemory())
    for _, data in log.rows:
        tree.append(data)
    log.remembered = (SIZE, tree.root())
    return log


@pytest.mark.parametrize("beside", [[], WHOLE.beside])
def test_entries_written_anew_are_found_by_the_checkpoints_in_the_log(beside):
    log = _rewritten(lambda data: data.replace(b'"reader":"0.1"', b'"reader":"0.2"'), 2)
    log.beside = list(beside)
    fault = _fault(log)
    assert (fault.what, fault.entry, fault.last) == (Wrong.CHECKPOINT_DIFFERS, 0, 2)
    later = _rewritten(lambda data: data.replace(b"latest-by-origin/1", b"latest-by-origin/2"), 8)
    later.beside = list(beside)
    assert (_fault(later).what, _fault(later).entry, _fault(later).last) == (Wrong.CHECKPOINT_DIFFERS, 3, 8)


def test_a_log_written_anew_without_its_checkpoints_is_found_against_one_kept_elsewhere():
    log = MadeLog()
    log.add("key", key_about(ORIGIN, signing_key(9)))
    for number in range(9):
        log.add("report", {}, b"another %d" % number)
    assert verify(log).holds
    fault = verify(log, against=checkpoint_from_bytes(WHOLE.beside[1])).fault
    assert fault
    assert (fault.what, fault.entry, fault.last) == (Wrong.CHECKPOINT_DIFFERS, 0, 8)


def test_a_chain_that_does_not_fit_although_the_tree_does_is_found():
    log = WHOLE.copy()
    log.rows[2] = (2, log.rows[2][1].replace(b'"reader":"0.1"', b'"reader":"0.2"'))
    log.tree_rows, tree = _rows(log), Tree(NodesInMemory())
    for _, data in log.rows:
        tree.append(data)
    log.remembered = (SIZE, tree.root())
    assert (_fault(log).what, _fault(log).entry, _fault(log).last) == (Wrong.CHAIN_BROKEN, 2, 3)


def test_a_checkpoint_of_another_log_or_key_is_found():
    root = WHOLE.tree().root(5)
    for made, what in [
        (make_checkpoint("f" * 32, 5, root, START, ONE), Wrong.CHECKPOINT_OF_ANOTHER_LOG),
        (make_checkpoint("f" * 32, 5, root, START, signing_key(9)), Wrong.CHECKPOINT_OF_ANOTHER_LOG),
        (make_checkpoint(ORIGIN, 5, root, START, TWO), Wrong.CHECKPOINT_WRONG),
        (make_checkpoint(ORIGIN, 5, root, START, signing_key(9)), Wrong.CHECKPOINT_WRONG),
        (replace(make_checkpoint(ORIGIN, 5, root, START, TWO), key=ONE.id), Wrong.CHECKPOINT_WRONG),
    ]:
        fault = verify(WHOLE, against=made).fault
        assert fault
        assert fault.what is what
        log = WHOLE.copy()
        log.beside.append(checkpoint_to_bytes(made))
        assert _fault(log).what is what


def _grown(kind, about, *contents: bytes) -> MadeLog:
    log = small_log()
    log.add(kind, about, *contents)
    return log


def test_a_false_key_removal_or_checkpoint_in_the_log_is_found():
    foreign = make_checkpoint("f" * 32, SIZE, WHOLE.tree().root(), START, TWO)
    unsigned = make_checkpoint(ORIGIN, SIZE, WHOLE.tree().root(), START, signing_key(9))
    late = make_checkpoint(ORIGIN, SIZE - 1, WHOLE.tree().root(SIZE - 1), START, TWO)
    for log, what in [
        (_grown("key", key_about(ORIGIN, signing_key(9))), Wrong.KEY_ENTRY),
        (_grown("key", {}), Wrong.KEY_ENTRY),
        (_grown("removal", {"removed": ["a" * 64]}), Wrong.REMOVAL),
        (_grown("checkpoint", {}), Wrong.CHECKPOINT_WRONG),
        *((_grown("checkpoint", checkpoint_about(made)), what) for made, what in [
            (foreign, Wrong.CHECKPOINT_OF_ANOTHER_LOG), (unsigned, Wrong.CHECKPOINT_WRONG), (late, Wrong.CHECKPOINT_WRONG),
        ]),
    ]:  # fmt: skip
        assert (_fault(log).what, _fault(log).entry) == (what, SIZE)


@pytest.mark.parametrize("commitment", WHOLE.sealed, ids=[f"payload-{n}" for n, _ in enumerate(WHOLE.sealed)])
def test_a_payload_or_key_that_is_missing_is_found(commitment):
    index = _index_of(commitment)
    for lost in (["sealed"], ["keys"], ["sealed", "keys"]):
        log = WHOLE.copy()
        for kept in lost:
            del getattr(log, kept)[commitment]
        assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_MISSING, index)


def test_a_removed_payload_or_key_that_stays_is_found():
    whole, key = small_log(), None
    (commitment,) = whole.add("report", {}, b"to be removed")
    ciphertext, key = whole.payloads([commitment])[commitment]
    whole.remove(commitment)
    assert verify(whole).holds
    for sealed, kept, what in [
        (ciphertext, key, Wrong.PAYLOAD_KEY_STAYS), (None, key, Wrong.PAYLOAD_KEY_STAYS),
        (ciphertext, None, Wrong.PAYLOAD_STAYS),
    ]:  # fmt: skip
        log = whole.copy()
        if sealed:
            log.sealed[commitment] = sealed
        if kept:
            log.keys[commitment] = kept
        assert (_fault(log).what, _fault(log).entry) == (what, SIZE + 1)


def test_of_a_removal_half_carried_out_the_removal_is_named():
    log = small_log()
    stays, goes = log.add("report", {}, b"to be removed", b"and its carrier")
    _, key = log.payloads([stays])[stays]
    assert key
    log.remove(stays, goes)
    log.keys[stays] = key
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_KEY_STAYS, SIZE + 1)


def test_the_same_content_sealed_anew_is_found():
    commitment = next(iter(WHOLE.sealed))
    opened = open_sealed(WHOLE.sealed[commitment], WHOLE.keys[commitment], commitment)
    plain = opened.salt + len(opened.content).to_bytes(8, "big") + opened.content
    log, key = WHOLE.copy(), bytes(32)
    plain += bytes(padded(len(plain)) - len(plain))
    log.sealed[commitment] = AESGCM(key).encrypt(bytes(12), plain, COMMITMENT_DOMAIN)
    log.keys[commitment] = key
    assert unseal(log.sealed[commitment], key, commitment) == opened.content
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_CHANGED, _index_of(commitment))


def test_a_removal_told_twice_is_no_fault():
    log = small_log()
    (commitment,) = log.add("report", {}, b"to be removed")
    log.remove(commitment)
    log.add("removal", {"removed": [commitment]})
    assert verify(log).holds
    assert verify(log).removed == 2


def test_what_no_entry_names_is_found():
    other = seal(b"hidden")
    assert _damaged(lambda log: log.sealed.update({other.commitment: other.ciphertext})).what is Wrong.PAYLOAD_UNNAMED
    assert _damaged(lambda log: log.keys.update({other.commitment: other.key})).what is Wrong.PAYLOAD_KEY_UNNAMED


def test_a_changed_key_is_found():
    commitment = next(iter(WHOLE.sealed))
    fault = _damaged(lambda log: log.keys.update({commitment: bytes(32)}))
    assert (fault.what, fault.entry) == (Wrong.PAYLOAD_CHANGED, _index_of(commitment))


@pytest.mark.parametrize(("named", "found"), [(4, 4), (1, SIZE)])
def test_what_two_entries_name_is_found(named, found):
    log = small_log()
    entry = entry_from_bytes(log.rows[named][1])
    again = replace(entry, index=SIZE, previous=digest(log.rows[-1][1]))
    log.rows.append((SIZE, entry_to_bytes(again)))
    log.tree_rows, tree = _rows(log), Tree(NodesInMemory())
    for _, data in log.rows:
        tree.append(data)
    log.remembered = (SIZE + 1, tree.root())
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_TWICE, found)


class _ForgetfulList(MadeLog):
    """A store whose list of payloads is not what it gives."""

    def payload_commitments(self) -> Iterator[str]:
        return iter([*list(self.sealed)[1:], *self.extra])

    extra: tuple[str, ...] = ()


def test_a_list_of_payloads_that_is_not_what_is_stored_is_found():
    whole = WHOLE.copy()
    log = _ForgetfulList(
        **{name: getattr(whole, name) for name in ("rows", "tree_rows", "remembered", "sealed", "keys")}
    )
    first, second, *_ = log.sealed
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_MISSING, _index_of(first))
    log.extra = (first, second)
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_TWICE, _index_of(second))
    log.extra = (first, entry_from_bytes(log.rows[7][1]).about["removed"][0])
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_STAYS, 1)


def test_of_two_faults_the_first_is_named():
    first, *_, last = WHOLE.sealed
    log = WHOLE.copy()
    log.sealed[last] = b"changed"
    del log.sealed[first]
    assert (_fault(log).what, _fault(log).entry) == (Wrong.PAYLOAD_MISSING, _index_of(first))
    log.rows[1] = (1, b"{}")
    assert (_fault(log).what, _fault(log).entry) == (Wrong.ENTRY_CHANGED, 1)


def test_a_clock_set_back_and_a_log_without_signatures_are_only_told():
    log = MadeLog()
    for minute in (5, 3, 4, 2):
        log.add("report", {}, b"text", at=START.replace(minute=minute))
    verdict = verify(log)
    assert verdict.holds
    assert [(note.what, note.entries, note.first) for note in verdict.notes] == [
        (Notable.TIME_BACKWARDS, 2, 1), (Notable.UNSIGNED, 4, 0),
    ]  # fmt: skip
