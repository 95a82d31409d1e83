import type { AnyVerb } from "../kernel/verb";

/** One line of the HTTP API: `/api/v1` + path. `:name` segments, the query string and the JSON body together are the verb's input. */
export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  verb: AnyVerb;
  /** The status of success; 200 unless told. */
  status?: 200 | 201 | 204;
  /** Its answer is a new session: who came by cookie gets it as a cookie as well, for the old one has ended. */
  opensSession?: boolean;
}

export const get = (path: Route["path"], verb: AnyVerb): Route => ({ method: "GET", path, verb });
export const post = (path: Route["path"], verb: AnyVerb, status: Route["status"] = 201): Route => ({
  method: "POST",
  path,
  verb,
  status,
});
export const put = (path: Route["path"], verb: AnyVerb): Route => ({ method: "PUT", path, verb });
export const patch = (path: Route["path"], verb: AnyVerb): Route => ({ method: "PATCH", path, verb });
export const del = (path: Route["path"], verb: AnyVerb): Route => ({ method: "DELETE", path, verb });
