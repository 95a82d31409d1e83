import { char, numeric } from "drizzle-orm/pg-core";
import { int8 } from "../../kernel/columns";

export const currency = () => char("currency", { length: 3 }).notNull();
/** Of a tax: hundredths of a percent, with two decimals. */
export const taxRate = (name: string) => numeric(name, { precision: 7, scale: 2, mode: "number" }).notNull();
/** Integer minor units of the row's currency. */
export const minor = (name: string) => int8(name).notNull();
