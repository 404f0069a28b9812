"""splink on what the reports' claims say: place, day, means, count; blocked by town or day, trained on the reports.

Noise tells of nothing and is not given to it.
"""

import logging

import pandas
from sets import Row, measure
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as compare

logging.disable(logging.WARNING)
LIKELY = 0.5


def prepare(rows: list[Row]) -> pandas.DataFrame:
    """The reports that tell of something, as a table."""
    told = [{**row, "unique_id": row["id"]} for row in rows if row["town"]]
    return pandas.DataFrame(told).drop(columns=["id", "text", "dispatch", "incident"])


def work(table: pandas.DataFrame) -> list[list[str]]:
    """The sets of reports that are likely to tell of one incident."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.DistanceInKMAtThresholds("latitude", "longitude", [1, 10, 50]),
            compare.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 3]
            ),
            compare.ExactMatch("kind"),
            compare.ExactMatch("killed"),
        ],
        probability_two_random_records_match=0.005,
        blocking_rules_to_generate_predictions=[block_on("town"), block_on("day")],
    )
    linker = Linker(table, settings, db_api=DuckDBAPI())
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("town"))
    likely = linker.inference.predict(threshold_match_probability=LIKELY)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(likely, LIKELY).as_pandas_dataframe()
    return [list(members["unique_id"]) for _, members in clusters.groupby("cluster_id") if len(members) > 1]


measure("splink", work, "incident", prepare)
