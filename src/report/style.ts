/** The look of the page that `diff --html` writes: light and dark, from a phone to a wide window. */
export const style = `
:root { color-scheme: light dark; --ink: #1c1d21; --soft: #5d6068; --line: #dfe0e4; --page: #f6f6f4; --card: #fff;
  --again: #b3261e; --new: #1d6f42; --updated: #1f5fa8; --moved: #8a5a00; --gone: #6b6e76;
  --del: #fde3e1; --ins: #dcf3e4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9ec; --soft: #a3a6af; --line: #34363c; --page: #15161a; --card: #1e2025;
    --again: #ff8a80; --new: #7bd6a0; --updated: #8fbcf5; --moved: #e8bb63; --gone: #a3a6af;
    --del: #542522; --ins: #1f4630; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 2.5rem 1.25rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
header { margin-bottom: 2rem; }
.label { margin: 0; color: var(--soft); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: .1em 0 0; font: 600 clamp(1.7rem, 5vw, 2.5rem)/1.2 Georgia, "Noto Serif", serif; }
h2 { margin: 0; font-size: 1rem; font-weight: 600; }
h2 span { font-family: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: .9em; }
h3 { display: flex; align-items: center; gap: .5em; margin: 2rem 0 0; font-size: 1.2rem; color: var(--kind); }
h4 { margin: 0; font: 600 1.15rem/1.35 Georgia, "Noto Serif", serif; }
h5 { margin: 0 0 .2rem; color: var(--soft); font-size: .75rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; }
p { margin: .35rem 0 0; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .12em; }
a:focus-visible { outline: 3px solid var(--updated); outline-offset: 3px; border-radius: 2px; }
.feed + .feed { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 2rem; }
.sum, .about, .meta, .detail { color: var(--soft); font-size: .9rem; }
.meta { margin: .15rem 0 0; font-variant-numeric: tabular-nums; }
.nothing { margin-top: 2rem; padding: 2rem; border: 1px dashed var(--line); border-radius: .6rem; text-align: center; color: var(--soft); }
.kind { --kind: var(--gone); }
.again { --kind: var(--again); } .new { --kind: var(--new); } .updated { --kind: var(--updated); } .moved { --kind: var(--moved); }
.count { min-width: 1.7em; padding: 0 .5em; border-radius: 1em; background: var(--kind); color: var(--card);
  font-size: .8rem; line-height: 1.7em; text-align: center; }
article { margin-top: .8rem; padding: 1rem 1.2rem 1.1rem; border: 1px solid var(--line); border-inline-start: .25rem solid var(--kind);
  border-radius: .4rem; background: var(--card); }
.gone h4 { color: var(--soft); font-weight: 400; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; margin-top: .8rem; padding-top: .7rem; border-top: 1px solid var(--line); }
.sides p { margin: 0; }
.address, .ids dd { font-family: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: .85rem; }
del { background: var(--del); text-decoration: line-through; text-decoration-color: var(--again); border-radius: .15em; }
ins { background: var(--ins); text-decoration: underline; text-decoration-color: var(--new); border-radius: .15em; }
.ids { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: .5rem 0 0; font-size: .9rem; }
.ids dt { color: var(--soft); } .ids dd { margin: 0; }
@media (max-width: 40rem) {
  body { padding-top: 1.5rem; }
  .sides { grid-template-columns: 1fr; gap: .7rem; }
  article { padding: .8rem .9rem .9rem; }
}
@media print { body { background: none; } article { break-inside: avoid; } }
`;
