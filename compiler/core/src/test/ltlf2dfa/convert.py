"""Converts formulas, one a line, with ltlf2dfa: for each its automaton in DOT, then a line that says done.

A line is "future FORMULA" or "past FORMULA". What cannot be converted is a line that starts with "error".
"""

import subprocess
import sys

import ltlf2dfa.ltlf2dfa
from ltlf2dfa.parser.ltlf import LTLfParser
from ltlf2dfa.parser.ppltl import PPLTLParser



class PatientPopen(subprocess.Popen):
    """MONA may take as long as it takes: ltlf2dfa would stop it after thirty seconds."""

    def communicate(self, input=None, timeout=None):
        return super().communicate(input)


ltlf2dfa.ltlf2dfa.Popen = PatientPopen

PARSERS = {"future": LTLfParser(), "past": PPLTLParser()}

for line in sys.stdin:
    tense, formula = line.strip().split(" ", 1)
    try:
        print(PARSERS[tense](formula).to_dfa())
    except Exception as e:  # Whatever it is, the process goes on with the next formula.
        print("error", type(e).__name__, str(e).replace("\n", " "))
    print("done", flush=True)
