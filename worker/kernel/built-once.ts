import { fillPlaceholders } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Selecting } from "./database";

/** What a batch asks of a statement (drizzle-orm/neon-http). */
interface Built {
  getQuery(): { sql: string; params: unknown[] };
}
interface Buildable {
  _prepare(): Built;
}

/**
 * A SELECT that almost every request sends. Drizzle puts it together once, with `sql.placeholder()` where its values go, and each request fills
 * them in: putting a statement together costs the Worker more than sending it.
 */
export function builtOnce<Q extends BatchItem<"pg">>(build: (q: Selecting) => Q) {
  let built: Built | undefined;
  return (q: Selecting, values: Record<string, unknown>): Q => {
    const filled: Buildable = {
      _prepare() {
        built ??= (build(q) as unknown as Buildable)._prepare();
        const { sql, params } = built.getQuery();
        const query = { sql, params: fillPlaceholders(params, values) };
        return Object.create(built, { getQuery: { value: () => query } }) as Built;
      },
    };
    return filled as unknown as Q;
  };
}
