"""The case in one short line: what failed, for whom, how they feel."""

from __future__ import annotations

from coach.recovery import Recovery
from phrasebank.packs import Packs


def headline(recovery: Recovery, packs: Packs) -> str:
    """For example "Late · cooker · 9 days · again · furious"; empty when nothing is known yet."""
    failure = packs.failures.get(recovery.fact("failure") or "")
    parts = [
        recovery.fact("name"),
        failure.title if failure else None,
        recovery.fact("noun"),
        recovery.fact("delay"),
        packs.label("case.repeated") if recovery.fact("repeated") else None,
        _feeling(recovery, packs),
    ]
    return " \u00b7 ".join(part for part in parts if part)


def _feeling(recovery: Recovery, packs: Packs) -> str | None:
    noted = recovery.feelings[-1] if recovery.feelings else None
    return (
        packs.label(f"feeling.{noted.level}")
        if noted and noted.level == "calm"
        else (noted.quote if noted else None)
    )


def missing(recovery: Recovery) -> list[str]:
    """Kinds of fact that a complete record still lacks, most useful first."""
    wanted = ("failure", "noun", "name", "amount", "reference")
    return [kind for kind in wanted if not recovery.fact(kind)]  # type: ignore[arg-type]
