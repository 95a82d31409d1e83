import { closingVerb } from "./close-user";

export const suspendUser = closingVerb(
  "users.suspend",
  "Suspends an account until it is reinstated: its sessions end at once.",
  "suspend",
);
