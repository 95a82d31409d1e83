/** The header in which the Worker's door tells a room who comes in (sockets.ts: Entrance). Nobody else can reach the object. */
export const entranceHeader = "x-entrance";
