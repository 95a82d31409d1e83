import type { AppLoadContext } from "@remix-run/cloudflare";

const named = /media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi;

/** The pictures that a Markdown text names as `media:<uuid>`, each with a signed link. */
export async function pictureUrls({ links }: AppLoadContext, markdown: string): Promise<Record<string, string>> {
  const uuids = [...new Set([...markdown.matchAll(named)].map(([, uuid = ""]) => uuid))];
  const urls = uuids.map(async (uuid) => [`media:${uuid}`, await links.file({ uuid, filename: "picture" })] as const);
  return Object.fromEntries(await Promise.all(urls));
}
