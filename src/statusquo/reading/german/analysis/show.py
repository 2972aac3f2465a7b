"""A compact view of an analysis, for people who write rules.

Use ``python -m statusquo.reading.german.analysis "Ein Satz."`` or :func:`show`.
"""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.reading.german.analysis.model import Analysis, Clause, Phrase, Sentence

__all__ = ["show"]


def show(analysis: Analysis, *, tags: bool = True) -> str:
    """Return the printable view of an analysis.

    Args:
        analysis: what ``analyse`` returned.
        tags: print a line with the tags of each sentence.
    """
    lines: list[str] = []
    for sentence in analysis.sentences:
        lines.append(f"S{sentence.index} [{sentence.start}:{sentence.end}]" + (" heading" if sentence.heading else ""))
        if tags:
            words = (f"{t.text}/{t.tag}" for t in analysis.tokens[sentence.first : sentence.stop])
            lines.append("  " + " ".join(words))
        for clause in sentence.clauses:
            lines.extend(_clause(analysis, sentence, clause))
    return "\n".join(lines)


def _clause(analysis: Analysis, sentence: Sentence, clause: Clause) -> Iterator[str]:
    where = "" if clause.parent is None else f" under {clause.parent}"
    joined = "" if clause.joined is None else f" joined to {clause.joined}"
    opener = f" «{clause.connector}»" if clause.connector else ""
    quoted = " quoted" if clause.quoted else ""
    words = " ".join(analysis.tokens[k].text for k in clause.own)
    yield f"  {clause.index} {clause.kind}{opener}{where}{joined}{quoted}: {words}"
    verb = clause.verb
    if verb is not None:
        extra = [verb.tense, verb.mood]
        extra += [f"modal {verb.modal}"] if verb.modal else []
        extra += [f"passive {verb.passive}"] if verb.passive else []
        extra += ["reflexive"] if verb.reflexive is not None else []
        extra += ["NEGATED"] if clause.negated else []
        yield f"      verb {verb.lemma} ({', '.join(extra)})"
    if clause.antecedent is not None:
        yield f"      antecedent {_quote(analysis, clause.antecedent)}"
    if clause.subject is not None and clause.subject_shared:
        yield f"      subject (shared) {_quote(analysis, clause.subject)}"
    for phrase in clause.phrases:
        yield from _phrase(analysis, phrase, 3)
    if clause.adverbs:
        yield "      adverbs " + ", ".join(a.lemma for a in clause.adverbs)


def _quote(analysis: Analysis, phrase: Phrase) -> str:
    return "[" + analysis.quote(phrase.first, phrase.stop).replace("\n", " ") + "]"


def _phrase(analysis: Analysis, phrase: Phrase, depth: int, label: str = "") -> Iterator[str]:
    cases = "/".join(c for c in ("nom", "gen", "dat", "acc") if c in phrase.cases)
    numbers = "/".join(sorted(phrase.numbers))
    facts = [phrase.lemma]
    if phrase.part != phrase.lemma.lower():
        facts.append(f"-{phrase.part}")
    if phrase.prep:
        facts.append(f"prep {phrase.prep}")
    facts += [cases, numbers]
    if phrase.determination:
        facts.append(phrase.determination)
    if phrase.name is not None:
        facts.append(f"name {analysis.quote(*phrase.name)}")
    if phrase.conjunction:
        facts.append(f"joint by {phrase.conjunction}")
    if phrase.negated:
        facts.append("NEGATED")
    line = " · ".join(fact for fact in facts if fact)
    yield f"{'  ' * depth}{label or phrase.role} {_quote(analysis, phrase)} {line}"
    if phrase.participle is not None:
        p = phrase.participle
        sort = "perfect" if p.perfect else "present" if p.present else "adjective"
        yield f"{'  ' * (depth + 1)}participle {p.token.text} ({p.lemma}, {sort})"
        if p.agent is not None:
            yield from _phrase(analysis, p.agent, depth + 2, "agent")
        for inner in p.complements:
            yield from _phrase(analysis, inner, depth + 2, "complement")
    if phrase.owner is not None:
        yield from _phrase(analysis, phrase.owner, depth + 1, "owner")
    for label_, group in (
        ("member", phrase.conjuncts),
        ("genitive", phrase.genitives),
        ("attribute", phrase.attributes),
        ("apposition", phrase.appositions),
    ):
        for inner in group:
            yield from _phrase(analysis, inner, depth + 1, label_)
