"""Short names that a report itself gives: "Gewerkschaft Erziehung und Wissenschaft (GEW)", and their later mentions."""

from __future__ import annotations

from statusquo.reading.german.actors import forms as forms_
from statusquo.reading.german.actors.owners import ACRONYM
from statusquo.reading.german.actors.scene import Entity, Mention, Scene


def brackets(scene: Scene) -> None:
    """Short names in brackets: "Berliner Verkehrsbetriebe (BVG)"; registers them, and makes actors of the unknown."""
    forms, tokens = scene.forms, scene.tokens
    for k in range(1, len(forms) - 2):
        if forms[k] != "(" or tokens[k + 1].is_mark:
            continue
        close = next((j for j in range(k + 2, min(k + 10, len(forms))) if forms[j] == ")"), 0)
        if not close:
            continue
        inner = forms[k + 1 : close]
        claim = scene.claims[k - 1]
        short = inner[0] if len(inner) == 1 else ""
        if claim is not None and claim.entity.kind != "person":
            own = scene.claims[k + 1]
            if own is not None and own.entity is not claim.entity and own.entity.table and claim.entity.table:
                first = _long_name(scene, k, short) if short else -1
                if 0 <= first < claim.first:
                    scene.claim(own.entity, first, close + 1, _last_head(scene, first, k), "name")
                continue
            if short and ACRONYM.match(short):
                _short(scene, claim.entity, short, k + 1)
                inner_claim = scene.claims[k + 1]
                if inner_claim is not None and inner_claim.entity is claim.entity and inner_claim is not claim:
                    scene.drop(inner_claim)
                    _extend(scene, claim, close + 1)
            elif len(inner) > 1 and all(f[:1].isupper() or len(f) < 4 for f in inner) and ACRONYM.match(forms[k - 1]):
                claim.entity.aliases.add(scene.words(k + 1, close))
                _extend(scene, claim, close + 1)
            continue
        if (
            claim is not None
            or not short
            or not ACRONYM.match(short)
            or tokens[k - 1].tag not in ("NN", "NE", "NNA", "FM")
        ):
            if claim is None and len(inner) > 1 and ACRONYM.match(forms[k - 1]) and all(f[:1].isupper() for f in inner):
                entity = scene.entity(
                    f"named:{forms[k - 1].lower()}", "organisation", scene.words(k + 1, close), "named:bracket"
                )
                scene.aliases[forms[k - 1].lower()] = entity
                scene.claim(entity, k - 1, close + 1, k - 1, "name")
            continue
        first = _long_name(scene, k, short)
        if first < 0:
            continue
        inside = scene.claims[k + 1]
        if inside is not None and not _another(scene, inside.entity, first, k):
            entity = inside.entity
        else:
            if inside is not None:
                _release(scene, inside.entity, short)
            entity = scene.entity(f"named:{short.lower()}", "organisation", _full(scene, first, k), "named:bracket")
            _sort(scene, entity, first, k)
            if not entity.sector and entity.name.endswith(_PARTIES) and scene.political:
                entity.sector, entity.noun = "party", "partei"
        scene.aliases[short.lower()] = entity
        entity.aliases.add(short)
        scene.claim(entity, first, close + 1, _last_head(scene, first, k), "name")


#: Ends of names of parties that other bodies have too.
_PARTIES = ("Union", "Liste", "Bewegung", "Bündnis", "Allianz", "Alternative", "Block", "Forum", "Aufbruch", "Zukunft")


def _another(scene: Scene, entity: Entity, first: int, stop: int) -> bool:
    """Whether the tables know a short form as that of someone else: "Soziale Union (SU)" is no Soviet Union."""
    if entity.table is None or entity.kind == "person":
        return False
    known = {word.lower()[:_STEM] for name in (entity.name, *entity.aliases) for word in name.split()}
    return not any(
        scene.forms[k].lower()[:_STEM] in known for k in range(first, stop) if scene.forms[k][:1].isupper()
    ) and not any(scene.forms[k].isupper() for k in range(first, stop))


def _release(scene: Scene, entity: Entity, short: str) -> None:
    """Take back the mentions of an actor of the tables by a short form that is another's in this report."""
    for mention in list(entity.mentions):
        if scene.words(mention.first, mention.stop) == short:
            scene.drop(mention)


#: Letters by which words of a long name are compared.
_STEM = 5


def _full(scene: Scene, first: int, stop: int) -> str:
    """A long name in the nominative."""
    return forms_.body_name(scene, first, stop, _last_head(scene, first, stop))


def _sort(scene: Scene, entity: Entity, first: int, stop: int) -> None:
    """Note what kind of body a name says it is ("*Gewerkschaft* der Seeleute"), so that "die Gewerkschaft" finds it."""
    for index in range(first, stop):
        noun = scene.tables.collective(scene.forms[index])
        if noun is not None and noun.kind == "organisation" and not entity.sector:
            entity.sector, entity.noun = noun.sector, noun.word.lower()
            entity.gender = entity.gender or noun.gender
            return


def _extend(scene: Scene, mention: Mention, stop: int) -> None:
    for index in range(mention.stop, stop):
        if scene.claims[index] is None:
            scene.claims[index] = mention
    mention.stop = stop


def _last_head(scene: Scene, first: int, stop: int) -> int:
    for index in range(first, stop):
        if index in scene.heads:
            return index
    return stop - 1


def _short(scene: Scene, entity: Entity, short: str, index: int) -> None:
    inner = scene.claims[index]
    scene.aliases[short.lower()] = entity
    if inner is None:
        entity.aliases.add(short)
        scene.claim(entity, index, index + 1, index, "name")
    elif inner.entity is not entity and inner.entity.kind != "person":
        parts = {inner.entity.kind, entity.kind}
        if "state" not in parts and entity.table is None:
            scene.merge(inner.entity, entity)


def _long_name(scene: Scene, k: int, short: str) -> int:
    """First token of the name that the short form at ``k`` abbreviates; -1 if the words do not fit."""
    letters = [c for c in short if c.isupper()]
    first = k
    floor = scene.analysis.sentence_of(k).first
    wanted = letters[0].lower()
    best = -1
    while first - 1 >= floor and k - first < 10:
        token = scene.tokens[first - 1]
        if token.is_mark and token.form not in '„“”"»«-–':
            break
        if token.is_finite or token.tag == "KOUS":
            break
        first -= 1
        form = scene.forms[first]
        if form[:1].lower() == wanted and (form[:1].isupper() or scene.tokens[first].tag == "ADJA"):
            best = first
            if k - first >= len(letters) - 2:
                break
    return best


def short_forms(scene: Scene) -> None:
    """Later mentions of names made known by now: acronyms in brackets, quoted names, bodies never seen before."""
    if not scene.aliases:
        return
    longest = max(alias.count(" ") for alias in scene.aliases) + 1
    firsts = {alias.split(" ")[0] for alias in scene.aliases}
    tokens, forms = scene.tokens, scene.forms
    for i, token in enumerate(tokens):
        if scene.claims[i] is not None or token.is_mark or not (forms[i][:1].isupper() or token.tag == "NE"):
            continue
        variants = {token.lower, token.lemma.lower(), token.lower.removesuffix("s")} & firsts
        if not variants:
            continue
        for size in range(min(longest, len(tokens) - i), 0, -1):
            rest = [t.lower for t in tokens[i + 1 : i + size]]
            found = next(
                (scene.aliases[text] for v in sorted(variants) if (text := " ".join([v, *rest])) in scene.aliases), None
            )
            if found is None or any(scene.claims[k] is not None for k in range(i, i + size)):
                continue
            scene.claim(found, i, i + size, i, "name")
            break


#: Words of a name behind its noun that a short form may count ("Volksfront *des Nordens*").
_TAIL = 4


def initials(scene: Scene) -> None:
    """Short forms without brackets: "VFN" is the "Volksfront des Nordens" of the same report."""
    shorts = [e for e in scene.cast if e.table is None and e.kind == "organisation" and ACRONYM.match(e.name)]
    if not shorts:
        return
    named: list[tuple[Entity, list[str]]] = []
    for mention in scene.mentions():
        if mention.entity.table is None and mention.entity.kind in ("organisation", "group"):
            stop = mention.stop
            while stop < len(scene.forms) and stop - mention.stop < _TAIL and _goes_on(scene, stop):
                stop += 1
            named.append((mention.entity, scene.forms[mention.head : stop]))
            if mention.first < mention.head:
                named.append((mention.entity, scene.forms[mention.first : stop]))
    for short in shorts:
        letters = short.name.lower()
        fits = dict.fromkeys(
            entity for entity, words in named if entity is not short and spells(letters, [w.lower() for w in words])
        )
        if len(fits) == 1:
            (full,) = fits
            full.aliases.add(short.name)
            scene.merge(full, short)


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a word belongs to the name before it: its genitive, "für", "und", or a capital."""
    token = scene.tokens[index]
    return token.lower in ("des", "der", "für", "und") or (token.is_noun and token.form[:1].isupper())


def spells(letters: str, words: list[str]) -> bool:
    """Whether the letters start the words in order; compounds may give several, small words none.

    Example:
        >>> spells("vfn", ["volksfront", "des", "nordens"])
        True
    """
    if sum(len(word) > _SMALL for word in words) < 2:
        return False
    reach = {0}
    for word in words:
        after: set[int] = set(reach) if len(word) <= _SMALL else set()
        for start in reach:
            if start < len(letters) and word[:1] == letters[start]:
                at, stop = 0, start
                while stop < len(letters) and (at := word.find(letters[stop], at)) >= 0:
                    at, stop = at + 1, stop + 1
                    after.add(stop)
        if not after:
            return False
        reach = after
    return len(letters) in reach


#: Letters of words like "des", "für".
_SMALL = 3
