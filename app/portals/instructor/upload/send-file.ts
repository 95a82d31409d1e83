import type { ErrorCode } from "../../../../worker/kernel/errors";
import type { MediaFile, MediaKind, UploadPlan } from "../../../../worker/modules/media";

/** The server said no: a code that words/errors.ts knows. */
export class UploadRefused extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

interface Sending {
  file: File;
  kind: MediaKind;
  signal: AbortSignal;
  /** Bytes that have arrived. */
  onProgress: (bytes: number) => void;
}

/**
 * Sends a file in parts and makes it whole. Where an earlier sending of the same file stopped, it goes on behind the parts that arrived.
 * Throws UploadRefused for a refusal, TypeError without a connection (what has arrived stays), AbortError when it is stopped.
 */
export async function sendFile({ file, kind, signal, onProgress }: Sending): Promise<MediaFile> {
  const memory = `upload:${kind}:${file.name}:${file.size}:${file.lastModified}`;
  const plan = (await resumed(memory, signal)) ?? (await opened(file, kind, signal));
  localStorage.setItem(memory, plan.uuid);
  const arrived = new Set(plan.received);
  const sizeOf = (number: number) => Math.min(plan.partBytes, file.size - (number - 1) * plan.partBytes);
  const report = () => onProgress([...arrived].reduce((sum, number) => sum + sizeOf(number), 0));
  report();
  for (let number = 1; number <= plan.parts; number++) {
    if (arrived.has(number)) continue;
    const start = (number - 1) * plan.partBytes;
    await sendPart(`${plan.uploadUrl}/${number}`, file.slice(start, start + sizeOf(number)), signal);
    arrived.add(number);
    report();
  }
  const whole = await ask<MediaFile>(`/api/v1/media/${plan.uuid}/completion`, { method: "POST", signal });
  localStorage.removeItem(memory);
  return whole;
}

async function opened(file: File, kind: MediaKind, signal: AbortSignal): Promise<UploadPlan> {
  const mimeType = file.type || (file.name.toLowerCase().endsWith(".vtt") ? "text/vtt" : "application/octet-stream");
  return ask<UploadPlan>("/api/v1/media/uploads", {
    method: "POST",
    signal,
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ kind, filename: file.name, mimeType, sizeBytes: file.size }),
  });
}

/** The plan of an upload that this browser began; null where there is none, or it is too old. */
async function resumed(memory: string, signal: AbortSignal): Promise<UploadPlan | null> {
  const uuid = localStorage.getItem(memory);
  if (!uuid) return null;
  try {
    return await ask<UploadPlan>(`/api/v1/media/${uuid}/upload`, { signal });
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    localStorage.removeItem(memory);
    return null;
  }
}

const pauses = [1_000, 3_000, 8_000];

/** A part that is lost on its way is sent again, a little later each time. */
async function sendPart(url: string, body: Blob, signal: AbortSignal): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      await ask(url, { method: "PUT", body, signal, credentials: "omit" });
      return;
    } catch (error) {
      const passing =
        error instanceof TypeError ||
        (error instanceof UploadRefused && ["unavailable", "rate_limited", "internal"].includes(error.code));
      if (!passing || pause === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      signal.throwIfAborted();
    }
  }
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  throw new UploadRefused((body as { code?: ErrorCode } | null)?.code ?? "internal");
}
