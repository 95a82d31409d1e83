/** Symbol and code length of every sixteen bits that may come next: `table[bits] = symbol << 8 | length`, 0 for no code. */
export type Huffman = Uint16Array;

/** ITU-T T.81, annex C: codes of one length follow one another, in the order of their symbols. */
export function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman {
  const table = new Uint16Array(65_536);
  let at = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    const span = 1 << (16 - length);
    for (let i = 0; i < (counts[length - 1] ?? 0); i++) {
      table.fill(((symbols[next++] ?? 0) << 8) | length, at, at + span);
      at += span;
    }
  }
  return table;
}

/** The coded bits of one scan. Past their end come zeros, as decoders agreed, and `ended` says so. */
export class Bits {
  private held = 0;
  private count = 0;
  private missing = 0;
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** True once more was read than there is. */
  get ended(): boolean {
    return this.missing > 8;
  }

  private fill(): void {
    while (this.count <= 24) {
      let byte = this.bytes[this.at] ?? 0;
      if (this.at >= this.bytes.length) this.missing++;
      else if (byte !== 0xff) this.at++;
      else if (this.bytes[this.at + 1] === 0) this.at += 2;
      else {
        // A marker: the scan, or a restart interval, ends here.
        byte = 0;
        this.missing++;
      }
      this.held = (this.held << 8) | byte;
      this.count += 8;
    }
  }

  read(length: number): number {
    if (length === 0) return 0;
    if (this.count < length) this.fill();
    this.count -= length;
    return (this.held >>> this.count) & ((1 << length) - 1);
  }

  /** The next symbol; 0 where no code fits. */
  symbol(table: Huffman): number {
    if (this.count < 16) this.fill();
    const found = table[(this.held >>> (this.count - 16)) & 0xffff] ?? 0;
    this.count -= found & 0xff || 16;
    return found >> 8;
  }

  /** A difference or a coefficient of `length` bits; section F.2.2.1. */
  signed(length: number): number {
    const value = this.read(length);
    return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
  }

  /** Drops what is left of an interval and steps over its restart marker. */
  restart(): void {
    this.held = 0;
    this.count = 0;
    this.missing = 0;
    for (let i = this.at; i + 1 < this.bytes.length; i++) {
      const next = this.bytes[i + 1] ?? 0;
      if (this.bytes[i] !== 0xff || next === 0 || next === 0xff) continue;
      this.at = next >= 0xd0 && next <= 0xd7 ? i + 2 : i;
      return;
    }
    this.at = this.bytes.length;
  }
}
