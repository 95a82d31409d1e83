/** `__Host-`: this host only, whole site, TLS only (browsers count localhost as such). */
export const sessionCookie = "__Host-session";
/** Says that somebody signed in here before; it opens nothing (modules/accounts/known-device.ts). */
export const deviceCookie = "__Host-device";
const deviceDays = 180;
/** Whose link was followed last (modules/referrals); read when something is bought, and by nothing else. */
export const referralCookie = "__Host-referral";

/** The token that a caller shows: the session's cookie, or the same as a bearer for API clients. */
export function sessionToken({ headers }: Request): { token: string; byCookie: boolean } | null {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const token = bearer ?? readCookie(headers.get("cookie"), sessionCookie);
  return token ? { token, byCookie: !bearer } : null;
}

export function readCookie(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

export const setSessionCookie = (token: string, expires: Date): string =>
  `${sessionCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=${expires.toUTCString()}`;

export interface SessionAnswer {
  sessionToken: string;
  expiresAt: string;
  deviceToken: string;
}
/** What a browser keeps after signing in: two Set-Cookie values. */
export const sessionCookies = ({ sessionToken, expiresAt, deviceToken }: SessionAnswer): [string, string] => [
  setSessionCookie(sessionToken, new Date(expiresAt)),
  `${deviceCookie}=${deviceToken}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${deviceDays * 86_400}`,
];

export const setReferralCookie = (token: string, days: number): string =>
  `${referralCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${days * 86_400}`;

export const clearSessionCookie = (): string => `${sessionCookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;
