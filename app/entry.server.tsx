import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { renderToReadableStream, renderToStaticMarkup } from "react-dom/server";
import { NonceProvider } from "./nonce";
import { withArabicWords } from "./word-files";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, report, locale }: AppLoadContext,
) {
  headers.set("content-type", "text/html; charset=utf-8");
  // No script will ever look at a public page: it is written as a string, in one go and without React's marks.
  if (nonce === null) {
    const html = renderToStaticMarkup(<RemixServer context={remixContext} url={request.url} />);
    return new Response(`<!DOCTYPE html>${html}`, { headers, status });
  }
  let failed = false;
  const body = await renderToReadableStream(
    <NonceProvider value={nonce}>
      <RemixServer context={locale === "ar" ? inArabic(remixContext) : remixContext} url={request.url} nonce={nonce} />
    </NonceProvider>,
    {
      nonce,
      onError(error) {
        failed = true;
        report(error);
      },
    },
  );
  // Awaited whole: nothing is deferred, and an error is still a status.
  await body.allReady;
  return new Response(body, { headers, status: failed ? 500 : status });
}

type Manifest = EntryContext["manifest"];

/** Which files a page loads ahead; a portal's manifest is the same for every request of a build. */
function inArabic(context: EntryContext): EntryContext {
  const manifest = arabicManifests.get(context.manifest) ?? withArabicWords(context.manifest);
  arabicManifests.set(context.manifest, manifest);
  return { ...context, manifest };
}
const arabicManifests = new WeakMap<Manifest, Manifest>();

/** What a loader or an action threw and nobody refused. A reader who left is no error. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted) context.report(error);
}
