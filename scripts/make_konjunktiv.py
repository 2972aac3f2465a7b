"""Make ``src/statusquo/language/konjunktiv.json``: which verb forms are Konjunktiv II, and which verbs are
strong.

Needs ``ablaut`` (MIT or Apache-2.0, https://github.com/ablaut-dev/ablaut), which is not a dependency of the
package::

    python -m venv build/ablaut && build/ablaut/bin/pip install ablaut==0.11.0
    build/ablaut/bin/python scripts/make_konjunktiv.py

Konjunktiv I needs no table: its third person singular is the infinitive without its n ("gebe", "solle"),
which
no indicative third person singular is; only "sei, seien" are listed. The table holds, for simple strong, mixed,
preterite-present and modal verbs, the Konjunktiv II forms that differ from the past tense ("gäbe"), and those
that are the same ("ginge" is not, "gingen" is). Forms of prefixed verbs are derived when they are looked up.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ablaut  # type: ignore[import-not-found]

VERBS = """
backen befehlen beginnen beißen bergen bersten betrügen biegen bieten binden bitten blasen bleiben braten
brechen brennen bringen denken
dreschen dringen dürfen empfehlen erlöschen erschrecken essen fahren fallen fangen fechten finden flechten
fliegen fliehen fließen fressen
frieren gebären geben gedeihen gehen gelingen gelten genesen genießen geschehen gewinnen gießen gleichen
gleiten graben greifen haben halten
hängen hauen heben heißen helfen kennen klingen kneifen kommen können kriechen laden lassen laufen leiden
leihen lesen liegen lügen mahlen
meiden melken messen misslingen mögen müssen nehmen nennen pfeifen preisen quellen raten reiben reißen
reiten rennen riechen ringen rinnen
rufen salzen saufen saugen schaffen scheiden scheinen scheren schieben schießen schlafen schlagen schleichen
schleifen schließen schlingen
schmeißen schmelzen schneiden schreiben schreien schreiten schweigen schwellen schwimmen schwinden schwingen
schwören sehen sein senden
singen sinken sinnen sitzen sollen sprechen sprießen springen stechen stecken stehen stehlen steigen sterben
stinken stoßen streichen
streiten tragen treffen treiben treten trinken trügen tun verderben vergessen verlieren verschwinden
verzeihen wachsen waschen weben weichen
weisen wenden werben werden werfen wiegen winden wissen wollen wringen zeihen ziehen zwingen
""".split()

# Second forms in use beside the ones of ablaut (Duden, Die Grammatik, 9th ed. 2016, sections 638-651).
ALSO = {
    "stehen": ["stände", "ständen"],
    "helfen": ["hälfe", "hälfen", "hülfe", "hülfen"],
    "sterben": ["stürbe", "stürben"],
    "werfen": ["würfe", "würfen"],
    "gewinnen": ["gewönne", "gewönnen", "gewänne", "gewännen"],
    "beginnen": ["begönne", "begönnen", "begänne", "begännen"],
    "gelten": ["gölte", "gölten", "gälte", "gälten"],
    "befehlen": ["beföhle", "beföhlen", "befähle", "befählen"],
    "empfehlen": ["empföhle", "empföhlen", "empfähle", "empfählen"],
    "brauchen": ["bräuchte", "bräuchten"],
    "müssen": ["müßte", "müßten"],
}
SPECIAL = {"sei": ["sein", "k1"], "seien": ["sein", "k1"], "seist": ["sein", "k1"], "seiest": ["sein", "k1"]}


def _dump(data: dict[str, Any]) -> str:
    """Write one form a line, so that a change shows as lines."""
    parts = [f'"source":{json.dumps(data["source"])}']
    for name in ("forms", "past"):
        rows = ",\n".join(
            f"{json.dumps(k, ensure_ascii=False)}:{json.dumps(v, ensure_ascii=False, separators=(',', ':'))}"
            for k, v in data[name].items()
        )
        parts.append(f'"{name}":{{\n{rows}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Write the table."""
    forms: dict[str, list[str]] = dict(SPECIAL)
    past: dict[str, str] = {}
    for verb in VERBS:
        table = ablaut.conjugate(verb)
        indicative = {*table.preterite, *table.present}
        third = [table.preterite[2], table.preterite[5]]
        for form in table.preterite:
            past.setdefault(form, verb)
        if table.konjunktiv2[2] == third[0]:  # "sollte", "wollte": one form for both
            for form in (table.konjunktiv2[2], table.konjunktiv2[5]):
                forms.setdefault(form, [verb, "k2?"])
            continue
        for place in (2, 5):
            form = table.konjunktiv2[place]
            forms.setdefault(form, [verb, "k2?" if form in indicative else "k2"])
    for verb, more in ALSO.items():
        for form in more:
            forms.setdefault(form, [verb, "k2"])
    target = Path(__file__).resolve().parent.parent / "src/statusquo/language/konjunktiv.json"
    data = {
        "source": "made by scripts/make_konjunktiv.py with ablaut 0.11.0 (MIT or Apache-2.0)",
        "forms": dict(sorted(forms.items())),
        "past": {form: verb for form, verb in sorted(past.items()) if form not in forms},
    }
    target.write_text(_dump(data), encoding="utf-8")
    print(f"{target.name}: {len(forms)} forms of Konjunktiv, {len(data['past'])} of the past")


if __name__ == "__main__":
    main()
