"""One that is still to come."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table more."""

    dependencies: ClassVar = [("store", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel("More", [("id", models.BigAutoField(primary_key=True))], {"db_table": "log_more"})
    ]
