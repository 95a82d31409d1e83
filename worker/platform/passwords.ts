import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { base64, fromBase64 } from "../kernel/ids";
import type { Passwords } from "../kernel/ports";

// N = 2^14, r = 8, p = 5 (OWASP's scrypt row for 16 MiB); kept in the hash, so that they can be raised later.
const cost = { N: 16_384, r: 8, p: 5 };
const keyBytes = 32;

/** scrypt as "scrypt$N$r$p$salt$key", base64. */
export function scryptPasswords(parameters = cost): Passwords {
  // Unknown accounts cost as much as known ones: verify against a hash that nothing matches.
  const decoy = format(parameters, new Uint8Array(16), new Uint8Array(keyBytes));
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const key = await derive(password, salt, parameters);
      return format(parameters, salt, key);
    },
    async verify(hash, password) {
      const [, N, r, p, salt = "", key = ""] = (hash ?? decoy).split("$");
      const derived = await derive(password, fromBase64(salt), { N: Number(N), r: Number(r), p: Number(p) });
      const expected = fromBase64(key);
      return expected.length === derived.length && timingSafeEqual(expected, derived) && hash !== null;
    },
  };
}

const format = ({ N, r, p }: typeof cost, salt: Uint8Array, key: Uint8Array) =>
  ["scrypt", N, r, p, base64(salt), base64(key)].join("$");

function derive(password: string, salt: Uint8Array, parameters: typeof cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyBytes, { ...parameters, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
