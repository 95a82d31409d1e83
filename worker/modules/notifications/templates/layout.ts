import type { Brand } from "../../../kernel/ports";
import { type Correspondence, type Letter, marked, markedUrl, say } from "./letter";

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/** The page on which a kind of mail is turned off; null for mails about the account, which cannot be. */
type Unsubscribe = string | null;

/** Both forms of a letter: the same words as one HTML page and as plain text. */
export function layOut(letter: Letter, to: Correspondence, brand: Brand, unsubscribe: Unsubscribe): Rendered {
  return { subject: letter.subject, html: html(letter, to, brand, unsubscribe), text: text(letter, to, unsubscribe) };
}

function text(
  { paragraphs, action, notes = [], reason }: Letter,
  to: Correspondence,
  unsubscribe: Unsubscribe,
): string {
  const t = say(to);
  const blocks = [
    t(to.name ? "greeting" : "greeting_plain"),
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...notes.map((note) => note.split(markedUrl).join("")),
    `-- \n${to.brand}\n${reason ?? t(unsubscribe ? "about_learning" : "about_account")}`,
    ...(unsubscribe ? [`${t("unsubscribe")}:\n${unsubscribe}`] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const font = "font-family:'IBM Plex Sans','IBM Plex Sans Arabic',-apple-system,'Segoe UI',Tahoma,Arial,sans-serif";
const faint = "margin:0 0 8px;font-size:13px;line-height:1.6;color:#5f6d6b";
/** Inline styles are what mail programs keep; those that know the reader's theme take this as well. */
const dark = `@media (prefers-color-scheme:dark){.canvas{background:#101716!important}.sheet{background:#182120!important}.ink{color:#e6eeec!important}.faint{color:#a3b1af!important}.link{color:#e6eeec!important}}`;

function html(
  { subject, paragraphs, action, notes = [], reason }: Letter,
  to: Correspondence,
  brand: Brand,
  unsubscribe: Unsubscribe,
): string {
  const t = say(to);
  const accent = /^#[0-9a-f]{6}$/i.test(brand.accent ?? "") ? brand.accent : "#0b6b64";
  const direction = to.locale === "ar" ? "rtl" : "ltr";
  const size = to.locale === "ar" ? "17px;line-height:1.8" : "16px;line-height:1.6";
  const paragraph = (words: string) =>
    `<p class="ink" style="margin:0 0 16px;font-size:${size};color:#14201f">${linked(words, accent)}</p>`;
  const note = (words: string) => `<p class="faint" style="${faint}">${linked(words, accent)}</p>`;
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${accent};color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>`
    : "";
  const copy = action ? note(`${t("copy_link")} ${marked(action.url)}`) : "";
  const away = unsubscribe
    ? `<p class="faint" style="${faint}"><a class="faint" href="${escapeHtml(unsubscribe)}" style="color:#5f6d6b">${escapeHtml(t("unsubscribe"))}</a></p>`
    : "";
  return `<!doctype html>
<html lang="${to.locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${dark}</style>
</head>
<body class="canvas" style="margin:0;padding:24px 12px;background:#f6f8f8;${font}">
<div dir="${direction}" style="max-width:560px;margin:0 auto;text-align:start">
<p class="link" style="margin:0 0 16px;font-size:18px;font-weight:600;color:${accent}">${escapeHtml(to.brand)}</p>
<div class="sheet" style="padding:24px;border-radius:12px;background:#ffffff">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:1.4;color:#14201f">${escapeHtml(subject)}</h1>
${[t(to.name ? "greeting" : "greeting_plain"), ...paragraphs].map(paragraph).join("\n")}
${button}
${[...notes.map(note), copy].join("\n")}
</div>
<div style="padding:16px 24px">
${note(reason ?? t(unsubscribe ? "about_learning" : "about_account"))}
${away}
</div>
</div>
</body>
</html>
`;
}

/** Escaped; the addresses that a template put in become links, and nothing else does. */
function linked(words: string, accent: string | undefined): string {
  return words
    .split(markedUrl)
    .map((piece, index) => {
      const safe = escapeHtml(piece);
      return index % 2 === 1
        ? `<a class="link" href="${safe}" dir="ltr" style="color:${accent};word-break:break-all">${safe}</a>`
        : safe;
    })
    .join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (words: string): string => words.replace(/[&<>"']/g, (c) => entities[c] ?? c);
