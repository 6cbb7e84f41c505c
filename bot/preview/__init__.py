"""Shows a team lead what the packs do: each module makes one view, as data and as text."""
