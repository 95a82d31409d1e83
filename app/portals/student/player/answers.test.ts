import { describe, expect, it } from "vitest";
import { changedIn, givenIn, responsesOf, unansweredIn } from "./answers";

const [first, second, third] = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
  "018f0000-0000-7000-8000-000000000003",
];

describe("ASM-1 answers as the form of a paper sends them", () => {
  it("ASM-1 reads one, several and written answers", () => {
    const form = new FormData();
    form.set("_key", "k");
    form.append(`responses.${first}.chosen[]`, "a");
    form.append(`responses.${second}.chosen[]`, "b");
    form.append(`responses.${second}.chosen[]`, "c");
    form.append(`responses.${third}.text`, "كابل");
    expect(responsesOf(form)).toEqual({
      [first]: { chosen: ["a"] },
      [second]: { chosen: ["b", "c"] },
      [third]: { text: "كابل" },
    });
  });

  it("ASM-1 takes a paper without answers as empty, so that what was saved before does not stand in for it", () => {
    expect(responsesOf(new FormData())).toEqual({});
  });

  it("ASM-1 a save names the questions that were changed here: one taken back is sent empty, the others are left alone", () => {
    const form = new FormData();
    form.append(`responses.${first}.chosen[]`, "a");
    form.append(`responses.${third}.text`, "كابل");
    const names = new Set([`responses.${second}.chosen[]`, `responses.${third}.text`]);
    expect(givenIn(changedIn(form, names))).toEqual({ [second]: {}, [third]: { text: "كابل" } });
    // Asked again with less, and with nothing at all.
    expect(givenIn(changedIn(form, new Set([`responses.${first}.chosen[]`])))).toEqual({ [first]: { chosen: ["a"] } });
    expect(givenIn(changedIn(form, new Set()))).toEqual({});
  });

  it("ASM-1 tells which questions have no answer; spaces are none", () => {
    expect(
      unansweredIn([first, second, third].join(), { [first]: { chosen: ["a"] }, [third]: { text: "  " } }),
    ).toEqual([2, 3]);
    expect(unansweredIn("", {})).toEqual([]);
  });
});
