"""Where the number of a linked record stands in its list, so that the answer of its row is found again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0013_proposal_decision")]

    operations = [
        migrations.AddField(
            model_name="linkedrecord",
            name="passage",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="linked",
                to="casebook.passage",
            ),
        ),
    ]
