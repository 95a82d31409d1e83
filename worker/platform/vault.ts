import { base64url, fromBase64url, newUuid } from "../kernel/ids";
import type { Tenant, Vault } from "../kernel/ports";

type TenantSecret = Tenant["dataSecrets"][number];

const algorithm = "AES-GCM";
const ivBytes = 12;
const form = /^sealed:([\da-f-]{36})\.([\w-]+)$/;

/**
 * AES-256-GCM, each value under a key of its person, each key wrapped under the tenant's newest secret (HKDF-SHA-256).
 * Sealed text is "sealed:<key>.<iv and ciphertext>", bound to its field; a wrapped key is "<secret's id>.<iv and ciphertext>", bound to its uuid.
 */
export function aesVault({ dataSecrets, secret }: Pick<Tenant, "dataSecrets" | "secret">): Vault {
  const own: TenantSecret = { id: "app", secret };
  const secrets = [...dataSecrets, own];
  const newest = dataSecrets[0] ?? own;
  const derived = new Map<string, Promise<CryptoKey>>();
  const wrapping = ({ id, secret }: TenantSecret) => {
    const known = derived.get(id) ?? derive(secret);
    derived.set(id, known);
    return known;
  };
  const wrap = async (uuid: string, raw: ArrayBuffer) =>
    `${newest.id}.${await encrypt(await wrapping(newest), uuid, new Uint8Array(raw))}`;
  const unwrap = async (uuid: string, wrapped: string): Promise<Uint8Array<ArrayBuffer>> => {
    const [id = "", body = ""] = wrapped.split(".");
    const secret = secrets.find((one) => one.id === id);
    if (!secret) throw new Error(`The tenant secret ${id} that wrapped a person's key is not configured`);
    return decrypt(await wrapping(secret), uuid, body);
  };
  return {
    current: newest.id,
    async newKey() {
      const uuid = newUuid();
      const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, true, ["encrypt"]);
      return {
        stored: {
          uuid,
          wrapped: await wrap(uuid, (await crypto.subtle.exportKey("raw", key as CryptoKey)) as ArrayBuffer),
        },
        seal: async (field, text) =>
          `sealed:${uuid}.${await encrypt(key as CryptoKey, field, new TextEncoder().encode(text))}`,
      };
    },
    async open(keys, field, text) {
      const [, uuid, body = ""] = form.exec(text) ?? [];
      if (!uuid) return text;
      const stored = keys.find((key) => key.uuid === uuid);
      if (!stored) return null;
      const key = await crypto.subtle.importKey("raw", await unwrap(uuid, stored.wrapped), algorithm, false, [
        "decrypt",
      ]);
      return new TextDecoder().decode(await decrypt(key, field, body));
    },
    async rewrap({ uuid, wrapped }) {
      const raw = await unwrap(uuid, wrapped);
      return { uuid, wrapped: await wrap(uuid, raw.buffer) };
    },
  };
}

async function derive(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder();
  const base = await crypto.subtle.importKey("raw", bytes.encode(secret), "HKDF", false, ["deriveKey"]);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes.encode("keys of persons") };
  return crypto.subtle.deriveKey(parameters, base, { name: algorithm, length: 256 }, false, ["encrypt", "decrypt"]);
}

async function encrypt(key: CryptoKey, about: string, plain: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const additionalData = new TextEncoder().encode(about);
  const cipher = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData }, key, plain);
  return base64url(new Uint8Array([...iv, ...new Uint8Array(cipher)]));
}

/** Throws for what was changed, or belongs to another field. */
async function decrypt(key: CryptoKey, about: string, body: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fromBase64url(body);
  const additionalData = new TextEncoder().encode(about);
  const parameters = { name: algorithm, iv: bytes.slice(0, ivBytes), additionalData };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.slice(ivBytes)));
}
