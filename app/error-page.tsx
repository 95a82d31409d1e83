import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { errors } from "../worker/words/errors";
import { translator } from "../worker/words/format";
import type { loader } from "./root";
import { ButtonLink, ErrorState } from "./ui";

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
  const known = (key: string): key is keyof typeof errors.en => Object.hasOwn(errors.en, key);
  const page = `${code}_page`;
  return (
    <ErrorState
      page
      title={t(errorTitle(error))}
      action={<ButtonLink href={locale === "ar" ? "/ar" : "/"}>{t("go_home")}</ButtonLink>}
      {...(root ? { request: { label: t("request_id"), id: root.requestId } } : {})}
    >
      {t(known(page) ? page : known(code) ? code : "internal_page")}
    </ErrorState>
  );
}

/** The words that name an error, for its heading and the page's title. */
export const errorTitle = (error: unknown) => (codeOf(error) === "not_found" ? "not_found_title" : "error_title");

function codeOf(error: unknown): string {
  if (!isRouteErrorResponse(error)) return "internal";
  const { data, status } = error;
  if (typeof data === "object" && data !== null && "code" in data) return String(data.code);
  return status === 404 ? "not_found" : status === 405 ? "method_not_allowed" : "internal";
}
