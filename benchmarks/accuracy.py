"""How much is right: made-up editions, whose answer is known, and the gold data of real documents where it is at hand.

    python benchmarks/accuracy.py

Gold data is no part of the project. The scripts that compare with it are looked for in eval/ of GDPLAN_SHARED (a folder
`shared` beside the checkout); each calls `python -m gdplan`.
"""

import os
import subprocess
import sys
from pathlib import Path

import diff
import lineage

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared")) / "eval"
GOLD = (("score.py",), ("score_outcomes.py", "--run", "--split", "all"))


def main() -> None:
    diff.find_quality()
    lineage.find_quality(lineage.SEEDS)
    for script, *words in GOLD:
        if (EVAL / script).is_file():
            print(flush=True)
            subprocess.run([sys.executable, EVAL / script, *words], check=True)
        else:
            print(f"{EVAL / script}: not at hand, so nothing is said of real documents")


if __name__ == "__main__":
    main()
