import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import type { PageContext } from "./page-context";
import { portalOf } from "./portal-paths";

export { pageContext } from "./page-context";

/** Remix and all that only pages need. Imported with the first page, so that starting up does not pay for it. */
export async function answerPage(request: Request, portal: string | null, context: PageContext): Promise<Response> {
  const handle = await handlerOf(portal);
  return handle(request, { ...context });
}

const prepared = new Map<string | null, RequestHandler>();

/** A portal's handler. Preparing one walks its routes, so they are kept; in development the routes change under them. */
async function handlerOf(portal: string | null): Promise<RequestHandler> {
  const known = prepared.get(portal);
  if (known && !import.meta.env.DEV) return known;
  const build = (await import("virtual:remix/server-build")) as unknown as ServerBuild;
  const handler = createRequestHandler(partOf(build, portal), import.meta.env.MODE);
  prepared.set(portal, handler);
  return handler;
}

/** Remix looks through all routes that it has several times a page: a portal's handler has its own, and the one for paths that lead nowhere. */
function partOf(build: ServerBuild, portal: string | null): ServerBuild {
  const nowhere = Object.values(build.routes).find((route) => route?.path === "*");
  const always = new Set(nowhere ? lineage(build.routes, nowhere.id) : []);
  const ofPortal = <R extends object>(routes: Record<string, R>): Record<string, R> =>
    Object.fromEntries(
      Object.entries(routes).filter(([id]) => always.has(id) || portalOfRoute(build.routes, id) === portal),
    );
  return {
    ...build,
    routes: ofPortal(build.routes as Record<string, object>) as ServerBuild["routes"],
    assets: { ...build.assets, routes: ofPortal(build.assets.routes as Record<string, object>) as never },
  };
}

type Routes = ServerBuild["routes"];

/** A route's id and those of its parents, the root's last. */
function lineage(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId;
  return parent === undefined ? [id] : [id, ...lineage(routes, parent)];
}

/** By the path of its parent just under the root: no portal's routes lie in another one's. */
function portalOfRoute(routes: Routes, id: string): string | null {
  const top = lineage(routes, id).at(-2);
  return portalOf(`/${(top === undefined ? undefined : routes[top]?.path) ?? ""}`);
}
