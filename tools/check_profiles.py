#!/usr/bin/python3
"""Holds src/domain/profiles/catalogue.tsv against its closed lists; prints counts, exits 1 on any finding.

    tools/check_profiles.py --sample 100 --seed 7    prints rows to be reviewed by a person instead
"""
import argparse
import collections
import pathlib
import random
import re
import sys

HEADER = ["profile", "category", "vertical", "vendor", "family", "source"]
VERTICALS = {
    "Medical", "Industrial", "Office", "Facility", "Consumer IoT", "Generic IoT", "Traditional IT", "Network Devices",
}
MIN_ROWS = 3000
MAX_VENDOR_ROWS = 60
MIN_NAME, MAX_NAME = 3, 80
# Words that say what a thing is but not which one: no family may be one of them alone.
BARE = {
    "access point", "camera", "computer", "controller", "device", "firewall", "gateway", "hub", "laptop", "monitor",
    "printer", "router", "scanner", "sensor", "server", "series", "switch", "system", "tablet", "thermostat",
}


def squeezed(text: str) -> str:
    """The letters and digits alone, so that two names that differ only by spaces or punctuation are equal."""
    return re.sub(r"[^\w]|_", "", text.casefold())


def sort_key(profile: str) -> tuple[str, str]:
    return profile.casefold(), profile


def allowed(character: str) -> bool:
    return character in " !&'()+,-./:@" or character.isalnum()


def table(path: pathlib.Path, header: list[str], findings: list[str]) -> list[list[str]]:
    data = path.read_bytes()
    if b"\r" in data:
        findings.append(f"{path.name}: has CR characters")
    if not data.endswith(b"\n"):
        findings.append(f"{path.name}: does not end with a newline")
    try:
        lines = data.decode("utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        findings.append(f"{path.name}: not UTF-8: {error}")
        return []
    if lines[0].split("\t") != header:
        findings.append(f"{path.name}:1: header is not {' '.join(header)}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header) or not all(cells):
            findings.append(f"{path.name}:{number}: not {len(header)} filled cells: {line!r}")
        else:
            rows.append([*cells, f"{path.name}:{number}"])
    return rows


def check(folder: pathlib.Path, findings: list[str]) -> list[list[str]]:
    categories = {}
    for category, vertical, where in table(folder / "categories.tsv", ["category", "vertical"], findings):
        if category in categories:
            findings.append(f"{where}: category {category!r} twice")
        if vertical not in VERTICALS:
            findings.append(f"{where}: unknown vertical {vertical!r}")
        categories[category] = vertical
    sources = {row[0] for row in table(folder / "sources.tsv", ["key", "what", "licence"], findings)}
    bare = {squeezed(word) for word in BARE | set(categories)}

    rows = table(folder / "catalogue.tsv", HEADER, findings)
    seen: dict[str, str] = {}
    vendors: collections.Counter[str] = collections.Counter()
    spellings: dict[str, str] = {}
    previous = None
    for profile, category, vertical, vendor, family, source, where in rows:
        if not MIN_NAME <= len(profile) <= MAX_NAME:
            findings.append(f"{where}: profile of {len(profile)} characters: {profile!r}")
        for cell in (profile, category, vendor, family):
            if cell != cell.strip() or "  " in cell or not all(map(allowed, cell)):
                findings.append(f"{where}: bad character or space in {cell!r}")
        if previous is not None and sort_key(profile) < sort_key(previous):
            findings.append(f"{where}: not sorted: {profile!r} after {previous!r}")
        previous = profile
        name = squeezed(profile)
        if name in seen:
            findings.append(f"{where}: {profile!r} is the same as {seen[name]!r}")
        seen.setdefault(name, profile)
        if vertical not in VERTICALS:
            findings.append(f"{where}: unknown vertical {vertical!r}")
        if category not in categories:
            findings.append(f"{where}: unknown category {category!r}")
        elif categories[category] != vertical:
            findings.append(f"{where}: {category!r} is {categories[category]!r}, not {vertical!r}")
        if source not in sources:
            findings.append(f"{where}: unknown source {source!r}")
        if squeezed(family) in bare:
            findings.append(f"{where}: family {family!r} only names a kind of device")
        vendors[vendor] += 1
        if spellings.setdefault(squeezed(vendor), vendor) != vendor:
            findings.append(f"{where}: vendor {vendor!r} is also spelled {spellings[squeezed(vendor)]!r}")
    for vendor, count in vendors.items():
        if count > MAX_VENDOR_ROWS:
            findings.append(f"catalogue.tsv: {count} rows of vendor {vendor!r}, at most {MAX_VENDOR_ROWS}")
    for category in sorted(set(categories) - {row[1] for row in rows}):
        findings.append(f"categories.tsv: no row of category {category!r}")
    if len(rows) < MIN_ROWS:
        findings.append(f"catalogue.tsv: {len(rows)} rows, at least {MIN_ROWS}")
    return rows


def main() -> int:
    arguments = argparse.ArgumentParser(description="Checks the catalogue of device profiles.")
    arguments.add_argument("--sample", type=int, metavar="ROWS", help="print this many rows drawn at random")
    arguments.add_argument("--seed", type=int, default=1, help="of the draw: the same seed gives the same rows")
    wanted = arguments.parse_args()
    folder = pathlib.Path(__file__).resolve().parent.parent / "src" / "domain" / "profiles"
    findings: list[str] = []
    rows = check(folder, findings)
    if wanted.sample is not None:
        drawn = random.Random(wanted.seed).sample(rows, min(max(wanted.sample, 0), len(rows)))
        for row in sorted(drawn, key=lambda row: sort_key(row[0])):
            print(" | ".join(row[:5]))
        return 0
    for vertical, count in sorted(collections.Counter(row[2] for row in rows).items()):
        print(f"{count:5} {vertical}")
        inside = collections.Counter(row[1] for row in rows if row[2] == vertical)
        for category, rows_of_it in sorted(inside.items()):
            print(f"      {rows_of_it:5} {category}")
    for source, count in sorted(collections.Counter(row[5] for row in rows).items()):
        print(f"{count:5} from {source}")
    for finding in findings:
        print(finding)
    print(f"{len(rows)} profiles of {len({row[3] for row in rows})} vendors, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
