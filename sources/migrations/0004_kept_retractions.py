from django.db import migrations


def restore(apps, schema_editor):
    """Give back to what was reopened the day and the reason of its last retraction.

    Reopening used to blank them; the history has them still.
    """
    database = schema_editor.connection.alias
    for name in ("Actor", "Event", "Quote", "Source"):
        records = apps.get_model("sources", name)._base_manager.using(database)
        history = apps.get_model("sources", f"Historical{name}")._base_manager.using(database)
        blanked = records.filter(retracted_at=None, published_at__isnull=False)
        told = history.filter(
            id__in=blanked.values("pk"), status="retracted", retracted_at__isnull=False
        )
        if name != "Source":
            told = told.filter(merged_into=None)
        rows = told.order_by("history_date", "history_id")
        last = {pk: row for pk, *row in rows.values_list("id", "retracted_at", "retraction_reason")}
        for pk, (moment, reason) in last.items():
            records.filter(pk=pk).update(retracted_at=moment, retraction_reason=reason)


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_standing_decisions")]

    operations = [migrations.RunPython(restore, migrations.RunPython.noop)]
