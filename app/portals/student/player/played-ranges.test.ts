import { describe, expect, it } from "vitest";
import { type PlayedRanges, playedRanges } from "./played-ranges";

const play = (ranges: PlayedRanges, from: number, to: number, step = 0.25) => {
  for (let at = from; at <= to; at += step) ranges.playing(at);
};

describe("LES-2 seconds of a video that were really played", () => {
  it("LES-2 counts what is played through, in pieces that meet", () => {
    const ranges = playedRanges();
    play(ranges, 0, 15.5);
    expect(ranges.take()).toEqual([[0, 15]]);
    play(ranges, 15.75, 30.5);
    expect(ranges.take()).toEqual([[15, 30]]);
    expect(ranges.take()).toEqual([]);
  });

  it("LES-2 does not count what was jumped over, by a seek or by a leap of the position", () => {
    const ranges = playedRanges();
    play(ranges, 0, 10);
    ranges.jump();
    play(ranges, 100, 110);
    ranges.playing(500);
    play(ranges, 500.25, 503);
    expect(ranges.take()).toEqual([
      [0, 10],
      [100, 110],
      [500, 503],
    ]);
  });

  it("LES-2 counts the last second when the film ends within it", () => {
    const ranges = playedRanges();
    play(ranges, 25, 31.5);
    ranges.ended(31.7);
    expect(ranges.take()).toEqual([[25, 32]]);
  });

  it("LES-2 keeps what could not be sent, and never more at once than a beacon takes", () => {
    const ranges = playedRanges();
    for (let start = 0; start < 500; start += 20) {
      play(ranges, start, start + 5);
      ranges.jump();
    }
    const sent = ranges.take();
    expect(sent).toHaveLength(20);
    ranges.restore(sent);
    expect([...ranges.take(), ...ranges.take()]).toHaveLength(25);
    expect(ranges.isEmpty()).toBe(true);
  });
});
