"""What a typed message tells by its meaning, where no list holds its words."""
