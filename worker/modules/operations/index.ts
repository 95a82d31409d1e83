export { readHealth } from "./read-health";
export { watchPlatform } from "./watch";
