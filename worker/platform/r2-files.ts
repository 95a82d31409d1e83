import type { Files, StoredObject } from "../kernel/ports";

/** Object storage on R2, a tenant's keys under its own prefix. */
export function r2Files(bucket: R2Bucket, tenantKey: string): Files {
  const full = (key: string) => `${tenantKey}/${key}`;
  const stored = (key: string, object: R2Object): StoredObject => ({
    key,
    size: object.size,
    etag: object.httpEtag,
    mimeType: object.httpMetadata?.contentType ?? "application/octet-stream",
  });
  return {
    async put(key, body, { mimeType, size }) {
      const object = await bucket.put(full(key), sized(body, size), { httpMetadata: { contentType: mimeType } });
      if (!object) throw new Error(`R2 did not store ${key}`);
      return stored(key, object);
    },
    async head(key) {
      const object = await bucket.head(full(key));
      return object && stored(key, object);
    },
    async get(key, range) {
      const object = await bucket.get(full(key), range ? { range } : {});
      return object && { ...stored(key, object), body: object.body };
    },
    async delete(keys) {
      if (keys.length > 0) await bucket.delete(keys.map(full));
    },
    async createUpload(key, mimeType) {
      const upload = await bucket.createMultipartUpload(full(key), { httpMetadata: { contentType: mimeType } });
      return upload.uploadId;
    },
    async uploadPart(key, uploadId, partNumber, body, size) {
      return bucket.resumeMultipartUpload(full(key), uploadId).uploadPart(partNumber, sized(body, size));
    },
    async completeUpload(key, uploadId, parts) {
      return stored(key, await bucket.resumeMultipartUpload(full(key), uploadId).complete(parts));
    },
    async abortUpload(key, uploadId) {
      await bucket.resumeMultipartUpload(full(key), uploadId).abort();
    },
  };
}

/** R2 refuses a stream of unknown length. */
function sized<T>(body: T, size: number | undefined): T | ReadableStream {
  return body instanceof ReadableStream && size !== undefined ? body.pipeThrough(new FixedLengthStream(size)) : body;
}
