import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """An occupancy's successor is recorded at the instant at which the row before is withdrawn.

    Only Django's state: to SQLite an altered column is a new table, and that would drop the triggers that keep two
    families out of one home.
    """

    dependencies = [("tenancies", "0002_no_two_families_in_a_home")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="occupancy",
                    name="recorded_at",
                    field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ]
        ),
    ]
