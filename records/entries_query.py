"""One query for the entries of all tables: twelve would be twelve trips to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    cast,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.types import TypeEngine

from coach.entries import AnyEntry
from records.mapping import ROW_OF
from records.models import EntryRow

KIND = "entry_kind"
_KINDS: Mapping[str, type[AnyEntry]] = {row.__tablename__: kind for kind, row in ROW_OF.items()}
IDS = "recovery_ids"


def kind_of(row: Mapping[str, Any]) -> type[AnyEntry]:
    """The kind of entry that a row of the query holds."""
    return _KINDS[row[KIND]]


def entries_of() -> CompoundSelect[Any]:
    """All entries of the recoveries in the parameter ``IDS``; what a kind lacks is NULL."""
    tables = list(ROW_OF.values())
    columns = _columns(tables)
    return union_all(*(_one_table(row_type, columns) for row_type in tables))


def _columns(tables: Iterable[type[EntryRow]]) -> dict[str, TypeEngine[Any]]:
    """Every column of every table. Columns with one name have one type: the union needs that."""
    found: dict[str, TypeEngine[Any]] = {}
    for row_type in tables:
        for column in row_type.__table__.columns:
            known = found.setdefault(column.name, column.type)
            if type(known) is not type(column.type):
                raise TypeError(f"{row_type.__tablename__}.{column.name} differs between tables")
    return found


def _one_table(row_type: type[EntryRow], columns: Mapping[str, TypeEngine[Any]]) -> Select[Any]:
    own = row_type.__table__.columns
    ids: BindParameter[Any] = bindparam(IDS, expanding=True)
    chosen: Sequence[ColumnElement[Any]] = [
        own[name] if name in own else cast(null(), kind).label(name)
        for name, kind in columns.items()
    ]
    kind = literal(row_type.__tablename__).label(KIND)
    return select(kind, *chosen).where(row_type.recovery_id.in_(ids))
