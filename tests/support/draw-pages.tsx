import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { renderToStaticMarkup } from "react-dom/server";
import { Outlet, type RouteObject } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { expect } from "vitest";
import { pageContext } from "../../worker/http/page-context";
import type { Person } from "../../worker/kernel/actor";
import type { Ports } from "../../worker/kernel/ports";
import type { World } from "./world";

export interface Page {
  path: string;
  load: () => Promise<{ loader?: unknown; action?: unknown; default?: unknown }>;
}

/** What a form without scripts would send. */
export const formOf = (fields: Record<string, string>) => new URLSearchParams(fields);

/** Answers how a page of `pages` is drawn for a person by the server, or "→ …" where it sends the browser. */
export function drawPages(world: World, pages: Page[], { country = null }: { country?: string | null } = {}) {
  return async function open(person: Person, address: string, body?: URLSearchParams): Promise<string> {
    const url = new URL(address, world.tenant.origin);
    const ports = { errors: { report: () => undefined } } as unknown as Ports;
    const context = pageContext(world.as(person), ports, { url, nonce: null, person, country });
    const root = {
      locale: person.locale,
      tenant: context.tenant,
      nowIso: context.nowIso,
      requestId: context.requestId,
      timeZone: "Asia/Kolkata",
      theme: "system",
      scripts: true,
      person: { ...person, roles: [...person.roles], grants: [...person.grants] },
    };
    const children = await Promise.all(
      pages.map(async ({ path, load }): Promise<RouteObject> => {
        const module = (await load()) as { loader?: never; action?: never; default: React.ComponentType };
        return { path, loader: module.loader, action: module.action, Component: module.default };
      }),
    );
    const handler = createStaticHandler([{ id: "root", loader: () => root, Component: Outlet, children }]);
    const request = new Request(url, body ? { method: "POST", body } : {});
    const result = await handler.query(request, { requestContext: context as ActionFunctionArgs["context"] });
    if (result instanceof Response) return `→ ${result.headers.get("location")}`;
    if (result.errors) throw Object.values(result.errors)[0];
    return renderToStaticMarkup(
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, result)} context={result} hydrate={false} />,
    );
  };
}

/** One heading, no word missing, no id twice. */
export function expectWhole(html: string, name: string): void {
  expect(html.match(/<h1[ >]/g), name).toHaveLength(1);
  // A key that has no words is shown as itself.
  const text = html.replace(/<(code|option)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "\n");
  expect(text.match(/^[a-z]+(_[a-z]+)+$/gm), name).toBeNull();
  expect(text.match(/\{\w+\}|undefined|\[object|NaN/g), name).toBeNull();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size, name).toBe(ids.length);
}
