export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** More segments or chunks than any camera or editor writes (a colour profile takes some 250, twenty megabytes of PNG in pieces of 4 kB some 5,000); a made-up file has millions. */
export const piecesMax = 10_000;

/** A picture of more pieces than `piecesMax`: whole or not, nobody goes on reading it. */
export class TooManyPieces extends Error {
  override name = "TooManyPieces";
}

/** Counts pieces on the way through a file. */
export function pieceCounter(): () => void {
  let count = 0;
  return () => {
    if (++count > piecesMax) throw new TooManyPieces();
  };
}

/** What is kept of a file, one behind the other in one buffer: many small pieces cost what one large one does. */
export class Kept {
  private readonly whole: Uint8Array<ArrayBuffer>;
  private length = 0;
  constructor(atMost: number) {
    this.whole = new Uint8Array(atMost);
  }
  /** Answers where the piece lies now. */
  add(piece: Uint8Array): Uint8Array<ArrayBuffer> {
    const from = this.length;
    this.whole.set(piece, from);
    this.length += piece.length;
    return this.whole.subarray(from, this.length);
  }
  bytes(): Uint8Array<ArrayBuffer> {
    return this.whole.subarray(0, this.length);
  }
}
