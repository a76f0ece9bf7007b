"""Translation models on disk: Argos packages and CTranslate2 folders, listed, installed and removed.

A model comes from a file that the user has; nothing is fetched. A file is taken for hostile until it has been
unpacked: paths that lead out of the folder, links and bombs are refused, and a model is there whole or not at
all.
"""

import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal

from platformdirs import user_data_path

from sources.engines import Pair, primary
from sources.errors import UserError

Kind = Literal["argos", "marian", "nllb"]

LARGEST: Final = 8_000_000_000
"""Bytes that a package may unpack to: NLLB's largest in 8 bits is half of that."""
RATIO: Final = 50
"""Times its size that a package may unpack to; weights hardly shrink, so that real ones stay below 3."""
MOST_FILES: Final = 2_000

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,100}\Z")
BETWEEN: Final = re.compile(r".*(?:^|[-_.])([a-z]{2,3})[-_]([a-z]{2,3})(?:$|[-_.])")
"""Languages in a folder's name, the last two codes that stand together: opus-mt-de-en."""
FLORES: Final = re.compile(r"([a-z]{3})_[A-Z][a-z]{3}\Z")
"""Languages among the tokens of NLLB: eng_Latn."""

ARGOS_CODES: Final = {"pb": "pt", "zt": "zh"}
"""Argos's own names for Brazilian Portuguese and traditional Chinese."""

HINT: Final = (
    "Name a package (.argosmodel) or a folder with model.bin, as `rashomon engines list` shows them."
)


@dataclass(frozen=True, slots=True)
class Package:
    """A model that can be read."""

    name: str
    folder: Path
    kind: Kind
    version: str
    languages: tuple[Pair, ...]
    """Pairs it translates directly."""
    pieces: tuple[Path, ...]
    """The SentencePiece (or BPE) model of the source and, where it is another, of the target."""
    prefix: str = ""
    """Token that begins every translation, where the package asks for one."""
    codes: tuple[tuple[str, str], ...] = ()
    """NLLB: language -> its token."""

    @property
    def model(self) -> Path:
        """The folder that CTranslate2 reads."""
        return self.folder / "model" if self.kind == "argos" else self.folder

    @property
    def mark(self) -> str:
        """Name, version and a mark of the very file: another file of the same version is another model."""
        seen = (self.model / "model.bin").stat()
        return f"{self.name} {self.version}".strip() + f" ({seen.st_size:x}.{seen.st_mtime_ns:x})"

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())


def place() -> Path:
    """Return the folder that models are installed in."""
    return user_data_path("rashomon") / "models"


def argos_place() -> Path:
    """Return the folder that Argos Translate itself installs in."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(os.environ.get("ARGOS_PACKAGES_DIR") or data / "argos-translate" / "packages")


def folders() -> Iterator[Path]:
    """Yield the folders that may hold a model, ours first."""
    for root in (place(), argos_place()):
        with suppress(OSError):
            yield from sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith("."))


def installed() -> Iterator[Package]:
    """Yield the models that can be read; `rashomon engines list` says what is wrong with the others."""
    for folder in folders():
        with suppress(UserError):
            yield read(folder)


def named(model: str) -> tuple[Package, ...]:
    """Return the models to use: the one named by folder or by name, or all where nothing is named.

    Raises:
        UserError: there is none of this name, or it cannot be read.
    """
    if not model:
        return tuple(installed())
    for folder in folders():
        if folder.name == model:
            return (read(folder),)
    if Path(model).is_dir():
        return (read(Path(model)),)
    raise UserError(f"{model}: no such translation model", HINT)


def read(folder: Path) -> Package:
    """Return the model in a folder. Raises UserError for one that cannot be used."""
    try:
        return _argos(folder) if (folder / "metadata.json").is_file() else _bare(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{folder}: cannot be read: {error}", HINT) from None


def _argos(folder: Path) -> Package:
    try:
        told: Any = json.loads((folder / "metadata.json").read_text("utf-8"))
    except ValueError:
        raise _broken(folder, "its metadata.json is no JSON") from None
    table: dict[str, Any] = told if isinstance(told, dict) else {}
    codes = [str(table.get(key) or "") for key in ("from_code", "to_code")]
    if not all(codes):
        raise _broken(folder, "its metadata.json names no languages")
    pieces = [folder / name for name in ("sentencepiece.model", "bpe.model") if (folder / name).is_file()]
    if not (folder / "model" / "model.bin").is_file() or not pieces:
        raise _broken(folder, "model/model.bin is missing" if pieces else "its tokenizer is missing")
    source, target = (primary(ARGOS_CODES.get(code, code)) for code in codes)
    version, prefix = (str(table.get(key) or "") for key in ("package_version", "target_prefix"))
    return Package(folder.name, folder, "argos", version, ((source, target),), tuple(pieces[:1]), prefix)


def _bare(folder: Path) -> Package:
    if not (folder / "model.bin").is_file():
        raise _broken(folder, "it has neither metadata.json nor model.bin")
    marian = tuple(folder / name for name in ("source.spm", "target.spm"))
    if all(path.is_file() for path in marian):
        codes = BETWEEN.match(folder.name)
        if not codes:
            raise _broken(folder, "its name does not say from which language to which (opus-mt-de-en)")
        return Package(folder.name, folder, "marian", "", ((primary(codes[1]), primary(codes[2])),), marian)
    pieces = tuple(
        path
        for name in ("sentencepiece.bpe.model", "sentencepiece.model", "spm.model")
        if (path := folder / name).is_file()
    )
    tokens = _flores(folder)
    if not pieces or not tokens:
        raise _broken(folder, "it has no tokenizer: source.spm and target.spm, or sentencepiece.bpe.model")
    pairs = tuple((one, other) for one in sorted(tokens) for other in sorted(tokens) if one != other)
    return Package(folder.name, folder, "nllb", "", pairs, pieces[:1], codes=tuple(sorted(tokens.items())))


def _flores(folder: Path) -> dict[str, str]:
    """Return the languages among the tokens of a model's vocabulary."""
    from babel.core import get_global

    aliases = get_global("language_aliases")
    path = folder / "shared_vocabulary.json"
    try:
        words: Any = json.loads(path.read_text("utf-8")) if path.is_file() else []
    except ValueError:
        raise _broken(folder, "its vocabulary is no JSON") from None
    found: dict[str, str] = {}
    for word in words if isinstance(words, list) else []:
        code = FLORES.match(word) if isinstance(word, str) else None
        if code:
            found.setdefault(primary(aliases.get(code[1], code[1])), word)
    return found


def _broken(folder: Path, why: str) -> UserError:
    return UserError(f"{folder}: cannot be used: {why}", HINT)


def install(file: Path) -> Package:
    """Unpack a package into the platform's data folder. Raises UserError for one that is none, or hostile."""
    root = place()
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            top = _checked(file, members)
            root.mkdir(parents=True, exist_ok=True)
            if (root / top).exists():
                raise UserError(
                    f"{top}: is installed already", f"`rashomon engines remove {top}` goes first."
                )
            _room(file, members, root)
            with tempfile.TemporaryDirectory(prefix=".installing-", dir=root) as folder:
                _unpack(archive, members, Path(folder))
                made = read(Path(folder) / top)
                (Path(folder) / top).rename(root / top)
    except zipfile.BadZipFile:
        raise UserError(f"{file}: is no package, or is damaged", "A package is a zip file.") from None
    except (OSError, EOFError, RuntimeError, NotImplementedError) as error:
        cause = (getattr(error, "strerror", None) or str(error)).lower()
        raise UserError(f"{file}: cannot be installed: {cause}", f"Check the file and {root}.") from None
    return read(root / made.name)


def _checked(file: Path, members: list[zipfile.ZipInfo]) -> str:
    """Return the one folder that all members lie in. Raises UserError for anything suspicious."""

    def refused(why: str) -> UserError:
        return UserError(f"{file}: refused: {why}", "Get the package from where it is published.")

    total = sum(member.file_size for member in members)
    if len(members) > MOST_FILES:
        raise refused(f"it holds {len(members)} files")
    if total > LARGEST or total > RATIO * file.stat().st_size + 10_000_000:
        raise refused(f"it would unpack to {total / 1e6:,.0f} MB")
    tops = set()
    for member in members:
        path = PurePosixPath(member.filename)
        if "\\" in member.filename or "\0" in member.filename or ":" in member.filename:
            raise refused(f"it holds the name {member.filename!r}")
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise refused(f"{member.filename!r} leads out of its folder")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise refused(f"{member.filename!r} is a link or a device")
        tops.add(path.parts[0])
    if len(tops) != 1 or not NAME.match(top := next(iter(tops))):
        raise refused("it does not hold just one folder")
    return top


def _room(file: Path, members: list[zipfile.ZipInfo], root: Path) -> None:
    needed, free = sum(member.file_size for member in members), shutil.disk_usage(root).free
    if needed > free:
        raise UserError(
            f"{file}: needs {needed / 1e6:,.0f} MB, and {free / 1e6:,.0f} MB are free",
            f"Make room where {root} lies.",
        )


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path) -> None:
    """Write the members; reading stops at the size that was declared, and a wrong checksum is an error."""
    for member in members:
        target = folder.joinpath(*PurePosixPath(member.filename).parts)
        if member.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, target.open("xb") as out:
            shutil.copyfileobj(source, out)


def remove(name: str) -> None:
    """Delete an installed model; only what lies in our own folder. Raises UserError."""
    ours = {folder.name: folder for folder in folders() if folder.parent == place()}
    if name not in ours:
        theirs = any(folder.name == name for folder in folders())
        hint = "Argos Translate installed it: remove it with `argospm`." if theirs else HINT
        raise UserError(f"{name}: is not installed by rashomon", hint)
    try:
        shutil.rmtree(ours[name])
    except OSError as error:
        raise UserError(f"{ours[name]}: cannot be removed: {error.strerror}", "Check permissions.") from None
