import * as v from "valibot";

/** Who stands behind a socket. Kept with it, for the object forgets everything between two messages. */
export const InboxVisitor = v.object({
  tenant: v.string(),
  userId: v.number(),
  userUuid: v.string(),
  sessionUuid: v.string(),
  /** Milliseconds: when the session ends at the latest. */
  until: v.number(),
});
export type InboxVisitor = v.InferOutput<typeof InboxVisitor>;

/** The header in which the door says who comes; nobody else reaches the object. */
export const visitorHeader = "x-inbox-visitor";
