/** `__Host-`: this host only, whole site, TLS only (browsers count localhost as such). */
export const sessionCookie = "__Host-session";

export function readCookie(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

export const setSessionCookie = (token: string, expires: Date): string =>
  `${sessionCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=${expires.toUTCString()}`;

export const clearSessionCookie = (): string => `${sessionCookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;
