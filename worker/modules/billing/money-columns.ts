import { char } from "drizzle-orm/pg-core";
import { int8 } from "../../kernel/columns";

export const currency = () => char("currency", { length: 3 }).notNull();
/** Integer minor units of the row's currency. */
export const minor = (name: string) => int8(name).notNull();
