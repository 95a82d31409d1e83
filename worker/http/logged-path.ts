/** Signed tokens (platform/signer.ts): whoever holds one may do what it says, so none stands in a log. */
const token = /[\w-]{16,}\.[\w-]{43}(?![\w-])/g;

/** A path as logs and traces say it: without upload tickets, links to files and unsubscribe tokens. */
export const loggedPath = (path: string): string => path.replace(token, "[token]");
