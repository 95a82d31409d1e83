/**
 * A lesson is completed by its button or by watching, and by one of them at a time: two requests at once would each load the page anew, and break off what
 * the other is reading.
 */
let byHand = false;
let byWatching: Promise<void> = Promise.resolve();

/** The button was pressed, or what it asked for is answered. */
export const setByHand = (is: boolean): void => {
  byHand = is;
};
export const isByHand = (): boolean => byHand;

/** Watching has asked; call what comes back when that is answered. */
export function beginByWatching(): () => void {
  let end = () => {};
  byWatching = new Promise((resolve) => {
    end = resolve;
  });
  return end;
}
const patience = 3_000;
/** Resolves when nothing that watching has asked for is unanswered, or three seconds later. */
export const untilWatchingAnswered = (): Promise<unknown> =>
  Promise.race([byWatching, new Promise((late) => setTimeout(late, patience))]);
