import type { WebClient } from "@slack/web-api";

/**
 * Puts a PNG into Slack and gives its file id, for an image block. Without a channel: in one it would be a message of
 * its own. Slack still looks at it when this returns, and refuses it in blocks for a few seconds.
 * @throws Error of @slack/web-api, or when Slack names no file
 */
export async function uploadPicture(
  client: WebClient,
  picture: { png: Uint8Array; title: string; altText: string },
): Promise<string> {
  const { png, title, altText } = picture;
  const answer = await client.filesUploadV2({
    file: Buffer.from(png),
    filename: "chart.png",
    title,
    alt_text: altText,
  });
  const id = answer.files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error("Slack took a picture and named no file");
  return id;
}
