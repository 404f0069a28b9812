"""A process of the desk's own: `python -m marsad.desk.adding HOME ADDITION`, or `catch-up` in the addition's stead."""

from __future__ import annotations

import os
import sys

from marsad.desk import serving
from marsad.desk.settings import Place
from marsad.record.home import home_of
from marsad.record.project import project_of


def main(folder: str, task: str) -> None:
    """Does an addition, or brings the index up to date."""
    home = home_of(folder)
    project = project_of(home)
    serving.set_up(home, project, Place(()))

    from marsad.desk.adding.folder import working  # tables can be imported once Django is set up
    from marsad.desk.adding.process import CATCH_UP
    from marsad.desk.adding.work import work
    from marsad.record.index.up_to_date import bring_up_to_date

    os.nice(5)  # whoever reads a page comes first
    if task == CATCH_UP:
        with working(home):
            bring_up_to_date(project.registers)
    else:
        work(home, project, int(task))


if __name__ == "__main__":
    main(*sys.argv[1:])
