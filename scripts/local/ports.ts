import { createServer } from "node:net";
import { ExpectedError } from "./signals";

/** A TCP port on 127.0.0.1 that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Throws one sentence when `port` is taken on `host`. */
export function assertFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop the program that uses it, or choose another with PORT=${port + 10}.`;
      reject(error.code === "EADDRINUSE" ? new ExpectedError(taken) : error);
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
