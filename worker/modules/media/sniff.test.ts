import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeFilename } from "./filename";
import { kinds, officeTypes, partBytes, partCount, sizeOfPart } from "./kinds";
import { peek } from "./peek";
import { looksLike } from "./sniff";

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const zipOf = (name: string) => latin1(`PK\x03\x04${"\0".repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`);
const types = [...new Set(Object.values(kinds).flatMap((rules) => rules.mimeTypes))];
/** The first bytes of a file of each type. */
const beginnings: Record<string, Uint8Array> = {
  "image/jpeg": latin1("\xFF\xD8\xFF\xE0"),
  "image/png": latin1("\x89PNG\r\n\x1A\n"),
  "image/webp": latin1("RIFF\0\0\0\0WEBPVP8 "),
  "image/svg+xml": utf8('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg">'),
  "application/pdf": latin1("%PDF-1.7\n%\xE2\xE3"),
  "application/zip": zipOf("readme.txt"),
  ...Object.fromEntries(officeTypes.map((type) => [type, zipOf("[Content_Types].xml")])),
  "video/mp4": latin1("\0\0\0\x20ftypisom"),
  "video/webm": latin1("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm"),
  "audio/mpeg": latin1("ID3\x04"),
  "audio/webm": latin1("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm"),
  "audio/mp4": latin1("\0\0\0\x20ftypM4A "),
  "audio/ogg": latin1("OggS\0\x02"),
  "text/vtt": utf8("\uFEFFWEBVTT\n\n00:00.000 --> 00:01.000\nسلام"),
  "text/plain": utf8("Notes, ملاحظات"),
  "text/csv": utf8("name,score\r\nDemo,7"),
};

describe("types by content", () => {
  it("PLT-10 a drawing that is nothing but comments is looked at once, however many there are", () => {
    expect(looksLike(utf8(`${"<!---->".repeat(146)}x`), "image/svg+xml")).toBe(false);
    expect(looksLike(utf8(`${"<!---->\n".repeat(120)}<svg>`), "image/svg+xml")).toBe(true);
  });

  it("MED-2 every allowed type is known by its first bytes", () => {
    expect(Object.keys(beginnings).sort()).toEqual([...types].sort());
    for (const type of types) expect(looksLike(beginnings[type] ?? new Uint8Array(), type), type).toBe(true);
  });

  it("MED-2 no type passes for another: a PDF that is a zip, a picture that is a page", () => {
    const kin = [
      ["application/zip", ...officeTypes],
      // A container says what is in it further on than its beginning.
      ["video/webm", "audio/webm"],
      ["video/mp4", "audio/mp4"],
      ["text/plain", "text/csv", "text/vtt", "image/svg+xml"],
    ];
    for (const [type, head] of Object.entries(beginnings)) {
      const alike = kin.find((family) => family.includes(type)) ?? [];
      for (const other of types)
        if (other !== type && !alike.includes(other)) expect(looksLike(head, other), `${type} as ${other}`).toBe(false);
    }
    expect(looksLike(zipOf("word/document.xml"), "application/pdf")).toBe(false);
    expect(looksLike(utf8("<!doctype html><script>"), "image/svg+xml")).toBe(false);
    expect(looksLike(utf8("<svg onload=x>"), "image/png")).toBe(false);
    expect(looksLike(zipOf("a.exe"), officeTypes[0])).toBe(false);
    expect(looksLike(latin1("\0\0\0\x20ftypheic"), "video/mp4")).toBe(false);
    expect(looksLike(latin1("MZ\x90\0"), "text/plain")).toBe(false);
    expect(looksLike(latin1("%PDF-1.7"), "application/x-unlisted")).toBe(false);
  });

  it("MED-2 any bytes get an answer, and what follows the beginning changes it for no binary type", () => {
    const binary = types.filter((type) => !type.startsWith("text/") && type !== "image/svg+xml");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), fc.constantFrom(...types), (rest, type) => {
        expect(typeof looksLike(rest, type)).toBe("boolean");
        const head = Uint8Array.from([...(beginnings[type] ?? []), ...rest]);
        if (binary.includes(type)) expect(looksLike(head, type)).toBe(true);
        // The other way round: bytes before a signature spoil it.
        if (type === "application/pdf") expect(looksLike(Uint8Array.from([0x50, ...head]), type)).toBe(false);
      }),
    );
  });

  it("MED-2 names become what any file system takes", () => {
    expect(safeFilename("../../etc/passwd")).toBe("passwd");
    expect(safeFilename("C:\\Users\\x\\ملف الدرس.pdf")).toBe("ملف الدرس.pdf");
    expect(safeFilename("invoice\u202Efdp.exe")).toBe("invoicefdp.exe");
    expect(safeFilename(`${"a".repeat(300)}.webm`)).toBe(`${"a".repeat(115)}.webm`);
    for (const nothing of ["", "...", "/", "\u0000", "\u0080"]) expect(safeFilename(nothing)).toBe("file");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
        const safe = safeFilename(name);
        expect(Array.from(safe).length).toBeGreaterThan(0);
        expect(Array.from(safe).length).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[\p{Cc}\p{Surrogate}/\\<>:"|?*\u202A-\u202E]|^\./u);
      }),
    );
  });

  it("MED-1 parts add up to the file", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 * partBytes }), (size) => {
        const sizes = Array.from({ length: partCount(size) }, (_, i) => sizeOfPart(size, i + 1));
        expect(sizes.reduce((a, b) => a + b)).toBe(size);
        expect(sizes.every((one) => one > 0 && one <= partBytes)).toBe(true);
      }),
    );
  });

  it("MED-2 looking at the first bytes of a stream takes none away", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 }),
        fc.nat(100),
        async (pieces, wanted) => {
          const body = new ReadableStream<Uint8Array>({
            start(controller) {
              for (const piece of pieces) controller.enqueue(piece);
              controller.close();
            },
          });
          const all = pieces.flatMap((piece) => [...piece]);
          const { head, whole } = await peek(body, wanted);
          expect([...head]).toEqual(all.slice(0, wanted));
          expect([...new Uint8Array(await new Response(whole).arrayBuffer())]).toEqual(all);
        },
      ),
    );
  });
});
