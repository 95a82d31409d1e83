import { closingVerb } from "./close-user";

export const deactivateUser = closingVerb(
  "users.deactivate",
  "Sets an account to rest, without blame: its sessions end at once.",
  "deactivate",
);
