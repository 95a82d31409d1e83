import { describe, expect, it } from "vitest";
import { priceWords } from "./price";

const paid = { pricingModel: "one_time" as const, price: { AED: 17_900, INR: 349_900, USD: 4_950 } };

describe("course price", () => {
  it("CRS-2 stands in the tenant's currency, with the others behind it", () => {
    const { main, others } = priceWords(paid, ["INR"], "en");
    expect(main).toBe("₹3,499");
    expect(others).toHaveLength(2);
    expect(others.map(({ currency, price }) => `${currency} ${price}`).join(" ")).toMatch(/AED AED.179 USD .*49\.50/);
  });
  it("CRS-2 is the first there is where the tenant's currency has none", () => {
    expect(priceWords({ pricingModel: "one_time", price: { USD: 4_900 } }, ["INR"], "en")).toEqual({
      main: "US$49",
      mainCurrency: "USD",
      others: [],
    });
  });
  it("CRS-2 says free and subscription in words, in both languages", () => {
    expect(priceWords({ pricingModel: "free", price: null }, ["INR"], "en").main).toBe("Free");
    expect(priceWords({ pricingModel: "free", price: null }, ["INR"], "ar").main).toBe("مجانية");
    expect(priceWords({ pricingModel: "subscription", price: null }, ["INR"], "en").main).toBe("By subscription");
  });
});
