import { readHealth } from "../modules/operations";
import { get, type Route } from "./route";

export const operationsRoutes: Route[] = [get("/platform/health", readHealth)];
