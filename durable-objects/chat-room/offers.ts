import type { Attachment } from "./protocol-events";

/** How long a file waits for its message, milliseconds. The library keeps it an hour longer (the verb chat.offerFile). */
const waitsMs = 24 * 3_600_000;

/**
 * Files that people have put into the room. The Worker has settled whose each is and that it belongs here; a message names them, and what it then
 * carries is what is written here. Each goes with one message and no other, so that whatever withdraws that message withdraws its files.
 */
export class Offers {
  constructor(private readonly sql: SqlStorage) {}

  /** Twice does no harm, and changes nothing once a message carries it. */
  add(person: string, at: number, file: Attachment): void {
    this.sql.exec(
      `insert into offers (media, person, at, json) values (?, ?, ?, ?)
       on conflict (media) do update set at = excluded.at, json = excluded.json where offers.used is null and offers.person = excluded.person`,
      ...[file.media, person, at, JSON.stringify(file)],
    );
    this.sql.exec("delete from offers where used is null and at < ?", at - waitsMs);
  }

  /** The files by their names, in that order; null where one is not this person's, not here any more, or gone with another message. */
  of(person: string, media: readonly string[], now: number): Attachment[] | null {
    if (new Set(media).size < media.length) return null;
    const files = media.map((one) => {
      const [row] = this.sql
        .exec<{ json: string }>(
          "select json from offers where media = ? and person = ? and used is null and at >= ?",
          ...[one, person, now - waitsMs],
        )
        .toArray();
      return row ? (JSON.parse(row.json) as Attachment) : null;
    });
    return files.every((file) => file !== null) ? files : null;
  }

  /** A message carries them now. */
  use(media: readonly string[], seq: number): void {
    for (const one of media) this.sql.exec("update offers set used = ? where media = ?", seq, one);
  }

  /** What went with a message: known for as long as the message is. */
  carriedBy(seq: number): Attachment[] {
    return this.sql
      .exec<{ json: string }>("select json from offers where used = ?", seq)
      .toArray()
      .map(({ json }) => JSON.parse(json) as Attachment);
  }

  forget(before: number): void {
    this.sql.exec("delete from offers where used < ?", before);
  }
}
