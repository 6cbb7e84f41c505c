"""The HTTP interface, one subject a module (design, section 5)."""
