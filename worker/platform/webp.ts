import type { Pixels, Webp } from "../kernel/ports";

interface Codec {
  decode(bytes: Uint8Array): Pixels | null;
  encode(data: Uint8ClampedArray, width: number, height: number, options: object): Uint8Array | null;
}
type Factory = (options: { noInitialRun: true; instantiateWasm: InstantiateWasm }) => Promise<Codec>;
type InstantiateWasm = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance) => void,
) => WebAssembly.Exports;

/** libwebp's settings; these are its own defaults but for the quality, which photographs of faces and diagrams need. */
const settings = {
  quality: 80,
  target_size: 0,
  target_PSNR: 0,
  method: 4,
  sns_strength: 50,
  filter_strength: 60,
  filter_sharpness: 0,
  filter_type: 1,
  partitions: 0,
  segments: 4,
  pass: 1,
  show_compressed: 0,
  preprocessing: 0,
  autofilter: 0,
  partition_limit: 0,
  alpha_compression: 1,
  alpha_filtering: 1,
  alpha_quality: 100,
  lossless: 0,
  exact: 0,
  image_hint: 0,
  emulate_jpeg_size: 0,
  thread_level: 0,
  low_memory: 0,
  near_lossless: 100,
  use_delta_palette: 0,
  use_sharp_yuv: 0,
};

/** A fresh instance each time: WebAssembly memory never shrinks, and an isolate has 128 MB for everything. */
function open(factory: Factory, module: WebAssembly.Module): Promise<Codec> {
  return factory({
    noInitialRun: true,
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
}

export interface WebpModules {
  decoder(): Promise<[Factory, WebAssembly.Module]>;
  encoder(): Promise<[Factory, WebAssembly.Module]>;
}

/** libwebp in WebAssembly, from wherever its modules come. */
export const webpOf = (modules: WebpModules): Webp => ({
  async decode(bytes) {
    const codec = await open(...(await modules.decoder()));
    return codec.decode(bytes) || null;
  },
  async encode({ data, width, height }) {
    const codec = await open(...(await modules.encoder()));
    const bytes = codec.encode(data, width, height, settings);
    if (!bytes) throw new Error(`A picture of ${width} × ${height} was not encoded`);
    return bytes;
  },
});

/** Loaded when the first picture comes: start-up pays nothing for it. */
export const wasmWebp: Webp = webpOf({
  async decoder() {
    const [code, wasm] = await Promise.all([
      import("@jsquash/webp/codec/dec/webp_dec.js"),
      import("@jsquash/webp/codec/dec/webp_dec.wasm"),
    ]);
    return [code.default as unknown as Factory, wasm.default];
  },
  async encoder() {
    const [code, wasm] = await Promise.all([
      import("@jsquash/webp/codec/enc/webp_enc_simd.js"),
      import("@jsquash/webp/codec/enc/webp_enc_simd.wasm"),
    ]);
    return [code.default as unknown as Factory, wasm.default];
  },
});
