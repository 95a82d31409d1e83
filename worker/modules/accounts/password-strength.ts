/** Words that passwords are made of first; with digits and marks around them they are still guessed at once. */
const commonWords =
  "password passwort passphrase secret qwerty qwertyuiop qwertyuio asdfghjkl asdfgh zxcvbnm qazwsx letmein welcome admin administrator login master dragon monkey football baseball superman batman iloveyou princess sunshine shadow whatever trustno starwars pokemon computer internet changeme default test guest root hello abc habibi muhammad mohamed mohammed ahmed allah bismillah egypt cairo india mumbai bangalore student teacher recruitlms recruit".split(
    " ",
  );
const sequences = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
];
const disguises: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

export interface Owner {
  email: string;
  fullName: string;
  username?: string | null | undefined;
}

/**
 * Whether a password of allowed length is among the first that an attacker tries: the owner's own name or address in it,
 * a common word dressed up, a run along the keyboard, a few characters over and over. Everything else is the owner's business.
 */
export function isWeakPassword(password: string, owner: Owner): boolean {
  const typed = password.normalize("NFKC").toLowerCase();
  // Undressed: what stands around the letters goes, what stands in for letters among them becomes those letters.
  const plain = typed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "").replace(/[@4310!$57]/g, (mark) => disguises[mark] ?? mark);
  const personal = [
    owner.email.split("@")[0] ?? "",
    owner.username ?? "",
    ...owner.fullName.split(/\s+/),
    owner.fullName.replace(/\s+/g, ""),
  ]
    .map((part) => part.normalize("NFKC").toLowerCase())
    .filter((part) => part.length >= 4);
  if (personal.some((part) => typed.includes(part) || plain.includes(part))) return true;
  if (new Set(typed).size < 5 || repeats(typed)) return true;
  return [typed, plain].some(isCommon) || isSequence(typed);
}

/** A common word, alone or more than once, with nothing but digits and marks beside it. */
function isCommon(text: string): boolean {
  const letters = text.replace(/[^\p{L}]+/gu, "");
  return letters !== "" && commonWords.some((word) => letters.replaceAll(word, "") === "");
}

/** Two thirds of it are one run along the alphabet, the digits or the keyboard, either way. */
function isSequence(text: string): boolean {
  const needed = Math.ceil((text.length * 2) / 3);
  for (let start = 0; start + needed <= text.length; start++) {
    const run = text.slice(start, start + needed);
    const backwards = [...run].reverse().join("");
    if (sequences.some((sequence) => sequence.includes(run) || sequence.includes(backwards))) return true;
  }
  return false;
}

/** "abcabcabcabc": one short part again and again. */
const repeats = (text: string) => /^(.{1,5})\1+$/su.test(text);
