"""A small valid source of every kind, each with the same two sentences; tests change them, a fuzzer breaks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from statusquo.report import Report
from statusquo.sources import Batch, load

BODY: Final = "Die Regierung lehnt die Forderung der Gewerkschaft ab. Der Sprecher nannte sie überzogen."

PAGE: Final = f"""<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Streit um Löhne | Bote</title>
<meta property="og:title" content="Streit um Löhne"><meta property="og:site_name" content="Der Bote">
<meta property="article:published_time" content="2025-12-02T23:30:00+01:00">
<link rel="canonical" href="https://example.org/streit">
<style>body {{ color: red }}</style><script>var secret = "Kein Text des Berichts";</script></head>
<body><nav><a href="/">Startseite</a> <a href="/abo">Abonnement</a></nav>
<article><h1>Streit um Löhne</h1><p>{BODY}</p><script>alert("Kein Text des Berichts")</script></article>
<footer>Impressum und Datenschutz</footer></body></html>
"""

RSS: Final = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Der Bote</title><link>https://example.org</link><language>de-DE</language>
<item><title>Streit um Löhne</title><link>https://example.org/1</link><guid>bote-2025-1</guid>
<pubDate>Tue, 02 Dec 2025 23:30:00 +0100</pubDate>
<description><![CDATA[<p>{BODY}</p><script>alert("Kein Text des Berichts")</script>]]></description></item>
<item><title>Zweiter Streit</title><link>https://example.org/2</link><guid>https://example.org/?id=2</guid>
<description>&lt;p&gt;Die &lt;b&gt;Gewerk&lt;/b&gt;schaft droht mit Streik.&lt;/p&gt;
&lt;p&gt;Neu.&lt;/p&gt;</description></item>
</channel></rss>
"""

ATOM: Final = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Der Bote</title><id>urn:bote</id>
<updated>2025-12-03T08:00:00Z</updated><entry><title>Streit um Löhne</title><id>bote-2025-1</id><link href="https://example.org/1"/>
<published>2025-12-02T23:30:00+01:00</published><updated>2025-12-03T08:00:00Z</updated>
<summary>Kurz.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content>
</entry></feed>
"""

MAIL: Final = f"""From: =?utf-8?q?Der_B=C3=B6te?= <redaktion@example.org>
To: lage@example.org
Subject: =?utf-8?q?Streit_um_L=C3=B6hne?=
Date: Tue, 2 Dec 2025 23:30:00 +0100
Message-ID: <1234@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="grenze"

--grenze
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{BODY}

--grenze
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body><p>{BODY}</p><script>alert("Kein Text des Berichts")</script></body></html>

--grenze--
"""

TABLE: Final = f'''Kennung;Titel;Datum;Quelle;Volltext
r1;Streit um Löhne;02.12.2025;Der Bote;"{BODY}"
r2;Zweiter Streit;2025-12-03;Der Bote;"Die Gewerkschaft sagt: ""Streik"";
sie droht damit."
'''

RECORD: Final = {
    "id": "r1",
    "title": "Streit um Löhne",
    "date": "2025-12-02",
    "publisher": "Der Bote",
    "language": "de",
    "text": BODY,
}
LINES: Final = "".join(json.dumps({**RECORD, "id": f"r{n}", "text": f"{BODY} {n}"}) + "\n" for n in (1, 2))

#: Name of a file to what it holds, one for every kind.
SAMPLES: Final[dict[str, bytes]] = {
    name: text.encode()
    for name, text in {
        "a.txt": f"Streit um Löhne\n\n{BODY}\n",
        "b.md": f"# Streit um Löhne\n\n{BODY} Noch ein Satz.\n",
        "c.json": json.dumps({**RECORD, "id": "c"}),
        "d.jsonl": LINES,
        "e.csv": TABLE.replace("r1;", "e1;").replace("r2;", "e2;"),
        "f.html": PAGE,
        "g.rss": RSS,
        "h.atom": ATOM.replace("bote-2025-1", "bote-2025-7"),
        "i.eml": MAIL,
    }.items()
}


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path) -> Report:
    """The one report of a source without a fault."""
    (report,) = every(path)
    return report


def every(path: Path) -> tuple[Report, ...]:
    """The reports of a source without a fault."""
    batch = load([path])
    assert not batch.errors, batch.errors
    return batch.reports


def faults(batch: Batch) -> list[str]:
    """The faults, each checked to be one line."""
    lines = [str(error) for error in batch.errors]
    assert not any("\n" in line for line in lines)
    return lines
