import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { earn, grade } from "./grade";
import type { PaperQuestion, Responses } from "./schema";

const question = (rest: Partial<PaperQuestion>): PaperQuestion => ({
  uuid: "q",
  type: "multiple_select",
  points: 4,
  prompt: { en: "?" },
  answers: [],
  accepted: [],
  ...rest,
});
const answers = (correct: boolean[]) =>
  correct.map((right, i) => ({ id: `${i}`, text: { en: `${i}` }, correct: right }));

const anyQuestion = fc.oneof(
  fc
    .array(fc.boolean(), { minLength: 2, maxLength: 10 })
    .filter((right) => right.some(Boolean))
    .map((right) => question({ type: "multiple_select", answers: answers(right) })),
  fc
    .tuple(fc.integer({ min: 2, max: 10 }), fc.nat())
    .map(([n, right]) =>
      question({ type: "multiple_choice", answers: answers(Array.from({ length: n }, (_, i) => i === right % n)) }),
    ),
  fc
    .array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 })
    .map((accepted) => question({ type: "short_answer", accepted })),
);
const paperOf = fc
  .array(fc.tuple(anyQuestion, fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 12 })
  .map((questions) => questions.map(([q, points], i) => ({ ...q, uuid: `q${i}`, points })));
const responsesTo = (paper: PaperQuestion[]): fc.Arbitrary<Responses> =>
  fc
    .tuple(
      ...paper.map((q) =>
        fc.option<Responses[string]>(
          q.type === "short_answer"
            ? fc.record({ text: fc.string() })
            : fc.record({ chosen: fc.subarray(q.answers.map((a) => a.id)) }),
        ),
      ),
    )
    .map((given) => Object.fromEntries(given.flatMap((response, i) => (response ? [[`q${i}`, response]] : []))));

describe("grading", () => {
  it("ASM-1 of a multiple select each wrong choice takes back a right one, never below nothing", () => {
    const select = question({ answers: answers([true, true, false, false]) });
    const earned = (...chosen: string[]) => earn(select, { chosen });
    expect([
      earned("0", "1"),
      earned("0"),
      earned("0", "2"),
      earned("0", "1", "2"),
      earned("2", "3"),
      earned(),
    ]).toEqual([4, 2, 0, 2, 0, 0]);
    expect(earn(question({ points: 1, answers: answers([true, true, true]) }), { chosen: ["0"] })).toBe(0.33);
  });

  it.each([
    ["القَاهِرة", "القاهره"],
    ["أحمد", "احمد"],
    ["مــصــر", "مصر"],
    ["  New   York ", "new york"],
    ["Ａｍｐｅｒｅ", "ampere"],
    ["Café", "cafe"],
    ["٤٢", "42"],
    ["\u200fنيل\u200e", "النيل".slice(2)],
    ["علىّ", "علي"],
  ])("ASM-1 short answers: %j counts as %j", (given, accepted) => {
    expect(earn(question({ type: "short_answer", accepted: [accepted] }), { text: given })).toBe(4);
  });

  it("ASM-1 an empty answer never counts, whatever is accepted", () => {
    expect(earn(question({ type: "short_answer", accepted: ["ـ"] }), { text: " " })).toBe(0);
    expect(earn(question({ type: "short_answer", accepted: ["x"] }), undefined)).toBe(0);
  });

  it("ASM-1 folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("ASM-1 a score lies between nothing and all, right answers earn all, and belong to the paper", () => {
    fc.assert(
      fc.property(
        paperOf.chain((paper) => fc.tuple(fc.constant(paper), responsesTo(paper), fc.integer({ min: 0, max: 100 }))),
        ([paper, responses, passPercent]) => {
          const result = grade(paper, responses, passPercent);
          expect(result.scorePoints).toBeGreaterThanOrEqual(0);
          expect(result.scorePoints).toBeLessThanOrEqual(result.maxPoints);
          expect(result.passed).toBe(result.scorePercent >= passPercent);
          const right = Object.fromEntries(
            paper.map((q) => [
              q.uuid,
              q.type === "short_answer"
                ? { text: q.accepted[0] ?? "" }
                : { chosen: q.answers.filter((a) => a.correct).map((a) => a.id) },
            ]),
          );
          const best = grade(paper, right, 100);
          const blank = paper.some((q) => q.type === "short_answer" && fold(q.accepted[0] ?? "") === "");
          if (!blank) expect(best).toMatchObject({ scorePoints: best.maxPoints, scorePercent: 100, passed: true });
        },
      ),
    );
  });

  it("ASM-1 one more right choice never lowers a score, one more wrong never raises it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 10 }).filter((r) => r.some(Boolean)),
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        (right, taken) => {
          const select = question({ points: 10, answers: answers(right) });
          const chosen = right.flatMap((_, i) => (taken[i] ? [`${i}`] : []));
          const before = earn(select, { chosen });
          for (const [i, correct] of right.entries()) {
            if (taken[i]) continue;
            const after = earn(select, { chosen: [...chosen, `${i}`] });
            if (correct) expect(after).toBeGreaterThanOrEqual(before);
            else expect(after).toBeLessThanOrEqual(before);
          }
        },
      ),
    );
  });
});
