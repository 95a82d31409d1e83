/** What a buyer chooses on the page; all of it stands in the address. */
export const choices = ["currency", "countryCode", "taxNumber", "coupon", "cycle"] as const;
export type Choices = Partial<Record<(typeof choices)[number], string>>;
