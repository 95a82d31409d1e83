import { describe, expect, it } from "vitest";
import { countries } from "../../../../app/portals/account/countries";
import { currencyOf, isCurrency } from "./currency-of";

describe("currencies by country", () => {
  it("PAY-5 every country that a buyer can name pays in a currency that has a name; what is no country in none", () => {
    const names = new Intl.DisplayNames(["en"], { type: "currency", fallback: "none" });
    for (const { code } of countries("en")) {
      const currency = currencyOf(code) ?? "";
      expect(names.of(currency), code).toBeDefined();
      expect(isCurrency(currency)).toBe(true);
    }
    expect(["IN", "EG", "DE", "SN", "PS"].map(currencyOf)).toEqual(["INR", "EGP", "EUR", "XOF", "ILS"]);
    expect(["ZZ", "", "T1"].map(currencyOf)).toEqual([null, null, null]);
    expect(["INR", "BTC", "toString"].map(isCurrency)).toEqual([true, false, false]);
  });
});
