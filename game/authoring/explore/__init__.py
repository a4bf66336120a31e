"""Every situation of an encounter, visited by a machine compiled from it: what is proved, and what is not.

`flags`, `terms`, `mending` and `meeting` hold what can change; `source` writes the successors as Python;
`compiled` puts them together; `search` visits, `proofs` draws conclusions, `command` tells them.
"""
