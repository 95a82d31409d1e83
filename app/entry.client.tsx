import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { holdEarlyEvents } from "./early-events";
import { withArabicWords } from "./word-files";

const importMap = document.querySelector('script[type="importmap"]')?.textContent;
if (importMap) {
  const page = window as unknown as { __remixManifest: unknown };
  page.__remixManifest = withArabicWords(page.__remixManifest, Object.keys(JSON.parse(importMap).imports));
}

const { __remixContext: context } = window as unknown as { __remixContext: { state?: unknown } };
holdEarlyEvents(() => context.state !== undefined);

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
