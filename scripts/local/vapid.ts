import { existsSync, readFileSync, writeFileSync } from "node:fs";

export interface VapidVars {
  VAPID_PUBLIC_KEY: string;
  VAPID_PRIVATE_KEY: string;
  VAPID_SUBJECT: string;
}

/** A pair of P-256 keys as web push wants them (RFC 8292): the uncompressed point and the scalar, base64url. */
export async function newVapid(subject: string): Promise<VapidVars> {
  const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  const { x = "", y = "", d = "" } = await crypto.subtle.exportKey("jwk", privateKey);
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { VAPID_PUBLIC_KEY: point.toString("base64url"), VAPID_PRIVATE_KEY: d, VAPID_SUBJECT: subject };
}

/** This machine's own pair, made once: browsers that subscribed stay subscribed after a restart. */
export async function keptVapid(path: string): Promise<VapidVars> {
  if (!existsSync(path))
    writeFileSync(path, JSON.stringify(await newVapid("mailto:admin@recruitlms.test")), { mode: 0o600 });
  return JSON.parse(readFileSync(path, "utf8")) as VapidVars;
}
