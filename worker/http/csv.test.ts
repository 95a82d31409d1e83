import { describe, expect, it } from "vitest";
import { csvResponse } from "./csv";

const columns = [
  { header: "Name", cell: (row: string[]) => row[0] ?? "" },
  { header: "ملاحظة", cell: (row: string[]) => row[1] ?? "" },
];

describe("tables as files", () => {
  it("ADM-2 spreadsheets read it as UTF-8 and calculate nothing of what people wrote", async () => {
    const response = csvResponse({
      filename: "people",
      columns,
      first: {
        items: [
          ["=HYPERLINK(0)", "+1"],
          ['says "hi", twice\nand more', "سطر"],
          ["-2", "@x"],
        ],
        next: null,
      },
      more: () => Promise.reject(new Error("there is no more")),
    });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="people.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      ["Name,ملاحظة", `"'=HYPERLINK(0)","'+1"`, '"says ""hi"", twice\nand more",سطر', `"'-2","'@x"`, ""].join("\r\n"),
    );
  });

  it("ADM-2 ten thousand rows go out part by part; one part that fails breaks the download off", async () => {
    let asked = 0;
    const page = (n: number) => ({
      items: Array.from({ length: 1000 }, (_, i) => [`${n * 1000 + i}`, ""]),
      next: n < 9 ? `${n + 1}` : null,
    });
    const table = (failAt: number) => ({
      filename: "many",
      columns,
      first: page(0),
      more: async (cursor: string) => {
        asked += 1;
        if (Number(cursor) === failAt) throw new Error("the database is away");
        return page(Number(cursor));
      },
    });
    const response = csvResponse(table(-1));
    expect(asked).toBe(0);
    expect((await response.text()).trim().split("\r\n")).toHaveLength(10_001);
    expect(asked).toBe(9);
    await expect(csvResponse(table(5)).text()).rejects.toThrow();
  });
});
