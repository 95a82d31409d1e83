import type { SQL } from "drizzle-orm";
import type { Translations } from "../../../kernel/columns";

/** What is offered under an uuid, to one buyer. */
export interface Offer {
  id: number;
  title: Translations<string>;
  /** Minor units per currency; null for what has no price. */
  price: Record<string, number> | null;
  /** Whether it is sold at present. */
  isOpen: boolean;
  /** Whether the buyer has it already. */
  isOwned: boolean;
}

/** One thing that can be sold. A new one is a file like its neighbours, a line in index.ts, and a value of LineKind. */
export interface Kind {
  /** The column of order_lines that names it. */
  column: "course_id" | "bundle_id" | "statement_id";
  /** The table that it names a row of. */
  table: "courses" | "bundles" | "statements";
  /** What is paid is owed already: no coupon takes anything off, and no tax is added again. */
  isOnAccount?: true;
  /** The Offer under `uuid` as a row, or none. */
  offer(uuid: string, buyerId: number, now: Date): SQL;
  /** Statements that hand over what line `lineUuid` bought, and take it back. Saying either twice changes nothing. */
  grant(lineUuid: string, buyerId: number, now: Date): SQL;
  revoke(lineUuid: string, buyerId: number, now: Date): SQL;
  /** Whether the buyer of line `l` has it otherwise than by that line. */
  isOwnedOtherwise(buyerId: SQL, now: Date): SQL<boolean>;
  /** The uuids of the courses that line `l` opens, whose rooms are left when it is taken back. */
  courses: SQL;
}
