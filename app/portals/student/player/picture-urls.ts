import type { AppLoadContext } from "@remix-run/cloudflare";

/** By `media:<uuid>`, a signed link to each picture that a text may show: the course's own, as its query tells; never what the text names. */
export async function pictureUrls(
  { links }: AppLoadContext,
  pictures: readonly string[],
): Promise<Record<string, string>> {
  const urls = pictures.map(
    async (uuid) => [`media:${uuid}`, await links.file({ uuid, filename: "picture" })] as const,
  );
  return Object.fromEntries(await Promise.all(urls));
}
