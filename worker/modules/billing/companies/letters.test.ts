import { describe, expect, it } from "vitest";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../kernel/actor";
import type { InputOf } from "../../../kernel/verb";
import { pay, refund, testCards } from "../../../platform/gateways/test-payment";
import { wordNotification } from "../../../words/notifications";
import { listNotifications, raise, sendMail } from "../../notifications";
import { chargeFee, createPayer, issueStatements, listStatements, openPayment, placeOrder, settlePayment } from "..";

describe("letters to companies", () => {
  const world = createWorld();
  /** As the queue would, each message twice: what is told, and the mails of it. */
  async function deliver() {
    await world.settle();
    for (let message = world.events.shift(); message; message = world.events.shift()) {
      const { uuid: outboxUuid, kind, payload } = message;
      for (let times = 0; times < 2; times++) {
        if (kind.startsWith("statement."))
          await world.system.run(raise, { outboxUuid, kind, payload } as InputOf<typeof raise>);
        if (kind === "mail.notification")
          await world.system.run(sendMail, { outboxUuid, kind, payload } as InputOf<typeof sendMail>);
      }
      await world.settle();
    }
  }
  async function owing(locale: "en" | "ar") {
    const finance = await world.person("finance_manager");
    const contact = await world.person("company", { locale });
    world.now = new Date("2026-03-02T10:00:00Z");
    const { payerUuid } = await world.as(finance).run(createPayer, {
      ...{ name: "Demo works", contactEmail: contact.email, countryCode: "IN", currency: "INR", candidateFee: 100_000 },
    });
    const jobUuid = crypto.randomUUID();
    const candidateUuid = (await world.person("student")).uuid;
    await world
      .as(finance)
      .run(chargeFee, { payerUuid, candidateUuid, jobUuid, jobTitle: { en: "Electrician", ar: "كهربائي" } });
    world.now = new Date("2026-04-01T10:00:00Z");
    await Promise.all([world.system.run(issueStatements, {}), world.system.run(issueStatements, {})]);
    await deliver();
    return contact;
  }
  async function told(person: Person) {
    const { items } = await world.as(person).run(listNotifications, { shelf: "all" });
    return items
      .map((item) => ({ ...wordNotification(item, { locale: person.locale, timeZone: "UTC" }), link: item.link }))
      .map(({ title, text, link }) => `${title}. ${text} ${link}`.replace(/[\u2068\u2069]/g, ""))
      .reverse();
  }
  const mailsTo = ({ email }: Person) => world.mails.filter(({ to }) => to === email).map(({ text }) => text);
  async function paid(contact: Person) {
    const uuid = (await world.as(contact).run(listStatements, {})).items[0]?.uuid ?? "";
    const asked = { kind: "company_candidate_fee" as const, uuid, currency: "INR" };
    const { orderUuid } = await world.as(contact).run(placeOrder, { ...asked, expectedTotal: 100_000 });
    const { payUrl } = await world.as(contact).run(openPayment, { orderUuid });
    const reference = payUrl.slice(payUrl.lastIndexOf("/") + 1);
    pay(world.gateway.the(reference), testCards.succeeds, world.now.toISOString());
    for (let times = 0; times < 3; times++) await world.system.run(settlePayment, { gateway: "test", reference });
    await deliver();
    return reference;
  }

  it("PAY-3 COM-6 whoever pays for a company is told once that a statement is there, and once that its payment arrived, by the bell and by mail", async () => {
    const contact = await owing("en");
    expect(await told(contact)).toEqual([
      expect.stringMatching(
        /^The statement of March 2026 is ready\. Demo works owes ₹1,000 by statement STM-2026-\d{6}\. You can read it and pay it here\. \/company\/statements$/,
      ),
    ]);
    const reference = await paid(contact);
    expect((await told(contact)).at(-1)).toMatch(
      /^Your company's payment has arrived\. ₹1,000 for Demo works, statement STM-2026-\d{6}\. It stands in the account already\. /,
    );
    const mails = mailsTo(contact).filter((text) => !text.includes("INV-"));
    expect(mails).toHaveLength(2);
    expect(mails[0]).toContain("₹1,000");
    expect(mails[1]).toContain("/company/statements");
    // What goes back is no payment.
    refund(world.gateway.the(reference), null, 10_000, world.now.toISOString());
    await world.system.run(settlePayment, { gateway: "test", reference });
    await deliver();
    expect(await told(contact)).toHaveLength(2);
  });

  it("PAY-3 COM-6 the same in Arabic; a payment that was one too many is told of as none", async () => {
    const contact = await owing("ar");
    const [ready] = await told(contact);
    expect(ready).toContain("كشف حساب مارس 2026 جاهز");
    expect(ready).toContain("المستحق على Demo works بموجب الكشف STM-2026-");
    const uuid = (await world.as(contact).run(listStatements, {})).items[0]?.uuid ?? "";
    const asked = { kind: "company_candidate_fee" as const, uuid, currency: "INR" };
    const { orderUuid } = await world.as(contact).run(placeOrder, { ...asked, expectedTotal: 100_000 });
    const { payUrl } = await world.as(contact).run(openPayment, { orderUuid });
    await world.sql.query("update orders set status = 'cancelled' where uuid = $1", [orderUuid]);
    await paid(contact);
    const late = payUrl.slice(payUrl.lastIndexOf("/") + 1);
    pay(world.gateway.the(late), testCards.succeeds, world.now.toISOString());
    await world.system.run(settlePayment, { gateway: "test", reference: late });
    await deliver();
    expect(await told(contact)).toHaveLength(2);
    expect((await told(contact)).at(-1)).toContain("وصلت دفعة شركتك");
  });
});
