import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import { errors } from "../worker/words/errors";
import { translator } from "../worker/words/format";
import { ErrorPage, errorTitle } from "./error-page";
import { inboxIsLive } from "./inbox/store";
import { pageMeta } from "./meta";
import { useNonce } from "./nonce";
import styles from "./ui/styles/app.css?url";
import { arabicImportMap } from "./word-files";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icons/icon.svg", type: "image/svg+xml" },
];

/** Costs no query: everything is in the address, the tenant, or the session that was read already. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { person, locale, tenant, nowIso, requestId } = context;
  return {
    locale,
    tenant,
    nowIso,
    requestId,
    timeZone: person?.timeZone ?? tenant.timeZone,
    theme: person?.theme ?? ("system" as const),
    scripts: context.nonce !== null,
    person: person && {
      uuid: person.uuid,
      fullName: person.fullName,
      email: person.email,
      photo: await context.links.picture(person.photoUuid),
      userType: person.userType,
      roles: [...person.roles],
      grants: [...person.grants],
      unread: person.unread,
    },
  };
}

/** For a page that failed; one that did not brings its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error || !data) return [];
  return pageMeta({
    title: translator(errors, data.locale)(errorTitle(error)),
    brand: data.tenant.brand.name,
    hidden: true,
  });
};

/**
 * Nothing in it changes while a person stays but what waits under the bell, which a socket tells where one is open: language and theme are saved
 * by forms that load the page anew.
 */
export const shouldRevalidate = () => !inboxIsLive();

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  const locale = data?.locale ?? "en";
  return (
    <html
      lang={locale}
      dir={locale === "ar" ? "rtl" : "ltr"}
      data-theme={data && data.theme !== "system" ? data.theme : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {data?.scripts && locale === "ar" ? (
          <script
            type="importmap"
            {...(nonce ? { nonce } : {})}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: addresses of our own files; an import map has to be inline.
            dangerouslySetInnerHTML={{ __html: arabicImportMap() }}
          />
        ) : null}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {data?.scripts ? (
          <>
            <ScrollRestoration {...(nonce ? { nonce } : {})} />
            <Scripts {...(nonce ? { nonce } : {})} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export { ErrorPage as ErrorBoundary };
