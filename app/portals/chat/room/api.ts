/** Asks the HTTP API on the reader's behalf; null where it refused, or did not answer. */
export async function askApi<T>(path: string, method = "GET", body?: unknown): Promise<T | null> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) return null;
    return response.status === 204 ? ({} as T) : ((await response.json()) as T);
  } catch {
    return null;
  }
}
