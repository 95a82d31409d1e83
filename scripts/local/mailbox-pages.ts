import type { Mail } from "./mailbox-store";

/** All mails, or those to addresses with `to` in them, newest first. */
export function listPage(mails: Mail[], to?: string): string {
  const rows = mails.map(
    (mail) => `<li><a href="/messages/${encodeURIComponent(mail.id)}">
  <strong dir="auto">${escapeHtml(mail.subject) || "(no subject)"}</strong>
  <span dir="ltr">${escapeHtml(mail.to.join(", "))}</span>
  <time datetime="${escapeHtml(mail.receivedAt)}">${shownTime(mail)}</time></a></li>`,
  );
  const search = `<form method="get" action="/" role="search"><label>To, or a part of it <input type="search" name="to" value="${escapeHtml(to ?? "")}"
  placeholder="student@demo.recruitlms.test"></label> <button>Show</button></form>`;
  const empty = to
    ? "No mail to an address with this in it."
    : "No mail yet. What the app sends arrives here; it goes nowhere else.";
  const list = rows.length > 0 ? `<ul>${rows.join("\n")}</ul>` : `<p class="empty">${empty}</p>`;
  return page("Local mailbox", `<header><h1>Local mailbox</h1>${search}</header><main>${list}</main>`);
}

/** One mail: its envelope, its HTML part in a frame without scripts, its text part. */
export function messagePage(mail: Mail): string {
  const extra = Object.entries(mail.headers).map(([name, value]) => [name, value] as const);
  const fields = [["From", mail.from], ["To", mail.to.join(", ")], ["Received", shownTime(mail)], ...extra] as const;
  const envelope = fields
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`)
    .join("");
  const frame = `<iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"
  src="/messages/${encodeURIComponent(mail.id)}/body"></iframe>`;
  const text = `<details${mail.html ? "" : " open"}><summary>Text part</summary><pre dir="auto">${linked(mail.text)}</pre></details>`;
  return page(
    mail.subject,
    `<header><p><a href="/">← All mails</a></p><h1 dir="auto">${escapeHtml(mail.subject) || "(no subject)"}</h1></header>
<main><dl>${envelope}</dl>${mail.html ? frame : ""}${text}</main>`,
  );
}

/** The HTML part itself, as the frame shows it: its links open a new tab. */
export function bodyFrame(mail: Mail): string {
  const base = `<base target="_blank">`;
  return /<head[^>]*>/i.test(mail.html) ? mail.html.replace(/<head[^>]*>/i, (head) => head + base) : base + mail.html;
}

function shownTime(mail: Mail): string {
  return escapeHtml(new Date(mail.receivedAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" }));
}

/** Escaped text whose http addresses are links. */
function linked(text: string): string {
  const link = (url: string) => `<a href="${escapeHtml(url)}" target="_blank" rel="noreferrer">${escapeHtml(url)}</a>`;
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? link(part) : escapeHtml(part)))
    .join("");
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>${body}</body></html>`;
}

const style = `
:root { font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
body { margin: 0 auto; max-inline-size: 60rem; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.25rem; margin: 0; } ul { list-style: none; padding: 0; } p { margin: 0; }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: 0.75rem 0.5rem; color: inherit;
  text-decoration: none; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
li a:hover, li a:focus-visible { background: color-mix(in srgb, currentColor 8%, transparent); }
li span, li time, dt { opacity: 0.75; } li time { grid-area: 1 / 2; }
input, button { font: inherit; padding: 0.25rem 0.5rem; } .empty { padding-block: 3rem; text-align: center; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { inline-size: 100%; block-size: 65vh; border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  background: white; color-scheme: light; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }`;
