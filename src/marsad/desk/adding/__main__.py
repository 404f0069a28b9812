"""A process of the desk's own: `python -m marsad.desk.adding HOME ADDITION`, or `catch-up` in the addition's stead."""

from __future__ import annotations

import os
import sys

from marsad.desk import serving
from marsad.desk.settings import Place
from marsad.record.home import home_of
from marsad.record.project import project_of

home = home_of(sys.argv[1])
project = project_of(home)
serving.set_up(home, project, Place(()))

from marsad.desk.adding.folder import working  # noqa: E402 - tables can be imported once Django is set up
from marsad.desk.adding.process import CATCH_UP  # noqa: E402
from marsad.desk.adding.work import work  # noqa: E402
from marsad.record.index.up_to_date import bring_up_to_date  # noqa: E402

os.nice(5)  # whoever reads a page comes first
if sys.argv[2] == CATCH_UP:
    with working(home):
        bring_up_to_date(project.registers)
else:
    work(home, project, int(sys.argv[2]))
