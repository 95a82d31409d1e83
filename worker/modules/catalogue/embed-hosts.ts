/** Whose pages may stand in a frame inside a lesson. A name covers its subdomains; adding one is a decision about trust. */
export const embedHosts = [
  "codepen.io",
  "codesandbox.io",
  "docs.google.com",
  "figma.com",
  "geogebra.org",
  "h5p.org",
  "observablehq.com",
  "open.spotify.com",
  "phet.colorado.edu",
  "player.vimeo.com",
  "slides.com",
  "stackblitz.com",
  "www.canva.com",
  "www.desmos.com",
  "www.openstreetmap.org",
  "www.youtube-nocookie.com",
] as const;

const videoIds = { youtube: /^[A-Za-z0-9_-]{11}$/, vimeo: /^\d{6,12}$/ } as const;
export type VideoProvider = keyof typeof videoIds;

export const isVideoId = (provider: VideoProvider, id: string): boolean => videoIds[provider].test(id);

/** An https address of a named public host, without a user name or a port. */
export function isHttpsUrl(text: string): boolean {
  const url = parse(text);
  return (
    url !== null &&
    url.protocol === "https:" &&
    url.port === "" &&
    url.username === "" &&
    url.password === "" &&
    isPublicName(url.hostname)
  );
}

export function isEmbeddable(text: string): boolean {
  const url = parse(text);
  return (
    url !== null &&
    isHttpsUrl(text) &&
    embedHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  );
}

/** The provider and id in an address copied from YouTube or Vimeo; null for any other. */
export function videoFromUrl(text: string): { provider: VideoProvider; videoId: string } | null {
  const url = parse(text.trim());
  if (!url) return null;
  const host = url.hostname.replace(/^(www|m|music|player)\./, "");
  const path = url.pathname.split("/").filter(Boolean);
  const last = path.at(-1) ?? "";
  if (host === "youtu.be") return known("youtube", path[0] ?? "");
  if (host === "youtube.com" || host === "youtube-nocookie.com")
    return known("youtube", url.searchParams.get("v") ?? last);
  if (host === "vimeo.com") return known("vimeo", path.find((part) => isVideoId("vimeo", part)) ?? "");
  return null;
}

const known = (provider: VideoProvider, videoId: string) =>
  isVideoId(provider, videoId) ? { provider, videoId } : null;

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Has a dot, ends in letters: neither an address of numbers nor a machine of somebody's own network. */
const isPublicName = (host: string) =>
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(host) &&
  !/\.(local|localhost|internal|test|invalid)$/.test(host);
