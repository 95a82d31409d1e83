import { resubscribe, unsubscribe } from "../modules/notifications";
import { post, type Route } from "./route";

/** The one-click address of mail programs is a door of its own: one-click-unsubscribe.ts. */
export const notificationsRoutes: Route[] = [
  post("/mail-unsubscriptions", unsubscribe, 200),
  post("/mail-unsubscriptions/removal", resubscribe, 200),
];
