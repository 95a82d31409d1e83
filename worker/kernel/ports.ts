import type { Locale } from "./columns";
import type { Gateway, InvoicePrinter } from "./payment-ports";
import type { Recording } from "./trace";

/** The outside world as verbs see it. Each port is implemented in platform/, most with an embedded twin. */

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password; takes the same time when `hash` is null. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

export interface Signer {
  /** A URL-safe token carrying `payload`, valid until `expires`; `purpose` keeps tokens of one kind from opening another door. */
  sign(purpose: string, payload: Record<string, unknown>, expires: Date): Promise<string>;
  /** The payload, or null when forged, of another purpose, or past its end at `now`. */
  verify(purpose: string, token: string, now: Date): Promise<Record<string, unknown> | null>;
}

export interface StoredObject {
  key: string;
  size: number;
  etag: string;
  mimeType: string;
}

export interface UploadedPart {
  partNumber: number;
  etag: string;
}

/** Object storage; keys are given without the tenant, which the implementation puts in front. */
export interface Files {
  put(
    key: string,
    body: ReadableStream | ArrayBuffer | Uint8Array,
    options: { mimeType: string; size?: number },
  ): Promise<StoredObject>;
  head(key: string): Promise<StoredObject | null>;
  /** The bytes `[offset, offset + length)`, or all; null when there is no such object. `size` is the whole object's. */
  get(
    key: string,
    range?: { offset: number; length: number },
  ): Promise<{ body: ReadableStream; size: number; etag: string; mimeType: string } | null>;
  delete(keys: string[]): Promise<void>;
  createUpload(key: string, mimeType: string): Promise<string>;
  uploadPart(
    key: string,
    uploadId: string,
    partNumber: number,
    body: ReadableStream | Uint8Array,
    size: number,
  ): Promise<UploadedPart>;
  completeUpload(key: string, uploadId: string, parts: UploadedPart[]): Promise<StoredObject>;
  abortUpload(key: string, uploadId: string): Promise<void>;
}

export interface Mail {
  /** Repeating an id sends nothing twice where the provider can tell. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Draws certificates; bytes depend on the input alone. */
export interface CertificatePrinter {
  print(certificate: CertificatePaper): Promise<Uint8Array>;
}
export interface CertificatePaper {
  number: string;
  recipientName: string;
  courseTitle: string;
  /** ISO date. */
  completedOn: string;
  instructorName: string | null;
  locale: Locale;
  verifyUrl: string;
  issuedBy: string;
}

/** Pixels of a picture: RGBA, eight bits each, not premultiplied. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}
export interface Webp {
  /** Null for what it cannot read: a broken file, an animation. */
  decode(bytes: Uint8Array): Promise<Pixels | null>;
  encode(picture: Pixels): Promise<Uint8Array>;
}

export interface OutboxMessage {
  uuid: string;
  kind: string;
  payload: Record<string, unknown>;
  requestId: string;
  /** W3C Trace Context; none where nobody traced. */
  traceparent: string | null;
}

/** Which of a person's sessions have ended: all, one, or all but one. */
export interface EndedSessions {
  only?: string | undefined;
  except?: string | undefined;
}
/** Whoever has a page open: told after the commit, at once. What must not be lost is behind it in the queue. */
/** How a live session stands, as its object goes by; of two, the one with the greater version is right. */
export interface SessionFacts {
  status: "scheduled" | "live" | "ended" | "cancelled";
  admission: "open" | "by_host";
  version: number;
}

export interface Live {
  /** Something under the person's bell has changed. */
  notify(userUuid: string): Promise<void>;
  /** Closes what a person's ended sessions hold open. */
  revoke(userUuid: string, ended?: EndedSessions): Promise<void>;
  /** Closes what a person holds open of a course they may no longer enter. */
  expel(userUuid: string, courseUuid: string): Promise<void>;
  /** What a person may do where they are has changed, by a block or a role: they come back and are asked anew. */
  recheck(userUuid: string): Promise<void>;
  /** A person has uploaded a file into a chat room: they, and nobody else, may say it there. */
  offer(room: ChatRoomName, userUuid: string, file: RoomFile): Promise<void>;
  /** From now on a chat room keeps its messages for so many days; null for as long as it stands. */
  retain(room: ChatRoomName, days: number | null): Promise<void>;
  /** A live session was started, ended, called off, or is entered otherwise than before. */
  sessionChanged(sessionUuid: string, facts: SessionFacts): Promise<void>;
}
export interface ChatRoomName {
  kind: "course" | "private";
  uuid: string;
}
/** A file as messages carry it. */
export interface RoomFile {
  /** Its uuid in the media library. */
  media: string;
  kind: "image" | "file" | "voice";
  name: string;
  /** Bytes. */
  size: number;
  mimeType: string;
  /** Of a voice message. */
  seconds?: number;
  /** Pixels of a picture, and what it shows. */
  width?: number;
  height?: number;
  alt?: string;
}

/** A message for a browser's push service (RFC 8030). */
export interface PushMessage {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** At most 3,000 bytes once it is JSON. */
  data: Record<string, unknown>;
  urgent: boolean;
}
export interface PushSender {
  /** What a browser is told to subscribe with; null where nothing is set up. */
  readonly publicKey: string | null;
  /** Whether messages may be sent there: a public host, by TLS. */
  accepts(endpoint: string): boolean;
  /** "gone" where the browser does not want it any more. Throws where the service is away. */
  send(message: PushMessage): Promise<"sent" | "gone">;
}

export interface OutboxQueue {
  send(messages: OutboxMessage[]): Promise<void>;
}

/** Reports an error nobody refused: a bug or an outage. */
export interface ErrorReporter {
  report(error: unknown, about: Record<string, unknown>): void;
}

/** Which door a measured request came through; a verb is measured within its door. */
export type Door = "public" | "portal" | "api" | "content" | "other" | "queue" | "timer";

export interface FigurePoint {
  door: Door;
  /** Null for the whole request. */
  verb: string | null;
  ms: number;
  /** False for a 5xx: a bug or an outage. */
  ok: boolean;
}
export interface Figure {
  door: Door;
  verb: string | null;
  count: number;
  failed: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
}
export interface FigureWindow {
  /** ISO instant at which its five minutes begin. */
  from: string;
  count: number;
  failed: number;
  p95: number;
}
/** How often and how fast, by door and verb. */
export interface Figures {
  record(points: readonly FigurePoint[]): void;
  /** The last `minutes` before `now`: busiest first, and all requests by windows of five minutes, oldest first. Null where they cannot be read. */
  read(minutes: number, now: Date): Promise<{ figures: Figure[]; windows: FigureWindow[] } | null>;
}

/** One line of the log, and what was traced under it. */
export interface Observation {
  event: string;
  fields: Record<string, unknown>;
  door: Door;
  recording: Recording;
}

/** A key of one person, wrapped under the tenant's secret. */
export interface StoredKey {
  uuid: string;
  wrapped: string;
}
/** Seals fields under keys of their person: whoever destroys a person's keys has erased whatever they sealed, wherever it was copied. */
export interface Vault {
  /** The id of the secret that wraps new keys. */
  readonly current: string;
  newKey(): Promise<{ stored: StoredKey; seal(field: string, text: string): Promise<string> }>;
  /** Null where the key is gone; text that was never sealed is answered as it is. Throws for what was tampered with. */
  open(keys: readonly StoredKey[], field: string, text: string): Promise<string | null>;
  rewrap(key: StoredKey): Promise<StoredKey>;
}

/** Small things remembered outside PostgreSQL, for when it is away. */
export interface Notes {
  /** Null for none. */
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface Ports {
  passwords: Passwords;
  signer: Signer;
  files: Files;
  mailer: Mailer;
  certificates: CertificatePrinter;
  webp: Webp;
  /** By name; the first is the one that new payments are opened at. None where nothing is set up: then nothing can be sold. */
  gateways: readonly Gateway[];
  invoices: InvoicePrinter;
  queue: OutboxQueue;
  live: Live;
  push: PushSender;
  errors: ErrorReporter;
  figures: Figures;
  notes: Notes;
  vault: Vault;
  /** Makes every cached public page stale: here at once, elsewhere within seconds. Many at once become one; the last is never lost. */
  touchPublicPages(waitUntil: (work: Promise<unknown>) => void): Promise<void>;
}

export interface Brand {
  name: string;
  accent?: string;
}

/** One customer of the platform: a database, a set of secrets, a brand. */
export interface Tenant {
  key: string;
  databaseUrl: string;
  /** The app's origin, without a slash at the end. */
  origin: string;
  /** Where uploaded things are served: another site, without cookies. */
  contentOrigin: string;
  secret: string;
  /** What wraps people's keys, newest first; the `secret` above is always the last. */
  dataSecrets: { id: string; secret: string }[];
  brand: Brand;
  currency: string;
  timeZone: string;
  mailFrom: string;
}
