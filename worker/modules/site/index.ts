export { editRobots } from "./edit-robots";
export { readRobots } from "./read-robots";
export { sitemap } from "./sitemap";
