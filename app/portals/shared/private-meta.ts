import type { MetaDescriptor } from "@remix-run/cloudflare";
import { pageMeta } from "../../meta";

/** Pages behind a sign-in: a title for the tab, nothing for search engines. Needs `title` and `brand` in the loader's data. */
export const privateMeta = ({ data }: { data: { title: string; brand: string } | undefined }): MetaDescriptor[] =>
  data ? pageMeta({ ...data, hidden: true }) : [];
