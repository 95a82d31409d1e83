import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { auth } from "../../../worker/words/auth";
import { translator } from "../../../worker/words/format";
import { ownPath } from "../../own-path";

/** What pages behind a mailed link share: the token from the address, kept out of search engines and referrers, and where somebody was going. */
export function linkPage({ context, request }: LoaderFunctionArgs, title: keyof typeof auth.en) {
  const { locale, tenant } = context;
  const { searchParams } = new URL(request.url);
  return {
    title: translator(auth, locale)(title),
    brand: tenant.brand.name,
    hidden: true,
    token: searchParams.get("token") ?? "",
    next: ownPath(searchParams.get("next"), tenant.origin),
  };
}
