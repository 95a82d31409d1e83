const portals = /^\/(student|instructor|mentor|company|recruiter|admin|account|chat|live|checkout)(\/|\.data|$)/;

/** The portal that a path lies in: its pages know who asks. Null for the rest, which is public: read without scripts, cached, nothing personal. */
export const portalOf = (path: string): string | null => portals.exec(path)?.[1] ?? null;
