import type { TestDelivery, TestDue, TestEvent } from "../../worker/platform/gateways/test-payment";

/** After so many tries it gives up, as gateways do: whoever was called has to ask. */
const mostTries = 10;
/** Between the two of a pair. */
const pairMs = 250;

/** When each event is delivered, and how often; `random` gives numbers from 0 to 1. */
export function schedule(
  events: readonly TestEvent[],
  { way, seconds }: TestDelivery,
  now: number,
  random: () => number,
): TestDue[] {
  const due = (event: TestEvent, after: number): TestDue => ({ event, at: now + after, tries: 0 });
  switch (way) {
    case "at_once":
      return events.map((event) => due(event, 0));
    case "delayed":
      return events.map((event) => due(event, seconds * 1_000));
    case "doubled":
      return events.flatMap((event) => [due(event, 0), due(event, pairMs)]);
    case "shuffled":
      return events.map((event) => due(event, Math.floor(random() * seconds * 1_000)));
    case "withheld":
      return [];
  }
}

/** The next try of what did not arrive: later each time; null when it has been tried often enough. */
export const again = ({ event, tries }: TestDue, now: number): TestDue | null =>
  tries + 1 >= mostTries ? null : { event, at: now + 2 ** tries * 1_000, tries: tries + 1 };
