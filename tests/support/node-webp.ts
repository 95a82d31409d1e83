import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { webpOf } from "../../worker/platform/webp";

const { resolve } = createRequire(import.meta.url);
const compiled = async (path: string) => WebAssembly.compile(await readFile(resolve(path)));

/** The product's own codec; only where its WebAssembly comes from is Node's. */
export const nodeWebp = webpOf({
  decoder: async () => [
    (await import("@jsquash/webp/codec/dec/webp_dec.js")).default as never,
    await compiled("@jsquash/webp/codec/dec/webp_dec.wasm"),
  ],
  encoder: async () => [
    (await import("@jsquash/webp/codec/enc/webp_enc_simd.js")).default as never,
    await compiled("@jsquash/webp/codec/enc/webp_enc_simd.wasm"),
  ],
});
