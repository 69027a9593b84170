#!/usr/bin/env python3
"""Read and check the labelled reports of this folder.

usage: labelled.py check FILE...        name every line that breaks the format
       labelled.py jsonl FILE...        print them in the form of `marsad read` input with a `claims` key

A file holds reports separated by a line of `====`. A report is a header, its text, a line of `----`, and
one claim a line in text order:

    id=w1-001 published=2023-04-18 publisher=example.org voice=wire
    The text, as many lines as it needs.
    ----
    clash | exact words of the text | a=Actor One; Actor Two | x=Target | p=Place | t=2023-04-17 | s=Origin > Relay
    killed | other exact words | q=12 people | m=possible | b

Fields after the words are optional and in any order:
    a=  actors            x=  targets            p=  places (all `;` separated)
    t=  2023-04-17, or 2023-04-15..2023-04-17, or 2023-04 (a month), or 2023 (a year); left out where unknown
    q=  `12 people`, `100+ people` (at least), `~300 people` (about), `100-150 people`, `24+ people "dozens"`,
        `..50 people` (at most)
    m=  modality, `actual` when left out            b   background
    s=  attribution, origin first, relays after `>`
    n=  which occurrence of the words in the text is meant (1-based), when they occur more than once
A line that begins with `#` before the first report of a file is a comment.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
from pathlib import Path

TYPES = {
    "airstrike",
    "shelling",
    "bombing",
    "clash",
    "attack",
    "abduction",
    "detention",
    "abuse",
    "destruction",
    "advance",
    "takeover",
    "control",
    "withdrawal",
    "siege",
    "deployment",
    "access",
    "killed",
    "injured",
    "displaced",
    "captured",
    "meeting",
    "agreement",
    "support",
    "aid",
    "sanction",
    "demand",
    "threat",
    "condemnation",
    "rejection",
    "position",
    "protest",
    "government",
}
MODALITIES = {"actual", "ongoing", "planned", "possible", "hypothetical", "denied", "postponed", "cancelled"}
QUANTITY = re.compile(
    r"^(?P<approx>~)?(?P<atmost>\.\.)?(?P<low>-?[\d.]+)(?:-(?P<high>[\d.]+))?(?P<plus>\+)?"
    r'(?:\s+(?P<unit>[^"]+?))?(?:\s*"(?P<text>[^"]+)")?$'
)


class LabelError(ValueError):
    """A labelled report breaks the format; the message names the report and the line."""


def _period(text: str) -> dict[str, str]:
    if ".." in text:
        start, end = text.split("..")
        return {"start": _period(start)["start"], "end": _period(end)["end"]}
    parts = text.split("-")
    if len(parts) == 1 and re.fullmatch(r"\d{4}", text):
        return {"start": f"{text}-01-01", "end": f"{text}-12-31"}
    if len(parts) == 2:
        last = calendar.monthrange(int(parts[0]), int(parts[1]))[1]
        return {"start": f"{text}-01", "end": f"{text}-{last:02d}"}
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise LabelError(f"time {text!r} is not a date")
    return {"start": text, "end": text}


def _quantity(text: str) -> dict[str, object]:
    found = QUANTITY.match(text.replace(",", ""))
    if not found:
        raise LabelError(f"quantity {text!r} is not understood")

    def number(digits: str) -> float | int:
        return float(digits) if "." in digits else int(digits)

    out: dict[str, object] = {}
    if found["high"]:
        out |= {"low": number(found["low"]), "high": number(found["high"])}
    elif found["plus"]:
        out["low"] = number(found["low"])
    elif found["atmost"]:
        out["high"] = number(found["low"])
    else:
        out["value"] = number(found["low"])
    out["unit"] = (found["unit"] or "people").strip()
    if found["approx"]:
        out["approx"] = True
    if found["text"]:
        out["text"] = found["text"]
    return out


def _claim(line: str, text: str, number: int) -> dict[str, object]:
    parts = [p.strip() for p in line.split(" | ")]
    if len(parts) < 2:
        raise LabelError("a claim needs a type and its words")
    kind, words, fields = parts[0], parts[1], parts[2:]
    if kind not in TYPES:
        raise LabelError(f"{kind!r} is no claim type")
    claim: dict[str, object] = {
        "id": f"g{number:02d}",
        "type": kind,
        "actors": [],
        "targets": [],
        "places": [],
        "time": None,
        "quantity": None,
        "modality": "actual",
        "background": False,
        "attribution": [],
    }
    nth = 1
    for field in fields:
        key, _, value = field.partition("=")
        value = value.strip()
        items = [v.strip() for v in value.split(";") if v.strip()]
        if field == "b":
            claim["background"] = True
        elif key in ("a", "x", "p"):
            claim[{"a": "actors", "x": "targets", "p": "places"}[key]] = items
        elif key == "t":
            claim["time"] = _period(value)
        elif key == "q":
            claim["quantity"] = _quantity(value)
        elif key == "m":
            if value not in MODALITIES:
                raise LabelError(f"{value!r} is no modality")
            claim["modality"] = value
        elif key == "s":
            claim["attribution"] = [v.strip() for v in value.split(">") if v.strip()]
        elif key == "n":
            nth = int(value)
        else:
            raise LabelError(f"field {field!r} is not understood")
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise LabelError(f"the words are not in the text (occurrence {nth}): {words!r}")
    claim |= {"start": start, "end": start + len(words), "text": words}
    return claim


def read_reports(path: Path) -> list[dict[str, object]]:
    """Return the reports of one file, each with its claims.

    Raises:
        LabelError: a report or a claim breaks the format.
    """
    out = []
    body = re.sub(r"\A(?:#.*\n|\s*\n)+", "", path.read_text(encoding="utf8"))
    for block in re.split(r"^====\s*$", body, flags=re.M):
        block = block.strip("\n")
        if not block.strip():
            continue
        header, _, rest = block.partition("\n")
        text, rule, claims = rest.partition("\n----")
        meta = dict(re.findall(r"(\w+)=(\S+)", header))
        if "id" not in meta or not rule:
            raise LabelError(f"{path.name}: no id or no ---- after {header[:60]!r}")
        report: dict[str, object] = {**meta, "language": "en", "text": text, "claims": []}
        for number, line in enumerate((x for x in claims.split("\n") if x.strip()), 1):
            try:
                report["claims"].append(_claim(line.strip(), text, number))  # type: ignore[attr-defined]
            except (LabelError, ValueError) as error:
                raise LabelError(f"{path.name}: {meta['id']}: {error}\n    {line}") from None
        out.append(report)
    return out


def main(argv: list[str]) -> int:
    if len(argv) < 2 or argv[0] not in ("check", "jsonl"):
        print(__doc__)
        return 2
    bad = 0
    for name in argv[1:]:
        body = Path(name).read_text(encoding="utf8")
        try:
            reports = read_reports(Path(name))
        except LabelError as error:
            print(error, file=sys.stderr)
            bad += 1
            continue
        if argv[0] == "jsonl":
            for report in reports:
                print(json.dumps(report, ensure_ascii=False))
        else:
            ids = [r["id"] for r in reports]
            twice = {i for i in ids if ids.count(i) > 1}
            if twice:
                print(f"{name}: ids used twice: {sorted(map(str, twice))}", file=sys.stderr)
                bad += 1
            claims = sum(len(r["claims"]) for r in reports)  # type: ignore[arg-type]
            print(f"{name}: {len(reports)} reports, {claims} claims, {len(body.split())} words")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
