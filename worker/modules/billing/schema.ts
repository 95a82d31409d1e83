/** Every table of billing: what is offered, what is bought and paid, what the books say, what is printed, what companies owe, and what affiliates are owed. */
export * from "./commissions-schema";
export * from "./companies-schema";
export * from "./invoices-schema";
export * from "./ledger-schema";
export * from "./offers-schema";
export * from "./orders-schema";
export * from "./settings-schema";
