import {
  createLookup,
  createType,
  deleteLookup,
  editLookup,
  editType,
  listAllLookups,
  listLookups,
  listTypes,
  reorderLookups,
  restoreLookup,
} from "../modules/lookups";
import { del, get, patch, post, put, type Route } from "./route";

export const lookupsRoutes: Route[] = [
  get("/lookups/:type", listLookups),
  get("/lookup-types", listTypes),
  post("/lookup-types", createType),
  patch("/lookup-types/:code", editType),
  get("/lookup-types/:type/values", listAllLookups),
  post("/lookup-types/:type/values", createLookup),
  put("/lookup-types/:type/order", reorderLookups),
  patch("/lookup-values/:uuid", editLookup),
  del("/lookup-values/:uuid", deleteLookup),
  post("/lookup-values/:uuid/restore", restoreLookup, 200),
];
