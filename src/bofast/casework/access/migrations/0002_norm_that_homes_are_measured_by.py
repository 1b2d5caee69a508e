from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="fit_norm",
            field=models.CharField(default="eurostat", help_text="The norm that homes are measured by.", max_length=60),
        ),
    ]
