import type { Bits, Huffman } from "./jpeg-bits";

export interface Component {
  id: number;
  /** Sampling: blocks across and down in one unit. */
  h: number;
  v: number;
  quantization: number;
  /** Blocks that show something, and blocks that are stored, whole units. */
  columns: number;
  rows: number;
  storedColumns: number;
  storedRows: number;
  /** `size` × `size` coefficients a block, the low frequencies alone. */
  coefficients: Int16Array;
  /** For pictures that come in passes: which of a block's 64 coefficients are not zero, kept or not. */
  seen: Uint32Array | null;
  previous: number;
  dc: Huffman;
  ac: Huffman;
}

export interface Scan {
  components: Component[];
  start: number;
  end: number;
  high: number;
  low: number;
  restartEvery: number;
  unitsAcross: number;
  unitsDown: number;
  isProgressive: boolean;
  /** From the order in which coefficients come to where one is kept; -1 for those that are not. */
  place: Int8Array;
  perBlock: number;
}

/** Reads one scan into its components' coefficients; ITU-T T.81, sections F.2 and G.2. */
export function readScan(scan: Scan, bits: Bits): void {
  const { components, restartEvery } = scan;
  const reader = new BlockReader(scan, bits);
  const [only] = components;
  const isAlone = components.length === 1 && only !== undefined;
  const total = isAlone ? only.columns * only.rows : scan.unitsAcross * scan.unitsDown;
  for (let unit = 0; unit < total && !bits.ended; unit++) {
    if (restartEvery > 0 && unit > 0 && unit % restartEvery === 0) {
      bits.restart();
      reader.run = 0;
      for (const component of components) component.previous = 0;
    }
    if (isAlone) {
      const row = Math.floor(unit / only.columns);
      reader.read(only, row * only.storedColumns + (unit - row * only.columns));
      continue;
    }
    const row = Math.floor(unit / scan.unitsAcross);
    const column = unit - row * scan.unitsAcross;
    for (const component of components) {
      for (let y = 0; y < component.v; y++) {
        const first = (row * component.v + y) * component.storedColumns + column * component.h;
        for (let x = 0; x < component.h; x++) reader.read(component, first + x);
      }
    }
  }
}

class BlockReader {
  /** Blocks still to come in which nothing more is coded. */
  run = 0;
  readonly read: (component: Component, block: number) => void;
  constructor(
    private readonly scan: Scan,
    private readonly bits: Bits,
  ) {
    const { isProgressive, start, high } = scan;
    if (!isProgressive) this.read = this.whole;
    else if (start === 0) this.read = high === 0 ? this.firstDc : this.finerDc;
    else this.read = high === 0 ? this.firstAc : this.finerAc;
  }

  private keep(component: Component, block: number, k: number, value: number): void {
    const place = this.scan.place[k] ?? -1;
    if (place >= 0) component.coefficients[block * this.scan.perBlock + place] = value;
    const word = block * 2 + (k >> 5);
    if (component.seen) component.seen[word] = (component.seen[word] ?? 0) | (1 << (k & 31));
  }

  private whole(component: Component, block: number): void {
    const { bits } = this;
    component.previous += bits.signed(bits.symbol(component.dc) & 15);
    component.coefficients[block * this.scan.perBlock] = component.previous;
    for (let k = 1; k < 64; k++) {
      const symbol = bits.symbol(component.ac);
      const size = symbol & 15;
      if (size === 0 && symbol !== 0xf0) return;
      k += symbol >> 4;
      if (size > 0 && k < 64) this.keep(component, block, k, bits.signed(size));
    }
  }

  private firstDc(component: Component, block: number): void {
    component.previous += this.bits.signed(this.bits.symbol(component.dc) & 15);
    component.coefficients[block * this.scan.perBlock] = component.previous << this.scan.low;
  }

  private finerDc(component: Component, block: number): void {
    const at = block * this.scan.perBlock;
    component.coefficients[at] = (component.coefficients[at] ?? 0) | (this.bits.read(1) << this.scan.low);
  }

  private firstAc(component: Component, block: number): void {
    if (this.run > 0) {
      this.run--;
      return;
    }
    const { bits, scan } = this;
    for (let k = scan.start; k <= scan.end; k++) {
      const symbol = bits.symbol(component.ac);
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) {
        this.run = (1 << zeros) - 1 + bits.read(zeros);
        return;
      }
      k += zeros;
      if (size > 0 && k <= scan.end) this.keep(component, block, k, bits.signed(size) * (1 << scan.low));
    }
  }

  private finerAc(component: Component, block: number): void {
    const { bits, scan } = this;
    let k = scan.start;
    if (this.run === 0) {
      for (; k <= scan.end; k++) {
        const symbol = bits.symbol(component.ac);
        const size = symbol & 15;
        let zeros = symbol >> 4;
        let value = 0;
        if (size > 0) value = bits.read(1) === 1 ? 1 << scan.low : -(1 << scan.low);
        else if (zeros < 15) {
          this.run = (1 << zeros) + bits.read(zeros);
          break;
        }
        for (; k <= scan.end; k++) {
          if (this.isSeen(component, block, k)) this.refine(component, block, k);
          else if (--zeros < 0) break;
        }
        if (value !== 0 && k <= scan.end) this.keep(component, block, k, value);
      }
    }
    if (this.run === 0) return;
    for (; k <= scan.end; k++) if (this.isSeen(component, block, k)) this.refine(component, block, k);
    this.run--;
  }

  private isSeen(component: Component, block: number, k: number): boolean {
    return (((component.seen?.[block * 2 + (k >> 5)] ?? 0) >>> (k & 31)) & 1) === 1;
  }

  private refine(component: Component, block: number, k: number): void {
    if (this.bits.read(1) === 0) return;
    const place = this.scan.place[k] ?? -1;
    if (place < 0) return;
    const at = block * this.scan.perBlock + place;
    const value = component.coefficients[at] ?? 0;
    const step = 1 << this.scan.low;
    if ((Math.abs(value) & step) === 0) component.coefficients[at] = value + (value < 0 ? -step : step);
  }
}
