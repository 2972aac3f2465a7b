"""Say when a case lies where a database is in danger: on a network drive or in a synchronised folder.

SQLite's locks do not hold on many network drives, and a program that synchronises a folder copies a file in
the middle of a change. Both have cost users of other tools their work.
"""

from __future__ import annotations

import re
from pathlib import Path

_SYNCHRONISED = re.compile(
    r"^(dropbox|onedrive|google ?drive|my drive|icloud ?drive|mobile documents|nextcloud|owncloud|seafile|"
    r"pcloud ?drive|box|magentacloud|sciebo|mega|syncthing|sync)([ -].*)?$",
    re.IGNORECASE,
)
_MARKERS = (".stfolder", ".dropbox", ".owncloudsync.log", ".nextcloudsync.log")
_NETWORK = frozenset("nfs nfs4 cifs smb3 smbfs afs afpfs ncpfs 9p fuse.sshfs fuse.rclone davfs fuse.davfs2".split())


def folder_warning(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """One line of warning for a case at this path, or an empty string.

    Args:
        mounts: the table of mounted drives; where there is none (Windows, macOS) only the path is looked at.
    """
    path = path.absolute()
    if str(path).startswith(("\\\\", "//")) or _drive(path, mounts) in _NETWORK:
        return f"{path}: lies on a network drive, where locks may fail; keep the case on a local disk"
    for folder in path.parents:
        if _SYNCHRONISED.match(folder.name) or any((folder / marker).exists() for marker in _MARKERS):
            return (
                f"{path}: lies in a synchronised folder ({folder.name}); pause it while the case is open, "
                "or keep the case elsewhere and put backups there"
            )
    return ""


def _drive(path: Path, mounts: Path) -> str:
    """The kind of file system the path is on, by the longest mount point above it."""
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = point == "/" or str(path) == point or str(path).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
