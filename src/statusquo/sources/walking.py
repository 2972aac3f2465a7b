"""Which files sources name: files, folders at any depth, and patterns that the shell did not expand.

Everything comes in one order (a folder's files by name, then its subfolders), and what is left out for a reason
that is not the user's intention is told: folders without permission, links that lead out of the folder or nowhere,
pipes and devices. Links to folders inside the folder are not followed, because what they lead to is read anyway;
so no loop can be walked.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import translate
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError
from statusquo.sources.how import MOST
from statusquo.sources.kinds import ENDINGS, is_brief, is_report
from statusquo.sources.naming import shown
from statusquo.sources.opening import check_plain, unreadable

_MAGIC: Final = re.compile(r"[*?\[]")
#: Deepest nesting of folders.
DEPTH: Final = 64
#: Folders that browsers put beside a saved page, with its pictures and frames.
_BESIDE_PAGES: Final = ("_files", "-Dateien")


#: Endings of documents that a person may take for reports, and that no reader of ours reads.
_DOCUMENTS: Final = frozenset(
    ".7z .doc .docx .epub .gz .mht .mhtml .msg .odt .ods .pdf .ppt .pptx .rar .rtf .tar .xls .xlsx .zip".split()
)


class PassedOverError(SourceError):
    """Files of a folder that are no reports and no fault either: a brief written there before, documents."""


Found = tuple[Path, SourceError | None]


def files(sources: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """The files that sources name, and the fault of each source without one; nothing is read."""
    for source in sources:
        yield from _named(Path(source))


def _named(path: Path) -> Iterator[Found]:
    where = shown(path)
    try:
        mode = path.stat().st_mode
        if path.is_dir():
            yield from _folder(path)
            return
        check_plain(mode, where)
        yield path, None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield from _matches(path, where)
    except OSError as fault:
        yield from _matches(path, where) if _MAGIC.search(str(path)) else [(path, unreadable(fault, where))]
    except SourceError as error:
        yield path, error


def _matches(path: Path, where: str) -> Iterator[Found]:
    """What a pattern matches, as a shell would have it: in order, without names that begin with a dot."""
    if not _MAGIC.search(str(path)):
        yield path, SourceError("no such file or folder", where=where, advice="check the path")
        return
    found = sorted(set(_expand(Path(path.anchor), path.parts[1:] if path.anchor else path.parts)))
    if not found:
        yield path, SourceError("nothing matches this pattern", where=where, advice="check the path")
    for one in found[:MOST]:
        yield from _named(one)
    if len(found) > MOST:
        what = f"more than {MOST:,} files; the rest was not read"
        yield path, SourceError(what, where=where, advice="name their folders one by one")


def _expand(base: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    if not parts:
        yield base
        return
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _expand(base, rest)
        for inner in _inside(base):
            if inner.is_dir(follow_symlinks=False) and not inner.name.startswith("."):
                deeper = base / inner.name
                if len(deeper.parts) <= 2 * DEPTH:  # a bound for the walk; folders inside have their own
                    yield from _expand(deeper, parts)
    elif _MAGIC.search(first):
        matches = re.compile(translate(first)).match
        for inner in _inside(base):
            if matches(inner.name) and (first.startswith(".") or not inner.name.startswith(".")):
                yield from _expand(base / inner.name, rest)
    elif os.path.lexists(base / first):
        yield from _expand(base / first, rest)


def _inside(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds; a folder that cannot be read matches nothing, as in a shell."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _folder(folder: Path) -> Iterator[Found]:
    count, documents = 0, Counter[str]()
    for path, fault in _walk(folder, documents):
        count += 1
        if count > MOST:
            what = f"more than {MOST:,} files; the rest was not read"
            yield folder, SourceError(what, where=shown(folder), advice="name its folders one by one")
            return
        yield path, fault
    if not count:
        advice = f"put files ending in {', '.join(ENDINGS)} into it"
        yield folder, SourceError("no reports in this folder", where=shown(folder), advice=advice)
    if documents:
        number = documents.total()
        kinds = ", ".join(f"{ending} {times}" for ending, times in sorted(documents.items()))
        what = f"{number} document{'s' * (number > 1)} of kinds that are not read, passed over ({kinds})"
        yield folder, PassedOverError(what, where=shown(folder), advice="save them as text to have them read")


def _walk(folder: Path, documents: Counter[str]) -> Iterator[Found]:
    """The files of a folder that are reports; the endings of other documents are counted."""
    home = os.path.realpath(folder)
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                held = sorted(entries, key=lambda entry: entry.name)
        except OSError as fault:
            yield here, unreadable(fault, shown(here))
            continue
        inner: list[tuple[Path, int]] = []
        names = {entry.name for entry in held}
        for entry in held:
            path = here / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not _is_beside_page(entry.name, names):
                    inner.append((path, depth + 1))
            elif (found := _file(path, entry, home)) is not None:
                yield found
            elif (ending := path.suffix.lower()) in _DOCUMENTS:
                documents[ending] += 1
        if inner and depth == DEPTH:
            what = f"folders in it are nested more than {DEPTH} deep"
            yield here, SourceError(what, where=shown(here), advice="name the inner folder itself")
        else:
            waiting += reversed(inner)


def _file(path: Path, entry: os.DirEntry[str], home: str) -> Found | None:
    """A file of a folder with its fault; ``None`` for what is none of our business."""
    where = shown(path)
    try:
        if entry.is_symlink():
            outside = os.path.commonpath([home, os.path.realpath(path)]) != home
            if outside and (is_report(path) or path.is_dir()):
                return path, SourceError("a link out of this folder", where=where, advice="name what it leads to")
            if path.is_dir():
                return None
        if not is_report(path):
            return None
        check_plain(path.stat().st_mode, where)
    except SourceError as error:
        return path, error
    except OSError as fault:
        broken = entry.is_symlink() and isinstance(fault, FileNotFoundError)
        return path, SourceError("a link to nothing", where=where, advice="mend it") if broken else unreadable(
            fault, where
        )
    except ValueError:  # another drive
        return path, SourceError("a link out of this folder", where=where, advice="name what it leads to")
    return (
        (path, PassedOverError("a brief, not a report; passed over", where=where)) if is_brief(path) else (path, None)
    )


def _is_beside_page(name: str, names: set[str]) -> bool:
    """Whether a folder is the one that a browser saved beside a page."""
    for ending in _BESIDE_PAGES:
        stem = name.removesuffix(ending)
        if stem != name and not names.isdisjoint({f"{stem}.html", f"{stem}.htm"}):
            return True
    return False
