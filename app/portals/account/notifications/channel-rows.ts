import {
  type Category,
  type Channel,
  channels,
  type NotificationType,
  notificationTypes,
} from "../../../../worker/modules/notifications";

/** What stands in a cell: a choice, or that there is none. */
export type Cell = boolean | "always" | "never";
export interface ChannelGroup {
  category: Category;
  rows: { type: NotificationType; cells: Record<Channel, Cell> }[];
}

/** Types by category, each with what is chosen of every channel; what happens to companies is shown to their people. */
export function channelRows(
  shown: readonly Category[],
  choices: readonly { type: NotificationType; channel: Channel; wanted: boolean }[],
  ofCompany: boolean,
): ChannelGroup[] {
  const types = Object.entries(notificationTypes) as [NotificationType, (typeof notificationTypes)[NotificationType]][];
  const cell = (type: NotificationType, channel: Channel): Cell => {
    const standing = (notificationTypes[type].channels as Partial<Record<Channel, string>>)[channel];
    if (standing === undefined) return "never";
    if (standing === "always") return "always";
    return choices.find((choice) => choice.type === type && choice.channel === channel)?.wanted ?? false;
  };
  return shown.map((category) => ({
    category,
    rows: types
      .filter(([, of]) => of.category === category)
      .filter(([type]) => ofCompany || !type.startsWith("statement."))
      .map(([type]) => ({
        type,
        cells: Object.fromEntries(channels.map((channel) => [channel, cell(type, channel)])) as Record<Channel, Cell>,
      })),
  }));
}
