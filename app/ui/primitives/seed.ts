/** FNV-1a: the same 32 bits for the same words, everywhere. Its low bits are weak: draw from `sequence` instead. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A stream of numbers from 0 to 1 that a seed always repeats (mulberry32). */
export function sequence(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const palettes = ["sea", "sky", "sand", "plum", "rose", "leaf"] as const;
export type Palette = (typeof palettes)[number];

/** Written out, because Tailwind finds class names by reading. */
export const paletteClass: Record<Palette, { ground: string; text: string }> = {
  sea: { ground: "bg-cover-sea", text: "text-cover-sea-ink" },
  sky: { ground: "bg-cover-sky", text: "text-cover-sky-ink" },
  sand: { ground: "bg-cover-sand", text: "text-cover-sand-ink" },
  plum: { ground: "bg-cover-plum", text: "text-cover-plum-ink" },
  rose: { ground: "bg-cover-rose", text: "text-cover-rose-ink" },
  leaf: { ground: "bg-cover-leaf", text: "text-cover-leaf-ink" },
};

export function paletteOf(seed: string): Palette {
  return palettes[Math.floor(sequence(`${seed}/palette`)() * palettes.length)] ?? "sea";
}
