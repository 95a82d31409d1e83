import { Lucia, TimeSpan } from "lucia";
import { type SessionAttributes, type SessionStore, sessionAdapter, type UserAttributes } from "./session-adapter";
import { idleMs } from "./session-lifetimes";

/** Lucia over a store: made for each request, because the store and the clock are the request's. The cookie is the door's. */
export const sessionsIn = (store: SessionStore) =>
  new Lucia(sessionAdapter(store), {
    sessionExpiresIn: new TimeSpan(idleMs, "ms"),
    getSessionAttributes: (attributes: SessionAttributes) => attributes,
    getUserAttributes: (attributes: UserAttributes) => attributes,
  });

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof sessionsIn>;
    UserId: number;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}
