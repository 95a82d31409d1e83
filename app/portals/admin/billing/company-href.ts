/** A company's account, as finance sees it. */
export const companyHref = (payerUuid: string) => `/admin/billing/companies/${payerUuid}`;
