import type { NodePgDatabase } from "drizzle-orm/node-postgres";

/** The one transaction that the demo is written in. */
export type Transaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];

/** Ids by the key under which the demo knows a thing: an e-mail address, a slug, a uuid. Throws for one that it does not know. */
export class Ids {
  private readonly ids: Map<string, number>;

  constructor(entries: Iterable<readonly [key: string, id: number]>) {
    this.ids = new Map(entries);
  }

  static join(...parts: Ids[]): Ids {
    return new Ids(parts.flatMap(({ ids }) => [...ids]));
  }

  of(key: string): number {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`the demo has nothing under "${key}"`);
    return id;
  }
}
