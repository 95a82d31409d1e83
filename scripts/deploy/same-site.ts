/** Before a country's ending: what names are registered under, as in `co.in`. Where one is missing here, too much is taken for one site, never too little. */
const sharedSecond = new Set(["ac", "co", "com", "edu", "gov", "net", "org"]);

/** The domain that somebody registered, as far as labels tell: `example.com` of `learn.example.com`, `example.co.in` of `learn.example.co.in`. */
export function registrableDomain(host: string): string {
  const labels = host.toLowerCase().split(".");
  const isShared = labels.length > 2 && labels.at(-1)?.length === 2 && sharedSecond.has(labels.at(-2) ?? "");
  return labels.slice(isShared ? -3 : -2).join(".");
}

/** What browsers count as one site: cookies with a Domain, and storage that is shared by site, cross between its hosts. */
export const isSameSite = (a: string, b: string): boolean =>
  registrableDomain(new URL(a).hostname) === registrableDomain(new URL(b).hostname);
