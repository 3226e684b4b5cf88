"""Every diagnostic: its code and severity, what it says, and what to do about it."""

import re

from gdplan.language import Language
from gdplan.language.diagnostics import DIAGNOSTICS
from gdplan.language.labels import LABELS
from gdplan.vocab.messages import MESSAGES
from made.advice import ADVICE

_HEADS = {
    "en": ("code", "severity", "what it says", "what to do"),
    "zh": ("代码", "程度", "说明", "怎么办"),
}


def write(language: Language) -> str:
    """A table, by code; raises KeyError for a code without advice."""
    rows = [_HEADS[language], ("---",) * len(_HEADS[language])]
    for code, message in sorted(MESSAGES.items()):
        wordings = message.wordings if language == "en" else DIAGNOSTICS[code]
        severity = message.severity if language == "en" else LABELS[message.severity]
        said = "<br>".join(re.sub(r"\{\w+\}", "…", wording) for wording in wordings)
        rows.append((f"`{code}`{{#{code}}}", severity, said, getattr(ADVICE[code], language)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
