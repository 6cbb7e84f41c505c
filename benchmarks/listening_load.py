"""Loads what listening needs and hears one turn, in a fresh process: times of the three, as JSON.

Seconds, imports included: to packs in use, from there to an encoder, from there to an observation.
"""

from __future__ import annotations

import json
import sys
import time

STAGES = ("packs", "encoder", "first turn")
TURN = (
    "agent: I'm so sorry, that's our mistake. I'll ring you at five, and the fee goes back today."
)


def main() -> None:
    """Times each stage; what a stage needs is imported within it."""
    marks = [time.perf_counter()]
    from coach.coach import Coach
    from coach.living import warm
    from phrasebank import default_packs

    coach = Coach(default_packs())
    warm(coach)
    marks.append(time.perf_counter())
    from coach.listening.encoder import Encoder

    encoder = Encoder()
    marks.append(time.perf_counter())
    from coach.listening.call import Call
    from coach.listening.examples import turns_of
    from coach.listening.listener import Listener

    call = Call(id="first", framework=coach.packs.policy.default_framework, employee="employee")
    Listener(coach, encoder).observe(call, next(turns_of([TURN])))
    marks.append(time.perf_counter())
    spent = [after - before for before, after in zip(marks, marks[1:], strict=False)]
    json.dump(dict(zip(STAGES, spent, strict=True)), sys.stdout)


if __name__ == "__main__":
    main()
