import type { SQL } from "drizzle-orm";
import type { Translations } from "../../../kernel/columns";
import type { refuseUnless, Writing } from "../../../kernel/database";
import type { KeptMeans } from "../../../kernel/payment-ports";
import type { Cycle } from "../../plans";
import type { TermsHow } from "../../plans/schema";

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
  /** Of a plan alone: what its price and its period depend on. */
  plan?: PlanOffered;
  /** Of what is owed on account alone: who owes it, as the order is to say. */
  payer?: Payer;
}
export interface Payer {
  name: string;
  countryCode: string;
  taxNumber: string | null;
}
export interface PlanOffered {
  rank: number;
  /** IANA name, of the buyer. */
  timeZone: string;
  standing: Standing | null;
}
/** The subscription that a buyer has, and the period of it that counts. Instants as ISO text. */
export interface Standing {
  subscriptionId: number;
  status: "trial" | "active" | "suspended" | "cancelled";
  isCovered: boolean;
  /** The next period is paid for already. */
  hasNext: boolean;
  accessEndsAt: string;
  planId: number;
  rank: number;
  cycle: Cycle;
  currency: string;
  period: Base;
}
export interface Base {
  id: number;
  startsAt: string;
  endsAt: string;
  isTrial: boolean;
  /** Minor units: of the plan's price what was paid; of the order the total, and what of that went back. */
  value: number;
  paid: number;
  refunded: number;
}

/** What a line of an order buys of a plan: a row of subscription_terms. */
export interface Terms {
  planId: number;
  cycle: Cycle;
  currency: string;
  how: TermsHow;
  subscriptionId: number | null;
  baseId: number | null;
  baseRefunded: number;
  timeZone: string;
  anchorAt: string | null;
  startsAt: string | null;
  endsAt: string | null;
  fee: number;
  credit: number;
  autoRenew: boolean;
  payableUntil: string | null;
}

/** How a line was paid: when, and by what the gateway kept. */
export interface Paid {
  at: Date;
  means: (KeptMeans & { gateway: string }) | null;
}
export type HandedLine = Paid & { uuid: string; terms: Terms | null };
/** `leaning`: the lines that stand on its credit, and go with it. */
export interface TakenLine {
  uuid: string;
  leaning: readonly string[];
}
export type Statements = (ReturnType<Writing["execute"]> | ReturnType<typeof refuseUnless>)[];
export interface Wanted {
  uuid: string;
  cycle?: Cycle | undefined;
}

/** One thing that can be sold. A new one is a file like its neighbours, a line in index.ts, and a value of LineKind. */
export interface Kind {
  /** The column of order_lines that names it. */
  column: "course_id" | "bundle_id" | "plan_id" | "statement_id";
  /** The table that it names a row of. */
  table: "courses" | "bundles" | "plans" | "statements";
  /** What is paid is owed already: no coupon takes anything off, and no tax is added again. */
  isOnAccount?: true;
  /** The Offer of what is wanted as a row, or none. */
  offer(wanted: Wanted, buyerId: number, now: Date): SQL;
  /** Statements that hand over what a line bought, and take it back. Saying the latter twice changes nothing. */
  grant(w: Writing, line: HandedLine, buyerId: number, now: Date): Statements;
  revoke(w: Writing, line: TakenLine, buyerId: number, now: Date): Statements;
  /** Whether what line `l` bought is of no use to its buyer, who has it otherwise. */
  isOwnedOtherwise(buyerId: SQL, now: Date): SQL<boolean>;
  /** The uuids of the courses that line `l` opens, whose rooms are left when it is taken back. */
  courses: SQL;
}
