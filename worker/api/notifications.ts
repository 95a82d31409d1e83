import {
  archiveNotifications,
  discardDeadLetters,
  listDeadLetters,
  listNotifications,
  markRead,
  markUnread,
  notificationPreferencesOf,
  notificationState,
  resubscribe,
  retryDeadLetters,
  setNotificationPreferences,
  subscribePush,
  unarchiveNotifications,
  unsubscribe,
  unsubscribePush,
} from "../modules/notifications";
import { get, patch, post, type Route } from "./route";

/** The one-click address of mail programs is a door of its own: one-click-unsubscribe.ts. */
export const notificationsRoutes: Route[] = [
  get("/notifications", listNotifications),
  get("/notifications/state", notificationState),
  post("/notifications/readings", markRead, 200),
  post("/notifications/readings/removal", markUnread, 200),
  post("/notifications/archivings", archiveNotifications, 200),
  post("/notifications/archivings/removal", unarchiveNotifications, 200),
  get("/notification-preferences", notificationPreferencesOf),
  patch("/notification-preferences", setNotificationPreferences),
  post("/push-subscriptions", subscribePush, 200),
  post("/push-subscriptions/removal", unsubscribePush, 200),
  get("/platform/dead-letters", listDeadLetters),
  post("/platform/dead-letters/retries", retryDeadLetters, 200),
  post("/platform/dead-letters/discards", discardDeadLetters, 200),
  post("/mail-unsubscriptions", unsubscribe, 200),
  post("/mail-unsubscriptions/removal", resubscribe, 200),
];
