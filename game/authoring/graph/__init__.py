"""A map of an encounter: states as boxes with their moves, arrows by family, detours as loops; SVG, Mermaid, DOT."""
