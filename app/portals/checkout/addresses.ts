/** Where things are bought, and where the buyer comes back to from paying. */
export const checkoutHref = (
  kind: "course_purchase" | "bundle_purchase" | "subscription" | "company_candidate_fee",
  uuid: string,
  currency?: string | null,
) => `/checkout/${kind}/${uuid}${currency ? `?currency=${currency}` : ""}`;
export const returnHref = (orderUuid: string) => `/checkout/orders/${orderUuid}/return`;
