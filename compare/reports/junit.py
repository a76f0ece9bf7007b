"""Findings as JUnit XML: a suite a version, a case a check; what is critical or major is a failure."""

from itertools import groupby
from typing import Final

from compare.model import LOUD, Comparison
from compare.reports import summary
from compare.reports.findings import shown
from compare.reports.markup import element, written
from compare.reports.options import Options

PASSED: Final = "no divergences"


def render(comparison: Comparison, options: Options) -> str:
    """Return the report; a version that could not be compared is an error, dismissed findings are skipped."""
    root = element("testsuites", name="rashomon")
    for number, alignment in enumerate(comparison.alignments):
        label = comparison.documents[number + 1].label
        found = [d for d in shown(comparison, options) if d.version == alignment.version]
        cases = [element("testcase", name=PASSED, classname=label)] if not found else []
        for check, group in groupby(sorted(found, key=lambda d: d.check), key=lambda d: d.check):
            for divergence in group:
                case = element("testcase", name=f"{check} {divergence.id}", classname=label)
                where = divergence.base or divergence.other
                told = f"{divergence.message}\n{where.text if where else ''}"
                if divergence.review.status == "dismissed":
                    case.append(element("skipped", message=divergence.review.reason or "dismissed"))
                elif divergence.severity in LOUD:
                    case.append(
                        element("failure", told, message=divergence.message, type=divergence.severity)
                    )
                else:
                    case.append(element("system-out", told))
                cases.append(case)
        if summary.outcome(comparison, alignment) == "could not compare":
            case = element("testcase", name="comparison", classname=label)
            case.append(element("error", message=summary.incomparable(comparison, alignment), type="error"))
            cases = [case]
        counts = {
            name: sum(case.find(part) is not None for case in cases)
            for name, part in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
        }
        suite = element("testsuite", name=label, tests=len(cases), **counts)
        suite.extend(cases)
        root.append(suite)
    return written(root)
