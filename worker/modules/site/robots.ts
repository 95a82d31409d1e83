import { sql } from "drizzle-orm";

export const robotsKey = "seo.robots";

/** Portals and the API hold nothing for search engines; certificates are people's own to show. */
const standardRobots = `User-agent: *
Disallow: /student
Disallow: /instructor
Disallow: /mentor
Disallow: /company
Disallow: /recruiter
Disallow: /admin
Disallow: /checkout
Disallow: /api/
Disallow: /verify/
Disallow: /ar/verify/
`;

export const sitemapLine = (origin: string): string => `Sitemap: ${origin}/sitemap.xml`;

/** The stored text, or the standard one, always ending in the line that names this host's sitemap. */
export function robotsText(stored: string | null | undefined, origin: string): string {
  const line = sitemapLine(origin);
  const text = withoutSitemapLine(stored || standardRobots, origin).trimEnd();
  return `${text}\n\n${line}\n`;
}

/** Our own line is not stored: it follows the host. */
export const withoutSitemapLine = (text: string, origin: string): string =>
  text
    .split("\n")
    .filter((line) => line.trim().toLowerCase() !== sitemapLine(origin).toLowerCase())
    .join("\n")
    .trim();

/** A JSON string as text; Drizzle would parse it a second time. */
export const settingText = sql<string>`value #>> '{}'`;
