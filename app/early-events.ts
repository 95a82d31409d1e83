/** What React answers at once, by drawing whatever of the page it has not taken over yet. */
const discrete = [
  ...["keydown", "keypress", "keyup", "input", "change", "submit", "reset", "copy", "cut", "paste"],
  ...["compositionstart", "compositionend"],
  ...["pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "auxclick", "contextmenu"],
  ...["touchstart", "touchend", "touchcancel", "dragstart", "dragend", "drop"],
];

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
