"""What a trainer prints: role sheets for two people at a table, and a storyboard for those who read no YAML."""
