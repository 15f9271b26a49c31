/** What feed documents and the page of feeds look like in a browser: one sheet, no script, nothing from elsewhere. */
export const style = `@namespace h "http://www.w3.org/1999/xhtml";

:root {
  color-scheme: light dark;
  --paper: #fffdf9;
  --ink: #22252a;
  --soft: #5f6570;
  --line: #e6e0d4;
  --card: #f7f2e8;
  --accent: #8f3d0f;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 ui-serif, Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191c;
    --ink: #e6e3dc;
    --soft: #a3a7ae;
    --line: #33373d;
    --card: #212429;
    --accent: #f0a973;
  }
}

/* Of a feed document only the page in it is to be seen. */
rss, channel, feed { display: block; }
channel > *, feed > * { display: none; }
channel > h|div, feed > h|div { display: block; }

h|body { margin: 0; }
h|div.feedwright { box-sizing: border-box; max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word; }
h|h1 { margin: 0; font-size: 2.125rem; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
h|h2 { margin: 0; font-size: 1.25rem; line-height: 1.35; text-wrap: balance; }
h|p { margin: 0.35rem 0 0; }
h|p.about { color: var(--soft); font-size: 1.125rem; }
h|a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
h|h2 > h|a { color: inherit; text-decoration-color: var(--line); }
h|a:hover { text-decoration-color: currentColor; text-decoration-thickness: 2px; }
h|a:focus-visible, h|summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h|time { display: block; margin-top: 0.15rem; color: var(--soft); font: 0.875rem/1.5 ui-sans-serif, system-ui, sans-serif; }

h|code, h|pre { font: 0.875rem/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
h|p > h|code {
  display: block;
  box-sizing: border-box;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.375rem;
  background: var(--paper);
  overflow-wrap: anywhere;
  -webkit-user-select: all;
  user-select: all;
}

h|section { margin-top: 1.75rem; padding: 1rem 1.25rem 1.125rem; border-radius: 0.625rem; background: var(--card); font-family: ui-sans-serif, system-ui, sans-serif; font-size: 0.9375rem; }
h|section > h|h2 { font-size: 1.0625rem; }
h|section h|p + h|p { margin-top: 0.6rem; }
h|details { margin-top: 1rem; }
h|summary { cursor: pointer; color: var(--soft); }
h|pre { margin: 0.6rem 0 0; padding: 0.75rem; border: 1px solid var(--line); border-radius: 0.375rem; background: var(--paper); overflow-x: auto; }

h|ol { margin: 2.5rem 0 0; padding: 0; list-style: none; }
h|ol > h|li { padding: 1.375rem 0; border-top: 1px solid var(--line); }
h|ol > h|li:last-child { border-bottom: 1px solid var(--line); }
h|ul { margin: 0.75rem 0 0; padding: 0; list-style: none; }
h|ul > h|li { margin-top: 0.5rem; }
h|ul:not(.others) > h|li { display: grid; grid-template-columns: 6rem 1fr; align-items: center; }
h|ul:not(.others) > h|li > h|p { margin: 0; }
h|ul.others { padding-top: 0.75rem; border-top: 1px solid var(--line); }
h|ul.others > h|li { display: flex; flex-wrap: wrap; column-gap: 0.875rem; }
h|ul.others > h|li > h|span { flex: 1 1 12rem; }
h|li > h|p { margin-top: 0.5rem; }

@media (max-width: 30rem) {
  h|div.feedwright { padding-top: 1.5rem; }
  h|h1 { font-size: 1.75rem; }
  h|ul:not(.others) > h|li { grid-template-columns: 1fr; }
}

@media print {
  h|section { display: none; }
}
`;
