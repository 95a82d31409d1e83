import { editRobots, readRobots, sitemap } from "../modules/site";
import { get, put, type Route } from "./route";

export const siteRoutes: Route[] = [
  get("/site/robots", readRobots),
  put("/site/robots", editRobots),
  get("/site/sitemap", sitemap),
];
