# mypy: ignore-errors
# pyright: basic
"""Write the tables of an application as JSON. This file needs nothing of healthgov, and runs on Python 3.6 or later:

copy it beside an application that cannot import healthgov, and run

    python extractor.py package.module:Base > tables.json          # SQLAlchemy 1.x or 2, a base class or a MetaData
    python extractor.py --django package.settings > tables.json    # Django

What is declared (``info={"healthgov": {...}}``, an inner class ``Governance``) is written as it stands.
"""

import difflib
import importlib
import json
import os
import sys

__all__ = ["bases", "of_django", "of_sqlalchemy"]

FORMAT = 1
KEY = "healthgov"


def of_sqlalchemy(base, name="application"):
    """The tables of a declarative base, a registry or a MetaData."""
    metadata = getattr(base, "metadata", base)
    classes = _classes(base)
    # By name: tables that point in a circle, or to what is not imported, have no other order.
    tables = [_table(table, classes.get(table, "")) for _, table in sorted(metadata.tables.items())]
    return {"format": FORMAT, "name": name, "tables": tables}


def _classes(base):
    """The name of the class of each table: its words are told apart, where those of a table may not be."""
    if hasattr(base, "registry"):
        mappers = base.registry.mappers
    else:
        known = list(getattr(base, "_decl_class_registry", {}).values())
        mappers = [one.__mapper__ for one in known if hasattr(one, "__mapper__")]
    classes = {}
    for mapper in sorted(mappers, key=lambda one: one.class_.__name__):
        above = mapper.inherits
        if above is None or above.local_table is not mapper.local_table:
            classes.setdefault(mapper.local_table, mapper.class_.__name__)
    return classes


def _table(table, called):
    described = {
        "name": table.fullname,
        "called": called,
        "key": [column.name for column in table.primary_key.columns],
        "columns": [
            dict(
                {"name": column.name, "kind": _kind(column.type), "nullable": bool(column.nullable)},
                **column.info.get(KEY, {}),
            )
            for column in table.columns
        ],
        "foreign_keys": [
            {
                "columns": [element.parent.name for element in constraint.elements],
                "to": constraint.elements[0].target_fullname.rpartition(".")[0],
                "to_columns": [element.target_fullname.rpartition(".")[2] for element in constraint.elements],
                "on_delete": _on_delete(constraint.ondelete),
            }
            for constraint in sorted(table.foreign_key_constraints, key=lambda one: str(one.column_keys))
        ],
    }
    return dict(described, **table.info.get(KEY, {}))


def _on_delete(word):
    return {"CASCADE": "cascade", "SET NULL": "set_null"}.get((word or "").upper(), "restrict")


def _kind(type_):
    names = [one.__name__ for one in type(getattr(type_, "impl_instance", type_)).__mro__]
    for name, kind in (
        ("DateTime", "moment"),
        ("Date", "date"),
        ("Boolean", "boolean"),
        ("Integer", "number"),
        ("Numeric", "number"),
        ("LargeBinary", "other"),
        ("String", "text"),
        ("Uuid", "uuid"),
        ("UUID", "uuid"),
    ):
        if name in names:
            return kind
    return "other"


_DJANGO_KINDS = (
    ("FileField", "file"),
    ("DateTimeField", "moment"),
    ("DateField", "date"),
    ("BooleanField", "boolean"),
    ("IntegerField", "number"),
    ("DecimalField", "number"),
    ("FloatField", "number"),
    ("UUIDField", "uuid"),
    ("CharField", "text"),
    ("TextField", "text"),
)


def of_django(models, name="application", declared=None):
    """The tables of Django models; ``declared`` is what a registry says of a model.

    A proxy has no table of its own, and what Django does not manage may be a second model of a table: each table is
    described once, by the model that manages it where there is one.
    """
    models = list(models)
    tables = {model._meta.label_lower: model._meta.db_table for model in models}
    owners = {}
    for model in sorted((one for one in models if not one._meta.proxy), key=lambda one: not one._meta.managed):
        owners.setdefault(model._meta.db_table, model)
    fields = {table: {one.name: one.column for one in owner._meta.fields} for table, owner in owners.items()}
    described = [
        _model(model, declared(model) if declared else {}, tables, fields)
        for model in models
        if owners.get(model._meta.db_table) is model
    ]
    return {"format": FORMAT, "name": name, "tables": described}


def _model(model, more, tables, fields):
    meta = model._meta
    said = _inner(model)
    columns_said = dict(said.pop("columns", {}))
    for one, column in more.get("columns", {}).items():
        columns_said[one] = dict(columns_said.get(one, {}), **column)
    said.update({key: value for key, value in more.items() if key != "columns"})
    names, columns, keys = {}, [], []
    for field in meta.local_concrete_fields:  # of a model that extends another, the other's columns are in its table
        names[field.name] = names[field.column] = field.column
        column = {"name": field.column, "kind": _field_kind(field), "nullable": bool(field.null)}
        column.update(columns_said.pop(field.name, {}))
        column.update(columns_said.pop(field.column, {}))
        columns.append(column)
        target = getattr(field, "remote_field", None)
        if target is not None and getattr(target, "model", None) is not None:
            keys.append(
                {
                    "columns": [field.column],
                    "to": target.model._meta.db_table,
                    "to_columns": [field.target_field.column],
                    "on_delete": _emulated(target.on_delete),
                }
            )
    for field in meta.local_fields:
        if not field.concrete and getattr(field, "related_fields", None):  # a ForeignObject, as to a composite key
            pairs = field.related_fields
            names.setdefault(field.name, pairs[-1][0].column)  # a unit is named by one of its columns
            keys.append(
                {
                    "columns": [here.column for here, _ in pairs],
                    "to": field.remote_field.model._meta.db_table,
                    "to_columns": [there.column for _, there in pairs],
                    "on_delete": _emulated(field.remote_field.on_delete),
                }
            )
    for one in columns_said:
        _look_for(one, model, names)
    table = {
        "name": meta.db_table,
        "called": meta.object_name,
        "key": [field.column for field in getattr(meta, "pk_fields", [meta.pk])],
        "columns": columns,
        "foreign_keys": keys,
    }
    said = {key: _by_column(key, value, names) for key, value in said.items()}
    return dict(table, **_of_others(meta, said, tables, fields))


def _of_others(meta, said, tables, fields):
    """What is said of other tables: by their models, and by fields of these."""
    if "history_of" in said:
        said["history_of"] = tables.get(said["history_of"].lower(), said["history_of"])
    if "cascades" in said:
        said["cascades"] = {tables.get(one.lower(), one): why for one, why in said["cascades"].items()}
    if "owner" in said:
        above, column = said["owner"]["table"], said["owner"]["column"]
        above = tables.get(above.lower(), above)
        said["owner"] = {"table": above, "column": fields.get(above, {}).get(column, column)}
    if "points" in said:
        said["points"] = _through_kinds(meta, _by_models(said["points"], tables, fields), tables)
    return said


def _look_for(name, model, names):
    """A slip in the name of a field is told; a model may have taken a field away that an abstract model says something of."""
    above = [base._meta for base in bases(model) if "_meta" in base.__dict__ and base._meta.abstract]
    if not any(name == field.name for meta in above for field in meta.fields):
        near = difflib.get_close_matches(name, names, n=1)
        hint = ": %s?" % near[0] if near else ""
        raise LookupError("%s has no field %s of its own%s" % (model._meta.label, name, hint))


def _by_models(points, tables, fields):
    """Tables may be named by their models, and columns of theirs by fields."""
    points = dict(points)
    if isinstance(points.get("to"), dict):
        points["to"] = {kind: tables.get(one.lower(), one) for kind, one in points["to"].items()}
    if "to_columns" in points:
        named = {tables.get(one.lower(), one): column for one, column in points["to_columns"].items()}
        points["to_columns"] = {table: fields.get(table, {}).get(one, one) for table, one in named.items()}
    return points


def _through_kinds(meta, points, tables):
    """A pointer by content type names models: the numbers of their types differ from database to database."""
    kinds = [field for field in meta.concrete_fields if field.column == points["kind"]]
    target = getattr(kinds[0], "remote_field", None) if kinds else None
    if target is None or target.model._meta.label_lower != "contenttypes.contenttype":
        return points
    leads = points.get("to", {})
    if not isinstance(leads, dict):
        leads = {label.lower(): tables.get(label.lower(), label) for label in leads}
    through = {
        "table": target.model._meta.db_table,
        "key": kinds[0].target_field.column,
        "columns": ["app_label", "model"],
    }
    return dict({"through": through}, **dict(points, to=leads))


def bases(model):
    """The model, and before it the abstract models whose fields it has: not those that another table has already."""
    others = [one for one in model.__mro__[1:] if "_meta" in one.__dict__ and not one._meta.abstract]
    return [
        one for one in reversed(model.__mro__) if one is model or not any(issubclass(other, one) for other in others)
    ]


def _inner(model):
    """What inner classes say: that of the model, and before it those of the abstract models whose fields it has."""
    said, columns = {}, {}
    for base in bases(model):
        inner = base.__dict__.get("Governance")
        for part in reversed(inner.__mro__) if inner else ():
            said.update({key: value for key, value in vars(part).items() if not key.startswith("_")})
            for name, column in vars(part).get("columns", {}).items():
                columns[name] = dict(columns.get(name, {}), **column)
    return dict(said, columns=columns) if columns else said


def _by_column(key, value, names):
    """Fields may be named by the name of the field: the description has the names of columns."""
    if key in ("by", "unit", "soft_delete", "blocked"):
        return names.get(value, value)
    if key in ("unless", "anonymise"):
        return {names.get(name, name): one for name, one in value.items()}
    if key in ("claims", "holds"):
        return {name: names.get(one, one) for name, one in value.items()}
    if key == "points":
        return dict(value, kind=names.get(value["kind"], value["kind"]), key=names.get(value["key"], value["key"]))
    return value


def _emulated(on_delete):
    """Django deletes by itself: only what the function is called tells what it does."""
    return {"CASCADE": "cascade", "SET_NULL": "set_null", "DB_CASCADE": "cascade", "DB_SET_NULL": "set_null"}.get(
        getattr(on_delete, "__name__", ""), "restrict"
    )


def _field_kind(field):
    names = [one.__name__ for one in type(field).__mro__]
    for name, kind in _DJANGO_KINDS:
        if name in names:
            return kind
    return "other"


def main(arguments):
    if arguments[:1] == ["--django"] and arguments[1:]:
        os.environ["DJANGO_SETTINGS_MODULE"] = arguments[1]
        import django
        from django.apps import apps

        django.setup()
        described = of_django(apps.get_models(include_auto_created=True), arguments[1].partition(".")[0])
    elif len(arguments) == 1 and ":" in arguments[0]:
        module, _, name = arguments[0].partition(":")
        described = of_sqlalchemy(getattr(importlib.import_module(module), name), module.partition(".")[0])
    else:
        sys.stderr.write(str(__doc__))
        return 2
    json.dump(described, sys.stdout, indent=1, ensure_ascii=False, default=str)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.exit(main(sys.argv[1:]))
