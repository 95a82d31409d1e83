export interface Finding {
  file: string;
  line: number;
  what: string;
}

/** Keys that say what they are. */
const known: [name: string, form: RegExp][] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/],
  ["a Stripe key", /\b(?:sk|rk)_live_[A-Za-z0-9]{16,}\b/],
  ["a webhook secret", /\bwhsec_[A-Za-z0-9]{24,}\b/],
  ["a Razorpay key", /\brzp_live_[A-Za-z0-9]{14}\b/],
  ["a Google key", /\bAIza[A-Za-z0-9_-]{35}\b/],
  ["a Slack token", /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a Neon key", /\bnapi_[a-z0-9]{40,}\b/],
  ["a model provider's key", /\bsk-[A-Za-z0-9_-]{32,}/],
  ["a signed token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/],
  // Addresses for tests end in .test, .example or nowhere.
  [
    "a database password",
    /\bpostgres(?:ql)?:\/\/[^\s:@/"'`$]+:[^\s@"'`$…]+@(?!localhost|127\.|[^\s/"'`]*\.(?:test|localtest|example|invalid)\b|db\.localtest)[^\s/"'`]*\.[a-z]{2,}/,
  ],
];
/** Something long and without a pattern, in quotes or after "=": what nobody types and nobody reads. */
const opaque = /["'`=]([A-Za-z0-9+/_-]{32,}={0,2})["'`\s]/g;
const mostBits = 4.2;

/** Bits a character, after Shannon. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Letters, digits and both cases, without a word in it: paths, names and alphabets have longer runs of small letters. */
const looksRandom = (text: string) =>
  /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text) && !/[a-z]{8}|\//.test(text) && entropy(text) >= mostBits;

export function secretsIn(file: string, text: string, allowed: readonly RegExp[] = []): Finding[] {
  return text.split("\n").flatMap((content, at) => {
    if (allowed.some((pattern) => pattern.test(content))) return [];
    const line = at + 1;
    const named = known.filter(([, form]) => form.test(content)).map(([what]) => ({ file, line, what }));
    const random = [...content.matchAll(opaque)].some(([, value = ""]) => looksRandom(value));
    return named.length === 0 && random ? [{ file, line, what: "something like a key" }] : named;
  });
}
