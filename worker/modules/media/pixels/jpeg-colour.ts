import type { Pixels } from "../../../kernel/ports";
import type { Frame } from "./jpeg";
import type { Component } from "./jpeg-scan";

/** From coefficients to RGBA. `adobe` is the transform that an Adobe marker names, -1 without one. */
export function colour(frame: Frame, quantizations: Uint16Array[], zigzag: Uint8Array, adobe: number): Pixels | null {
  const { components, size, width, height, hMax, vMax } = frame;
  const planes: { samples: Uint8ClampedArray; stride: number; h: number; v: number }[] = [];
  for (const component of components) {
    const table = quantizations[component.quantization];
    if (!table) return null;
    const samples = samplesOf(component, table, zigzag, size);
    // Let go of at once: of a large picture only one component lies here twice.
    component.coefficients = new Int16Array(0);
    component.seen = null;
    planes.push({ samples, stride: component.storedColumns * size, h: component.h / hMax, v: component.v / vMax });
  }
  const [first, second, third, fourth] = planes;
  if (!first) return null;
  const data = new Uint8ClampedArray(width * height * 4);
  const isMixed =
    components.length === 4 ? adobe === 2 : components.length === 3 && !(adobe === 0 || namesRgb(components));
  for (let y = 0, at = 0; y < height; y++) {
    const row = (plane: typeof first) => Math.floor(y * plane.v) * plane.stride;
    const [r1, r2, r3, r4] = [row(first), second ? row(second) : 0, third ? row(third) : 0, fourth ? row(fourth) : 0];
    for (let x = 0; x < width; x++, at += 4) {
      const a = first.samples[r1 + Math.floor(x * first.h)] ?? 0;
      data[at + 3] = 255;
      if (!second || !third) {
        data[at] = data[at + 1] = data[at + 2] = a;
        continue;
      }
      const b = second.samples[r2 + Math.floor(x * second.h)] ?? 0;
      const c = third.samples[r3 + Math.floor(x * third.h)] ?? 0;
      // ITU-T T.871, section 7.
      data[at] = isMixed ? a + 1.402 * (c - 128) : a;
      data[at + 1] = isMixed ? a - 0.344136 * (b - 128) - 0.714136 * (c - 128) : b;
      data[at + 2] = isMixed ? a + 1.772 * (b - 128) : c;
      if (!fourth) continue;
      // Four inks. Files with an Adobe marker, which is nearly all, hold them upside down.
      const ink = fourth.samples[r4 + Math.floor(x * fourth.h)] ?? 0;
      const black = adobe >= 0 ? ink : 255 - ink;
      for (let i = 0; i < 3; i++) {
        const value = data[at + i] ?? 0;
        data[at + i] = ((adobe >= 0 ? value : 255 - value) * black) / 255;
      }
    }
  }
  return { width, height, data };
}

const namesRgb = (components: Component[]) => components.map(({ id }) => String.fromCharCode(id)).join("") === "RGB";

/** The inverse transform of T.81, section A.3.3, on the `size` × `size` low frequencies: the block at `size`/8 of its size. */
function samplesOf(component: Component, table: Uint16Array, zigzag: Uint8Array, size: number): Uint8ClampedArray {
  const { storedColumns, storedRows, coefficients } = component;
  const stride = storedColumns * size;
  const samples = new Uint8ClampedArray(stride * storedRows * size);
  const steps = new Float32Array(64);
  for (let k = 0; k < 64; k++) steps[zigzag[k] ?? 0] = table[k] ?? 1;
  const wave = new Float32Array(size * size);
  for (let x = 0; x < size; x++)
    for (let u = 0; u < size; u++)
      wave[x * size + u] = Math.sqrt((u === 0 ? 1 : 2) / 8) * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * size));
  const half = new Float32Array(size * size);
  for (let block = 0; block < storedColumns * storedRows; block++) {
    const from = block * size * size;
    const row = Math.floor(block / storedColumns);
    const to = row * size * stride + (block - row * storedColumns) * size;
    for (let v = 0; v < size; v++) {
      for (let x = 0; x < size; x++) {
        let sum = 0;
        for (let u = 0; u < size; u++) {
          const coefficient = coefficients[from + v * size + u] as number;
          if (coefficient !== 0) sum += coefficient * (steps[v * 8 + u] as number) * (wave[x * size + u] as number);
        }
        half[v * size + x] = sum;
      }
    }
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        let sum = 128;
        for (let v = 0; v < size; v++) sum += (half[v * size + x] as number) * (wave[y * size + v] as number);
        samples[to + y * stride + x] = sum;
      }
    }
  }
  return samples;
}
