import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { errors } from "../worker/words/errors";
import { translator } from "../worker/words/format";
import type { loader } from "./root";
import { Button, ButtonLink, ErrorState } from "./ui";

/** An error that leaves nothing of the page around it. */
export function ErrorPage() {
  return (
    <main id="main">
      <ErrorReport />
    </main>
  );
}

/** What happened, what to do, and the request's id; worded from the problem that the verb's door answered. */
export function ErrorReport() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  const locale = root?.locale ?? "en";
  const t = translator(errors, locale);
  const code = codeOf(error);
  // A browser has the words of one language.
  const known = (key: string): key is keyof typeof errors.en => Object.hasOwn(errors[locale], key);
  const page = `${code}_page`;
  return (
    <ErrorState
      page
      title={t(errorTitle(error))}
      action={
        code === "offline" ? (
          <Button variant="primary" icon="refresh" onClick={() => location.reload()}>
            {t("try_again")}
          </Button>
        ) : (
          <ButtonLink href={locale === "ar" ? "/ar" : "/"}>{t("go_home")}</ButtonLink>
        )
      }
      {...(root && code !== "offline" ? { request: { label: t("request_id"), id: root.requestId } } : {})}
    >
      {t(known(page) ? page : known(code) ? code : "internal_page")}
    </ErrorState>
  );
}

/** The words that name an error, for its heading and the page's title. */
export function errorTitle(error: unknown) {
  const code = codeOf(error);
  if (code === "offline") return "offline_title";
  return code === "not_found" ? "not_found_title" : "error_title";
}

function codeOf(error: unknown): string {
  // What fetch throws in a browser that reaches nobody; nothing was noted, for nobody was told.
  if (typeof document !== "undefined" && !navigator.onLine && error instanceof TypeError) return "offline";
  if (!isRouteErrorResponse(error)) return "internal";
  const { data, status } = error;
  if (typeof data === "object" && data !== null && "code" in data) return String(data.code);
  return status === 404 ? "not_found" : status === 405 ? "method_not_allowed" : "internal";
}
