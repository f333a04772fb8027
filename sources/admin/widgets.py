from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class _Forgiving:
    """Shows nothing as chosen where what was sent can't be a record's number."""

    def optgroups(self, name, value, attr=None):
        try:
            return super().optgroups(name, value, attr)
        except (ValueError, OverflowError):
            return super().optgroups(name, [], attr)


class RecordSelect(_Forgiving, AutocompleteSelect):
    """Finds a record while one types."""


class RecordSelectMultiple(_Forgiving, AutocompleteSelectMultiple):
    """Finds records while one types."""


class RememberingSelect(RecordSelect):
    """Knows the selected record, where it was read with the row: one query less for each row."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        chosen = {str(self.known.pk)}
        options = [self.create_option(name, self.known.pk, str(self.known), chosen, 1)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class RememberingForm:
    """A row's form, whose selects know what the row was read with."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, RememberingSelect):
                widget.known = self.instance._state.fields_cache.get(name)


class RememberingInline:
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = RememberingSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
