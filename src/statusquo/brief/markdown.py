"""The brief as Markdown: what fits into a message, a wiki or a repository.

Tables are those of GitHub's dialect. Text from reports is escaped, so that it can neither become markup nor
leave its cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from statusquo.brief.citing import MOST_NAMES, MOST_SPEAKERS
from statusquo.brief.clean import clean
from statusquo.brief.evidence import Quote
from statusquo.brief.matrix import Held
from statusquo.brief.stability import Said, Stability
from statusquo.messages import Words, words
from statusquo.messages.unread import unread
from statusquo.sources import BRIEF_MARK

if TYPE_CHECKING:
    from statusquo.brief.document import Brief

#: Reports listed by name; the others are counted.
MOST_REPORTS: Final = 500


def document(brief: Brief) -> str:
    """The whole brief; pictures become their tables and sentences."""
    w = words(brief.language)
    makers = {
        "lead": _lead,
        "positions": _positions,
        "contacts": _contacts,
        "timeline": _timeline,
        "stability": _stability,
        "sources": _sources,
        "method": _method,
    }
    lines = [BRIEF_MARK, "", f"# {plain(brief.lead.title)}", "", plain(brief.lead.kicker), ""]
    for part in brief.parts:
        if part != "lead":
            lines += [f"## {w(f'brief.part.{part}')}", ""]
        lines += [*makers[part](brief, w), ""]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def plain(text: str) -> str:
    """Text on one line that is no markup."""
    line = re.sub(r"([\\`*_{}\[\]#|~!])", r"\\\1", " ".join(clean(text).split()))
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(heads: list[str], rows: list[list[str]]) -> list[str]:
    return [_row(*heads), _row(*("---" for _ in heads)), *(_row(*row) for row in rows), ""]


def _quote(quote: Quote, w: Words) -> str:
    return f"{w('brief.say.quoted', what=plain(quote.marked))} ({plain(quote.where)})"


def _lead(brief: Brief, w: Words) -> list[str]:
    def marked(text: str, notes: tuple[int, ...]) -> str:
        return plain(text) + "".join(f"[^{n}]" for n in notes)

    headline = brief.lead.headline
    lines = [f"**{plain(headline.text)}**" + "".join(f"[^{n}]" for n in headline.notes), ""]
    lines += [" ".join(marked(s.text, s.notes) for s in brief.lead.sentences), ""]
    return lines + [f"[^{n}]: {_quote(quote, w)}" for n, quote in enumerate(brief.lead.notes, start=1)]


def _held(held: Held, w: Words) -> str:
    details = [held.actor, held.tied, w("brief.matrix.strong") if held.strong else "", held.change]
    if held.change:
        details[-1] = w("brief.new" if held.change == "new" else "brief.matrix.turned_short")
    more = ", ".join(plain(detail) for detail in details if detail)
    text = f"{held.sign} {held.stance}" + (f" ({more})" if more else "")
    return text if held.current else f"~~{text}~~"


def _positions(brief: Brief, w: Words) -> list[str]:
    matrix = brief.matrix
    if not matrix.rows:
        return [w("brief.empty_part")]
    rows = [
        [plain(row.label) + (" ⇄" if row.opposed else "")]
        + ["<br>".join(_held(held, w) for held in cell) or "·" for cell in row.cells]
        for row in matrix.rows
    ]
    heads = [w("brief.matrix.issue"), *(plain(name) for name in matrix.names)]
    lines = _table(heads, rows)
    lines += [f"· {w('brief.no_statement')}, ⇄ {w('brief.matrix.opposed')}", ""]
    if matrix.gone:
        gone = "; ".join(f"{party} {w(f'stance.{stance}')}: {label}" for party, stance, label in matrix.gone)
        lines += [f"{w('brief.matrix.gone')} {plain(gone)}", ""]
    for row in matrix.rows:
        lines += [f"### {plain(row.label)}", ""]
        for cell in row.cells:
            for held in cell:
                name = plain(brief.names(held.position.party))
                lines += [f"- {name} {held.stance}: {'; '.join(_quote(quote, w) for quote in held.quotes)}"]
        lines.append("")
    return lines


def _contacts(brief: Brief, w: Words) -> list[str]:
    if not brief.contacts.channels:
        return [w("brief.empty_part")]
    heads = [w(f"brief.contacts.{key}") for key in ("pair", "state", "last", "envoys")]
    calendar = brief.evidence.calendar
    return _table(
        heads,
        [
            [
                plain(" – ".join(channel.names)),
                w(f"brief.contacts.{channel.state}") + (f" ×{channel.times}" if channel.times > 1 else ""),
                calendar.short(channel.last) if channel.last else "–",
                plain(", ".join(channel.envoys)) or "–",
            ]
            for channel in brief.contacts.channels
        ],
    ) + ([calendar.count("brief.contacts.more", brief.contacts.more)] if brief.contacts.more else [])


def _timeline(brief: Brief, w: Words) -> list[str]:
    calendar = brief.evidence.calendar
    lines: list[str] = []
    for entry in brief.timeline.entries:
        day = calendar.period(*entry.days)
        if entry.told and entry.days[0]:
            day = w("brief.timeline.told", day=day)
        more = f" ({plain('; '.join(entry.details))})" if entry.details else ""
        new = f" ({w('brief.new')})" if entry.new else ""
        lines.append(f"- {day}: {plain(entry.what)}{more}{new}")
    for fact in brief.timeline.standing:
        key = {True: "holds", False: "holds_not", None: "holds_open"}[fact.holds]
        lines.append(f"- {w(f'brief.standing.{key}')}: {plain(fact.label)}")
    return lines or [w("brief.empty_part")]


def _said(items: tuple[Said, ...], w: Words) -> list[str]:
    return [f"- {plain(item.text)}" + "".join(f" {_quote(quote, w)}" for quote in item.quotes[:1]) for item in items]


def _stability(brief: Brief, w: Words) -> list[str]:
    stability: Stability | None = brief.stability
    if stability is None:
        return [w("brief.stability.none")]
    says = {True: "✓", False: "✗", None: "?"}
    lines = [f"**{plain(stability.verdict.text)}**", "", plain(stability.sure), ""]
    if stability.kind != "none":
        lines += _table(
            [
                w("brief.stability.concept"),
                *(plain(p) for p in stability.parties),
                w("brief.stability.all"),
                w("brief.stability.share"),
            ],
            [
                [row.name, *(says[v] for v in row.verdicts), says[row.equilibrium], row.share or "–"]
                for row in stability.concepts
            ],
        )
    if stability.completions:
        heads = [w("brief.stability.case"), *(row.short for row in stability.concepts)]
        rows = [
            [
                f"{case.number}. {plain(case.state)}",
                *(f"{says[stable]} {share}".strip() for stable, share in case.verdicts),
            ]
            for case in stability.completions
        ]
        lines += [f"### {w('brief.stability.cases')}", "", *_table(heads, rows)]
    for question in range(1, 6):
        answers = stability.of(question)
        swings = stability.swings if question == 2 else ()
        if answers or swings:
            lines += [f"### {w(f'brief.stability.q{question}')}", ""]
        for answer in answers:
            case = w("brief.stability.case_n", n=", ".join(map(str, answer.cases))) if answer.cases else ""
            about = ": ".join(plain(part) for part in (case, answer.state, answer.title) if part)
            lines += [*([f"**{about}**", ""] if about else []), *_said(answer.said, w), ""]
        lines += [*_said(swings, w), ""]
    if stability.left_out:
        lines += [f"### {w('brief.stability.left_out')}", ""]
        for group in stability.left_out:
            lines.append(f"- {plain(group.why)}: {plain('; '.join(item.text for item in group.items))}")
        lines.append("")
    return lines


def _sources(brief: Brief, w: Words) -> list[str]:
    lines: list[str] = []
    for contradiction in brief.sources.contradictions:
        lines.append(f"- {plain(contradiction.about)}:")
        lines += [
            f"  - {plain(version.what)}: {'; '.join(_quote(quote, w) for quote in version.quotes)}"
            for version in contradiction.versions
        ]
    lines.append("")
    calendar = brief.evidence.calendar
    for findings in brief.evidence.ordered[:MOST_REPORTS]:
        report = findings.report
        day = calendar.day(report.date.isoformat() if report.date else None)
        publisher = f", {plain(report.publisher)}" if report.publisher else ""
        why = plain(unread(findings.not_read, w))
        note = f" ({w('brief.sources.not_read', why=why)})" if why else ""
        lines.append(f"- {plain(report.title or report.id)}{publisher}, {day}{note}")
    if (left := len(brief.evidence.ordered) - MOST_REPORTS) > 0:
        lines.append(f"- {calendar.count('brief.sources.more', left)}")
    if brief.sources.speakers:
        heads = [w(f"brief.sources.{key}") for key in ("speaker", "direct", "indirect", "reported", "in", "via")]
        rows = [
            [plain(s.name or w("brief.sources.nobody")), str(s.direct), str(s.indirect), str(s.reported)]
            + [plain(", ".join(name for name, _ in found[:MOST_NAMES])) or "–" for found in (s.publishers, s.via)]
            for s in brief.sources.speakers[:MOST_SPEAKERS]
        ]
        lines += ["", f"### {w('brief.sources.speakers')}", "", *_table(heads, rows)]
    told = [*brief.sources.missing]
    told += [f"{what}: {why}" if why else what for what, why in brief.sources.unread[:MOST_REPORTS]]
    if told:
        lines += ["", f"### {w('brief.missing.heading')}", "", *(f"- {plain(line)}" for line in told)]
    return lines


def _method(brief: Brief, w: Words) -> list[str]:
    method = brief.method
    lines = [w("brief.method.made", version=method.version)]
    if method.orders is not None:
        orders = brief.evidence.calendar.number(method.orders)
        lines.append(f"{w('brief.method.orders')}: {orders}; {w('brief.method.seed', seed=method.seed)}.")
    calendar = brief.evidence.calendar
    found = [" ".join(lines), ""]
    if method.command:
        command = " ".join(clean(method.command).replace("`", "'").splitlines())
        found += [f"{w('brief.method.again')}: `{command}`", ""]
    found += [w("brief.method.limits"), ""]
    if method.decisions:
        found += [f"### {calendar.count('brief.method.decided', method.decided)}", ""]
        for one in method.decisions:
            back = f" ({w('brief.decided.taken_back')})" if one.undone else ""
            why = f": {plain(one.why)}" if one.why else ""
            found.append(f"- {one.day}, {plain(one.who or '–')}: {plain(one.what)}{back}{why}")
    return found
