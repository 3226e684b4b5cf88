"""What the columns hold that only rows have: of outcomes, chains, comparisons and pieces."""

_REPORTED = ("OutcomeRow", "CountRow", "LineRow")

ROW_WORDS = {
    **{
        f"{kind}.region": "Name of the place whose paper it is; null for the State Council."
        for kind in (*_REPORTED, "StepRow", "ChunkRow", "ChangeRow")
    },
    **{
        f"{kind}.{field}": f"{what} of the document that promises."
        for kind in _REPORTED
        for field, what in (("document", "Name"), ("path", "Path"), ("document_title", "Title"))
    },
    "LineRow.document": "Name of the edition.",
    "LineRow.path": "Path of the edition.",
    "LineRow.document_title": "Title of the edition.",
    "result_document": "Name of the document that reports; null where none does, as in all columns result_….",
    "result_path": "Its path as given, with /.",
    "result_document_title": "Its title.",
    "result_year": "The year that its title names; in a lineage the one it reports of.",
    "result_issuer": "The first of its issuers.",
    "result_region": "Name of the place whose paper it is.",
    "result_issued_on": "Its 成文日期, ISO 8601.",
    "promised": "The promise as printed.",
    "reported": "The result as printed.",
    "result_indicator": "What the report calls the measure.",
    "OutcomeRow.agencies": "Bodies that answer for the promise.",
    "why": "What was compared; of a promise without an answer, where asked for, what came near and what parts it.",
    "sentence": "The sentence of the promise; empty where none holds the number, as in a table.",
    "result_sentence": "The sentence of the result.",
    **{
        f"{kind}.{field}": f"{what}; of the promise."
        for kind in ("OutcomeRow", "LineRow")
        for field, what in (
            ("page", "Page of the input"),
            ("where", "Place in the input"),
            ("line", "Line of the source text, from 1"),
            ("start", "First code point in the source text"),
            ("end", "Code point behind the last one"),
        )
    },
    "result_eid": "Node of the result.",
    "result_page": "Page of the input that reports.",
    "result_where": "Place in the input that reports.",
    "result_line": "Line of the source text that reports, from 1.",
    "result_start": "First code point of the result in its source text.",
    "result_end": "Code point behind the last one of the result.",
    "CountRow.kind": "What is counted: all promises, those of a section, or of a body.",
    "CountRow.name": "Name of the section or body; empty for all.",
    "CountRow.targets": "Promises; one that is repeated is not counted again.",
    "CountRow.met": "Promises that were met.",
    "CountRow.unanswered": "Promises that nothing answers.",
    # Chains
    "StepRow.year": "The year that the edition is of.",
    "LineRow.year": "The year that the edition is of.",
    "chain": "Number of the chain, from 1.",
    "chain_heading": "Number and heading of its last item; without a heading the first sentence.",
    "StepRow.kind": "What became of it in this edition; null in the first.",
    "StepRow.also": "What else happened.",
    "StepRow.eid": "Node of the item; null where it was dropped or merged into an item of another chain.",
    "StepRow.targets": "What is promised: indicator and number as printed.",
    "target_lines": "The same through the editions up to this one, and what reports say.",
    "came_from": "Year or name of the edition, number and heading of each item that it comes from.",
    "StepRow.similarity": "To what it comes from, between 0 and 1; of several the least.",
    "StepRow.basis": "The step that linked each; over-gap: an edition lies between.",
    "StepRow.text": "Its sentences and those of all below it.",
    "target_line": "Number of the measure within the chain, from 1.",
    "LineRow.indicator": "What is measured, as the last edition names it.",
    "LineRow.text": "The number as printed.",
    # Comparisons
    "ChangeRow.kind": "What became of the item.",
    "ChangeRow.old": "Number and heading of its items in the old edition.",
    "ChangeRow.new": "Number and heading of its items in the new edition.",
    "old_document": "Name of the old edition, as in all columns old_… to old_issued_on.",
    "old_path": "Its path as given, with /.",
    "old_document_title": "Its title.",
    "old_year": "The year that its title names.",
    "old_issuer": "The first of its issuers.",
    "old_region": "Name of the place whose paper it is.",
    "old_issued_on": "Its 成文日期, ISO 8601.",
    "old_section": "Headings above it in the old edition.",
    "new_section": "Headings above it in the new edition.",
    "agencies_added": "Bodies only in the new edition, each with its role.",
    "agencies_removed": "Bodies only in the old edition, each with its role.",
    "agencies_role_changed": "Bodies whose role changed, from and to.",
    "agencies_renamed": "Bodies under another name, from and to.",
    "targets_added": "Targets only in the new edition.",
    "targets_removed": "Targets only in the old edition.",
    "targets_changed": "Targets whose number or date changed, from and to.",
    "deadlines_added": "Due dates only in the new edition.",
    "deadlines_removed": "Due dates only in the old edition.",
    "deadlines_changed": "Due dates that changed, from and to.",
    "ChangeRow.text": "Its text: [-gone-] and {+new+} between what stayed.",
    "old_eid": "Nodes in the old edition.",
    "new_eid": "Nodes in the new edition.",
    "old_line": "Lines in the old source text.",
    "new_line": "Lines in the new source text.",
    # Pieces
    "ChunkRow.text": "The piece.",
    "ChunkRow.targets": "What it promises: indicator and number as printed.",
    "achieved": "What it reports as reached, likewise.",
    "ChunkRow.agencies": "Bodies that answer for it, each once.",
    "ChunkRow.deadlines": "Due dates in it, as printed.",
}
