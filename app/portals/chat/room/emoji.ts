/** A hundred or so that people use, by what they are about. */
export const emojiGroups = {
  group_faces:
    "😀 😃 😄 😁 😆 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😜 🤔 🤨 😐 😏 🙄 😬 😌 😔 😴 🤒 😎 🤓 😕 😟 😮 😳 🥺 😢 😭 😤 😡 🤯 🥳 🤗",
  group_hands: "👍 👎 👌 ✌️ 🤞 👏 🙌 🙏 🤝 💪 👋 ☝️ 👉 👈 👀 🤷",
  group_hearts: "❤️ 🧡 💛 💚 💙 💜 🖤 💔 ✨ ⭐ 🔥 🎉 ✅ ❌ ❓ ❗ 💯 ⚡",
  group_life: "🌞 🌙 🌧️ 🌈 🌱 🌹 🌴 🐱 🐪 🐦 ☕ 🍵 🍎 🍞 🍕 🎂",
  group_things: "📚 📖 📝 ✏️ 💡 💻 📱 🔧 🔨 🧰 🔌 🔋 ⚙️ 📎 📅 ⏰ 🎓 🏆 🎯 🚀",
} as const;
export const emojisOf = (group: keyof typeof emojiGroups): string[] => emojiGroups[group].split(" ");

/** Offered first. */
export const usualEmojis = ["👍", "❤️", "😂", "🎉", "😮", "🙏"];
