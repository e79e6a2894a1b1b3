# -*- coding: utf-8 -*-
from __future__ import unicode_literals

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('catalogue', '0001_initial')]

    operations = [
        migrations.AddField(
            model_name='book', name='price',
            field=models.DecimalField(
                decimal_places=2, default=0, max_digits=7),
        ),
    ]
