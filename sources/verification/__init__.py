"""Reads again all that the laws promise, and names what went around them."""

from sources.verification.report import Problem, Report
from sources.verification.verify import verify

__all__ = ["Problem", "Report", "verify"]
