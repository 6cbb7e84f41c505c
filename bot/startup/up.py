"""Brings everything up, serves until told to stop, and leaves nothing running."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from bot.settings import Settings
from bot.startup import model, paths, preflight, training
from bot.startup.engine import Engine
from bot.startup.handle import EngineHandle, NoModelError
from bot.startup.logs import set_logging
from bot.startup.loop import quick_loop
from bot.startup.progress import Stages
from bot.startup.remote import RemoteEngine
from bot.startup.serving import Serving
from records.settings import StoreSettings

STAGES = 5


def up(settings: Settings, store: StoreSettings) -> None:
    """Starts Amends and serves until Ctrl-C or SIGTERM; raises StartupError if it can't start."""
    # Interrupted before serving began; while serving, a signal ends it without an exception.
    with contextlib.suppress(KeyboardInterrupt):
        Startup(settings, store).run()
    print("Stopped.", file=sys.stderr)


def trainer(python: Path, home: Path) -> model.Trainer:
    """Trains with the engine's Python, logging into the run folder."""
    return partial(training.train, python, paths.run(home) / "training.log")


class Startup:
    """One start of Amends, from the settings to the end of serving."""

    def __init__(self, settings: Settings, store: StoreSettings) -> None:
        """Nothing happens before `run`."""
        self._settings, self._store = settings, store
        self._stages = Stages(STAGES)
        given = settings.actions_token
        self._actions_token = given.get_secret_value() if given else secrets.token_urlsafe(32)

    def run(self) -> None:
        """Goes through the stages, then serves."""
        with self._stages.stage("settings and folders"):
            preflight.check_home(self._store.home)
            set_logging(self._settings.log_level, paths.run(self._store.home) / "app.log")
            preflight.listen(self._settings).close()
        try:
            self._serve(self._engine())
        except NoModelError:
            if self._settings.rasa_url:
                raise
            print("The dialogue model is sound but Rasa cannot load it.", file=sys.stderr)
            self._stages = Stages(STAGES - 1)
            self._serve(self._engine(train_anew=True))

    def _engine(self, train_anew: bool = False) -> EngineHandle:
        # SIGTERM must end a training too, and asyncio resets it when it ends.
        signal.signal(signal.SIGTERM, _interrupted)
        with self._stages.stage("dialogue model"):
            return self._remote() if self._settings.rasa_url else self._own(train_anew)

    def _remote(self) -> EngineHandle:
        token = self._settings.rasa_token.get_secret_value() if self._settings.rasa_token else ""
        url, seconds = str(self._settings.rasa_url), self._settings.engine_start_seconds
        return RemoteEngine(url, token, seconds)

    def _own(self, train_anew: bool) -> EngineHandle:
        home, settings = self._store.home, self._settings
        python = preflight.engine_python(settings)
        return Engine(
            python=python,
            model=self._model(python, train_anew),
            actions_url=f"{settings.url}/engine/actions?token={self._actions_token}",
            log=paths.run(home) / "engine.log",
            start_seconds=settings.engine_start_seconds,
        )

    def _model(self, python: Path, train_anew: bool) -> Path:
        train = trainer(python, self._store.home)

        def train_aloud(out: Path, name: str) -> None:
            self._stages.write("training it, a minute or two … ")
            train(out, name)

        folder = paths.models(self._store.home)
        found = model.ensure(paths.ROOT, folder, train_aloud, force=train_anew)
        if found.stale:
            self._stages.write(f"kept the one trained before, because: {found.stale}\n")
        return found.path

    def _serve(self, engine: EngineHandle) -> None:
        serving = Serving(
            self._settings, self._store.database_url, self._actions_token, self._stages
        )
        listener = preflight.listen(self._settings)
        try:
            with asyncio.Runner(loop_factory=quick_loop()) as runner:
                runner.run(serving.run(engine, listener))
        finally:
            listener.close()


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt
