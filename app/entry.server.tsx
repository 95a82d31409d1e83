import type { AppLoadContext, EntryContext } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { renderToReadableStream } from "react-dom/server";
import { NonceProvider } from "./nonce";

/** The stream is awaited whole: nothing is deferred, public pages carry no script that could fill holes, and an error is still a status. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
) {
  let failed = false;
  const body = await renderToReadableStream(
    <NonceProvider value={nonce ?? undefined}>
      <RemixServer context={remixContext} url={request.url} {...(nonce ? { nonce } : {})} />
    </NonceProvider>,
    {
      ...(nonce ? { nonce } : {}),
      onError(error) {
        failed = true;
        console.error(error);
      },
    },
  );
  await body.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(body, { headers, status: failed ? 500 : status });
}
