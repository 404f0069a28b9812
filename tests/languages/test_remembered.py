"""A dict that makes what it lacks and stays small."""

from marsad.languages.remembered import Remembered


def test_what_is_asked_for_again_and_again_is_made_once():
    made = []
    known = Remembered(lambda key: made.append(key) or key, 10)
    for key in range(1000):
        assert known[-1] == -1
        assert known[key] == key
    assert made.count(-1) == 1


def test_it_holds_at_most_two_generations():
    known = Remembered(lambda key: key, 10)
    for key in range(1000):
        known[key]
        assert len(known) + len(known._before) <= 20


def test_what_was_forgotten_is_made_again():
    made = []
    known = Remembered(lambda key: made.append(key) or key, 10)
    for key in (0, *range(1, 50), 0):
        assert known[key] == key
    assert made.count(0) == 2


def test_a_long_key_is_made_each_time_and_not_kept():
    known = Remembered(len, 10)
    assert known["و" * 100] == 100
    assert len(known) == 0
