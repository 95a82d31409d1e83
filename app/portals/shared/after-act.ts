import { redirect } from "@remix-run/cloudflare";
import { searchWith } from "./address";

/** After an act: back to the same page and its filters, or to `path`, saying what was done; `undo` names what can be brought back. */
export function afterAct(request: Request, done: string, { path, undo }: { path?: string; undo?: string } = {}) {
  const { pathname, search } = new URL(request.url);
  return redirect(`${path ?? pathname}${searchWith(path ? "" : search, { done, ...(undo ? { undo } : {}) })}`, 303);
}
