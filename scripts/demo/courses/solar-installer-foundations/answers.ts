import type { Bilingual, DemoAnswer } from "../../types";

/** An answer that counts, with the sentence shown to whoever picked it. */
export const right = (text: Bilingual, feedback: Bilingual): DemoAnswer => ({ text, correct: true, feedback });

/** An answer that does not count; its feedback names the mistake behind it. */
export const wrong = (text: Bilingual, feedback: Bilingual): DemoAnswer => ({ text, correct: false, feedback });
