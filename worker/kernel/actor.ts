import type { Locale } from "./columns";

/** How far a grant reaches; a policy turns it into a WHERE clause. */
export const scopes = ["own", "team", "assigned", "company", "course", "all"] as const;
export type Scope = (typeof scopes)[number];

export interface Person {
  kind: "person";
  id: number;
  uuid: string;
  userType: string;
  fullName: string;
  email: string;
  locale: Locale;
  timeZone: string;
  theme: "system" | "light" | "dark";
  /** The file of the portrait. */
  photoUuid: string | null;
  /** "<resource>.<action>:<scope>". */
  grants: ReadonlySet<string>;
  roles: readonly string[];
  /** Notifications not looked at, counted to 100 at most: the bell's, read with the session. */
  unread: number;
  sessionUuid: string;
}
export interface Visitor {
  kind: "visitor";
}
/** A queue consumer or a timer. */
export interface System {
  kind: "system";
}
export type Actor = Person | Visitor | System;

export const visitor: Visitor = { kind: "visitor" };
export const system: System = { kind: "system" };

/** The scopes an actor holds of a permission; a system actor reaches all. */
export function scopesOf(actor: Actor, permission: string): readonly Scope[] {
  if (actor.kind === "system") return ["all"];
  if (actor.kind === "visitor") return [];
  return scopes.filter((scope) => actor.grants.has(`${permission}:${scope}`));
}
