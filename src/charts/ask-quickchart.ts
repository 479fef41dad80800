import type { Picture } from "./picture-parts.ts";

const timeoutMs = 10_000;

/** A PNG from a QuickChart server. @param url its address without /chart. @throws Error when it does not draw */
export async function askQuickChart(url: string, picture: Picture): Promise<Uint8Array> {
  // Loaded when a server is set only: nobody else needs it.
  const { default: found } = await import("quickchart-js");
  const QuickChart = "default" in found ? found.default : found; // its types speak of CommonJS
  const { protocol, host, pathname } = new URL(url);
  const chart = new QuickChart()
    .setScheme(protocol.replace(":", ""))
    .setHost(`${host}${pathname.replace(/\/$/, "")}`)
    .setWidth(picture.width)
    .setHeight(picture.height)
    .setDevicePixelRatio(2)
    .setVersion("4")
    .setBackgroundColor("#FFFFFF")
    // As text: of an object quickchart-js makes code where a label holds its words for a function.
    .setConfig(JSON.stringify(picture.config));
  // The request is ours, because quickchart-js waits for ever.
  const response = await fetch(`${url.replace(/\/$/, "")}/chart`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(chart.getPostData()),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const isPicture = (response.headers.get("content-type") ?? "").startsWith("image/png");
  if (!response.ok || !isPicture) {
    await response.body?.cancel();
    throw new Error(`QuickChart answered HTTP ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
