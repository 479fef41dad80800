import { type Fields, fieldsOf, textOf } from "../json.ts";
import { drawWords } from "./draw-mrkdwn.ts";
import { escapeHtml, tag } from "./tag.ts";

/** A picture block: its title and the picture. */
export function drawImageBlock(block: Fields): string {
  const title = textOf(fieldsOf(block.title).text);
  const caption = title === "" ? "" : tag("figcaption", {}, drawWords(title));
  return tag("figure", { class: "block block-image" }, caption, drawImage(block));
}

/** A picture, from our own /files/ or over https; its alternative words when it comes from anywhere else. */
export function drawImage(image: Fields): string {
  const alt = textOf(image.alt_text);
  const src = addressOf(image);
  if (src === null)
    return tag("span", { class: "no-image", role: "img", "aria-label": alt }, escapeHtml(alt));
  return tag("img", { src, alt, loading: "lazy" });
}

function addressOf(image: Fields): string | null {
  const file = fieldsOf(image.slack_file);
  const id = /\bF[A-Z0-9]{8,}\b/.exec(textOf(file.id) || textOf(file.url))?.[0];
  if (id !== undefined) return `/files/${id}`;
  const url = URL.parse(textOf(image.image_url) || textOf(file.url));
  return url?.protocol === "https:" ? url.href : null;
}
