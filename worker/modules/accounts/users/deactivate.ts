import { closingVerb } from "./close-user";

export const deactivateUser = closingVerb(
  "users.deactivate",
  "Deactivates an account, without blame: its sessions end at once.",
  "deactivate",
);
