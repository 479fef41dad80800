// Run by serve-apart.ts in a process of its own: the real app on a database and a stub of Slack.
import { startRoundtrip } from "./start-roundtrip.ts";

const [url = "", apiUrl = ""] = process.argv.slice(2);
const app = await startRoundtrip(url, apiUrl);
process.on("message", () => void app.stop().then(() => process.disconnect()));
process.send?.({ port: app.port });
