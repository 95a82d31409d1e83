import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { auth } from "../../../worker/words/auth";
import { translator } from "../../../worker/words/format";

/** What pages behind a mailed link share: the token from the address, kept out of search engines and referrers. */
export function linkPage({ context, request }: LoaderFunctionArgs, title: keyof typeof auth.en) {
  const { locale, tenant } = context;
  return {
    title: translator(auth, locale)(title),
    brand: tenant.brand.name,
    hidden: true,
    token: new URL(request.url).searchParams.get("token") ?? "",
  };
}
