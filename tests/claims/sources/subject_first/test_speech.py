"""Who says what where the subject stands before its verb: the places of the verb, chains, what is no saying."""

import pytest

from marsad.claims.sources.attribution import Attribution
from tests.claims.located import located, mentions_of
from tests.growth import grows_in_step


def names(text, words, nth=1):
    mentions, number, first, last = located(text, words, nth, "en")
    return [source.text for source in Attribution(mentions).of(number, first, last).sources]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The ministry said 7 were killed.", ["ministry"]),
        ("The ministry said Tuesday's raid killed 7.", ["ministry"]),
        ("7 were killed, the ministry said.", ["ministry"]),
        ("7 were killed the ministry said. The army left.", ["ministry"]),
        ('"7 were killed," said a nurse.', ["nurse"]),
        ("7 were killed, said one of the men.", ["one of the men"]),
        ("A nurse, who fled on Monday, said 7 were killed.", ["nurse"]),
        ("An official speaking on condition of anonymity said 7 were killed.", ["official"]),
        ("The report which could not be verified said 7 were killed.", ["report"]),
        ("The S.D.F. said 7 were killed.", ["S.D.F"]),
        ("A governor on Tuesday told reporters that 7 were killed.", ["governor"]),
        ("A governor told SANA that 7 were killed.", ["SANA", "governor"]),
        ("SANA, citing a governor, said 7 were killed.", ["SANA", "governor"]),
        ("7 were killed, SANA said on Friday, quoting a governor.", ["SANA", "governor"]),
        ("7 were killed, a governor said, according to SANA.", ["SANA", "governor"]),
        ("SANA quoted a governor who said 7 were killed.", ["SANA", "governor"]),
        ("A governor was quoted by SANA as saying 7 were killed.", ["SANA", "governor"]),
        ("7 were killed, as reported by SANA.", ["SANA"]),
        ("The rebels killed 7 and fled, the group announced on its channel.", ["group"]),
        ("The party met in Karsh and stated that 7 were killed.", ["party"]),
        ("The army said it left and added that 7 were killed.", ["army"]),
        ("Iran denied that 7 were killed.", ["Iran"]),
        ("A rights group, the Emergency Lawyers, had on Friday reported 7 deaths.", ["Emergency Lawyers"]),
        ("A rights group reported at least 7 deaths.", ["rights group"]),
        ("A doctor, the army's own, said 7 were killed.", ["doctor"]),
        ("A ministry has raised to 7 the number of dead.", ["ministry"]),
        ("A ministry has raised to 7 the guards killed.", []),
        ("12 died. The ministry stood by its own figure of 7.", ["ministry"]),
        ("An officer said 12 died. He had initially put the soldiers' losses at 7 dead.", ["officer"]),
        ("12 died. The network has a figure of 7.", ["network"]),
        ("Darwaza accused gunmen of killing 7.", ["Darwaza"]),
        ("The agency has since reported that 7 were killed.", ["agency"]),
        ("Initial reports have confirmed that 7 were killed.", ["Initial reports"]),
        ("The deaths of 7 prisoners were documented by the monitor.", ["monitor"]),
        ("7 were killed, a rescue worker said, in the raid.", ["rescue worker"]),
        ("An envoy visiting camps in northern Iraq said 7 were killed.", ["envoy"]),
        ("An army source quoted by SANA said 7 were killed.", ["SANA", "army source"]),
        ("The Ministry of Health and Population said 7 were killed.", ["Ministry of Health and Population"]),
        ("The Monitoring and Rights Office said 7 were killed.", ["Monitoring and Rights Office"]),
        ("The Ministry of Health and the army said 7 were killed.", ["Ministry of Health", "army"]),
        ("7 were killed as per local reports.", ["local reports"]),
        ("Local media are reporting that 7 were killed.", ["Local media"]),
        ("The council was informed by witnesses that 7 were killed.", ["witnesses"]),
        ("For the Hamra Monitor, it means that we documented the deaths of 7 men.", ["Hamra Monitor"]),
        ("The army denied that it had come, and accused rebels of killing 7.", ["army"]),
    ],
)
def test_of_finds_who_speaks(text, chain):
    assert names(text, "7") == chain


@pytest.mark.parametrize(
    "text",
    [
        "The strike claimed 7 lives.",
        "Rockets hit a market, claiming the lives of 7 traders.",
        "The ministry did not say that 7 were killed.",
        "The claim of the army came after 7 were killed.",
        "The land that the group described as its own saw 7 killed.",
        "The army continued its raids and killed 7.",
        "Guards fought to dislodge fighters from a hill; 7 were killed.",
        "The villages were emptied according to plan and 7 were killed.",
        "Videos circulated by the group came as 7 were killed.",
        "7 were reported killed.",
        "Iran vowed to go on fighting after 7 were killed.",
        "Officials called for help after 7 were killed.",
        "A tribe that fought to dislodge rebel fighters from a jail in Karsh warned that 7 were killed.",
        "9 people: 7 soldiers and two farmers, were killed in Karsh.",
        "Father accused of killing 7 in Karsh",
        "According to information we received, 7 were killed.",
        "The council said so. We have confirmed that 7 were killed.",
    ],
)
def test_of_takes_nobody_for_a_source_who_says_nothing(text):
    assert names(text, "7") == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A governor said the army left. He said 7 were killed.", ["governor"]),
        ("A governor and the army said so. The army said it was calm. It added that 7 were killed.", ["army"]),
        ("The army said it was calm, a nurse said. She added that 7 were killed.", ["nurse"]),
        ("Residents and the army said it was calm. They said 7 were killed.", ["Residents", "army"]),
    ],
)
def test_of_lets_a_pronoun_agree_with_its_speaker(text, chain):
    assert names(text, "7") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ('"They came," said Marwan Tayeh. "They killed 7."', ["Marwan Tayeh"]),
        ("“They came,” said Marwan Tayeh.\n\n“They killed 7.\n\n“We left.”", ["Marwan Tayeh"]),
        ('"They came," said Marwan Tayeh. They killed 7.', []),
        ("The ministry, which has a new head, says more than 7 were killed.", ["ministry"]),
    ],
)
def test_of_lets_a_quotation_go_on_behind_its_speaker(text, chain):
    assert names(text, "7") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The council said it was hit. As a result, 7 were killed.", ["council"]),
        ("The council said it was hit.\n\nThe market burnt. Moreover, 7 were killed.", []),
        ("The council said it was hit. The market burnt. Moreover, 7 were killed.", ["council"]),
        ("The council said it was hit. The market burnt. The raid also killed 7.", []),
        ("The council said it was hit. Moreover, a shop burnt. The raid also killed 7.", ["council"]),
        ("The council said it was hit. These attacks killed 7.", ["council"]),
        ("The council said it was hit. These men saw it, and 7 were killed.", []),
        ("The raid, too late, killed 7.", []),
        ("The army left.\nThe raid killed 7. The town was hit, the council added.", ["council"]),
        ("The raid killed 7.\nThe town was hit, the council added.", []),
        ("The raid killed 7. The town was hit, the council said.", []),
    ],
)
def test_of_goes_on_with_a_speaker_where_the_sentence_says_so(text, chain):
    assert names(text, "7") == chain


def test_of_doubts_a_source_that_a_sentence_goes_on_with():
    mentions, number, first, last = located("The council said so. Moreover, 7 were killed.", "7", 1, "en")
    assert Attribution(mentions).of(number, first, last).doubts == ("source-carried",)


def test_of_takes_no_country_for_its_guard():
    mentions, number, first, last = located("Iran's Valley Guard said so. Iran said 7 were killed.", "7", 1, "en")
    assert Attribution(mentions).of(number, first, last).sources[0].text == "Iran"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("7 killed in raid: monitor", ["monitor"]),
        ("7 killed in raid - Hamra Monitor", ["Hamra Monitor"]),
        ("Red Crescent: 7 killed", ["Red Crescent"]),
        ('Marwan Tayeh gave details on Monday: "7 were killed."', ["Marwan Tayeh"]),
        ("Officials gave these figures:\n- 7 killed in Karsh", ["Officials"]),
        ("KARSH: 7 killed", []),
        ("7 killed in Karsh - a town of 900", []),
    ],
)
def test_of_reads_headlines_and_headings(text, chain):
    assert names(text, "7") == chain


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("7 people were allegedly killed.", "alleged"),
        ("7 people are believed to have died.", "alleged"),
        ("7 people may have been killed.", "hypothetical"),
        ("7 people were killed in what may be a raid.", "asserted"),
        ("7 people were killed and others may follow.", "asserted"),
        ("The agency warned that 7 people were stranded.", "asserted"),
        ("The agency warned of 7 deaths.", "hypothetical"),
        ("The army killed 7. The report could not be independently verified.", "alleged"),
        ("The army denied killing 7.", "denied"),
        ("The army denied that it had come, and accused rebels of killing 7.", "alleged"),
        ("A guard accused of killing 7 was freed.", "alleged"),
        ("A raid hit Karsh, amid reports that 7 were killed.", "alleged"),
        ("The council said there were reports of 7 killed.", "alleged"),
        ("The guard vowed to avenge the death of 7 fighters.", "asserted"),
        ("The coalition will investigate the killing of 7 people.", "asserted"),
    ],
)
def test_of_hears_how_surely_it_is_said(text, stance):
    mentions, number, first, last = located(text, "7", 1, "en")
    assert Attribution(mentions).of(number, first, last).stance == stance


def _read(text):
    mentions_of.cache_clear()
    mentions = mentions_of(text, "en")
    attribution = Attribution(mentions)
    for number in range(len(mentions)):
        for token in range(0, len(mentions.sentence(number)), 3):
            attribution.of(number, token, token)


@pytest.mark.parametrize(
    "unit",
    [
        "the army said 7 were killed and ",
        "7 were killed, the army said, ",
        "according to the army ",
        "the general of the army of the general ",
        "the army, who said ",
        "reportedly ",
        'the army said: "7 ',
        "Marwan Tayeh, ",
        "citing the army ",
    ],
)
def test_of_takes_time_in_step_with_the_length(unit):
    import time

    def seconds(times):
        start = time.process_time()
        _read(unit * times)
        return time.process_time() - start

    assert grows_in_step(seconds, 300)


@pytest.mark.parametrize(
    "text",
    [
        "said " * 20_000,
        "the " * 20_000,
        ", " * 20_000,
        "Aa " * 20_000,
        "@" * 5_000,
        "- " * 20_000,
        "A.B." * 9_000,
        "said: \x00",
    ],
)
def test_of_never_raises(text):
    _read(text)
