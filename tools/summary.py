#!/usr/bin/python3
"""Adds up the JUnit files of a test run: summary.py DIR [failed stage...]. Exits 1 when anything failed."""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
for report in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
    ran = 0
    for case in ElementTree.parse(report).iter("testcase"):
        ran += 1
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None or case.get("status") == "notrun":
            skipped += 1
        else:
            passed += 1
    print(f"{report.stem}: {ran} tests")
stages = sys.argv[2:]
for stage in stages:
    print(f"failed stage: {stage}")
if stages and not failed:
    failed = len(stages)
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
