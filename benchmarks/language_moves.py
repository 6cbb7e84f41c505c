"""How well the moves of agents are heard, beside one plain regular expression a move."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from benchmarks.language_ear import Ear
from benchmarks.language_scores import Tally, macro_f1, tally
from benchmarks.messages import rows_of
from benchmarks.table import markdown
from coach.listening.encoder import MOVES

BY_HAND, SINGLE_LABEL = "agent_moves_hand", "moves_esconv"
JUDGED = ("empathy", "ownership", "restate", "fix", "compensation", "followup")
"""What the macro-F1 is over. The other moves are easy, and would flatter it."""
HEAD = ("move", "n", "P", "R", "F1", "regex P", "regex R", "regex F1")
SINGLE_HEAD = ("move", "n", "recall", "false alarms", "of")
_PLAIN = {
    "empathy": r"sorry to hear|frustrat|understand how|must (?:be|have been)|that sounds|upset|concern",
    "ownership": r"(?:our|my) (?:fault|mistake|error)|we (?:should have|failed|let you down|messed up)"
    r"|\b(?:i|we)(?:'ll| will| can| want to) (?:take|look|sort|make|help|check|see|get)",
    "restate": r"if i understand|(?:you said|you mentioned|you're saying)|sounds like|so you(?:'re|'ve)?\b",
    "fix": r"\b(?:please|try|click|restart|reset|check|visit|go to|replace|here's|(?:you|we|i) can)\b",
    "compensation": r"\brefund|voucher|compensat|discount|free of charge|\bcredit(?:ed)?\b",
    "followup": r"\b(?:i|we|they|team|someone)(?:'ll| will) [\w ]*(?:call|ring|mail|update|contact|reach)"
    r"|get back to|let you know|keep you (?:posted|updated)|follow(?:ing)? up|within \d+",
}
REGEXES = {move: re.compile(pattern, re.IGNORECASE) for move, pattern in _PLAIN.items()}
Hear = Callable[[str], Set[str]]


@dataclass(frozen=True)
class Said:
    """An agent's message: the moves in it, and those that may be found or not as one likes."""

    text: str
    moves: frozenset[str]
    optional: frozenset[str]


def said_in(folder: Path, name: str) -> list[Said]:
    """The messages of a file. Raises ``Unreadable``."""
    return [
        Said(row["text"], frozenset(row["moves"]), frozenset(row["moves_optional"]))
        for row in rows_of(folder, name)
    ]


def by_regex(text: str) -> Set[str]:
    """The moves that the plain expressions find."""
    return {move for move, pattern in REGEXES.items() if pattern.search(text)}


def tallies(rows: Sequence[Said], hear: Hear, moves: Sequence[str]) -> dict[str, Tally]:
    """For each move the count over all messages in which it isn't optional."""
    heard = [(row, hear(row.text)) for row in rows]
    return {
        move: tally(
            (move in found, move in row.moves) for row, found in heard if move not in row.optional
        )
        for move in moves
    }


def hand_table(rows: Sequence[Said], ear: Ear) -> str:
    """Per move the figures of the product and of the expressions; the macro-F1 in the last line."""
    ours = tallies(rows, lambda text: ear.moves(text).keys(), MOVES)
    plain = tallies(rows, by_regex, JUDGED)
    table = [
        [move, str(ours[move].wanted), *_figures(ours[move]), *_figures(plain.get(move, Tally()))]
        for move in MOVES
    ]
    macros = [macro_f1({move: each[move] for move in JUDGED}) for each in (ours, plain)]
    means = [f"{macro:.2f}" for macro, _ in macros]
    table.append([f"macro over {len(JUDGED)}", "", "", "", means[0], "", "", means[1]])
    lines = [
        f"{whose}: left out of the macro-F1, having no example and no false alarm: {', '.join(left)}."
        for whose, (_, left) in zip(("Ours", "Regexes"), macros, strict=True)
        if left
    ]
    return "\n\n".join([markdown(HEAD, table), *lines])


def _figures(counted: Tally) -> list[str]:
    if counted.empty:
        return ["–"] * 3
    return [f"{figure:.2f}" for figure in (counted.precision, counted.recall, counted.f1)]


def single_table(rows: Sequence[Said], ear: Ear) -> str:
    """Where a message has one label at most, a move more may be right too: no precision is told."""
    table = []
    for move, counted in tallies(rows, lambda text: ear.moves(text).keys(), MOVES).items():
        without = sum(move not in row.moves | row.optional for row in rows)
        recall = f"{counted.recall:.2f}" if counted.wanted else "–"
        figures = [counted.wanted, recall, counted.false_alarms, without]
        table.append([move, *map(str, figures)])
    return markdown(SINGLE_HEAD, table)


def errors(rows: Sequence[Said], ear: Ear) -> list[str]:
    """A line for each move that was missed or wrongly heard.

    The score is the product's for what it heard, and the encoder's own for what it missed.
    """
    lines = []
    for row in rows:
        heard = ear.moves(row.text)
        wrong = (heard.keys() ^ row.moves) - row.optional
        lines += [_error(row, heard, move, ear) for move in sorted(wrong)]
    return lines


def _error(row: Said, heard: Mapping[str, float], move: str, ear: Ear) -> str:
    what = "false" if move in heard else "missed"
    score = heard[move] if move in heard else ear.chance(row.text, move)
    wanted, got = (", ".join(sorted(each)) or "nothing" for each in (row.moves, heard))
    return (
        f"- {what} {move} {score:.2f} | wanted {wanted} | got {got} | {' '.join(row.text.split())}"
    )
