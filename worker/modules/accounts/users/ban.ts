import { closingVerb } from "./close-user";

export const banUser = closingVerb("users.ban", "Bans an account for good: its sessions end at once.", "ban");
