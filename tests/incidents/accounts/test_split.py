"""One report is told apart into the happenings that it tells."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from tests.incidents.dispatches import dispatch


def _accounts(
    title: str, text: str, *, published: str = "2019-03-08T10:00:00+03:00", language: str = "en"
) -> list[Account]:
    return list(accounts_of(dispatch("x", published, title, text, language=language)))


def _deaths(accounts: list[Account], role: str) -> set[int]:
    told = (figure for account in accounts if account.role == role for figure in account.figures)
    return {value for outcome, value in told if outcome == "killed"}


def test_an_older_event_is_background() -> None:
    accounts = _accounts(
        "Mine kills two near Jarabulus",
        "A mine killed two farmers near Jarabulus on Thursday.\nThree years ago, in January 2016, a car bomb killed 27 "
        "people in the same town.",
    )
    assert _deaths(accounts, "lead") == {2}
    assert _deaths(accounts, "background") == {27}


def test_a_separate_incident_is_another_account() -> None:
    accounts = _accounts(
        "Air strike kills nine in Saraqib",
        "An air strike killed nine people in the town of Saraqib on Thursday.\nA doctor said rescuers were at work.\n"
        "In a separate incident on Thursday, a mine killed two children near Jarabulus.",
    )
    assert _deaths(accounts, "lead") == {9}
    assert _deaths(accounts, "other") == {2}


def test_a_total_of_a_month_is_an_aggregate() -> None:
    accounts = _accounts(
        "مرصد: 214 قتيلًا في سوريا خلال شهر شباط",
        "أحصى مرصد حقوقي مقتل 214 شخصًا في سوريا خلال شهر شباط الماضي في هجمات متفرقة، وفق تقريره الشهري.",
        language="ar",
    )
    assert _deaths(accounts, "aggregate") == {214}
    assert _deaths(accounts, "lead") == set()


def test_an_anniversary_is_background() -> None:
    accounts = _accounts(
        "عام على تفجير سوق منبج",
        "في الذكرى السنوية الأولى لتفجير سوق منبج الذي قتل فيه 15 شخصًا، تجمع الأهالي في السوق.",
        language="ar",
    )
    assert {account.role for account in accounts} == {"background"}


def test_a_road_accident_is_no_happening_of_violence() -> None:
    accounts = _accounts(
        "ستة قتلى في حادث سير قرب الرستن",
        "لقي ستة أشخاص مصرعهم في حادث سير على طريق الرستن صباح الجمعة.",
        language="ar",
    )
    assert accounts[0].nature == "accident"


def test_where_it_was_written_is_not_where_it_happened() -> None:
    accounts = _accounts(
        "Strike kills four in Saraqib",
        "ANKARA - An air strike killed four people in Saraqib on Thursday, a doctor said.",
    )
    assert [spot.name for spot in accounts[0].spots] == ["Saraqib"]


def test_a_sentence_on_what_is_unrelated_gives_no_site() -> None:
    accounts = _accounts(
        "Bomb kills two in Manbij",
        "A bomb killed two people in Manbij on Thursday.\nPolice said it was unrelated to the riot in the prison.",
    )
    assert "prison" not in accounts[0].sites


def test_a_lone_figure_far_larger_than_the_lead_is_another_happening() -> None:
    accounts = _accounts(
        "Motorcycle bomb kills two in Manbij",
        "A motorcycle bomb killed two people in Manbij on Thursday, a doctor said.\nThe wounded were taken away.\n"
        "In the prison at Rastan fighting has killed 260 people, a monitor said.",
    )
    assert _deaths(accounts, "lead") == {2}


def test_a_report_of_nothing_has_one_quiet_account() -> None:
    accounts = _accounts("Rain in Herat", "The first rain since March fell on Friday, farmers said.")
    assert [(account.role, account.nature) for account in accounts] == [("lead", "quiet")]


def test_a_total_that_began_weeks_before_the_lead_is_an_aggregate() -> None:
    accounts = _accounts(
        "Air strike kills nine in Saraqib",
        "An air strike killed nine people in the town of Saraqib on Thursday.\nA doctor said rescuers were at work.\n"
        "Fighting in the province since December has killed nearly 1,000 people, a monitor said.",
    )
    assert _deaths(accounts, "lead") == {9}
    assert _deaths(accounts, "aggregate") == {1000}


def test_a_country_between_quotation_marks_behind_another_word_is_a_nickname() -> None:
    accounts = _accounts(
        "مقتل تسعة في قصف",
        "قتل تسعة أشخاص في قصف يوم الخميس.\nوقال المتحدث إن القوات هاجمت منطقة «كولومبيا» المجاورة.",
        language="ar",
    )
    assert "iso:CO" not in {spot.id for account in accounts for spot in account.spots}
    assert all("CO" not in country for account in accounts for country in account.countries)


def test_what_else_went_off_the_same_night_at_a_new_place_is_another_account() -> None:
    accounts = _accounts(
        "Car bomb kills 65 in Manbij",
        "A car bomb killed 65 people in the town of Manbij on Thursday.\nA doctor said rescuers were at work.\n"
        "That same night a second, smaller device went off in a vegetable market in Jarabulus. Five people died there "
        "and 16 were hurt.",
    )
    assert _deaths(accounts, "lead") == {65}
    assert _deaths(accounts, "other") == {5}


def test_a_share_of_a_sum_of_many_happenings_is_of_them_too() -> None:
    accounts = _accounts(
        "مستشفى منبج يستقبل 12 قتيلًا",
        "قالت إدارة مستشفى منبج إن 12 شخصًا قتلوا في قصف السوق صباح اليوم الجمعة.\n"
        "وبحسب وزارة الصحة، ارتفع عدد من قتلوا في البلاد منذ آذار 2011 إلى 41788، منهم 99 خلال أربع وعشرين ساعة.",
        language="ar",
    )
    assert _deaths(accounts, "lead") == {12}


def test_who_died_in_what_a_report_calls_unrelated_did_not_die_here() -> None:
    accounts = _accounts(
        "Gunfight kills three in Saraqib",
        "Three people were killed on Thursday in a shootout in Saraqib, the town's hospital said.\n"
        "The mayor said there was no link with the battle in the capital, where the health ministry counts 16 dead.",
    )
    assert _deaths(accounts, "lead") == {3}
    assert _deaths(accounts, "background") == {16}


def test_a_report_may_count_its_own_dead_as_it_says_what_is_unrelated() -> None:
    accounts = _accounts(
        "Grenade thrown at a cafe in Manbij",
        "A grenade was thrown at a cafe in Manbij on Thursday.\n"
        "Police said that two people were killed and that there was no link with the bombing of Monday.",
    )
    assert _deaths(accounts, "lead") == {2}


def test_a_total_of_a_war_is_no_figure_of_a_raid_of_days() -> None:
    accounts = _accounts(
        "After the raid in Manbij",
        "Eleven people were killed in Manbij from 4 to 7 March, the hospital said.\nWater is back in the town.\n"
        "Across the province, 736 people have been killed since 7 October 2017.",
    )
    assert 736 not in _deaths(accounts, "lead")


def test_what_came_a_week_before_is_background() -> None:
    accounts = _accounts(
        "Bomb kills 95 in Manbij",
        "At least 95 people were killed in the town of Manbij on Thursday, the hospital said.\n"
        "Only a week before, gunmen had stormed the Palm Hotel, where no fewer than 22 people died.",
    )
    assert _deaths(accounts, "lead") == {95}


def test_a_day_told_in_the_sentence_before_is_that_of_the_figure() -> None:
    accounts = _accounts(
        "A week in Manbij, told in two funerals",
        "What it left behind are two sets of graves.\nThe first belong to the bombing of 2 March at the market. At least "
        "82 people died there.\nRelatives say ten people were killed on Wednesday by a drone on a hill north of the town.",
    )
    assert _deaths(accounts, "lead") == {10}


def test_a_title_may_announce_what_was_done_elsewhere() -> None:
    accounts = _accounts(
        "Wedding toll rises to eight; mine kills four shepherds",
        "Eight people are now known to have died when a mortar round hit a wedding in Saraqib on Wednesday, the hospital "
        "said.\nA doctor said rescuers were at work.\nIn a separate incident, four shepherds were killed near Jarabulus "
        "on Thursday, the union reported.",
    )
    assert _deaths(accounts, "lead") == {8}
    assert _deaths(accounts, "other") == {4}


def test_what_a_report_leads_with_stays_its_lead_though_told_again_elsewhere() -> None:
    accounts = _accounts(
        "Mine kills four shepherds",
        "A mine went off near Jarabulus on Thursday.\nA doctor said rescuers were at work.\n"
        "In another incident of the kind last winter nobody was hurt; this time four shepherds were killed.",
    )
    assert 4 in _deaths(accounts, "lead")


def test_an_exchange_of_prisoners_is_a_happening_by_itself() -> None:
    accounts = _accounts(
        "Army and rebels swap prisoners in Manbij",
        "The army and the rebels exchanged prisoners in Manbij on Thursday. The rebels freed 12 soldiers.",
    )
    assert (accounts[0].nature, accounts[0].kinds) == ("violent", {"exchange"})


def test_talk_of_an_exchange_to_come_is_none() -> None:
    accounts = _accounts(
        "Envoy hopes for prisoner swap", "An envoy said in Manbij on Thursday that he hoped for a prisoner swap."
    )
    assert accounts[0].nature == "quiet"


def test_a_day_that_names_an_agreement_is_not_the_day_of_what_it_led_to() -> None:
    (told, *_) = _accounts(
        "بدء تبادل الأسرى في منبج",
        "بدأ تبادل الأسرى في مدينة منبج بين الحكومة وقوات سوريا الديمقراطية، تنفيذًا لاتفاق الأول من آذار.\nوأفرج عن 12 أسيرًا.",
        language="ar",
    )
    (dated, *_) = _accounts(
        "بدء تبادل الأسرى في منبج",
        "بدأ تبادل الأسرى في مدينة منبج بين الحكومة وقوات سوريا الديمقراطية، في الأول من آذار.\nوأفرج عن 12 أسيرًا.",
        language="ar",
    )
    assert told.first is None
    assert dated.first is not None


def test_a_town_that_tells_how_far_away_it_happened_is_not_where_it_did() -> None:
    (account, *_) = _accounts(
        "قصف على بلدة أورم الصغرى",
        "قتل خمسة أشخاص بقصف على بلدة أورم الصغرى الواقعة على بعد نحو 180 كيلومترًا شرقي الرقة يوم الخميس.",
        language="ar",
    )
    assert "Ar Raqqah" not in {spot.name for spot in account.spots}


def test_where_a_source_is_is_not_where_it_happened() -> None:
    (account, *_) = _accounts(
        "Two die of burns after Atma blast",
        "Two people hurt in a blast in Atma have died, the health ministry in rebel-held Jarabulus said on Thursday.",
    )
    assert [spot.name for spot in account.spots] == ["Atme"]


def test_two_kinds_of_site_on_two_days_are_two_happenings_in_one_paragraph_too() -> None:
    accounts = _accounts(
        "Bloody week in Saraqib",
        "Saraqib was struck twice. On Monday shells fell on the market and 52 people were killed, the hospital said. On "
        "Wednesday a drone burnt the petrol station and nine people were killed.",
    )
    assert _deaths(accounts, "lead") == {52}
    assert _deaths(accounts, "other") == {9}


def test_two_days_at_one_site_are_one_happening() -> None:
    accounts = _accounts(
        "Bloody week in Saraqib",
        "The market in Saraqib was struck. On Monday shells fell on the market and 52 people were killed, the hospital "
        "said. On Wednesday nine people were killed at the market.",
    )
    assert _deaths(accounts, "other") == set()


def test_a_place_with_which_something_has_nothing_to_do_is_none_of_its_places() -> None:
    accounts = _accounts(
        "Explosion kills seven in Saraqib",
        "An explosion killed seven people in Saraqib on Thursday.\nA doctor said rescuers were at work.\n"
        "Police said it was unrelated to the shelling of Manbij.",
    )
    assert [spot.name for spot in accounts[0].spots] == ["Saraqib"]


def test_an_abduction_beside_an_exchange_to_come_is_an_account_of_its_own() -> None:
    accounts = _accounts(
        "Second prisoner swap put off after travellers vanish",
        "A second exchange of prisoners planned for Friday in Manbij was postponed, officials said.\n"
        "The town council said 11 people were abducted near Jarabulus on Wednesday.\n"
        "The interior ministry in Damascus denied that it had abducted travellers.\n"
        "In the first exchange the rebels freed 40 soldiers.",
    )
    assert [(account.role, set(account.figures)) for account in accounts] == [
        ("lead", {("freed", 40)}),
        ("other", {("abducted", 11)}),
    ]
    assert accounts[1].kinds == {"abduction"}


def test_the_one_happening_of_an_exchange_that_was_shot_at_is_not_told_apart() -> None:
    accounts = _accounts(
        "Two hurt as swap goes ahead in Manbij",
        "The army and the rebels exchanged prisoners in Manbij on Thursday.\n"
        "Two soldiers were injured in Manbij on Thursday when somebody fired at a bus. The rebels freed 40 soldiers.",
    )
    assert [account.role for account in accounts] == ["lead"]


def test_wounded_treated_in_another_town_are_of_what_hurt_them() -> None:
    title = "Fighting in Manbij kills 30"
    lead = "At least 30 people were killed in fighting in Manbij on Wednesday.\nFamilies fled on foot.\n"
    treated = _accounts(title, f"{lead}In Jarabulus, surgeons have treated 17 wounded, a charity said.")
    other = _accounts(title, f"{lead}In Jarabulus, a mine left 17 wounded, a charity said.")
    assert [account.role for account in treated] == ["lead"]
    assert [account.role for account in other] == ["lead", "other"]


def test_the_dead_of_another_day_at_a_place_of_their_own_are_told_apart_where_only_the_text_dates_the_lead() -> None:
    accounts = _accounts(
        "Six dead in Manbij house",
        "The number of people killed when a missile destroyed a house in Manbij before dawn on Friday rose to six.\n"
        "Nobody claimed it.\n"
        "Families were still burying the dead of Tuesday's bombing of Jarabulus crossing, where 84 were killed.",
        published="2019-03-08T20:00:00+03:00",
    )
    assert _deaths(accounts, "lead") == {6}
    assert _deaths(accounts, "other") | _deaths(accounts, "background") == {84}


def test_a_sum_of_several_attacks_is_no_figure_of_one() -> None:
    accounts = _accounts(
        "Bomb kills nine in Saraqib",
        "A car bomb killed nine people in Saraqib on Thursday, the hospital said.\n"
        "The three attacks together have killed 31 people in a week.",
    )
    assert _deaths(accounts, "lead") == {9}
    assert _deaths(accounts, "aggregate") == {31}


def test_a_sum_of_the_bombings_of_a_month_is_no_figure_of_one() -> None:
    accounts = _accounts(
        "تسعة قتلى بتفجير في سراقب",
        "قتل تسعة أشخاص بتفجير سيارة في سراقب اليوم الجمعة، بحسب المستشفى.\n"
        "وبذلك يرتفع إلى 34 عدد قتلى التفجيرات في سوريا هذا الشهر.",
        language="ar",
    )
    assert _deaths(accounts, "lead") == {9}


def _placed(text: str, title: str = "Blast kills five in Karrada") -> set[str]:
    return {name for account in _accounts(title, text) for spot in account.spots for name in (spot.country,)}


def test_a_small_place_alone_of_its_country_is_a_namesake() -> None:
    lead = "BAGHDAD - A truck bomb killed five people in Karrada on Thursday.\nOfficials in Mosul condemned it.\n"
    assert _placed(lead + "In a separate attack a bomb killed two in Manbij market.") == {"IQ"}


def test_it_is_none_where_the_text_tells_its_country_or_the_title_tells_it() -> None:
    lead = "BAGHDAD - A truck bomb killed five people in Karrada on Thursday.\nOfficials in Mosul condemned it.\n"
    assert _placed(lead + "In a separate attack in Syria a bomb killed two in the town of Manbij.") == {"IQ", "SY"}
    assert "SY" in _placed(
        "BAGHDAD - A bomb killed five people on Thursday, officials in Mosul said.", "Blast kills five in Manbij"
    )


def test_captives_who_are_freed_or_missed_had_been_abducted() -> None:
    text = "Eight of the teachers were freed on Thursday in Manbij. Two teachers are still missing."
    (told, *_) = _accounts("Kidnapped teachers freed in Manbij", text)
    (other, *_) = _accounts("Lost teachers freed in Manbij", text)
    assert "abduction" in told.kinds
    assert "abduction" not in other.kinds


def test_what_came_the_day_after_another_happening_leaves_that_in_the_background() -> None:
    accounts = _accounts(
        "لغم يقتل ثلاثة رعاة قرب جرابلس",
        "قتل ثلاثة رعاة بانفجار لغم قرب جرابلس يوم الخميس.\nيأتي ذلك غداة مقتل تسعة في اشتباكات قبلية في منبج.",
        language="ar",
    )
    assert _deaths(accounts, "lead") == {3}
    assert _deaths(accounts, "background") == {9}


def test_a_boat_of_migrants_that_goes_down_is_a_happening_though_an_accident_sank_it() -> None:
    text = "Nineteen people drowned when a {} capsized off the coast of Tartus on Thursday, the harbour master said."
    (lead, *_) = _accounts("Boat carrying migrants capsizes off Tartus", text.format("wooden boat"))
    (ferry, *_) = _accounts("Ferry capsizes off Tartus", text.format("ferry"))
    assert (lead.nature, ferry.nature) == ("violent", "accident")
    (lead, *_) = _accounts("غرق زورق مهاجرين قبالة طرطوس", "قضى 19 مهاجراً في غرق زورق قبالة طرطوس.", language="ar")
    assert lead.nature == "violent"


def test_where_a_boat_came_from_is_not_where_it_went_down() -> None:
    text = (
        "Nineteen migrants drowned after a boat from Tripoli overturned off the Syrian coast, a port official said.\n"
        "The boat sank late on Thursday near Baniyas."
    )
    (lead, *_) = _accounts("Boat sinks, leaving 19 migrants dead", text)
    assert {spot.name for spot in lead.spots} == {"Bāniyās"}


def test_a_site_that_is_said_not_to_be_the_one_is_none() -> None:
    (lead, *_) = _accounts(
        "Drone hits truck in Manbij", "The drone hit a truck, not the market in Manbij, and killed two."
    )
    (other, *_) = _accounts(
        "Drone hits truck in Manbij", "The drone hit a truck beside the market in Manbij and killed two."
    )
    assert ("market" in lead.sites, "market" in other.sites) == (False, True)
    (lead, *_) = _accounts(
        "مسيرة تحرق شاحنة في منبج", "استهدفت المسيرة شاحنة في منبج، وليس السوق، وقتلت اثنين.", language="ar"
    )
    assert "market" not in lead.sites


def test_a_site_without_a_name_is_in_the_town_that_its_sentence_names() -> None:
    text = (
        "About 9,000 people have left Manbij since fighting broke out there on Saturday, the UN said on Thursday.\n"
        "Most of them walked.\n"
        "Meanwhile a medical charity said that Tuesday's bombing of the market in Jarabulus had killed 33 people."
    )
    lead, *others = _accounts("9,000 flee Manbij", text)
    assert [_deaths([other], "other") for other in others] == [{33}]
    assert _deaths([lead], "lead") == set()


def test_a_count_since_the_beginning_of_the_year_is_a_sum_wherever_it_is_told() -> None:
    accounts = _accounts(
        "Two women found dead in al-Hol camp",
        "Two women were found killed in a tent in al-Hol camp on Thursday, a monitor said. "
        "It says that 14 people have been killed in the camp since the start of the year.",
    )
    assert (_deaths(accounts, "lead"), _deaths(accounts, "aggregate")) == ({2}, {14})
