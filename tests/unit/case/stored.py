"""Reports and files that tests of the store begin with."""

from __future__ import annotations

from pathlib import Path

from statusquo.findings import Findings
from tests.builders import Build


def told(
    number: int, wording: str = "Abtretung der Insel", reader: str = "hand/1", publisher: str | None = None
) -> Findings:
    text = f"Norland und Suland, Bericht {number}. Norland fordert die {wording}. Suland lehnt das ab."
    b = Build(f"r{number:04}", text, date=f"2025-12-{number % 28 + 1:02}", publisher=publisher, reader=reader)
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.position(nor, "demands", wording, who_would_act=sul)
    b.position(sul, "rejects", "lehnt das ab", label=wording, who_would_act=sul)
    b.statement(nor, f"die {wording}")
    b.event("talks", [nor, sul], "Norland und Suland", duration="zwei Stunden")
    b.condition(wording, None, wording, [nor, sul])
    return b.findings()


def old_case(path: Path, version: str = "0001") -> None:
    """A file of an older version with two reports of nearly the same text and two decisions stored at once."""
    from alembic import command

    from statusquo.case import upgrade
    from statusquo.case.encode import encode
    from statusquo.case.engine import open_engine

    engine = open_engine(path)
    config = upgrade._config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection  # type: ignore[attr-defined]
        command.upgrade(config, version)  # type: ignore[arg-type]
    words = " ".join(f"Wort{n} steht" for n in range(60))
    with engine.begin() as connection:
        run = connection.exec_driver_sql
        for number in (1, 2):
            b = Build(f"r{number:04}", f"Norland fordert die Öffnung. {words} Fassung {number}.", date="2025-12-01")
            b.position(b.actor("Norland"), "demands", "Öffnung")
            one = b.findings()
            text = (number, one.report.hash, "", one.report.text)
            run("INSERT INTO text VALUES (?, ?, ?, ?)", text)
            run("INSERT INTO report VALUES (?, ?, 1, ?, '', '2025-12-01', 'de', NULL, NULL, NULL, '[]', '')",
                (number, one.report.id, number))  # fmt: skip
            run("INSERT INTO reading VALUES (?, ?, 'hand/1', '', ?, '')", (number, number, encode(one)))
            run("INSERT INTO finding VALUES (?, ?, 'position')", (one.positions[0].id, number))
            run("INSERT INTO decision (number, action, about, target, other, changes, author, time, reason) "
                "VALUES (?, 'accepted', 'finding', ?, '', '[]', 'vw', '2025', '')",
                (number, one.positions[0].id))  # fmt: skip
    engine.dispose()
