import type { Context } from "hono";
import type { App } from "../app";
import { visitor } from "../kernel/actor";
import { readRobots, sitemap } from "../modules/site";
import { limited } from "./rate-limits";

/** /robots.txt as administrators wrote it, /sitemap.xml with each page in both languages. */
export async function robotsAndSitemap(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  const runner = limited(inside.for({ ...caller, actor: visitor, locale: "en" }), c.env, inside.settings);
  const headers = { "cache-control": "public, max-age=300" };
  if (c.req.path === "/robots.txt") {
    const { text } = await runner.run(readRobots, {});
    return c.text(text, 200, headers);
  }
  const { pages } = await runner.run(sitemap, {});
  const { origin } = inside.tenant;
  const entries = pages.flatMap(({ path, updatedAt, locales }) =>
    locales.map((locale) => urlEntry(origin, path, locale, locales, updatedAt)),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join("\n")}
</urlset>`;
  return c.body(xml, 200, { ...headers, "content-type": "application/xml; charset=utf-8" });
}

function urlEntry(origin: string, path: string, locale: string, locales: string[], updatedAt: string | null): string {
  const href = (of: string) =>
    escapeXml(`${origin}${of === "ar" ? "/ar" : ""}${path === "/" && of === "ar" ? "" : path}`);
  const alternates = locales.map((of) => `<xhtml:link rel="alternate" hreflang="${of}" href="${href(of)}"/>`).join("");
  return `<url><loc>${href(locale)}</loc>${updatedAt ? `<lastmod>${updatedAt}</lastmod>` : ""}${alternates}</url>`;
}

const escapeXml = (text: string) => text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
