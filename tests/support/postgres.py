"""Runs a real PostgreSQL for tests, from the binaries that the system has."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

_START_SECONDS = 30


def _binaries() -> Path | None:
    """The folder with initdb and postgres, newest version first; None when there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
        reverse=True,
    )
    if found:
        return found[0].parent
    config = shutil.which("pg_config")
    if config is None:
        return None
    told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
    folder = Path(told.stdout.strip())
    return folder if (folder / "initdb").exists() and (folder / "postgres").exists() else None


def binaries_or_skip() -> Path:
    """The folder with the server. Skips the test without one, or fails it where all is required."""
    found = _binaries()
    if found is not None:
        return found
    reason = "PostgreSQL isn't installed (Debian, Ubuntu: apt-get install postgresql)"
    if os.environ.get("AMENDS_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _identity() -> dict[str, Any]:
    """Arguments for subprocess: the server refuses to run as root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import pwd  # not on Windows, which has no root either

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command(binaries: Path, folder: Path, port: int) -> list[str]:
    options = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off")
    settings = [part for option in options for part in ("-c", option)]
    return [str(binaries / "postgres"), "-D", str(folder / "data"), "-p", str(port), *settings]


def _initialise(binaries: Path, folder: Path) -> None:
    command = [str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "amends"]
    command += ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, **_identity())


def _await_answer(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    pytest.fail(f"PostgreSQL didn't start: {log.read_text(errors='replace')[-2000:]}")


@contextmanager
def running() -> Iterator[str]:
    """A server on loopback with an empty data folder; gives the URL of its first database."""
    binaries = binaries_or_skip()
    # Not pytest's tmp_path: its parents can't be entered by the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="amends-pg-"))
    try:
        if identity := _identity():
            os.chown(folder, identity["user"], identity["group"])
        _initialise(binaries, folder)
        with _serving(binaries, folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _serving(binaries: Path, folder: Path) -> Iterator[str]:
    port = _free_port()
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            _command(binaries, folder, port), stdout=output, stderr=output, cwd=folder,
            **_identity(),
        )  # fmt: skip
    try:
        url = f"postgresql://amends@127.0.0.1:{port}/postgres"
        _await_answer(url, server, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """An empty database of its own on a running server; gives its URL."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield server_url.rsplit("/", 1)[0] + f"/{name}"
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
