"""Sources made to harm: they cost their own line and nothing else, and no hang."""

from __future__ import annotations

import builtins
import time
from pathlib import Path

import pytest

from statusquo.sources import load
from tests.unit.sources import samples
from tests.unit.sources.samples import BODY, every, faults, only, put

BILLION = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><title>&c;</title><item><title>&c;</title></item></channel></rss>
"""
FILE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.org/x.dtd" [ ]><rss version="2.0"></rss>'


@pytest.mark.parametrize("feed", [BILLION, FILE, OUTSIDE], ids=["bomb", "file", "fetched"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_feeds_that_declare_entities_are_refused(tmp_path: Path, feed: str, encoding: str) -> None:
    named = feed.replace('version="1.0"', f'version="1.0" encoding="{encoding}"', 1)
    if encoding == "utf-7":
        named = f'<?xml version="1.0" encoding="{encoding}"?>' + feed.replace("<", "+ADw-")
    data = named.encode("utf-8" if encoding == "utf-7" else encoding)
    batch = load([put(tmp_path, "x.rss", data), put(tmp_path, "good.txt", BODY)])
    assert len(batch.reports) == 1
    (line,) = faults(batch)
    # UTF-7 is no encoding of feeds: its hidden markup stays text, so that there is no feed to be found.
    assert ("declares entities" if encoding != "utf-7" else "no RSS or Atom feed") in line


@pytest.mark.parametrize("content", ["/etc/passwd", "http://example.org/feed", "file:///etc/passwd"])
def test_a_feed_is_never_taken_for_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    path = put(tmp_path, "x.rss", content)
    opened: list[object] = []
    real = builtins.open
    monkeypatch.setattr(builtins, "open", lambda *a, **k: opened.append(a[0]) or real(*a, **k))
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("asked the network"))
    assert "no RSS or Atom feed" in faults(load([path]))[0]
    assert not [one for one in opened if "passwd" in str(one) or "example" in str(one)]


def test_an_entry_with_half_a_character_and_scripts(tmp_path: Path) -> None:
    feed = samples.RSS.replace("bote-2025-1", "../../etc").replace(
        "Streit um Löhne", "Streit &#xD83D; &lt;script&gt;x()"
    )
    first = every(put(tmp_path, "x.rss", feed))[0]
    assert "/" not in first.id
    first.title.encode()
    assert "Kein Text" not in first.text


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article><p>{BODY}</p><script>{BODY * 3}",
        f"<html><body><article><p>{BODY}</p><style>{BODY * 3}</style></article></body></html>",
        f"<html><body><article><p>{BODY}</p><!-- {BODY * 3} --></article></body></html>",
        f"<html><body><article><p onclick='{BODY * 3}'>{BODY}</p></article></body></html>",
    ],
)
def test_what_a_page_does_not_show_is_no_text(tmp_path: Path, page: str) -> None:
    assert only(put(tmp_path, "x.html", page)).text.strip() == BODY


DEEP = 200_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.html", "<div>" * DEEP + BODY),
        ("x.html", "<" * 500_000),
        ("x.html", "<!--" * 200_000),
        ("x.html", "<p " + "a=" * 300_000),
        ("x.rss", "<rss version='2.0'><channel><item><title>" + "<b>" * DEEP),
        ("x.rss", "<rss version='2.0'><channel><item><description>" + "&lt;div&gt;" * DEEP),
        ("x.rss", "<rss>" + "<![CDATA[" * DEEP),
        ("x.rss", "<" * 500_000),
        ("x.rss", "<rss>" + "<!DOCTYPE " * 50_000),
        ("x.json", '{"text": ' + "[" * DEEP),
        ("x.jsonl", '{"text": ' + "[" * DEEP),
        ("x.csv", "text\n" + '"' * 500_001),
        ("x.csv", "," * 500_000),
        ("x.eml", "Subject: x\nContent-Type: text/html\n\n" + "<div>" * DEEP),
        ("x.eml", "Subject: " + "=?utf-8?q?x?=" * 50_000 + f"\n\n{BODY}"),
        ("x.eml", "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))),
        ("x.eml", "A: b\n" * DEEP),
        ("x.eml", "Subject: x\nDate: " + "(" * 19_000 + f"\n\n{BODY}"),
    ],
)
def test_nests_and_bombs_end_soon(tmp_path: Path, name: str, content: str) -> None:
    start = time.monotonic()
    batch = load([put(tmp_path, name, content), put(tmp_path, "good.txt", "Ein Satz.")])
    assert time.monotonic() - start < 20
    faults(batch)
    assert batch.reports[-1].text == "Ein Satz."
    assert len(batch.reports) + len(batch.errors) == 2


def test_a_cell_that_grows_without_end_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.write(b'text\n"')
        for _ in range(40):
            file.write(b"aaaa\n" * 200_000)
    (line,) = faults(load([path]))
    assert line.startswith(f"{path}:2: a cell has more than 2,000,000 characters")
