import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { App } from "../../app";
import type { Locale } from "../../kernel/columns";
import { base64url } from "../../kernel/ids";
import { type Translate, translator } from "../../words/format";
import { hostedPay } from "../../words/hosted-pay";
import { style } from "./style";

export type Html = ReturnType<typeof html>;
export type Say = Translate<(typeof hostedPay)["en"]>;
export const sayIn = (locale: Locale): Say => translator(hostedPay, locale);

interface Page {
  locale: Locale;
  title: string;
  body: Html;
  status?: 200 | 404;
  /** Said above everything else: what this is. */
  name: string;
  /** Where its forms may lead beside this site: with what follows a form, browsers mind redirects too. */
  formsTo?: readonly string[];
  footer?: Html;
}

/** The language that is asked for, else the payment's own. */
export const localeOf = (c: Context<App>, own: Locale): Locale => {
  const asked = c.req.query("locale");
  return asked === "ar" || asked === "en" ? asked : own;
};

/** A page without scripts that belongs to no portal: whole, never kept, never found. */
export async function hostedPage(c: Context<App>, page: Page): Promise<Response> {
  const { locale, title, body, status = 200, name, formsTo = [], footer = html`` } = page;
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const other: Locale = locale === "ar" ? "en" : "ar";
  const text = await html`<!DOCTYPE html>
<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${name}</title>
<style nonce="${nonce}">${raw(style)}</style>
</head>
<body>
<header><strong>${name}</strong><a href="?locale=${other}" hreflang="${other}" lang="${other}">${sayIn(locale)("other_language")}</a></header>
<main>${body}</main>
<footer>${footer}</footer>
</body>
</html>`;
  return c.html(text, status, {
    "content-security-policy": [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `form-action ${["'self'", ...formsTo].join(" ")}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "cache-control": "no-store",
    "referrer-policy": "strict-origin",
  });
}
