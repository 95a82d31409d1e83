/** What React answers at once, by drawing whatever of the page it has not taken over yet. */
const discrete = [
  "keydown",
  "keypress",
  "keyup",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "touchstart",
].concat(
  ["touchend", "touchcancel", "click", "dblclick", "auxclick", "contextmenu", "input", "change", "submit", "reset"],
  ["dragstart", "dragend", "drop", "copy", "cut", "paste", "compositionstart", "compositionend"],
);

/**
 * Keeps what somebody does from React until the page's data is read. A press in that moment would have it draw the page without the data, which it gives up
 * (its error 345), and no key or button of the page would work any more. The browser does what it does with scripts off: links lead on, forms are sent.
 */
export function holdEarlyEvents(isReady: () => boolean): void {
  const hold = (event: Event) => {
    if (!isReady()) return event.stopImmediatePropagation();
    for (const name of discrete) window.removeEventListener(name, hold, true);
  };
  for (const name of discrete) window.addEventListener(name, hold, true);
}
