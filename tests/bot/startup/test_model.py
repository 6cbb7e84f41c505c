"""When the dialogue model is trained, and what happens if training fails."""

import io
import tarfile
from pathlib import Path

import pytest

from bot.startup import model
from bot.startup.problem import StartupError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with the sources of a model."""
    (tmp_path / "data").mkdir()
    (tmp_path / "bot/engine").mkdir(parents=True)
    for name in ("config.yml", "domain.yml", "data/nlu.yml", "bot/engine/requirements.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path


class Trainer:
    """Writes a small archive instead of training, and counts."""

    def __init__(self) -> None:
        self.runs = 0
        self.fails = False

    def __call__(self, out: Path, name: str) -> None:
        self.runs += 1
        if self.fails:
            raise StartupError("the rules contradict each other")
        with tarfile.open(out / f"{name}.tar.gz", "w:gz") as archive:
            content = b"weights" * 1000
            info = tarfile.TarInfo("weights")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


@pytest.fixture
def trainer() -> Trainer:
    return Trainer()


def test_it_is_trained_once(root: Path, trainer: Trainer) -> None:
    first = model.ensure(root, root / "models", trainer)
    second = model.ensure(root, root / "models", trainer)
    assert (first, trainer.runs) == (second, 1)
    assert model.is_sound(first.path)


@pytest.mark.parametrize(
    "changed", ["config.yml", "domain.yml", "data/new/more.yml", "bot/engine/requirements.txt"]
)
def test_a_changed_source_means_training(root: Path, trainer: Trainer, changed: str) -> None:
    model.ensure(root, root / "models", trainer)
    (root / changed).parent.mkdir(exist_ok=True)
    (root / changed).write_text("changed")
    model.ensure(root, root / "models", trainer)
    assert trainer.runs == 2


def test_our_own_code_and_caches_do_not(root: Path, trainer: Trainer) -> None:
    before = model.fingerprint(root)
    (root / "bot/engine/channel.py").write_text("changed")
    (root / "data/__pycache__").mkdir()
    (root / "data/__pycache__/x.pyc").write_text("changed")
    assert model.fingerprint(root) == before


def test_a_failed_training_keeps_the_old_model_and_says_so(root: Path, trainer: Trainer) -> None:
    old = model.ensure(root, root / "models", trainer)
    (root / "data/nlu.yml").write_text("changed")
    trainer.fails = True
    kept = model.ensure(root, root / "models", trainer)
    assert kept.path == old.path
    assert kept.stale == "the rules contradict each other"


def test_without_an_old_model_a_failed_training_is_an_error(root: Path, trainer: Trainer) -> None:
    trainer.fails = True
    with pytest.raises(StartupError, match="contradict"):
        model.ensure(root, root / "models", trainer)
    assert list((root / "models").iterdir()) == []


@pytest.mark.parametrize("damage", [0, 10, 60])
def test_a_damaged_model_is_trained_again(root: Path, trainer: Trainer, damage: int) -> None:
    first = model.ensure(root, root / "models", trainer)
    first.path.write_bytes(first.path.read_bytes()[:damage])
    again = model.ensure(root, root / "models", trainer)
    assert trainer.runs == 2
    assert model.is_sound(again.path)


def test_old_models_do_not_pile_up(root: Path, trainer: Trainer) -> None:
    for text in "abcd":
        (root / "config.yml").write_text(text)
        newest = model.ensure(root, root / "models", trainer)
    assert len(model.older_models(root / "models")) == model.KEPT
    assert newest.path.exists()
