// Light, dark, or as the system has it.

const NAME = "amends.theme";
const ORDER = ["auto", "light", "dark"];

export function themeNow() {
  return document.documentElement.dataset.theme ?? "auto";
}

export function nextTheme(store) {
  const theme = ORDER[(ORDER.indexOf(store.get().theme) + 1) % ORDER.length];
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  store.set({ theme });
  try {
    // As it stands, unquoted: theme-early.js reads it.
    localStorage.setItem(NAME, theme);
  } catch {
    // Not remembered, then.
  }
}
