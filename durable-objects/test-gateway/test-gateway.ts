import { DurableObject } from "cloudflare:workers";
import type { Locale } from "../../worker/kernel/columns";
import type { GatewayTruth } from "../../worker/kernel/payment-ports";
import {
  cancel,
  charge,
  closeDispute,
  confirm,
  dispute,
  opened,
  pay,
  refund,
  type TestBooks,
  type TestDelivery,
  type TestDue,
  type TestEvent,
  type TestOpening,
  type TestOutcome,
  type TestPayment,
  truthOf,
} from "../../worker/platform/gateways/test-payment";
import { again, schedule } from "./deliveries";

/** What the composition gives it: sends a webhook of the object of this name; false where it did not arrive. */
type Deliver<Env> = (
  env: Env,
  name: string,
  event: TestEvent & { reference: string },
  waitUntil: (work: Promise<unknown>) => void,
) => Promise<boolean>;

const now = () => new Date().toISOString();

/** One object a payment of the test gateway: what the buyer did there, and the webhooks that tell of it. Reading and writing are one step, so nobody comes between. */
export const testGateway = <Env>(deliver: Deliver<Env>) =>
  class TestGateway extends DurableObject<Env> {
    /** Opened twice it is opened once. */
    open(given: TestOpening, locale: Locale): void {
      if (!this.books()) this.begin(opened(given), locale);
    }

    /** Opened and charged in one step, once. */
    async charge(given: TestOpening, means: string): Promise<void> {
      if (this.books()) return;
      this.open(given, "en");
      await this.change((payment) => charge(payment, means, now()));
    }

    /** What somebody else's books say of a payment that is not known here, and nothing to tell of it. */
    remember(payment: TestPayment): void {
      if (!this.books()) this.begin(payment, "en");
    }

    look(): TestBooks | null {
      return this.books();
    }

    ask(): GatewayTruth | null {
      const books = this.books();
      return books && truthOf(books.payment);
    }

    async pay(cardNumber: string): Promise<TestOutcome | null> {
      let outcome: TestOutcome | null = null;
      await this.change((payment) => {
        const paid = pay(payment, cardNumber, now());
        outcome = paid.outcome;
        return paid.events;
      });
      return outcome;
    }

    confirm(isGranted: boolean): Promise<boolean> {
      return this.change((payment) => confirm(payment, isGranted, now()));
    }

    cancel(): Promise<boolean> {
      return this.change(cancel);
    }

    /** `uuid` is null for a refund that begins here. */
    refund(uuid: string | null, amount: number): Promise<boolean> {
      return this.change((payment) => refund(payment, uuid, amount, now()));
    }

    dispute(): Promise<boolean> {
      return this.change((payment) => dispute(payment, now()));
    }

    closeDispute(status: "won" | "lost"): Promise<boolean> {
      return this.change((payment) => closeDispute(payment, status, now()));
    }

    deliverBy(delivery: TestDelivery): void {
      const books = this.books();
      if (books) this.keep({ ...books, delivery });
    }

    /** All that it ever told of, once more; what was withheld comes now. */
    async sendAgain(): Promise<void> {
      const books = this.books();
      if (!books) return;
      const { delivery, events } = books;
      const way = delivery.way === "withheld" ? { ...delivery, way: "at_once" as const } : delivery;
      await this.plan({ ...books, due: [...books.due, ...schedule(events, way, Date.now(), Math.random)] });
    }

    override async alarm(): Promise<void> {
      const ready = (this.books()?.due ?? []).filter(({ at }) => at <= Date.now()).sort((a, b) => a.at - b.at);
      for (const one of ready) await this.send(one);
      const books = this.books();
      if (books) await this.plan(books);
    }

    private async send(one: TestDue): Promise<void> {
      const { reference } = this.books()?.payment ?? {};
      if (reference === undefined) return;
      const isHeard = await deliver(this.env, this.ctx.id.name ?? "", { ...one.event, reference }, (work) =>
        this.ctx.waitUntil(work),
      );
      // Read again: while it was on its way, more may have happened.
      const books = this.books();
      if (!books) return;
      const index = books.due.findIndex(
        ({ event, at, tries }) => event.id === one.event.id && at === one.at && tries === one.tries,
      );
      const next = isHeard ? null : again(one, Date.now());
      this.keep({ ...books, due: [...books.due.filter((_, other) => other !== index), ...(next ? [next] : [])] });
    }

    /** Does something to the payment and plans the webhooks that tell of it; false where there is none. */
    private async change(act: (payment: TestPayment) => TestEvent[]): Promise<boolean> {
      const books = this.books();
      if (!books) return false;
      const events = act(books.payment);
      const due = schedule(events, books.delivery, Date.now(), Math.random);
      await this.plan({ ...books, events: [...books.events, ...events], due: [...books.due, ...due] });
      return true;
    }

    private async plan(books: TestBooks): Promise<void> {
      this.keep(books);
      if (books.due.length > 0) await this.ctx.storage.setAlarm(Math.min(...books.due.map(({ at }) => at)));
    }

    private begin(payment: TestPayment, locale: Locale): void {
      this.keep({ payment, locale, delivery: { way: "at_once", seconds: 5 }, events: [], due: [] });
    }

    private books(): TestBooks | null {
      return this.ctx.storage.kv.get<TestBooks>("books") ?? null;
    }

    private keep(books: TestBooks): void {
      this.ctx.storage.kv.put("books", books);
    }
  };
