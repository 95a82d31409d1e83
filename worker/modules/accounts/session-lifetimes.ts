const day = 86_400_000;

/** Milliseconds without use after which a session ends; moved on when less than half remains. */
export const idleMs = 14 * day;
/** Milliseconds after which it ends however much it is used; nothing older is kept. */
export const absoluteMs = 90 * day;
/** How exact "last seen" is, in milliseconds. */
export const seenEveryMs = 60_000;
