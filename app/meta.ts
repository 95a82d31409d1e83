import type { MetaDescriptor } from "@remix-run/cloudflare";
import { inLanguage, otherLanguage } from "./locale";

interface PageWords {
  title: string;
  description?: string;
  brand: string;
  /** The path as asked for, and the tenant's origin: for canonical and alternate addresses of public pages. */
  url?: { origin: string; path: string };
  image?: string;
  /** Told to search engines to leave out. */
  hidden?: boolean;
}

/** Title, description, Open Graph, canonical and hreflang of a page, in one place. */
export function pageMeta({ title, description, brand, url, image, hidden }: PageWords): MetaDescriptor[] {
  const full = title === brand ? title : `${title} · ${brand}`;
  const tags: MetaDescriptor[] = [{ title: full }];
  if (description) tags.push({ name: "description", content: description });
  if (hidden || !url) tags.push({ name: "robots", content: "noindex" });
  if (!url || hidden) return tags;
  const other = otherLanguage(url.path);
  const english = other.locale === "en" ? other.path : url.path;
  tags.push(
    { property: "og:title", content: title },
    { property: "og:site_name", content: brand },
    { property: "og:type", content: "website" },
    { property: "og:url", content: url.origin + url.path },
    { property: "og:locale", content: other.locale === "en" ? "ar" : "en" },
    { name: "twitter:card", content: image ? "summary_large_image" : "summary" },
    { tagName: "link", rel: "canonical", href: url.origin + url.path },
    { tagName: "link", rel: "alternate", hrefLang: "en", href: url.origin + english },
    { tagName: "link", rel: "alternate", hrefLang: "ar", href: url.origin + inLanguage(english, "ar") },
    { tagName: "link", rel: "alternate", hrefLang: "x-default", href: url.origin + english },
  );
  if (description) tags.push({ property: "og:description", content: description });
  if (image) tags.push({ property: "og:image", content: image });
  return tags;
}
