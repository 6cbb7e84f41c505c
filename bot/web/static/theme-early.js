// A classic script on purpose: it runs before the first paint, so that a dark page never flashes white.
try {
  const theme = localStorage.getItem("amends.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage allowed: the system's theme holds.
}
