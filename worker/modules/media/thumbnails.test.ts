import { beforeAll, describe, expect, it } from "vitest";
import { stripes, withPlace } from "../../../tests/support/pictures";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { completeUpload, createUpload, type MediaKind, makeThumbnails, mediaKey, receivePart } from "./index";

describe("pictures and films that arrive", () => {
  const world = createWorld();
  let teacher: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
  });

  async function arrived(bytes: Uint8Array<ArrayBuffer>, mimeType: string, kind: MediaKind) {
    const { uuid, ticket } = await world
      .as(teacher)
      .run(createUpload, { kind, filename: "a", mimeType, sizeBytes: bytes.length });
    const body = new Response(bytes).body as ReadableStream<Uint8Array>;
    await world.system.run(receivePart, { ticket, number: 1, sizeBytes: bytes.length, body });
    return uuid;
  }
  const whole = (uuid: string) => world.as(teacher).run(completeUpload, { uuid });
  const stored = (key: string) => world.files.objects.get(key);

  it("MED-2 a picture that has arrived is drawn in four widths, once or twice", async () => {
    const uuid = await arrived(withPlace(stripes.baseline(), 6), "image/jpeg", "lesson_image");
    expect(await whole(uuid)).toMatchObject({ width: 16, height: 24 });
    await world.settle();
    expect(world.events.at(-1)).toMatchObject({ kind: "media.picture_arrived", payload: { mediaUuid: uuid } });
    for (let i = 0; i < 2; i++) expect(await world.system.run(makeThumbnails, { uuid })).toEqual({ made: 4 });
    for (const width of [160, 480, 960, 1600])
      expect(stored(`${mediaKey(uuid)}/w${width}`)?.mimeType).toBe("image/webp");
    const place = Buffer.from([0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]);
    // Neither they nor the picture itself name a place.
    for (const [key, { bytes }] of world.files.objects)
      if (key.startsWith(mediaKey(uuid))) expect(Buffer.from(bytes).includes(place), key).toBe(false);
  });

  it("MED-2 what cannot be decoded stays as it is, and what is gone is no error", async () => {
    const animated = Buffer.from(
      "RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\x07\0\0\x07\0\0ANIM\x06\0\0\0\0\0\0\0\0\0",
      "latin1",
    );
    animated.writeUInt32LE(animated.length - 8, 4);
    const uuid = await arrived(Uint8Array.from(animated), "image/webp", "lesson_image");
    await whole(uuid);
    expect(await world.system.run(makeThumbnails, { uuid })).toEqual({ made: 0 });
    expect(stored(mediaKey(uuid))).toBeDefined();
    expect(await world.system.run(makeThumbnails, { uuid: crypto.randomUUID() })).toEqual({ made: 0 });
  });

  it("MED-2 a picture that would unpack to more than fits is refused by its header", async () => {
    const bomb = stripes.baseline();
    const frame = bomb.findIndex((byte, i) => byte === 0xff && bomb[i + 1] === 0xc0);
    new DataView(bomb.buffer).setUint16(frame + 5, 8000);
    new DataView(bomb.buffer).setUint16(frame + 7, 8000);
    const uuid = await arrived(bomb, "image/jpeg", "lesson_image");
    await expectRefusal(whole(uuid), "too_many_pixels");
    expect(stored(mediaKey(uuid))).toBeUndefined();
    await expectRefusal(whole(uuid), "not_found");
  });

  it("MED-2 a film loses what it says of its place, and nothing else moves", async () => {
    const box = (type: string, ...bodies: Buffer[]) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + bodies.reduce((sum, body) => sum + body.length, 0));
      head.write(type, 4, "latin1");
      return Buffer.concat([head, ...bodies]);
    };
    const text = (words: string) => Buffer.from(words, "latin1");
    const samples = text("pictures and sound, and by chance the letters udta and ©xyz");
    const film = Buffer.concat([
      box("ftyp", text("isom\0\0\0\0isom")),
      box("uuid", Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex"), text("<GPSLatitude>30.03</GPSLatitude>")),
      box("mdat", samples),
      box(
        "moov",
        box("mvhd", Buffer.alloc(100, 1)),
        box("trak", box("tkhd", Buffer.alloc(84, 2)), box("udta", box("loci", text("Cairo")))),
        box("udta", box("\xA9xyz", text("\0\x12\x15\xC7+30.03+31.24/"))),
        box("meta", text("com.apple.quicktime.location.ISO6709+30.03+31.24/")),
      ),
    ]);
    const uuid = await arrived(Uint8Array.from(film), "video/mp4", "lesson_video");
    expect(await whole(uuid)).toMatchObject({ sizeBytes: film.length, status: "temporary" });
    const clean = Buffer.from(stored(mediaKey(uuid))?.bytes ?? []);
    expect(clean.length).toBe(film.length);
    for (const words of ["30.03", "Cairo", "ISO6709", "loci"]) expect(clean.includes(words), words).toBe(false);
    expect(clean.indexOf(samples)).toBe(film.indexOf(samples));
    expect(clean.subarray(film.indexOf("mvhd"), film.indexOf("mvhd") + 104)).toEqual(
      film.subarray(film.indexOf("mvhd"), film.indexOf("mvhd") + 104),
    );
    expect(clean.toString("latin1").split("free")).toHaveLength(5);
    const broken = await arrived(
      Uint8Array.from(Buffer.concat([box("ftyp", text("isom\0\0\0\0")), text("\0\0\0\x02moov")])),
      "video/mp4",
      "lesson_video",
    );
    await expectRefusal(whole(broken), "file_type_mismatch");
  });
});
