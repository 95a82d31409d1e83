import { describe, expect, it } from "vitest";
import { pushed, windowOf } from "./window";

const middle = { zoom: 1, across: 0.5, down: 0.5 };

describe("the window that a picture is cut by", () => {
  it("MED-2 is as large as fits, has the wanted shape, and never leaves the picture", () => {
    expect(windowOf({ width: 400, height: 300 }, 1, middle)).toEqual({ width: 300, height: 300, x: 50, y: 0 });
    expect(windowOf({ width: 300, height: 400 }, 1, { zoom: 2, across: 1, down: 0 })).toEqual({
      width: 150,
      height: 150,
      x: 150,
      y: 0,
    });
    expect(windowOf({ width: 1600, height: 1600 }, 16 / 9, middle)).toEqual({ width: 1600, height: 900, x: 0, y: 350 });
  });

  it("MED-2 follows a push and stops at the edge", () => {
    const size = { width: 400, height: 300 };
    expect(pushed(size, 1, middle, -50, 40)).toEqual({ zoom: 1, across: 1, down: 0.5 });
    expect(pushed(size, 1, middle, 25, 0).across).toBe(0.25);
    expect(pushed(size, 1, middle, 900, 0).across).toBe(0);
  });
});
