// Dark or light: the system's wish until the button is pressed. Colours of kinds come with the data.

const theme = { dark: false, text: "", halo: "", outline: "" };

const nodeColour = (kind) => palette.nodes[kind]?.colour ?? theme.outline;
const edgeColour = (kind) => palette.edges[kind]?.colour ?? theme.outline;
const dashOf = (kind) => palette.edges[kind]?.dash ?? [];

function setTheme(dark) {
  const root = document.documentElement;
  root.dataset.theme = dark ? "dark" : "light";
  const style = getComputedStyle(root);
  Object.assign(theme, {
    dark,
    text: style.getPropertyValue("--text").trim(),
    halo: style.getPropertyValue("--page").trim(),
    outline: style.getPropertyValue("--outline").trim(),
  });
  byId("theme").setAttribute("aria-pressed", String(dark));
}

function followTheme(changed) {
  const wish = matchMedia("(prefers-color-scheme: dark)");
  let chosen = false;
  const set = (dark) => {
    setTheme(dark);
    changed();
  };
  byId("theme").addEventListener("click", () => {
    chosen = true;
    set(!theme.dark);
  });
  wish.addEventListener("change", () => { if (!chosen) set(wish.matches); });
  setTheme(wish.matches);
}
