"""The tree is that of RFC 6962: known answers, and every proof against the definition written out."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import BadLog
from marsad.record.log.merkle import (
    EMPTY_ROOT,
    Frontier,
    NodesInMemory,
    Tree,
    leaf_hash,
    node_hash,
    node_position,
    verify_consistency,
    verify_inclusion,
)

KNOWN_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
]
KNOWN_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Leaves and roots (of the first none to eight of them) of the tests of Certificate Transparency's own programs."""
SIZES = range(71)


def _tree(leaves: list[bytes]) -> Tree:
    tree = Tree(NodesInMemory())
    for leaf in leaves:
        tree.append(leaf)
    return tree


def _leaves(count: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(count)]


def _naive(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, as it is written."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    k = _below(len(leaves))
    return sha256(b"\1" + _naive(leaves[:k]) + _naive(leaves[k:])).digest()


def _below(count: int) -> int:
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def _naive_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1, as it is written."""
    if len(leaves) == 1:
        return []
    k = _below(len(leaves))
    if m < k:
        return [*_naive_path(m, leaves[:k]), _naive(leaves[k:])]
    return [*_naive_path(m - k, leaves[k:]), _naive(leaves[:k])]


def _naive_subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """RFC 6962, 2.1.2, as it is written."""
    if m == len(leaves):
        return [] if whole else [_naive(leaves)]
    k = _below(len(leaves))
    if m <= k:
        return [*_naive_subproof(m, leaves[:k], whole), _naive(leaves[k:])]
    return [*_naive_subproof(m - k, leaves[k:], False), _naive(leaves[:k])]


def test_roots_are_the_known_ones():
    tree = _tree(KNOWN_LEAVES)
    assert [tree.root(size).hex() for size in range(9)] == KNOWN_ROOTS


def test_proofs_are_the_known_ones():
    tree = _tree(KNOWN_LEAVES)
    path = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in tree.inclusion_proof(5, 8)] == path
    consistency = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in tree.consistency_proof(6, 8)] == consistency


def test_roots_are_those_of_the_definition_at_every_size():
    leaves = _leaves(max(SIZES))
    tree, frontier = _tree(leaves), Frontier()
    for size in SIZES:
        assert tree.root(size) == frontier.root() == _naive(leaves[:size])
        if size < len(leaves):
            frontier.append(leaves[size])


def test_inclusion_proofs_are_those_of_the_definition_and_verify():
    leaves = _leaves(max(SIZES))
    tree = _tree(leaves)
    for size in SIZES:
        root = tree.root(size)
        for index in range(size):
            proof = tree.inclusion_proof(index, size)
            assert list(proof) == _naive_path(index, leaves[:size])
            assert verify_inclusion(leaves[index], index, size, proof, root)
            assert not verify_inclusion(leaves[index] + b"x", index, size, proof, root)
            assert not verify_inclusion(leaves[index], index, size, (*proof, root), root)
            assert not verify_inclusion(leaves[index], index + 1, size, proof, root)
            assert not proof or not verify_inclusion(leaves[index], index, size, proof[:-1], root)


def test_consistency_proofs_are_those_of_the_definition_and_verify():
    leaves = _leaves(max(SIZES))
    tree = _tree(leaves)
    for new in SIZES:
        for old in range(new + 1):
            proof = tree.consistency_proof(old, new)
            assert list(proof) == (_naive_subproof(old, leaves[:new], True) if old > 0 else [])
            was, now = tree.root(old), tree.root(new)
            assert verify_consistency(old, new, was, now, proof)
            assert not verify_consistency(old, new, was, now, (*proof, now))
            if proof:
                assert not verify_consistency(old, new, was, now, proof[:-1])
                assert not verify_consistency(old, new, leaf_hash(b""), now, proof)
                assert not verify_consistency(old, new, was, leaf_hash(b""), proof)


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=200), st.data())
def test_a_proof_with_a_changed_bit_does_not_verify(leaves, data):
    tree = _tree(leaves)
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = list(tree.inclusion_proof(index))
    assert verify_inclusion(leaves[index], index, len(leaves), proof, tree.root())
    if proof:
        _flip(proof, data)
        assert not verify_inclusion(leaves[index], index, len(leaves), proof, tree.root())
    old = data.draw(st.integers(1, len(leaves)))
    steps = list(tree.consistency_proof(old))
    assert verify_consistency(old, len(leaves), tree.root(old), tree.root(), steps)
    if steps:
        _flip(steps, data)
        assert not verify_consistency(old, len(leaves), tree.root(old), tree.root(), steps)


def _flip(steps: list[bytes], data: st.DataObject) -> None:
    step = data.draw(st.integers(0, len(steps) - 1))
    bit = data.draw(st.integers(0, 255))
    steps[step] = (int.from_bytes(steps[step], "big") ^ (1 << bit)).to_bytes(32, "big")


def test_a_leaf_is_never_taken_for_a_node():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right) == _tree([b"a", b"b"]).root()


def test_nodes_are_completed_in_the_order_of_their_position():
    nodes, frontier = NodesInMemory(), Frontier()
    tree, completed = Tree(nodes), []
    for leaf in _leaves(100):
        tree.append(leaf)
        completed += frontier.append(leaf)
    assert list(nodes) == completed
    assert [node_position(level, index) for level, index, _ in completed] == list(range(len(completed)))


def test_a_tree_goes_on_from_its_kept_nodes():
    nodes, leaves = NodesInMemory(), _leaves(23)
    for size, leaf in enumerate(leaves):
        assert Tree(nodes, size).append(leaf) == size
    assert Tree(nodes, 23).root() == _naive(leaves)


def test_what_a_tree_does_not_have_is_refused():
    tree = _tree(_leaves(5))
    for ask in (lambda: tree.root(6), lambda: tree.inclusion_proof(5), lambda: tree.consistency_proof(4, 3),
                lambda: tree.inclusion_proof(-1), lambda: Tree(NodesInMemory(), 4).root()):  # fmt: skip
        with pytest.raises(BadLog):
            ask()
    with pytest.raises(BadLog, match="has 5 entries, not 6"):
        tree.root(6)
    assert Tree(NodesInMemory()).root() == EMPTY_ROOT
    assert not verify_inclusion(b"", 0, 0, (), EMPTY_ROOT)
    assert not verify_consistency(3, 2, EMPTY_ROOT, EMPTY_ROOT, ())
    assert not verify_consistency(2, 3, EMPTY_ROOT, EMPTY_ROOT, ())
