/** The few rules of pages that no page of the app is, in its colours; in light and in dark by the system's choice. */
export const style = `
:root { color-scheme: light dark; font: 1rem/1.55 "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif;
  --canvas: light-dark(#f6f8f8, #0d1312); --surface: light-dark(#ffffff, #141b1a); --line: light-dark(#e2e8e7, #2a3533);
  --control: light-dark(#85918f, #6f7d7a); --ink: light-dark(#14201f, #e6edec); --muted: light-dark(#475553, #a9b7b4);
  --accent: light-dark(#0b6b64, #4cc3b5); --on-accent: light-dark(#ffffff, #06201d);
  --warning: light-dark(#fdf2dd, #33260f); --on-warning: light-dark(#744004, #f3cf94);
  --danger: light-dark(#fdecec, #3a1a1b); --on-danger: light-dark(#931a1f, #f6b4b6); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); }
header, main, footer { max-inline-size: 38rem; margin-inline: auto; padding-inline: 1rem; }
header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-block: 1rem; }
header strong { font-size: 1rem; }
main { display: grid; gap: 1.25rem; padding-block-end: 3rem; }
footer { padding-block-end: 2rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0; font-size: 1.125rem; }
p { margin: 0; }
a { color: var(--accent); }
a, button, input, select { border-radius: 0.5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.card { display: grid; gap: 1rem; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 0.875rem; }
.note { padding: 0.875rem 1rem; background: var(--warning); color: var(--on-warning); border-radius: 0.75rem; }
.note.bad { background: var(--danger); color: var(--on-danger); }
.muted { color: var(--muted); font-size: 0.9375rem; }
.code { font-family: ui-monospace, monospace; direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.375rem 1.25rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
form { display: grid; gap: 0.875rem; }
label { display: grid; gap: 0.375rem; font-weight: 600; }
input, select { inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; font-weight: 400; color: inherit; background: var(--canvas); border: 1px solid var(--control); }
input[aria-invalid] { border-color: var(--on-danger); }
button { min-block-size: 2.75rem; padding: 0.5rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer; color: var(--accent); background: transparent; border: 1px solid var(--control); }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
ul { display: grid; gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 0.25rem 1rem; padding-block-end: 0.75rem; border-block-end: 1px solid var(--line); }
li:last-child { padding-block-end: 0; border-block-end: 0; }
li .code { white-space: nowrap; }
li a { display: inline-grid; align-items: center; min-block-size: 2.75rem; text-align: end; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.row form { display: block; }
@media (max-width: 30rem) { button.main { inline-size: 100%; } }
`;
