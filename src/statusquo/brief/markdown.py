"""The brief as Markdown: what fits into a message, a wiki or a repository.

Tables are those of GitHub's dialect. Text from reports is escaped, so that it can neither become markup nor
leave its cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from statusquo.brief.calendar import Calendar
from statusquo.brief.citing import MOST_NAMES, MOST_SPEAKERS
from statusquo.brief.clean import clean
from statusquo.brief.contacts import Channel
from statusquo.brief.evidence import Quote
from statusquo.brief.held import Held
from statusquo.brief.method import MOST_HASHES
from statusquo.brief.stability import Said, Stability
from statusquo.messages import Words, words
from statusquo.messages.holding import holding
from statusquo.messages.unread import unread
from statusquo.sources import BRIEF_MARK
from statusquo.svg.matrix import SIGNS

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
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", line)  # begins a list where it begins a line
    line = re.sub(r"^([-+=])", r"\\\1", line)
    # Addresses become no links. A name after "@" is called on some sites after the text was rendered, so an entity
    # would not help; an empty comment does.
    line = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1&#58;", line)
    return re.sub(r"(?i)\bwww\.", "www&#46;", line).replace("@", "@<!-- -->")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(heads: list[str], rows: list[list[str]]) -> list[str]:
    return [_row(*heads), _row(*("---" for _ in heads)), *(_row(*row) for row in rows), ""]


def _quote(quote: Quote, w: Words) -> str:
    """The whole sentence with the finding in it in bold type."""
    before, marked, after = (plain(text) for text in (quote.before, quote.marked, quote.after))
    start = " " if quote.before[-1:].isspace() else ""
    stop = " " if quote.after[:1].isspace() else ""
    text = f"{before}{start}**{marked}**{stop}{after}" if before or after else marked
    return f"{w('brief.say.quoted', what=text)} ({plain(quote.where)})"


def _lead(brief: Brief, w: Words) -> list[str]:
    def marked(text: str, notes: tuple[int, ...]) -> str:
        return plain(text) + "".join(f"[^{n}]" for n in notes)

    headline = brief.lead.headline
    lines = [f"**{plain(headline.text)}**" + "".join(f"[^{n}]" for n in headline.notes), ""]
    lines += [" ".join(marked(s.text, s.notes) for s in brief.lead.sentences), ""]
    lines += [f"[^{n}]: {_quote(quote, w)}" for n, quote in enumerate(brief.lead.notes, start=1)]
    return lines + _changes(brief, w)


def _changes(brief: Brief, w: Words) -> list[str]:
    """What changed, kind by kind; all of it, for the page has room for the first only."""
    found = brief.changes
    lines = ["", f"### {w('brief.changes.heading')}", "", f"{found.since}. {found.hint}".strip()] if found.items else []
    for kind in found.kinds:
        lines += ["", f"**{w(f'brief.changes_of.{kind}')}**", ""]
        lines += [
            f"- {plain(change.text)}" + "".join(f" {_quote(quote, w)}" for quote in change.quotes[:1])
            for change in found.of(kind)
        ]
    return [*lines, found.hint] if found.hint and not found.items else lines


def _held(held: Held, w: Words) -> str:
    details = [held.actor, held.tied, w("brief.matrix.strong") if held.strong else ""]
    if held.change:
        details.append(w("brief.new" if held.change == "new" else "brief.matrix.turned_short"))
    if held.ended:
        details.append(w("brief.matrix.ended", day=Calendar(w).short(held.ended)))
    more = ", ".join(plain(detail) for detail in details if detail)
    text = f"{held.sign} {plain(held.stance)}" + (f" ({more})" if more else "")
    return text if held.current else f"~~{text}~~"


def _positions(brief: Brief, w: Words) -> list[str]:
    matrix = brief.matrix
    if not matrix.rows:
        return [w("brief.empty_part")]
    rows = [
        [plain(row.label) + (" ⇄" if row.opposed else "") + (" ↻" if row.changed else "")]
        + ["<br>".join(_held(held, w) for held in cell) or "·" for cell in row.cells]
        for row in matrix.rows
    ]
    heads = [w("brief.matrix.issue"), *(plain(name) for name in matrix.names)]
    lines = _table(heads, rows)
    signs = [f"{sign} {w(f'brief.matrix.{side}')}" for side, sign in SIGNS.items()]
    signs += [f"· {w('brief.no_statement')}", f"⇄ {w('brief.matrix.opposed')}", f"↻ {w('brief.matrix.changed_means')}"]
    lines += [", ".join(signs), ""]
    calendar = brief.evidence.calendar
    for left, key in ((matrix.more_issues, "more_issues"), (matrix.more_parties, "more_parties")):
        if left:
            lines += [f"{calendar.count(f'brief.matrix.{key}', len(left))}: {plain('; '.join(left))}", ""]
    if matrix.gone:
        lines += [f"{w('brief.matrix.gone')} {plain(matrix.told_gone(w))}", ""]
    for row in matrix.rows:
        lines += [f"### {plain(row.label)}", ""]
        for cell in row.cells:
            for held in cell:
                said = plain(f"{brief.names(held.party)} {held.stance}")
                if held.ended:
                    said += f" ({w('brief.matrix.ended', day=Calendar(w).day(held.ended))})"
                lines += [f"- {said}: {'; '.join(_quote(quote, w) for quote in held.quotes)}"]
        lines.append("")
    return lines


def _contacts(brief: Brief, w: Words) -> list[str]:
    if not brief.contacts.channels:
        return [w("brief.empty_part")]
    heads = [*(w(f"brief.contacts.{key}") for key in ("pair", "state", "last", "envoys")), w("brief.evidence")]
    calendar = brief.evidence.calendar
    return _table(
        heads,
        [
            [
                plain(" – ".join(channel.names)),
                plain("; ".join(_channel(channel, calendar))),
                calendar.short(channel.last) if channel.last else "–",
                plain("; ".join(_through(channel, w))) or "–",
                "".join(_quote(quote, w) for quote in channel.quotes[:1]) or "–",
            ]
            for channel in brief.contacts.channels
        ],
    ) + ([calendar.count("brief.contacts.more", brief.contacts.more)] if brief.contacts.more else [])


def _channel(channel: Channel, calendar: Calendar) -> list[str]:
    """The state of a channel, and what is planned or denied."""
    w = calendar.words
    told = [w(f"brief.contacts.{channel.state}") + (f" ×{channel.times}" if channel.times > 1 else "")]
    if channel.denied:
        told.append(w("brief.contacts.denied"))
    if channel.planned and channel.state == "open":
        day = calendar.day(channel.day)
        told.append(w("brief.contacts.further_on", day=day) if channel.day else w("brief.contacts.further"))
    return told


def _through(channel: Channel, w: Words) -> list[str]:
    """Envoys, mediators, and who else was there."""
    told = [", ".join(channel.envoys)] if channel.envoys else []
    for key, who in (("mediators", channel.mediators), ("with", channel.others)):
        if who:
            told.append(w(f"brief.contacts.{key}", who=", ".join(who)))
    return told


def _timeline(brief: Brief, w: Words) -> list[str]:
    calendar = brief.evidence.calendar
    lines: list[str] = []
    for entry in brief.timeline.entries:
        day = calendar.period(*entry.days)
        if entry.told and entry.days[0]:
            day = w("brief.timeline.told", day=day)
        more = f" ({plain(beside)})" if (beside := entry.beside(w)) else ""
        new = f" ({w('brief.new')})" if entry.new else ""
        lines.append(f"- {day}: {plain(entry.what)}{more}{new}")
    standing = brief.timeline.standing
    lines += [f"- {w(f'brief.standing.{holding(fact.holds)}')}: {plain(fact.label)}" for fact in standing]
    if brief.timeline.more:
        lines.append(f"- {calendar.count('brief.timeline.more', brief.timeline.more)}")
    return lines or [w("brief.empty_part")]


def _said(items: tuple[Said, ...], w: Words) -> list[str]:
    return [f"- {plain(item.text)}" + "".join(f" {_quote(quote, w)}" for quote in item.quotes[:1]) for item in items]


def sign(verdict: bool | None, seen: bool | None = None) -> str:
    """A verdict as a sign; in brackets if it is so in all cases computed, and not all were."""
    if verdict is None and seen is not None:
        return f"({sign(seen)})"
    return {True: "✓", False: "✗", None: "?"}[verdict]


def _now(stability: Stability, brief: Brief, w: Words) -> list[str]:
    """The status quo: what each party does, does not, and what is not known."""
    keys = {"Y": "taken", "N": "not_taken", "-": "unknown"}
    shown = [value for value in keys if value != "-" or stability.unknown]
    heads = [w("brief.stability.party"), *(w(f"brief.stability.{keys[value]}") for value in shown)]
    rows = [
        [plain(party)]
        + ["<br>".join(plain(o.label) for o in stability.options_of(party, value)) or "–" for value in shown]
        for party in stability.parties
        if stability.options_of(party)
    ]
    if not rows:
        return []
    lines = [f"### {w('brief.stability.now')}", "", *_table(heads, rows)]
    if stability.unknown and not stability.unseen:
        lines += [brief.evidence.calendar.count("brief.stability.unknown_note", len(stability.unknown)), ""]
    return lines


def _stability(brief: Brief, w: Words) -> list[str]:
    stability: Stability | None = brief.stability
    if stability is None:
        return [w("brief.stability.none")]
    lines = [f"**{plain(stability.verdict.text)}**", "", plain(stability.sure), ""]
    lines += [w("brief.stability.model"), "", *(f"{plain(note)}\n" for note in stability.notes)]
    lines += _now(stability, brief, w)
    if stability.kind != "none":
        lines += _table(
            [
                w("brief.stability.concept"),
                *(plain(p) for p in stability.parties),
                w("brief.stability.all"),
                w("brief.stability.share"),
            ],
            [
                [
                    row.name,
                    *(sign(v, seen) for v, seen in zip(row.verdicts, row.seen, strict=True)),
                    sign(row.equilibrium, row.seen_all),
                    " ".join(part for part in (row.share, f"({row.margin})" if row.margin else "") if part) or "–",
                ]
                for row in stability.concepts
            ],
        )
        if stability.partly:
            lines += [w("brief.stability.seen_note"), ""]
        if stability.against:
            lines += [plain(stability.against), ""]
        lines += [w("brief.share.caption_short"), ""]
    if stability.completions:
        heads = [w("brief.stability.case"), *(row.short for row in stability.concepts)]
        rows = [
            [
                f"{case.number}. {plain(case.state)}",
                *(f"{sign(stable)} {share}".strip() for stable, share in case.verdicts),
            ]
            for case in stability.completions
        ]
        lines += [f"### {w('brief.stability.cases')}", "", *_table(heads, rows)]
        if stability.unseen:
            lines += [brief.evidence.calendar.count("brief.stability.unseen", stability.unseen), ""]
    for question in range(1, 6):
        answers = stability.of(question)
        swings = stability.swings if question == 2 else ()
        if answers or swings or (question == 2 and stability.questions):
            lines += [f"### {w(f'brief.stability.q{question}')}", ""]
        for answer in answers:
            case = w("brief.stability.case_n", n=", ".join(map(str, answer.cases))) if answer.cases else ""
            about = ": ".join(plain(part) for part in (case, answer.state, answer.title) if part)
            lines += [*([f"**{about}**", ""] if about else []), *_said(answer.said, w), ""]
        lines += [*_said(swings, w), ""]
        if question == 2 and stability.questions:
            lines += [f"**{w('brief.stability.questions')}**", "", *(f"- {plain(q)}" for q in stability.questions), ""]
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
    calendar = brief.evidence.calendar
    packages = "".join(f", {name} {found}" for name, found in method.packages)
    facts = [(w("brief.method.program"), f"statusquo {method.version}{packages}")]
    readers = ", ".join(f"{plain(name)} ({calendar.count('brief.lead.reports', n)})" for name, n in method.readers)
    findings = ", ".join(f"{calendar.number(n)} {w(f'brief.method.{kind}')}" for kind, n in method.findings)
    facts += [(w(f"brief.method.{key}"), text) for key, text in (("readers", readers), ("findings", findings)) if text]
    decided = calendar.count("brief.method.decided", method.decided)
    facts.append((w("brief.method.decisions"), decided if method.decided else w("brief.method.undecided")))
    if method.orders is not None:
        seed = w("brief.method.seed", seed=method.seed)
        facts.append((w("brief.method.orders"), f"{calendar.number(method.orders)}; {seed}"))
    if method.draft:
        facts.append((w("brief.method.draft"), f"`{method.draft}`"))
    if method.command:
        command = " ".join(clean(method.command).replace("`", "'").splitlines())
        facts.append((w("brief.method.again"), f"`{command}`. {w('brief.method.repeat')}"))
    facts.append((w("brief.method.bounds"), plain(method.limits)))
    found = [*(f"- {key}: {text}" for key, text in facts), ""]
    if method.decisions:
        found += [f"### {decided}", ""]
        for one in method.shown:
            back = f" ({w('brief.decided.taken_back')})" if one.undone else ""
            why = f": {plain(one.why)}" if one.why else ""
            found.append(f"- {one.day}, {plain(one.who or '–')}: {plain(one.what)}{back}{why}")
        if left := method.decided - len(method.shown):
            found.append(f"- {calendar.count('brief.method.more_decisions', left)}")
        found.append("")
    if method.rules:
        rules = "; ".join(f"{plain(rule)} {n}" for rule, n in method.rules)
        found += [f"### {w('brief.method.rules')}", "", rules, ""]
    if method.reports:
        found += [f"### {w('brief.method.reports')}", ""]
        found += [
            f"- {plain(report)}{', ' + day if day else ''}: `{digest}`"
            for report, day, digest, _ in method.reports[:MOST_HASHES]
        ]
        if (left := len(method.reports) - MOST_HASHES) > 0:
            found.append(f"- {calendar.count('brief.sources.more', left)}")
        found.append("")
    if method.model:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", method.model)), default=0))
        found += [f"### {w('brief.method.model')}", "", f"{fence}yaml", clean(method.model).rstrip(), fence]
    return found
