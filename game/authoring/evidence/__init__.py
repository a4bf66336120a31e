"""`evidence`: published results, held against the game's own rules. A row that fails is shown failing.

Each module measures a group of rows: `apologies` (4, 5, 6, 10), `bargaining` (11, 12, 14), `grounding` (13) and
`dialogue` (18); `table` lists all rows, `writing` makes the document, `command` runs it.
"""
